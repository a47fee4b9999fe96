import type { Judgement } from '../city/judgement.ts'
import { VERDICT_NAMES } from '../theme.ts'

export interface FlipsAsked {
  /** Id of the rule that the map is painted by; null, or one that the standard has not: the grade. */
  readonly rule: string | null
  /** How many services may be missing of a community that counts as inside. */
  readonly tolerance: number
}

/** Communities by index, ascending. */
export interface Flips {
  /** That meet what the map shows only with the plan. */
  readonly gained: readonly number[]
  /** That meet it only without. */
  readonly lost: readonly number[]
}

/** Whom a plan changes the verdict of, as the map paints it. O(communities). */
export function flipsBetween(today: Judgement, plan: Judgement, asked: FlipsAsked): Flips {
  const [gained, lost]: [number[], number[]] = [[], []]
  if (today === plan) return { gained, lost }
  const [before, after] = [meets(today, asked), meets(plan, asked)]
  for (let c = 0; c < today.verdict.length; c++) {
    if (before(c) === after(c)) continue
    if (after(c)) gained.push(c)
    else lost.push(c)
  }
  return { gained, lost }
}

function meets(judgement: Judgement, { rule, tolerance }: FlipsAsked): (community: number) => boolean {
  const columns = judgement.rules.find((one) => one.rule === rule)
  if (columns !== undefined) return (c) => VERDICT_NAMES[columns.verdict[c] ?? 2] === 'inside'
  const { verdict, missing, undecided } = judgement
  return (c) => {
    const name = VERDICT_NAMES[verdict[c] ?? 2]
    return name === 'inside' || (name === 'outside' && (missing[c] ?? 0) + (undecided[c] ?? 0) <= tolerance)
  }
}
