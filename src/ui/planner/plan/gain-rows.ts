import type { PlanFigures, PlanGains, StepGain } from '../../../city/plan/plan-gains.ts'
import type { PlanStep } from '../../../format/plan.ts'
import type { StandardRule } from '../../../services/standard.ts'

/** Residents who come within reach of what a rule asks for; negative where they lose it. */
export interface RuleGain {
  readonly rule: string
  readonly residents: number
}

/** What changes from one state of the city to the next. */
export interface Change {
  /** Most changed first; rules without a change are left out. */
  readonly byRule: readonly RuleGain[]
  /** Residents who reach every required rule: more, or fewer. */
  readonly complete: number
}

/** Tenths of a person are the finest that residents are counted in. */
const LEAST = 0.05

export function changeOf(before: PlanFigures, after: PlanFigures): Change {
  const lacking = new Map(before.byService.map(({ rule, residents }) => [rule, residents]))
  const byRule = after.byService
    .map(({ rule, residents }) => ({ rule, residents: (lacking.get(rule) ?? residents) - residents }))
    .filter(({ residents }) => Math.abs(residents) > LEAST)
    .toSorted((a, b) => Math.abs(b.residents) - Math.abs(a.residents))
  return { byRule, complete: after.residentsInside - before.residentsInside }
}

/** The city after the last step; as it is today without any. */
export const finalFigures = ({ today, steps }: PlanGains): PlanFigures => steps.at(-1)?.figures ?? today

/** What a step changes, those before it standing; undefined where it is not among the gains. */
export function stepChange(gains: PlanGains, id: string): (Change & { readonly gain: StepGain }) | undefined {
  const i = gains.steps.findIndex((one) => one.id === id)
  const gain = gains.steps[i]
  if (gain === undefined) return undefined
  return { ...changeOf(gains.steps[i - 1]?.figures ?? gains.today, gain.figures), gain }
}

/** What a step is told by: of an added facility the rule that it serves, else the rule that it changes most. */
export function mainGain({ byRule }: Pick<Change, 'byRule'>, served: readonly string[]): RuleGain | null {
  const own = byRule.find(({ rule }) => served.includes(rule))
  if (own !== undefined) return own
  const [first] = served
  return first === undefined ? (byRule[0] ?? null) : { rule: first, residents: 0 }
}

/** What a step among gains is told by; null where it does nothing, or the gains are not there yet. */
export function stepMainGain(
  gains: PlanGains | undefined,
  step: PlanStep,
  rules: readonly StandardRule[],
): RuleGain | null {
  const change = gains && stepChange(gains, step.id)
  if (change === undefined || change.gain.problem !== null) return null
  const services = step.kind === 'add-facility' ? step.services : []
  const served = rules.filter((rule) => rule.services.some((id) => services.includes(id)))
  return mainGain(
    change,
    served.map(({ id }) => id),
  )
}
