import type { FacilityTable } from '../coverage/tables.ts'
import type { ServiceTimes, WalkTimes } from '../coverage/times.ts'
import { countsForAll, countsForOwn, whichFor, type WhichFacilities } from '../coverage/which-facilities.ts'
import type { Metric, Ruler } from '../network/metric.ts'
import { NODE } from '../network/network.ts'
import type { Entry } from '../network/place.ts'
import type { Reach, Search } from '../network/search.ts'
import type { Standard } from '../services/standard.ts'
import { UNREACHED } from '../units.ts'
import { facilitiesWithin, type FacilityReading } from './circle.ts'
import type { City } from './city.ts'
import type { EntriesByEdge } from './place-entries.ts'
import type { Ground } from './walk-times.ts'

/** A city ready to be walked from single places, with one workspace for all its searches. */
export interface Walkable {
  readonly city: City
  readonly search: Search
  readonly facilitiesAt: EntriesByEdge
}

/** Everything within one horizon of one place, by one ruler. */
export interface PlaceWalks {
  /** By lane: facilities that stay where they are and give the service, soonest first, ties by global id. */
  readonly everywhere: ReadingsByLane
  /** What an estate keeps to itself, reached without setting foot on an open street. */
  readonly ownEstate: ReadingsByLane
  /** To the nearest place where streets leave the data; `UNREACHED` when there is none within the horizon. */
  readonly edgeOfData: number
}

type ReadingsByLane = readonly (readonly FacilityReading[])[]

export interface WalksRequest {
  /** Those that the walker uses. */
  readonly entries: readonly Entry[]
  readonly metricOn: (ground: Ground) => Metric
  readonly limit: number
}

/**
 * Walks outwards from one place: what `walkTimes` finds for a home, one place at a time and only within the limit.
 * Nearest are found forwards here and backwards there, and are the same to the last decisecond, ties included.
 */
export function placeWalks({ city, search, facilitiesAt }: Walkable, request: WalksRequest): PlaceWalks {
  const { entries, metricOn, limit } = request
  const read = (ground: Ground): { reach: Reach; found: FacilityReading[] } => {
    const seeds = entries.map((entry) => ({ ...entry, source: 0 }))
    const reach = search.run({ metric: metricOn(ground), sense: 'from', seeds, limit })
    return { reach, found: facilitiesWithin(city, facilitiesAt, { reach, from: entries }) }
  }
  const { reach, found } = read('everywhere')
  const edge = edgeOfData(city, reach)
  const everywhere = byLane(city, found)
  // who gets there at all gets there over open streets, too: none here, none of one's own
  const hasOwn = everywhere.some((readings, lane) =>
    readings.some(({ facility }) => isOwnOnly(city.facilities, facility, lane)),
  )
  const ownEstate = byLane(city, hasOwn ? read('within estates').found : [])
  return { everywhere, ownEstate, edgeOfData: edge }
}

const isOwnOnly = (facilities: FacilityTable, facility: number, lane: number): boolean =>
  isOwn(facilities, facility, { lane, countsByAppointment: true })

const isOwn = (facilities: FacilityTable, facility: number, which: WhichFacilities): boolean =>
  countsForOwn(facilities, facility, which) && !countsForAll(facilities, facility, which)

function byLane({ facilities, manifest }: City, soonest: readonly FacilityReading[]): FacilityReading[][] {
  const lists: FacilityReading[][] = manifest.services.map(() => [])
  const { firstLane, lanes } = facilities
  for (const reading of soonest) {
    const end = firstLane[reading.facility + 1] ?? 0
    for (let i = firstLane[reading.facility] ?? 0; i < end; i++)
      lists[lanes[i] ?? lists.length]?.push(reading)
  }
  return lists
}

function edgeOfData({ network }: City, reach: Reach): number {
  let nearest = UNREACHED
  for (const node of reach.touched()) {
    if (((network.nodeFlags[node] ?? 0) & NODE.boundary) !== 0) {
      nearest = Math.min(nearest, reach.primaryOf(node))
    }
  }
  return nearest
}

/** Facilities that count for everybody, soonest first. */
export const forEverybody = (
  { everywhere }: PlaceWalks,
  facilities: FacilityTable,
  which: WhichFacilities,
): FacilityReading[] =>
  (everywhere[which.lane] ?? []).filter(({ facility }) => countsForAll(facilities, facility, which))

/** Facilities that count for who lives here, those of the own estate among them; soonest first, ties by index. */
export function countingFor(
  walks: PlaceWalks,
  facilities: FacilityTable,
  which: WhichFacilities,
): FacilityReading[] {
  const ofAll = forEverybody(walks, facilities, which)
  const own = (walks.ownEstate[which.lane] ?? []).filter(({ facility }) => isOwn(facilities, facility, which))
  if (own.length === 0) return ofAll
  return [...ofAll, ...own].sort((a, b) => a.primary - b.primary || a.facility - b.facility)
}

/** The nearest facility that counts for who lives here; null when none is within the horizon. */
export function nearestOf(
  walks: PlaceWalks,
  facilities: FacilityTable,
  which: WhichFacilities,
): FacilityReading | null {
  const [ofAll] = forEverybody(walks, facilities, which)
  const own = walks.ownEstate[which.lane]?.find(({ facility }) => isOwn(facilities, facility, which))
  if (ofAll === undefined || own === undefined) return ofAll ?? own ?? null
  return (own.primary - ofAll.primary || own.facility - ofAll.facility) < 0 ? own : ofAll
}

/** The walks as the times of a single home, for `judge`. @param by walks by the rulers that the standard needs */
export function timesOfPlace(
  { city, standard, onNetwork }: { city: City; standard: Standard; onNetwork: boolean },
  by: (ruler: Ruler) => PlaceWalks,
): WalkTimes {
  const rules = standard.rules.map((rule) =>
    rule.services.map((service): ServiceTimes => {
      const which = whichFor(rule, city.manifest.services.indexOf(service))
      const found = onNetwork ? nearestOf(by(rule.ruler), city.facilities, which) : null
      return {
        primary: Uint16Array.of(found?.primary ?? UNREACHED),
        secondary: Uint16Array.of(Math.min(UNREACHED, found?.secondary ?? UNREACHED)),
        facility: Int32Array.of(found?.facility ?? -1),
      }
    }),
  )
  const edge = (ruler: Ruler): Uint16Array => {
    const isAsked = onNetwork && standard.rules.some((rule) => rule.ruler === ruler)
    return Uint16Array.of(isAsked ? by(ruler).edgeOfData : UNREACHED)
  }
  return {
    onNetwork: Uint8Array.of(onNetwork ? 1 : 0),
    edgeOfDataDs: edge('minutes'),
    edgeOfDataDm: edge('metres'),
    rules,
  }
}
