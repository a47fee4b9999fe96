import type { PlanFigures } from './plan-figures.ts'
import type { StepProblem } from './resolve-steps.ts'

export type { PlanFigures, UnitCount } from './plan-figures.ts'

/** What one step gives, those before it standing. */
export interface StepGain {
  readonly id: string
  /** Null, or why the step was left out: then the figures are those before it. */
  readonly problem: StepProblem | null
  readonly figures: PlanFigures
  /** Communities, by index, that meet the standard by this step, and those that do not any more. */
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
