import type { Accessor } from 'solid-js'
import type { NewStep, PlanStep } from '../../../format/plan.ts'
import type { Plans } from '../../../state/plans.ts'
import type { Bounds, LonLat } from '../../../units.ts'
import { nudged } from './nudge.ts'

/** After so long without a key the step stays where it is: one entry of the history for one move. */
const REST_MS = 700

export interface MoveInputs {
  readonly plans: Pick<Plans, 'preview' | 'replace'>
  readonly step: Accessor<PlanStep>
  readonly within: Accessor<Bounds | undefined>
  /** The step was moved and has come to rest. */
  readonly onSettled: (at: LonLat) => void
}

/** Moves a step by arrow keys: shown at once, and put into the plan when the keys rest or the focus leaves. */
export function createMoveByKeys({ plans, step, within, onSettled }: MoveInputs) {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The step as it will be, where it is not yet. */
  let moved: { readonly id: string; readonly step: NewStep; readonly at: LonLat } | null = null
  const forget = (): void => {
    clearTimeout(timer)
    moved = null
  }
  const settle = (): void => {
    const done = moved
    forget()
    if (done === null) return
    plans.preview(done.id, null)
    plans.replace(done.id, done.step)
    onSettled(done.at)
  }
  return {
    press: (event: KeyboardEvent): void => {
      const [now, bounds] = [step(), within()]
      const from = pointOf(now)
      if (from === null || bounds === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      const at = nudged(from, { key: event.key, isFine: event.shiftKey, within: bounds })
      if (at === null) return
      event.preventDefault()
      clearTimeout(timer)
      moved = { id: now.id, step: movedTo(now, at), at }
      plans.preview(now.id, at)
      timer = setTimeout(settle, REST_MS)
    },
    /** What was moved stays there. */
    settle,
    /** What was moved is not wanted any more. */
    forget,
  }
}

/** What arrow keys move; null where a step has no place of its own, or must stay on its gate or street. */
const pointOf = (step: PlanStep): LonLat | null =>
  step.kind === 'add-facility' || step.kind === 'move-facility' ? step.at : null

function movedTo({ id: _id, ...step }: PlanStep, at: LonLat): NewStep {
  return step.kind === 'add-facility' || step.kind === 'move-facility' ? { ...step, at } : step
}
