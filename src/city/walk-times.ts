import { countsForAll, countsForOwn, whichFor, type WhichFacilities } from '../coverage/which-facilities.ts'
import type { ServiceTimes, WalkTimes } from '../coverage/times.ts'
import { usesEntry } from '../network/entry-cost.ts'
import { IMPASSABLE, LAYER, metricOf, type Metric, type Ruler, type WalkingPace } from '../network/metric.ts'
import { NODE } from '../network/network.ts'
import type { Entry } from '../network/place.ts'
import {
  createSearch,
  isBefore,
  type Reach,
  type Reading,
  type Search,
  type Seed,
} from '../network/search.ts'
import type { Standard } from '../services/standard.ts'
import { UNREACHED } from '../units.ts'
import type { City } from './city.ts'
import { entriesByPlace } from './place-entries.ts'

/** A walker's two metrics on the network of a city, with one workspace for all its searches. */
interface Walking {
  readonly city: City
  readonly search: Search
  readonly metricOf: (ruler: Ruler) => Metric
  readonly facilityEntries: readonly (readonly Entry[])[]
  readonly originEntries: readonly (readonly Entry[])[]
}

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
    onNetwork: onNetwork(walking),
    edgeOfDataDs: edgeOfData(walking, 'minutes'),
    edgeOfDataDm: edgeOfData(walking, 'metres'),
    rules,
  }
}

/** Who takes no steps and finds only steps within reach of the home is as little on the network as who finds no street. */
function onNetwork(walking: Walking): Uint8Array {
  const metric = walking.metricOf('minutes')
  return Uint8Array.from(walking.originEntries, (entries) =>
    entries.some((entry) => usesEntry(metric, entry)) ? 1 : 0,
  )
}

/** The walk from every origin to the nearest facility of single services, in minutes, asked for one by one. */
export function createServiceWalks(city: City, pace: WalkingPace): (which: WhichFacilities) => ServiceTimes {
  const walking = createWalking(city, pace)
  return (which) => serviceTimes(walking, which, 'minutes')
}

function createWalking(city: City, pace: WalkingPace): Walking {
  const metrics = new Map<Ruler, Metric>()
  return {
    city,
    search: createSearch(city.network),
    metricOf(ruler) {
      const metric = metrics.get(ruler) ?? metricOf(city.network, pace, ruler)
      metrics.set(ruler, metric)
      return metric
    },
    facilityEntries: entriesByPlace(city.facilityEntries, city.facilities.count),
    originEntries: entriesByPlace(city.originEntries, city.origins.count),
  }
}

function serviceTimes(walking: Walking, which: WhichFacilities, ruler: Ruler): ServiceTimes {
  const { facilities, origins } = walking.city
  const times: ServiceTimes = {
    primary: new Uint16Array(origins.count).fill(UNREACHED),
    secondary: new Uint16Array(origins.count).fill(UNREACHED),
    facility: new Int32Array(origins.count).fill(-1),
  }
  if (which.lane < 0) return times
  const everyFacility = [...Array(facilities.count).keys()]
  const forAll = everyFacility.filter((f) => countsForAll(facilities, f, which))
  const forOwn = everyFacility.filter(
    (f) => !countsForAll(facilities, f, which) && countsForOwn(facilities, f, which),
  )
  const metric = walking.metricOf(ruler)
  readOrigins(walking, run(walking, metric, forAll), times)
  if (forOwn.length > 0) readOrigins(walking, run(walking, withinEstates(metric), forOwn), times)
  return times
}

function run(walking: Walking, metric: Metric, facilities: readonly number[]): Reach {
  const seeds = facilities.flatMap((source) =>
    (walking.facilityEntries[source] ?? []).map((entry): Seed => ({ ...entry, source })),
  )
  return walking.search.run({ metric, sense: 'to', seeds, limit: UNREACHED - 1 })
}

/**
 * What an estate or campus keeps to itself counts for its own people: those who get there without setting foot on
 * an open street.
 */
function withinEstates(metric: Metric): Metric {
  const without = (weights: Uint32Array) =>
    weights.map((weight, e) => (metric.layer[e] === LAYER.open ? IMPASSABLE : weight))
  return { ...metric, forward: without(metric.forward), backward: without(metric.backward) }
}

/** Keeps, per origin, the better of what stands in `times` and what the search found. */
function readOrigins({ originEntries }: Walking, reach: Reach, times: ServiceTimes): void {
  for (const [o, entries] of originEntries.entries()) {
    const best = bestReading(reach, entries)
    if (best === null) continue
    const source = times.facility[o] ?? -1
    const old = { primary: times.primary[o] ?? UNREACHED, secondary: times.secondary[o] ?? UNREACHED, source }
    if (source >= 0 && !isBefore(best, old)) continue
    times.primary[o] = best.primary
    times.secondary[o] = Math.min(best.secondary, UNREACHED)
    times.facility[o] = best.source
  }
}

function bestReading(reach: Reach, entries: readonly Entry[]): Reading | null {
  let best: Reading | null = null
  for (const entry of entries) {
    const reading = reach.readEntry(entry)
    if (reading !== null && (best === null || isBefore(reading, best))) best = reading
  }
  return best
}

/** How far each origin is from the nearest place where streets leave the data. */
function edgeOfData(walking: Walking, ruler: Ruler): Uint16Array {
  const { nodeFlags } = walking.city.network
  const nodeSeeds = [...nodeFlags.keys()]
    .filter((node) => ((nodeFlags[node] ?? 0) & NODE.boundary) !== 0)
    .map((node) => ({ node, source: 0 }))
  const metric = walking.metricOf(ruler)
  const reach = walking.search.run({ metric, sense: 'to', nodeSeeds, limit: UNREACHED - 1 })
  return Uint16Array.from(
    walking.originEntries,
    (entries) => bestReading(reach, entries)?.primary ?? UNREACHED,
  )
}
