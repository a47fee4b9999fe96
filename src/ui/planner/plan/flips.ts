import type { PlanGains } from '../../../city/plan/plan-gains.ts'

/** Communities, by index and ascending, that meet the standard in one state of the city and not in the other. */
export interface Flips {
  readonly gained: readonly number[]
  readonly lost: readonly number[]
}

/** To the last step of a plan, from today or from the last step of another one. */
export function flipsOf(plan: PlanGains, other?: PlanGains): Flips {
  const after = statesOf(plan)
  const before = other === undefined ? new Map<number, States>() : statesOf(other)
  const [gained, lost]: [number[], number[]] = [[], []]
  for (const community of [...new Set([...after.keys(), ...before.keys()])].toSorted((a, b) => a - b)) {
    const [to, from] = [after.get(community), before.get(community)]
    // where a plan changes nothing it is as today
    const today = (to ?? from)?.today ?? false
    const [meetsAfter, meetsBefore] = [to?.meets ?? today, from?.meets ?? today]
    if (meetsAfter !== meetsBefore) (meetsAfter ? gained : lost).push(community)
  }
  return { gained, lost }
}

/** Whether a community meets the standard. */
interface States {
  readonly today: boolean
  readonly meets: boolean
}

/** Of the communities that flip at some step. */
function statesOf({ steps }: PlanGains): Map<number, States> {
  const states = new Map<number, States>()
  const take = (communities: readonly number[], meets: boolean): void => {
    for (const c of communities) states.set(c, { today: states.get(c)?.today ?? !meets, meets })
  }
  for (const { gained, lost } of steps) {
    take(gained, true)
    take(lost, false)
  }
  return states
}
