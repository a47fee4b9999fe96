import { createMemo, createSignal, getOwner, runWithOwner } from 'solid-js'
import type { PlansInputs } from './create-plans.ts'
import type { Plans } from './plans.ts'
import type { Session } from './session.ts'

/** Plans are loaded when the planner is opened: residents never need them. */
export function createLazyPlans(
  inputs: PlansInputs,
  judgement: Session['judgement'],
): Pick<Session, 'plans' | 'arePlansMissing' | 'wantPlans' | 'isPlanLinked' | 'shown'> {
  const owner = getOwner()
  const [plans, setPlans] = createSignal<Plans>()
  const [areMissing, setMissing] = createSignal(false)
  let isAsked = false
  const load = async (): Promise<void> => {
    if (isAsked) return
    isAsked = true
    setMissing(false)
    try {
      const { createPlans } = await import('./create-plans.ts')
      runWithOwner(owner, () => setPlans(() => createPlans(inputs)))
    } catch {
      // asked for again by whoever opens the planner next
      isAsked = false
      setMissing(true)
    }
  }
  return {
    plans,
    arePlansMissing: areMissing,
    wantPlans: () => void load(),
    isPlanLinked: createMemo(() => inputs.link().plan !== null),
    shown: createMemo(() => {
      const loaded = plans()
      const isPlanned = loaded !== undefined && loaded.isOpen() && loaded.steps().length > 0
      return (isPlanned ? loaded.answer()?.judgement : undefined) ?? judgement()
    }),
  }
}
