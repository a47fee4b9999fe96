import type { Ruler } from '../network/metric.ts'
import type { Standard, StandardRule } from '../services/standard.ts'
import type { CityCase } from './city-case.ts'
import type { CityJudgement } from './city-judge.ts'
import { thresholdOf } from './times.ts'
import { VERDICTS, type Verdict } from './verdict.ts'

/**
 * The same standard measured by one ruler alone: minutes × pace are metres along the streets, and the other way round.
 * Rules that have this ruler already keep their threshold. Nothing of it is scalable any more.
 */
export const standardBy = (standard: Standard, ruler: Ruler, paceMps: number): Standard => ({
  ...standard,
  rules: standard.rules.map((rule) => ({
    ...rule,
    ruler,
    threshold: thresholdBy(rule, ruler, paceMps),
    scalable: false,
  })),
})

const SECONDS_PER_MINUTE = 60

/** The threshold of a rule by another ruler, in minutes or metres. */
export function thresholdBy(
  { ruler: own, threshold }: Pick<StandardRule, 'ruler' | 'threshold'>,
  ruler: Ruler,
  paceMps: number,
): number {
  if (own === ruler) return threshold
  const metresPerMinute = paceMps * SECONDS_PER_MINUTE
  return ruler === 'metres' ? threshold * metresPerMinute : threshold / metresPerMinute
}

/** A community that the two rulers judge differently. */
export interface RulerDispute {
  readonly community: number
  readonly minutes: Verdict
  readonly metres: Verdict
  /** Required rules on which they differ, in the standard's order; never none. */
  readonly rules: readonly DisputedRule[]
}

export interface DisputedRule {
  /** Index among the standard's rules. */
  readonly rule: number
  readonly minutes: Measured
  readonly metres: Measured
}

/** Deciseconds or decimetres; `primary` is `UNREACHED` where too few arrive. */
export interface Measured {
  readonly verdict: Verdict
  readonly primary: number
  readonly threshold: number
}

interface JudgedBy {
  readonly city: CityCase
  readonly judged: Pick<CityJudgement, 'verdicts' | 'primaries'>
}

/** Where the minutes ruler and the metres ruler disagree, by index of the community. O(communities × rules). */
export function rulerDisputes(minutes: JudgedBy, metres: JudgedBy): readonly RulerDispute[] {
  const { communities, standard } = minutes.city
  return [...communities.keys()].flatMap((c): RulerDispute[] => {
    const [byMinutes, byMetres] = [minutes, metres].map(({ judged }) => verdictOf(judged.verdicts.verdict[c]))
    if (byMinutes === undefined || byMetres === undefined || byMinutes === byMetres) return []
    const rules = standard.rules.flatMap(({ required }, r): DisputedRule[] => {
      const found = { minutes: measured(minutes, r, c), metres: measured(metres, r, c) }
      if (!required || found.minutes.verdict === found.metres.verdict) return []
      return [{ rule: r, ...found }]
    })
    return [{ community: c, minutes: byMinutes, metres: byMetres, rules }]
  })
}

const verdictOf = (code: number | undefined): Verdict => VERDICTS[code ?? 0] ?? 'unknown'

function measured({ city, judged }: JudgedBy, r: number, c: number): Measured {
  const rule = city.standard.rules[r]
  const column = judged.primaries[r]
  if (rule === undefined || column === undefined) {
    throw new Error(`rulers: found no rule ${r}, expected the same rules by both`)
  }
  const verdict = verdictOf(judged.verdicts.rules[r]?.verdict[c])
  return { verdict, primary: column[c] ?? 0, threshold: thresholdOf(rule) }
}
