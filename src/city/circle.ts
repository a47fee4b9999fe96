import { countsForAll } from '../coverage/which-facilities.ts'
import type { Cost } from '../network/entry-cost.ts'
import { metricOf, type Metric, type WalkingPace } from '../network/metric.ts'
import { entryAt, MAX_LEG_DM, type Entry } from '../network/place.ts'
import { createSearch, type Reach, type Search } from '../network/search.ts'
import { METRES_PER_DEGREE, UNREACHED, type LonLat } from '../units.ts'
import type { CityManifest } from '../format/city-manifest.ts'
import type { City } from './city.ts'
import { entriesByEdge, type EntriesByEdge } from './place-entries.ts'

export interface CircleRequest {
  /** Where the walk begins: the entries of a place. */
  readonly entries: readonly Entry[]
  readonly walker: WalkingPace
  /** How far to look, minutes: facilities beyond are not listed. At most 109. */
  readonly horizonMinutes: number
}

/** A facility that can be walked to from the place. */
export interface Reached {
  /** Index among the city's loaded facilities. */
  readonly facility: number
  readonly ds: number
  /** Length of the fastest path. */
  readonly dm: number
}

export interface Circle {
  /** Facilities within the horizon, soonest first, ties by global id. */
  readonly facilities: readonly Reached[]
  /** Nearest facility that counts for everybody, by lane; null where none lies within the horizon. */
  readonly nearest: readonly (Reached | null)[]
  /** Walking times at nodes and entries; belongs to the walker's workspace and stands until the next circle. */
  readonly reach: Reach
}

/** Walks outwards from one place. Keeps its workspace: one per loaded city. */
export function createCircles(city: City): (request: CircleRequest) => Circle {
  const search = createSearch(city.network)
  const facilitiesAt = entriesByEdge(city.facilityEntries, city.network.edgeCount)
  const metrics = new WeakMap<WalkingPace, Metric>()
  const metricFor = (walker: WalkingPace): Metric => {
    const metric = metrics.get(walker) ?? metricOf(city.network, walker, 'minutes')
    metrics.set(walker, metric)
    return metric
  }
  return (request) => circle({ city, search, facilitiesAt, metricFor }, request)
}

interface Walkable {
  readonly city: City
  readonly search: Search
  readonly facilitiesAt: EntriesByEdge
  readonly metricFor: (walker: WalkingPace) => Metric
}

function circle({ city, search, facilitiesAt, metricFor }: Walkable, request: CircleRequest): Circle {
  const reach = search.run({
    metric: metricFor(request.walker),
    sense: 'from',
    seeds: request.entries.map((entry) => ({ ...entry, source: 0 })),
    limit: Math.min(UNREACHED - 1, Math.round(request.horizonMinutes * 600)),
  })
  const facilities = facilitiesWithin(city, facilitiesAt, { reach, from: request.entries }).map(
    ({ facility, primary, secondary }): Reached => ({ facility, ds: primary, dm: secondary }),
  )
  return { facilities, nearest: nearestByLane(city, facilities), reach }
}

/** A facility by the ruler of the walk that found it. */
export interface FacilityReading extends Readonly<Cost> {
  /** Index among the city's loaded facilities. */
  readonly facility: number
}

/** Every facility that a walk reaches, over the best of its entries; soonest first, ties by global id. */
export function facilitiesWithin(
  city: City,
  facilitiesAt: EntriesByEdge,
  walk: { readonly reach: Reach; readonly from: readonly Entry[] },
): FacilityReading[] {
  const best = new Map<number, FacilityReading>()
  for (const row of candidateRows(city, facilitiesAt, walk)) {
    const reading = walk.reach.readEntry(entryAt(city.facilityEntries, row))
    if (reading === null) continue
    const { primary, secondary } = reading
    const facility = city.facilityEntries.place[row] ?? 0
    const old = best.get(facility)
    const isBetter =
      old === undefined || primary < old.primary || (primary === old.primary && secondary < old.secondary)
    if (isBetter) best.set(facility, { facility, primary, secondary })
  }
  return [...best.values()].sort((a, b) => a.primary - b.primary || a.facility - b.facility)
}

/** Rows of facility entries on the edges that the walk touches, each once. */
function candidateRows(
  { network }: City,
  { first, rows }: EntriesByEdge,
  { reach, from }: { readonly reach: Reach; readonly from: readonly Entry[] },
): Set<number> {
  const found = new Set<number>()
  const addEdge = (edge: number): void => {
    for (const row of rows.subarray(first[edge] ?? 0, first[edge + 1] ?? 0)) found.add(row)
  }
  for (const { edge } of from) addEdge(edge)
  for (const node of reach.touched()) {
    const end = network.firstIncident[node + 1] ?? 0
    for (const edge of network.incident.subarray(network.firstIncident[node] ?? 0, end)) addEdge(edge)
  }
  return found
}

/** `soonest` is sorted, so the first facility of a lane is its nearest. */
function nearestByLane(city: City, soonest: readonly Reached[]): (Reached | null)[] {
  return city.manifest.services.map(
    (_, lane) =>
      soonest.find(({ facility }) =>
        countsForAll(city.facilities, facility, { lane, countsByAppointment: false }),
      ) ?? null,
  )
}

/**
 * Blocks that a walk of `horizonMinutes` from a point can enter: no street or place of another block is nearer in a
 * straight line than the walk is long. With these and the spine a circle is the same as with the whole city.
 */
export function blocksAround(
  manifest: CityManifest,
  [lon, lat]: LonLat,
  { walker, horizonMinutes }: Pick<CircleRequest, 'walker' | 'horizonMinutes'>,
): number[] {
  const radiusM = walker.paceMps * horizonMinutes * 60 + MAX_LEG_DM / 10
  return blocksWithin(manifest, [lon, lat], radiusM)
}

/**
 * Blocks whose box is at most so far from a point. A degree of longitude counts as much as where the box and the point
 * come nearest to a pole, so that no block is missed.
 */
export function blocksWithin({ blocks }: CityManifest, [lon, lat]: LonLat, radiusM: number): number[] {
  return blocks.flatMap(({ bounds }, block) => {
    if (bounds === null) return []
    const [west, south, east, north] = bounds
    const northM = METRES_PER_DEGREE * Math.max(south - lat, lat - north, 0)
    const poleward = Math.max(Math.abs(lat), Math.abs(south), Math.abs(north))
    const eastM =
      METRES_PER_DEGREE * Math.cos((poleward * Math.PI) / 180) * Math.max(west - lon, lon - east, 0)
    return northM * northM + eastM * eastM <= radiusM * radiusM ? [block] : []
  })
}
