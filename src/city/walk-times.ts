import type { FacilityTable } from '../coverage/tables.ts'
import type { ServiceTimes, WalkTimes } from '../coverage/times.ts'
import {
  countingFacilities,
  countsForAll,
  countsForOwn,
  whichFor,
  type WhichFacilities,
} from '../coverage/which-facilities.ts'
import { pricedEntries, usesEntry, type PricedEntries } from '../network/entry-cost.ts'
import { IMPASSABLE, LAYER, metricOf, type Metric, type Ruler, type WalkingPace } from '../network/metric.ts'
import { NODE } from '../network/network.ts'
import { entryAt, type Entry } from '../network/place.ts'
import { noReadings, type BestColumns } from '../network/reading.ts'
import { createSearch, type Search, type SearchRequest, type Seed } from '../network/search.ts'
import type { Standard } from '../services/standard.ts'
import { UNREACHED } from '../units.ts'
import type { City } from './city.ts'
import { entriesByPlace } from './place-entries.ts'

/** A walker on the network of a city, with one workspace for all its searches. */
export interface Walking {
  readonly city: City
  readonly search: Search
  /** The city's origins, priced by the walker's metric under a ruler, for walks of everybody or within estates. */
  readonly originsBy: (ruler: Ruler, ground: Ground) => PricedEntries
  readonly facilityEntries: readonly (readonly Entry[])[]
}

/** Where one may walk: everywhere, or without setting foot on an open street. */
export type Ground = 'everywhere' | 'within estates'

/**
 * Walks from every origin to the nearest facility that counts, for every member service of every rule, and to the
 * edge of the data: one search from all facilities of a service backwards, read at the origins.
 */
export function walkTimes(city: City, standard: Standard, pace: WalkingPace): WalkTimes {
  const walking = createWalking(city, pace)
  const known = new Map<string, ServiceTimes>()
  const rules = standard.rules.map((rule) =>
    rule.services.map((service) => {
      const which = whichFor(rule, city.manifest.services.indexOf(service))
      const key = `${rule.ruler} ${service} ${which.countsByAppointment}`
      const times = known.get(key) ?? serviceTimes(walking, which, rule.ruler)
      known.set(key, times)
      return times
    }),
  )
  return {
    onNetwork: onNetwork(walking.originsBy('minutes', 'everywhere'), city.origins.count),
    edgeOfDataDs: edgeOfData(walking, 'minutes'),
    edgeOfDataDm: edgeOfData(walking, 'metres'),
    rules,
  }
}

/** Who takes no steps and finds only steps within reach of the home is as little on the network as who finds no street. */
export function onNetwork({ metric, entries }: PricedEntries, count: number): Uint8Array {
  const isJoined = new Uint8Array(count)
  for (const [i, origin] of entries.place.entries()) {
    if (usesEntry(metric, entryAt(entries, i))) isJoined[origin] = 1
  }
  return isJoined
}

/** The walk from every origin to the nearest facility of single services, in minutes, asked for one by one. */
export function createServiceWalks(city: City, pace: WalkingPace): (which: WhichFacilities) => ServiceTimes {
  const walking = createWalking(city, pace)
  return (which) => serviceTimes(walking, which, 'minutes')
}

/** Prepares a city to be walked in by one walker. */
export function createWalking(city: City, pace: WalkingPace): Walking {
  const { network, originEntries } = city
  const known = new Map<string, PricedEntries>()
  const originsBy = (ruler: Ruler, ground: Ground): PricedEntries => {
    const key = `${ruler} ${ground}`
    const old = known.get(key)
    if (old !== undefined) return old
    const metric =
      ground === 'everywhere'
        ? metricOf(network, pace, ruler)
        : withinEstates(originsBy(ruler, 'everywhere').metric)
    const priced = pricedEntries({ network, metric }, originEntries, 'from')
    known.set(key, priced)
    return priced
  }
  return {
    city,
    search: createSearch(network),
    originsBy,
    facilityEntries: entriesByPlace(city.facilityEntries, city.facilities.count),
  }
}

/** The walk from every origin to the nearest facility of one service, by search. */
export function serviceTimes(walking: Walking, which: WhichFacilities, ruler: Ruler): ServiceTimes {
  const { facilities, origins } = walking.city
  const best = noReadings(origins.count)
  if (which.lane >= 0) {
    const forAll = [...countingFacilities(facilities, which)]
    walkTo(walking, walking.originsBy(ruler, 'everywhere'), { seeds: seedsOf(walking, forAll) }, best)
    walkToOwn(walking, ownFacilities(facilities, which), { ruler, best })
  }
  return { primary: best.primary, secondary: best.secondary, facility: best.source }
}

/** Facilities that count only for the people of their own estate. */
export function ownFacilities(facilities: FacilityTable, which: WhichFacilities): number[] {
  const counts = [...Array(facilities.count).keys()].filter((f) => countsForOwn(facilities, f, which))
  return counts.filter((f) => !countsForAll(facilities, f, which))
}

/** Walks to what estates keep to themselves, and keeps what is better than what stands in `best`. */
export function walkToOwn(
  walking: Walking,
  facilities: readonly number[],
  { ruler, best }: { readonly ruler: Ruler; readonly best: BestColumns },
): void {
  if (facilities.length === 0) return
  walkTo(walking, walking.originsBy(ruler, 'within estates'), { seeds: seedsOf(walking, facilities) }, best)
}

const seedsOf = ({ facilityEntries }: Walking, facilities: readonly number[]): Seed[] =>
  facilities.flatMap((source) => (facilityEntries[source] ?? []).map((entry): Seed => ({ ...entry, source })))

/** Walks from every origin to the nearest seed, and keeps what is better than what stands in `best`. */
function walkTo(
  { search }: Walking,
  origins: PricedEntries,
  seeds: Pick<SearchRequest, 'seeds' | 'nodeSeeds'>,
  best: BestColumns,
): void {
  const { metric } = origins
  search.run({ ...seeds, metric, sense: 'to', limit: UNREACHED - 1 }).readPlaces(origins, best)
}

/**
 * What an estate or campus keeps to itself counts for its own people: those who get there without setting foot on
 * an open street.
 */
export function withinEstates(metric: Metric): Metric {
  const without = (weights: Uint32Array) =>
    weights.map((weight, e) => (metric.layer[e] === LAYER.open ? IMPASSABLE : weight))
  return { ...metric, forward: without(metric.forward), backward: without(metric.backward) }
}

/** How far each origin is from the nearest place where streets leave the data. */
function edgeOfData(walking: Walking, ruler: Ruler): Uint16Array {
  const nodeSeeds = boundaryNodes(walking.city).map((node) => ({ node, source: 0 }))
  const best = noReadings(walking.city.origins.count)
  walkTo(walking, walking.originsBy(ruler, 'everywhere'), { nodeSeeds }, best)
  return best.primary
}

/** Where streets leave the data. */
export const boundaryNodes = ({ network: { nodeFlags } }: City): number[] =>
  [...nodeFlags.keys()].filter((node) => ((nodeFlags[node] ?? 0) & NODE.boundary) !== 0)
