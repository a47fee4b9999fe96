import { createEffect, createSignal, lazy, on, onCleanup, onMount, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import type { Plans } from '../../../state/plans.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../kit/button.tsx'
import { EmptyNote } from '../../kit/empty-note.tsx'
import { Part } from '../../shell/part.tsx'
import { reasonOf } from '../../kit/problem-note.tsx'
import { usePlanner } from '../create-planner.ts'
import { AddStep } from './add-step.tsx'
import { ComparePlans } from './compare-plans.tsx'
import { createPlanTab, PlanTabProvider, usePlanTab } from './create-plan-tab.ts'
import { FlippedList } from './flipped-list.tsx'
import { PlanBar } from './plan-bar.tsx'
import { PlanNoticeLine } from './plan-notice.tsx'
import { PlanTotals } from './plan-totals.tsx'
import { StepList } from './step-list.tsx'
import './plan.css'
import './plan-forms.css'

const SitesDialog = lazy(async () => ({ default: (await import('./sites-dialog.tsx')).SitesDialog }))
const OpeningsDialog = lazy(async () => ({ default: (await import('./openings-dialog.tsx')).OpeningsDialog }))

/** 怎么补: a plan, step by step, what it brings, and what would bring the most. */
export function PlanTab(props: { readonly plans: Plans }): JSX.Element {
  const [session, i18n, planner, words] = [useSession(), useI18n(), usePlanner(), usePlanningWords()]
  // the plans of a page stay the same object
  // eslint-disable-next-line solid/reactivity
  const tab = createPlanTab({ session, i18n, planner, words, plans: props.plans })
  createEffect(() => tab.plans.setNaming((n) => words().plan.bar.named(i18n.number(n))))
  tellGains(tab)
  onCleanup(() => tab.plans.setTool(null))
  let root!: HTMLDivElement
  // the map and the steps are looked at together: what the whole city comes to makes room
  onMount(() => root.closest('.planner-questions')?.scrollIntoView({ block: 'start' }))
  return (
    <PlanTabProvider value={tab}>
      <div
        class="plan-tab"
        ref={(element) => (root = element)}
        onKeyDown={(event) => takeKeys(event, tab.plans)}
      >
        <PlanBar />
        <PlanNoticeLine />
        <Show when={tab.plans.steps().length > 0} fallback={<NoSteps />}>
          <PlanTotals />
          <StepList />
        </Show>
        <Trouble />
        <Searches />
        <AddStep />
        <Show when={tab.plans.current() !== null}>
          <ComparePlans />
          <FlippedList />
        </Show>
        <p class="visually-hidden" role="status">
          {tab.said()}
        </p>
      </div>
    </PlanTabProvider>
  )
}

/** Undoing and redoing by keys, but not what is typed into a field; Escape takes the tool away. */
function takeKeys(event: KeyboardEvent & { readonly target: Element }, plans: Plans): void {
  if (event.key === 'Escape' && plans.tool() !== null && event.target.closest('dialog') === null) {
    plans.setTool(null)
    return
  }
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey
  if (!isCommand || event.target.closest('input, textarea, dialog') !== null) return
  const key = event.key.toLowerCase()
  const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
  if (key !== 'z' && key !== 'y') return
  event.preventDefault()
  if (isRedo) plans.redo()
  else plans.undo()
}

/** Says what the plan brings when it has been worked out anew. */
function tellGains(tab: ReturnType<typeof createPlanTab>): void {
  createEffect(
    on(
      tab.plans.gains,
      (gains) => {
        const last = gains?.steps.at(-1)?.figures
        if (gains === undefined || last === undefined) return
        const communities = last.units.map(({ unit, inside }) => {
          const before = gains.today.units.find((one) => one.unit === unit)?.inside ?? 0
          return inside - before
        })
        tab.say(
          tab
            .words()
            .plan.totals.told(
              tab.signedPeople(last.residentsInside - gains.today.residentsInside),
              communities.map(tab.signedNumber).join(tab.words().plan.steps.and),
            ),
        )
      },
      { defer: true },
    ),
  )
}

function NoSteps(): JSX.Element {
  const { words } = usePlanTab()
  return (
    <div class="planner-inset plan-empty">
      <EmptyNote title={words().plan.empty.title}>
        <p>{words().plan.empty.text}</p>
      </EmptyNote>
    </div>
  )
}

/** The plan could not be worked out. */
function Trouble(): JSX.Element {
  const { plans, words } = usePlanTab()
  const { t } = useI18n()
  return (
    <Show when={plans.error()}>
      {(error) => (
        <div class="planner-inset plan-trouble" role="alert">
          <p>{reasonOf(error(), t())}</p>
          <Button kind="quiet" onClick={() => plans.retry()}>
            {words().plan.again}
          </Button>
        </div>
      )}
    </Show>
  )
}

/** The two long searches, each in a dialog. */
function Searches(): JSX.Element {
  const { plans, words } = usePlanTab()
  const [open, setOpen] = createSignal<'sites' | 'openings' | null>(null)
  const isBegun = () => plans.steps().length > 0
  return (
    <div class="planner-inset plan-verbs">
      <Button kind="primary" onClick={() => setOpen('sites')}>
        {isBegun() ? words().sites.sites.more : words().sites.sites.button}
      </Button>
      <Button kind="quiet" onClick={() => setOpen('openings')}>
        {words().sites.openings.button}
      </Button>
      {/* a dialog that is still on its way must not take the tab out of the document */}
      <Part>
        <Show when={open() === 'sites'}>
          <SitesDialog onClose={() => setOpen(null)} />
        </Show>
        <Show when={open() === 'openings'}>
          <OpeningsDialog onClose={() => setOpen(null)} />
        </Show>
      </Part>
    </div>
  )
}
