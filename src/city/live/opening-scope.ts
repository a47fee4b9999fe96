import { thresholdOf } from '../../coverage/times.ts'
import { whichFor, type WhichFacilities } from '../../coverage/which-facilities.ts'
import type { Ruler } from '../../network/metric.ts'
import { UNREACHED } from '../../units.ts'
import type { City } from '../city.ts'
import { peopleTenths, type AskedRule } from './asked-rule.ts'
import { laneKey } from './lanes.ts'
import type { LiveAssessment, LiveCity } from './live-city.ts'
import type { LiveWalk } from './live-walk.ts'

/** By what rules an opening is measured, and who is within reach of them without it. */
export interface OpeningScope {
  readonly rules: readonly ScopeRule[]
  readonly lanes: readonly ScopeLane[]
  /** Tenths of people by home. */
  readonly tenths: Float64Array
}

export interface ScopeRule {
  readonly limit: number
  /** Positions of the lanes of which any will do. */
  readonly lanes: readonly number[]
  /** By home: 1 where one is within the limit. */
  readonly isWithin: Uint8Array
}

/** One service of one or more rules, by one ruler. */
export interface ScopeLane {
  readonly of: WhichFacilities
  readonly ruler: Ruler
  /** The largest of its rules. */
  readonly limit: number
  /** Positions of its rules. */
  readonly rules: readonly number[]
}

/** What an opening gives, in tenths of people. */
export interface Gains {
  /** Those who come within the limit of a rule they were beyond, once for each rule. */
  readonly gains: number
  /** The same people, once each. */
  readonly residents: number
}

/** Pauses, but says nothing of the share done. */
export function* openingScope(
  live: LiveCity,
  found: LiveAssessment,
  asked: readonly AskedRule[],
): Generator<number, OpeningScope> {
  const { services } = found.city.manifest
  const positions = new Map<string, number>()
  const lanes: { of: WhichFacilities; ruler: Ruler; limit: number; rules: number[] }[] = []
  const laneAt = (rule: AskedRule, service: string): number => {
    const of = whichFor(rule, services.indexOf(service))
    const key = `${rule.ruler} ${laneKey(of)}`
    const known = positions.get(key)
    if (known !== undefined) return known
    positions.set(key, lanes.length)
    return lanes.push({ of, ruler: rule.ruler, limit: 0, rules: [] }) - 1
  }
  const rules = asked.map((rule, r) => {
    const limit = thresholdOf(rule)
    const own = rule.services.map((service) => laneAt(rule, service))
    for (const at of own) {
      const lane = lanes[at]
      if (lane === undefined) continue
      lane.limit = Math.max(lane.limit, limit)
      lane.rules.push(r)
    }
    return { limit, lanes: own }
  })
  const columns = yield* columnsIn(live, { lanes, version: found.city, found })
  const count = found.city.origins.count
  return {
    rules: rules.map((rule) => ({ ...rule, isWithin: withinOf(rule, columns, count) })),
    lanes,
    tenths: peopleTenths(found.city),
  }
}

export interface VersionAsked {
  readonly lanes: readonly ScopeLane[]
  readonly version: City
  readonly found: LiveAssessment
}

/** Times at homes by lane, in some version of the city, which the live city takes over. */
function* columnsIn(
  live: LiveCity,
  { lanes, version, found }: VersionAsked,
): Generator<number, Uint16Array[]> {
  const columns: Uint16Array[] = []
  for (const { of, ruler } of lanes) {
    columns.push(scopeWalk(live, { lanes, version, found }, ruler).times(of).primary)
    yield 0
  }
  return columns
}

/** The walk by one ruler with all the lanes of it. */
export const scopeWalk = (
  live: LiveCity,
  { lanes, version, found }: VersionAsked,
  ruler: Ruler,
): LiveWalk => {
  const own = lanes.filter((lane) => lane.ruler === ruler).map(({ of }) => of)
  return live.walk(version, { walker: found.request.walker, ruler, lanes: own })
}

function withinOf(
  { limit, lanes }: Pick<ScopeRule, 'limit' | 'lanes'>,
  columns: readonly Uint16Array[],
  count: number,
): Uint8Array {
  const isWithin = new Uint8Array(count)
  for (const at of lanes) {
    const column = columns[at] ?? NO_TIMES
    for (let home = 0; home < column.length; home++) {
      if ((column[home] ?? UNREACHED) <= limit) isWithin[home] = 1
    }
  }
  return isWithin
}

const NO_TIMES = new Uint16Array()

/** What another version of the city gives, by walking in it: for whatever may have changed. The live city stays there. */
export function* gainsIn(
  live: LiveCity,
  { rules, lanes, tenths }: OpeningScope,
  version: Omit<VersionAsked, 'lanes'>,
): Generator<number, Gains> {
  const columns = yield* columnsIn(live, { ...version, lanes })
  const gaining = new Set<number>()
  let gains = 0
  for (const rule of rules) {
    const now = withinOf(rule, columns, tenths.length)
    for (let home = 0; home < now.length; home++) {
      if (now[home] === 0 || rule.isWithin[home] === 1) continue
      gains += tenths[home] ?? 0
      gaining.add(home)
    }
  }
  return { gains, residents: sumOver(gaining, tenths) }
}

export const sumOver = (homes: Iterable<number>, tenths: Float64Array): number => {
  let sum = 0
  for (const home of homes) sum += tenths[home] ?? 0
  return sum
}
