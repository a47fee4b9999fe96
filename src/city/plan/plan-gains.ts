import { VERDICTS } from '../../coverage/verdict.ts'
import type { PlanStep } from '../../format/plan.ts'
import type { AssessRequest, Assessment } from '../assess-city.ts'
import type { Edit } from '../edit.ts'
import { planFigures, type PlanFigures } from './plan-figures.ts'
import { resolveSteps, type PlanGround, type StepProblem } from './resolve-steps.ts'

export type { PlanFigures } from './plan-figures.ts'

/** What one step gives, those before it standing. */
export interface StepGain {
  readonly id: string
  /** Null, or why the step was left out: then the figures are those before it. */
  readonly problem: StepProblem | null
  readonly figures: PlanFigures
  /** Communities, by index, that meet the standard by this step, and those that do not any more; both ascending. */
  readonly gained: readonly number[]
  readonly lost: readonly number[]
}

/** What a plan gives, step by step. */
export interface PlanGains {
  /** Without the plan. */
  readonly today: PlanFigures
  /** One for each step, in order. */
  readonly steps: readonly StepGain[]
}

/**
 * Judges the city after each step of a plan in turn. Yields the share done after every judgement; may be left at any
 * time.
 */
export function* planGains(
  ground: PlanGround,
  request: AssessRequest,
  steps: readonly PlanStep[],
): Generator<number, PlanGains> {
  const resolved = resolveSteps(ground, steps)
  const judged = (edits: readonly Edit[]): Standing =>
    standingOf(ground.live.assess(request, edits).assessment)
  const today = judged([])
  const gains: StepGain[] = []
  const edits: Edit[] = []
  let before = today
  for (const [i, { id }] of steps.entries()) {
    yield (i + 1) / (steps.length + 1)
    const own = resolved.edits[i] ?? []
    edits.push(...own)
    const after = own.length === 0 ? before : judged([...edits])
    gains.push({
      id,
      problem: resolved.problems[i] ?? null,
      figures: after.figures,
      gained: movedInto(after.isInside, before.isInside),
      lost: movedInto(before.isInside, after.isInside),
    })
    before = after
  }
  return { today: today.figures, steps: gains }
}

interface Standing {
  readonly figures: PlanFigures
  /** By community. */
  readonly isInside: readonly boolean[]
}

const INSIDE = VERDICTS.indexOf('inside')

const standingOf = (assessment: Assessment): Standing => ({
  figures: planFigures(assessment),
  isInside: Array.from(assessment.verdicts.verdict, (code) => code === INSIDE),
})

/** Positions that are in the first and not in the second. */
const movedInto = (these: readonly boolean[], notThese: readonly boolean[]): number[] =>
  these.flatMap((isIn, i) => (isIn && notThese[i] !== true ? [i] : []))
