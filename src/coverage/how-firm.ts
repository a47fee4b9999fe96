import type { Ruler, WalkingPace } from '../network/metric.ts'
import type { Standard } from '../services/standard.ts'
import type { CityCase } from './city-case.ts'
import { cityFindings, type CityFindings } from './city-findings.ts'
import { ruleReport, type ReportInput } from './community-report.ts'
import { figuresOf, type Figures } from './figures.ts'
import { judgeCity, verdictsOf, type CityVerdicts } from './judge-city.ts'
import { peopleOf } from './people.ts'
import { standardAt, standardTimes } from './standard-at.ts'
import { COMMUNITY_UNITS } from './tables.ts'
import { thresholdOf, unitsPer } from './times.ts'
import type { Verdict } from './verdict.ts'

/** The part of a threshold by which an error in the walk or the standard is thought possible. */
const NEAR_MISS = 0.1

/**
 * The smallest threshold, in minutes or metres, at which a service is inside: t(c, s) itself. `null` when it is
 * not reached at any.
 */
export const breakEven = (primary: number | null, ruler: Ruler): number | null =>
  primary === null ? null : primary / unitsPer(ruler)

/**
 * 临界: true when the verdict on one service flips within ± 10 % of the threshold: inside only just, or outside
 * by little. `primary` is t(c, s) and `threshold` the same units. What cannot be told is no near miss.
 */
export function isNearMiss(primary: number | null, threshold: number, verdict: Verdict): boolean {
  if (primary === null || verdict === 'unknown') return false
  const [least, most] = [Math.round(threshold * (1 - NEAR_MISS)), Math.round(threshold * (1 + NEAR_MISS))]
  return verdict === 'inside' ? primary > least : primary <= most
}

/**
 * 1 for communities whose own verdict flips when all thresholds shrink or grow by 10 %: inside now but not then,
 * or outside now and inside then.
 */
export function nearMisses(city: CityCase, now: CityVerdicts): Uint8Array {
  const at = (factor: number) =>
    judgeCity({ ...city, standard: standardTimes(city.standard, factor) }).verdict
  const [less, more] = [at(1 - NEAR_MISS), at(1 + NEAR_MISS)]
  return now.verdict.map((verdict, c) => {
    if (verdict === INSIDE) return less[c] === INSIDE ? 0 : 1
    return verdict === OUTSIDE && more[c] === INSIDE ? 1 : 0
  })
}

const INSIDE = 0
const OUTSIDE = 1

/**
 * The smallest minutes at which community c is inside when the scalable rules stand at that many, to a tenth of a
 * second; fixed rules keep their threshold. 0 when the fixed rules and the gaps allowed suffice already; `null`
 * when no number of minutes does, or when nothing required is on the map.
 */
export function breakEvenMinutes(input: ReportInput, c: number): number | null {
  const { standard } = input.city
  const needed: number[] = []
  for (const [r, rule] of standard.rules.entries()) {
    if (!rule.required) continue
    const report = ruleReport(input, r, c)
    if (report.reason === 'no-data') continue
    if (rule.scalable) needed.push(report.primary ?? Infinity)
    else needed.push(report.verdict === 'inside' ? 0 : Infinity)
  }
  if (needed.length === 0) return null
  // All but the `tolerance` slowest must be inside.
  const last = needed.toSorted((a, b) => a - b)[needed.length - 1 - standard.tolerance] ?? 0
  return Number.isFinite(last) ? last / unitsPer('minutes') : null
}

/** A walk of a deciding origin: deciseconds and the length of its path. */
export interface TimedWalk {
  readonly ds: number
  readonly dm: number
}

/**
 * The pace in m/s at which a walk takes just `minutes`, so that a slower walker fails and a faster one succeeds.
 * The route is held, and so is what it takes beyond length ÷ pace (signals, slow steps): an approximation, exact
 * where there are none. `null` when these alone take longer.
 */
export function breakEvenPace(walk: TimedWalk, pace: WalkingPace, minutes: number): number | null {
  const extraDs = Math.max(0, walk.ds - walk.dm / pace.paceMps)
  const leftDs = minutes * unitsPer('minutes') - extraDs
  return leftDs > 0 ? walk.dm / leftDs : null
}

/** One point of the city's curve; units never summed. */
export interface CurvePoint {
  readonly minutes: number
  readonly units: readonly Figures[]
}

/** The minutes that the page's control offers. */
export const CURVE_MINUTES: readonly number[] = Array.from({ length: 26 }, (_, i) => 5 + i)

/**
 * City figures at every number of minutes, from the times of one walker (a curve per walker: call it for each).
 * Villages have no point on it. A standard without scalable rules gives a flat line. O(points × judging a city).
 */
export const coverageCurve = (
  city: CityCase,
  minutes: readonly number[] = CURVE_MINUTES,
): readonly CurvePoint[] => minutes.map(createCurve(city))

/** The points of `coverageCurve` one by one, for who works in slices. What does not change between two is judged once. */
export function createCurve(city: CityCase): (minutes: number) => CurvePoint {
  let last: CityFindings | undefined
  return (minutes) => {
    const changed = { ...city, standard: standardAt(city.standard, minutes) }
    last = cityFindings(changed, last)
    return { minutes, units: figuresByUnit(changed, last) }
  }
}

/** City figures under another standard of the same rules: the two ends of GB's band, a tolerance, a share. */
export function unitFigures(city: CityCase, standard: Standard): readonly Figures[] {
  const changed = { ...city, standard }
  return figuresByUnit(changed, cityFindings(changed))
}

function figuresByUnit(city: CityCase, findings: CityFindings): readonly Figures[] {
  const input = { city, verdicts: verdictsOf(findings), people: peopleOf(findings) }
  return COMMUNITY_UNITS.filter((unit) => unit !== 'village').flatMap((unit) => {
    const own = [...city.communities.keys()].filter((c) => city.communities[c]?.unit === unit)
    return own.length === 0 ? [] : [figuresOf(input, unit, own)]
  })
}

/** Near misses of single rules in community c, in the standard's order. */
export function nearMissRules(input: ReportInput, c: number): readonly string[] {
  return input.city.standard.rules
    .filter((rule, r) => {
      const { primary, verdict } = ruleReport(input, r, c)
      return isNearMiss(primary, thresholdOf(rule), verdict)
    })
    .map((rule) => rule.id)
}
