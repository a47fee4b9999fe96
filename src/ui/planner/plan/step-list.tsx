import { For, Show, type JSX } from 'solid-js'
import { createKeyed } from '../../kit/keyed.ts'
import { ProgressLine } from '../../kit/progress-line.tsx'
import { usePlanTab } from './create-plan-tab.ts'
import { StepItem } from './step-item.tsx'

/** The steps of the plan in order; each keeps its part of the page while it is moved, and with it the focus. */
export function StepList(): JSX.Element {
  const { plans, words } = usePlanTab()
  const steps = createKeyed(plans.steps, ({ id }) => id)
  return (
    <section aria-labelledby="plan-steps">
      <div class="plan-section-head planner-inset">
        <h3 id="plan-steps" tabindex={-1}>
          {words().plan.steps.heading}
        </h3>
        <p class="planner-note" id="plan-steps-hint">
          {words().plan.steps.hint}
        </p>
      </div>
      <ol class="plan-steps">
        <For each={steps()}>
          {(step, i) => <StepItem step={step.value()} position={i()} count={steps().length} />}
        </For>
      </ol>
      <div class="planner-inset plan-progress">
        <Show when={plans.gainsProgress()}>
          {(progress) => <ProgressLine label={words().plan.totals.working} progress={progress()} />}
        </Show>
      </div>
    </section>
  )
}
