import type { CityCase } from '../coverage/city-case.ts'
import { unitFigures } from '../coverage/how-firm.ts'
import type { FacilityTable } from '../coverage/tables.ts'
import type { ServiceTimes, WalkTimes } from '../coverage/times.ts'
import { reachedCounts, type ReachedCounts } from '../coverage/unit-counts.ts'
import { countsForOwn, whichFor, type WhichFacilities } from '../coverage/which-facilities.ts'
import type { Ruler, WalkingPace } from '../network/metric.ts'
import type { Standard } from '../services/standard.ts'
import { FACILITY_MODES } from '../services/facility-access.ts'
import type { Assessment } from './assess-city.ts'
import type { City } from './city.ts'
import type { HoursState } from './place-answer.ts'
import { createWalking, serviceTimes, type Walking } from './walk-times.ts'

/** Facilities at one moment by what their hours say. */
export interface OpenCounts {
  readonly open: number
  readonly closed: number
  /** Hours that cannot be read, or leave it open. */
  readonly unsure: number
  /** Without any hours on the map. */
  readonly noHours: number
}

/** What is open at one moment, and how far that carries. */
export interface FirmOpen {
  /** The city's wall time, "2026-11-22T20:00". */
  readonly time: string
  readonly standard: Standard
  /** Of every facility that counts for a required rule, each once. */
  readonly facilities: OpenCounts
  /** In the standard's order, required rules only. */
  readonly rules: readonly (OpenCounts & { readonly rule: number })[]
  /** Villages left out. Coverage whatever the hours, by what is known to be open, and by what is not known to be closed. */
  readonly always: readonly ReachedCounts[]
  readonly knownOpen: readonly ReachedCounts[]
  readonly notClosed: readonly ReachedCounts[]
}

/** What the hours of a facility say; null where the map has none. */
export type HoursOf = (facility: number) => HoursState | null

export interface FirmOpenAsked {
  readonly walker: WalkingPace
  readonly time: string
  readonly hoursOf: HoursOf
}

/**
 * Judges a city at one moment twice more: as if only what is known to be open counted, and as if all but what is known
 * to be closed did. The evidence of the map stays that of all facilities: what is shut is mapped all the same.
 * Yields the share done.
 */
export function* firmOpen(
  city: City,
  { standard, cityCase }: Assessment,
  { walker, time, hoursOf }: FirmOpenAsked,
): Generator<number, FirmOpen> {
  const states = Array.from({ length: city.facilities.count }, (_, f) => hoursOf(f))
  yield 0
  const walking = createWalking(city, walker)
  yield 0.1
  const figuresWith = function* (
    counts: (state: HoursState | null) => boolean,
    from: number,
  ): Generator<number, readonly ReachedCounts[]> {
    const shut = new Set([...states.keys()].filter((f) => !counts(states[f] ?? null)))
    const times = yield* timesWithout(walking, cityCase, { standard, shut, from, share: 0.45 })
    return openFigures({ ...cityCase, times }, standard)
  }
  const knownOpen = yield* figuresWith((state) => state === 'open', 0.1)
  const notClosed = yield* figuresWith((state) => state !== 'closed', 0.55)
  const required = standard.rules.flatMap((rule, r) => (rule.required ? [r] : []))
  const byRule = required.map((rule) => ({ rule, own: facilitiesOf(city, standard, rule) }))
  const all = new Set(byRule.flatMap(({ own }) => own))
  return {
    time,
    standard,
    facilities: countStates(states, all),
    rules: byRule.map(({ rule, own }) => ({ rule, ...countStates(states, own) })),
    always: openFigures(cityCase, standard),
    knownOpen,
    notClosed,
  }
}

const openFigures = (city: CityCase, standard: Standard): readonly ReachedCounts[] =>
  unitFigures(city, standard).map((figures) => reachedCounts(figures, standard))

const lanesOf = ({ manifest }: City, standard: Standard, r: number): WhichFacilities[] => {
  const rule = standard.rules[r]
  return rule?.services.map((service) => whichFor(rule, manifest.services.indexOf(service))) ?? []
}

function facilitiesOf(city: City, standard: Standard, r: number): number[] {
  const asked = lanesOf(city, standard, r)
  const { facilities } = city
  return [...Array(facilities.count).keys()].filter((f) =>
    asked.some((which) => countsForOwn(facilities, f, which)),
  )
}

function countStates(states: readonly (HoursState | null)[], of: Iterable<number>): OpenCounts {
  const counts = { open: 0, closed: 0, unsure: 0, noHours: 0 }
  for (const f of of) {
    const state = states[f] ?? null
    if (state === null) counts.noHours++
    else counts[state === 'unknown' ? 'unsure' : state]++
  }
  return counts
}

interface Shut {
  readonly standard: Standard
  readonly shut: ReadonlySet<number>
  readonly from: number
  readonly share: number
}

/** The times of a case with some facilities shut; services that lose none keep theirs. */
function* timesWithout(
  walking: Walking,
  { times }: CityCase,
  { standard, shut, from, share }: Shut,
): Generator<number, WalkTimes> {
  const { city } = walking
  const open = { ...walking, city: { ...city, facilities: without(city.facilities, shut) } }
  const known = new Map<string, ServiceTimes>()
  const timesOf = (which: WhichFacilities, ruler: Ruler, before: ServiceTimes): ServiceTimes => {
    const key = `${ruler} ${which.lane} ${which.countsByAppointment}`
    const isSame = ![...shut].some((f) => countsForOwn(city.facilities, f, which))
    const found = known.get(key) ?? (isSame ? before : serviceTimes(open, which, ruler))
    known.set(key, found)
    return found
  }
  const rules: (readonly ServiceTimes[])[] = []
  for (const [r, before] of times.rules.entries()) {
    const ruler = standard.rules[r]?.ruler ?? 'minutes'
    const lanes = lanesOf(city, standard, r)
    rules.push(
      before.map((old, m) => {
        const which = lanes[m]
        return which === undefined ? old : timesOf(which, ruler, old)
      }),
    )
    yield from + (share * rules.length) / times.rules.length
  }
  return { ...times, rules }
}

/** What stays in no place counts for nobody. */
const without = (table: FacilityTable, shut: ReadonlySet<number>): FacilityTable => ({
  ...table,
  mode: table.mode.map((mode, f) => (shut.has(f) ? FACILITY_MODES.length : mode)),
})
