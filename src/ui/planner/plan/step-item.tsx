import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import DoorOpen from 'lucide-solid/icons/door-open'
import Route from 'lucide-solid/icons/route'
import Trash from 'lucide-solid/icons/trash'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createMemo, For, Match, onCleanup, Show, Switch, type JSX } from 'solid-js'
import type { PlanStep } from '../../../format/plan.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { ServiceIcon } from '../../kit/service-icon.tsx'
import { usePlanTab } from './create-plan-tab.ts'
import { createMoveByKeys } from './move-by-keys.ts'
import { stepChange, stepMainGain } from './gain-rows.ts'

export interface StepItemProps {
  readonly step: PlanStep
  /** From 0. */
  readonly position: number
  readonly count: number
}

export const stepButtonId = (step: string): string => `plan-step-${step}`

/** One step: what, where, what it gives, and what can be done with it. */
export function StepItem(props: StepItemProps): JSX.Element {
  const tab = usePlanTab()
  const { number } = useI18n()
  const session = useSession()
  const { plans, words } = tab
  const steps = () => words().plan.steps
  const place = () => number(props.position + 1)
  const isChosen = () => plans.chosenStep() === props.step.id
  const problem = () =>
    plans.gains()?.steps.find(({ id }) => id === props.step.id)?.problem ??
    plans.problems()[props.position] ??
    null
  const keys = createMoveByKeys({
    plans,
    step: () => props.step,
    within: () => session.city()?.bounds,
    onSettled: (at) => tab.say(steps().moved(place(), tab.placeText(at))),
  })
  onCleanup(keys.settle)
  const drop = () => {
    const { id } = props.step
    const others = plans.steps()
    const next = others[props.position + 1] ?? others[props.position - 1]
    keys.forget()
    plans.drop(id)
    tab.say(steps().removed(place()))
    queueMicrotask(() =>
      document.getElementById(next === undefined ? 'plan-steps' : stepButtonId(next.id))?.focus(),
    )
  }
  return (
    <li class="plan-step" data-chosen={isChosen() ? '' : undefined}>
      <div class="plan-step-line">
        <button
          type="button"
          id={stepButtonId(props.step.id)}
          class="plan-step-main"
          aria-pressed={isChosen()}
          aria-describedby="plan-steps-hint"
          onClick={() => plans.chooseStep(isChosen() ? null : props.step.id)}
          onBlur={keys.settle}
          onKeyDown={(event) => {
            if (event.key === 'Delete') drop()
            else keys.press(event)
          }}
        >
          <StepIcon step={props.step} />
          <span class="plan-step-words">
            <b>
              {place()}. {tab.stepWhat(props.step)}
            </b>
            <small>{tab.stepWhere(props.step)}</small>
          </span>
          <Gain step={props.step} />
        </button>
        <Button kind="plain" label={steps().removeOf(place())} onClick={drop}>
          <Trash size={18} aria-hidden="true" />
        </Button>
      </div>
      <Show when={problem()}>
        {(found) => (
          <p class="plan-step-problem">
            <TriangleAlert size={16} aria-hidden="true" />
            {steps().problems[found()]}
          </p>
        )}
      </Show>
      <Show when={isChosen()}>
        <Details step={props.step} position={props.position} count={props.count} />
      </Show>
    </li>
  )
}

function StepIcon(props: { readonly step: PlanStep }): JSX.Element {
  const { stepIcon } = usePlanTab()
  return (
    <Switch>
      <Match when={stepIcon(props.step)}>
        {(icon) => (
          <ServiceIcon icon={icon()} tone={props.step.kind === 'close-facility' ? 'grey' : 'teal'} />
        )}
      </Match>
      <Match when={props.step.kind === 'set-access'}>
        <span class="plan-step-icon" aria-hidden="true">
          <DoorOpen size={22} />
        </span>
      </Match>
      <Match when={true}>
        <span class="plan-step-icon" aria-hidden="true">
          <Route size={22} />
        </span>
      </Match>
    </Switch>
  )
}

/** Residents who come within reach of the service that the step is about. */
function Gain(props: { readonly step: PlanStep }): JSX.Element {
  const tab = usePlanTab()
  const session = useSession()
  const main = createMemo(() =>
    stepMainGain(tab.plans.gains(), props.step, session.terms()?.standard.rules ?? []),
  )
  return (
    <span class="plan-step-gain">
      <Show when={main()} fallback={<small>{tab.plans.gains() === undefined ? '…' : '—'}</small>}>
        {(gain) => (
          <>
            <b data-loss={gain().residents < 0 ? '' : undefined}>{tab.signedPeople(gain().residents)}</b>
            <small>
              {tab.words().plan.steps.residents}
              <span class="visually-hidden"> {tab.words().plan.steps.gain(tab.ruleName(gain().rule))}</span>
            </small>
          </>
        )}
      </Show>
    </span>
  )
}

/** What the step changes, by service and community, and its place in the order. */
function Details(props: StepItemProps): JSX.Element {
  const tab = usePlanTab()
  const { number } = useI18n()
  const { plans, words } = tab
  const steps = () => words().plan.steps
  const change = createMemo(() => {
    const gains = plans.gains()
    return gains && stepChange(gains, props.step.id)
  })
  const shift = (by: -1 | 1) => {
    plans.shift(props.step.id, by)
    tab.say(steps().shifted(number(props.position + 1)))
  }
  const facts = (): readonly string[] => {
    const found = change()
    if (found === undefined || found.gain.problem !== null) return []
    const { gained, lost } = found.gain
    return [
      ...(gained.length > 0 ? [steps().newlyMeet(tab.unitsText(gained))] : []),
      ...(lost.length > 0 ? [steps().noLonger(tab.unitsText(lost))] : []),
      steps().complete(tab.signedPeople(found.complete)),
    ]
  }
  return (
    <div class="plan-step-more">
      <Show when={facts().length > 0}>
        <ul class="plan-facts">
          <For each={facts()}>{(fact) => <li>{fact}</li>}</For>
        </ul>
        <Show when={change()?.byRule.length} fallback={<p class="planner-note">{steps().none}</p>}>
          <ul class="plan-by-rule">
            <For each={change()?.byRule ?? []}>
              {(gain) => (
                <li>
                  <span>{steps().gain(tab.ruleName(gain.rule))}</span>
                  <b data-loss={gain.residents < 0 ? '' : undefined}>{tab.signedPeople(gain.residents)}</b>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
      <div class="plan-manage-verbs">
        <Button
          kind="quiet"
          label={steps().upOf(number(props.position + 1))}
          disabled={props.position === 0}
          onClick={() => shift(-1)}
        >
          <ArrowUp size={18} aria-hidden="true" /> {steps().up}
        </Button>
        <Button
          kind="quiet"
          label={steps().downOf(number(props.position + 1))}
          disabled={props.position === props.count - 1}
          onClick={() => shift(1)}
        >
          <ArrowDown size={18} aria-hidden="true" /> {steps().down}
        </Button>
      </div>
    </div>
  )
}
