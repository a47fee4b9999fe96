import type { NewStep } from '../../../format/plan.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import { createPlaceChoice, type PlaceKind } from './create-place-choice.ts'
import type { PlanTab } from './create-plan-tab.ts'
import { stepButtonId } from './step-item.tsx'

/** A place of the open city; at first the community that was looked at last. */
export function usePlace(kind: PlaceKind) {
  const session = useSession()
  return createPlaceChoice({
    kind,
    community: usePlanner().lastSelected,
    middleOf: (c) => {
      const found = session.city()?.communities[c]
      return found === undefined ? null : [found.lon, found.lat]
    },
    within: () => session.city()?.bounds,
  })
}

/** Adds it, lights it, and puts the focus on it, for the arrow keys. */
export function addStep(tab: PlanTab, step: NewStep): void {
  const id = tab.plans.add(step)
  if (id === null) return
  tab.plans.chooseStep(id)
  const isMovable = step.kind === 'add-facility' || step.kind === 'move-facility'
  tab.say(tab.words().plan.add[isMovable ? 'added' : 'closed'](tab.stepWhat(step)))
  queueMicrotask(() => document.getElementById(stepButtonId(id))?.focus())
}
