import type { CityCase } from './city-case.ts'
import type { CityJudgement } from './city-judge.ts'
import { isNearMiss } from './how-firm.ts'
import { findingAt, judgeCity, type CityVerdicts } from './judge-city.ts'
import { standardTimes } from './standard-at.ts'
import { COMMUNITY_UNITS, type CommunityUnit } from './tables.ts'
import { thresholdOf, unitsPer } from './times.ts'
import { UNREACHED } from '../units.ts'

/** By how much thresholds shrink and grow: what `isNearMiss` and `nearMisses` allow for. */
export const NEAR_SHARE = 0.1

/** A community whose verdict flips when all thresholds shrink or grow by a tenth. */
export interface NearCommunity {
  readonly community: number
  /** As it is judged now: `inside` by little, or `outside` by little. */
  readonly verdict: 'inside' | 'outside'
  /** The required rules whose verdict flips with it, in the standard's order; never none. */
  readonly rules: readonly NearRule[]
  /** As `breakEvenMinutes`. */
  readonly breakEven: number | null
}

/** How near a rule is to its threshold, both in deciseconds or decimetres, by the rule's ruler. */
export interface NearRule {
  /** Index among the standard's rules. */
  readonly rule: number
  readonly primary: number
  readonly threshold: number
}

/** How many communities of one unit have one rule inside only just, and outside by little. */
export interface NearCounts {
  readonly rule: number
  readonly unit: CommunityUnit
  readonly inside: number
  readonly outside: number
}

type Judged = Pick<CityJudgement, 'verdicts' | 'primaries'>

/** 临界: what `nearMisses` marks, with the rules it hangs on; by index. O(judging a city). */
export function nearCommunities(city: CityCase, { verdicts, primaries }: Judged): readonly NearCommunity[] {
  const at = (factor: number): CityVerdicts =>
    judgeCity({ ...city, standard: standardTimes(city.standard, factor) })
  const [less, more] = [at(1 - NEAR_SHARE), at(1 + NEAR_SHARE)]
  return [...city.communities.keys()].flatMap((c): NearCommunity[] => {
    const isIn = ({ verdict }: CityVerdicts): boolean => verdict[c] === INSIDE
    const flipped = (from: CityVerdicts, to: CityVerdicts): NearRule[] =>
      city.standard.rules.flatMap((rule, r) => {
        const isFlipped = from.rules[r]?.verdict[c] === INSIDE && to.rules[r]?.verdict[c] !== INSIDE
        if (!rule.required || !isFlipped) return []
        return [{ rule: r, primary: primaries[r]?.[c] ?? UNREACHED, threshold: thresholdOf(rule) }]
      })
    const breakEven = breakEvenAt(city, { verdicts, primaries }, c)
    if (isIn(verdicts)) {
      return isIn(less)
        ? []
        : [{ community: c, verdict: 'inside', rules: flipped(verdicts, less), breakEven }]
    }
    if (verdicts.verdict[c] !== OUTSIDE || !isIn(more)) return []
    return [{ community: c, verdict: 'outside', rules: flipped(more, verdicts), breakEven }]
  })
}

/** `breakEvenMinutes` from columns instead of reports. O(rules log rules). */
export function breakEvenAt(
  { standard }: CityCase,
  { verdicts, primaries }: Judged,
  c: number,
): number | null {
  const needed = standard.rules.flatMap((rule, r): number[] => {
    const columns = verdicts.rules[r]
    if (!rule.required || columns === undefined) return []
    const { verdict, reason } = findingAt(columns, c)
    if (reason === 'no-data') return []
    if (!rule.scalable) return [verdict === 'inside' ? 0 : Infinity]
    const primary = primaries[r]?.[c] ?? UNREACHED
    return [primary === UNREACHED ? Infinity : primary]
  })
  if (needed.length === 0) return null
  const last = needed.toSorted((a, b) => a - b)[needed.length - 1 - standard.tolerance] ?? 0
  return Number.isFinite(last) ? last / unitsPer('minutes') : null
}

const INSIDE = 0
const OUTSIDE = 1

/** By rule and unit, villages left out; rules without a near miss have no row. O(communities × rules). */
export function nearCounts(city: CityCase, { verdicts, primaries }: Judged): readonly NearCounts[] {
  const units = COMMUNITY_UNITS.filter((unit) => unit !== 'village')
  return city.standard.rules.flatMap((rule, r) =>
    units.flatMap((unit): NearCounts[] => {
      const counts = { inside: 0, outside: 0 }
      for (const [c, community] of city.communities.entries()) {
        const [columns, primary] = [verdicts.rules[r], primaries[r]?.[c] ?? UNREACHED]
        if (community.unit !== unit || columns === undefined || primary === UNREACHED) continue
        const { verdict } = findingAt(columns, c)
        if (verdict !== 'unknown' && isNearMiss(primary, thresholdOf(rule), verdict)) counts[verdict]++
      }
      return counts.inside + counts.outside === 0 ? [] : [{ rule: r, unit, ...counts }]
    }),
  )
}
