import { createEffect, lazy, onCleanup, onMount, Show, Suspense, type JSX } from 'solid-js'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'
import { EmptyNote } from '../../kit/empty-note.tsx'
import { Part } from '../../shell/part.tsx'
import { ProgressLine } from '../../kit/progress-line.tsx'
import { Missing } from '../../shell/broken.tsx'

const PlanTab = lazy(async () => ({ default: (await import('./plan-tab.tsx')).PlanTab }))

/** The tab 怎么补, loaded when it is opened; while it stands the map shows the city with the plan. */
export function PlanSlot(): JSX.Element {
  const session = useSession()
  const words = usePlanningWords()
  const isWithoutStreets = () => session.city()?.manifest === null
  onMount(() => session.wantPlans())
  createEffect(() => {
    const plans = session.plans()
    if (plans === undefined || isWithoutStreets()) return
    plans.setOpen(true)
    onCleanup(() => plans.setOpen(false))
  })
  return (
    <Show
      when={!isWithoutStreets()}
      fallback={
        <div class="planner-inset planner-not-yet">
          <EmptyNote title={words().plan.noStreets.title}>
            <p>{words().plan.noStreets.text}</p>
          </EmptyNote>
        </div>
      }
    >
      <Part>
        <Suspense fallback={<Loading />}>
          <Show when={session.plans()} fallback={session.arePlansMissing() ? <Missing /> : <Loading />}>
            {(plans) => <PlanTab plans={plans()} />}
          </Show>
        </Suspense>
      </Part>
    </Show>
  )
}

const NOTHING_YET = { loadedBytes: 0, totalBytes: 0 }

function Loading(): JSX.Element {
  const words = usePlanningWords()
  return (
    <div class="planner-inset planner-not-yet">
      <ProgressLine label={words().plan.loading} progress={NOTHING_YET} />
    </div>
  )
}
