import { communityOrigins, type CommunityOrigins } from '../coverage/community-origins.ts'
import type { Community } from '../coverage/tables.ts'
import { usesEntry } from '../network/entry-cost.ts'
import { metricOf, type Metric, type WalkingPace } from '../network/metric.ts'
import { withAdjacency, type Network, type NetworkColumns, type StreetShapes } from '../network/network.ts'
import type { Entry, EntryColumns } from '../network/place.ts'
import type { Homes } from '../format/part-places.ts'
import { distanceM, type LonLat } from '../units.ts'
import { entriesOfPlace, footOf } from './place-entries.ts'

/**
 * A home farther than this from its community's own point is no place to begin a walk that speaks for the community. Less
 * than `NEAR_M`, within which every block is loaded around a place: so part of a city knows the home too.
 */
export const HOME_WITHIN_M = 2_000

export interface HomesOnStreets {
  readonly network: Network
  readonly shapes: StreetShapes
  readonly communities: readonly Pick<Community, 'lon' | 'lat'>[]
  readonly origins: CommunityOrigins
  readonly originEntries: EntryColumns
}

/** The home that walks of a community begin at. */
export interface StartHome {
  readonly origin: number
  /** Where its way meets the street. */
  readonly foot: LonLat
  /** Ways onto the network that the walker uses. */
  readonly entries: readonly Entry[]
  /** Metres from the community's own point to the foot. */
  readonly awayM: number
}

/**
 * Of the homes that the walker can leave, the one whose way meets the street nearest to the community's own point, the
 * first of equals; null where none is within `HOME_WITHIN_M`. O(homes of the community).
 */
export function startHome(homes: HomesOnStreets, metric: Metric, community: number): StartHome | null {
  const { network, shapes, originEntries } = homes
  const { first, origins } = homes.origins
  const point = homes.communities[community]
  if (point === undefined) return null
  let best: StartHome | null = null
  for (const origin of origins.subarray(first[community] ?? 0, first[community + 1] ?? 0)) {
    const entries = entriesOfPlace(originEntries, origin).filter((entry) => usesEntry(metric, entry))
    const [entry] = entries
    if (entry === undefined) continue
    const foot = footOf(network, shapes, entry)
    const awayM = distanceM([point.lon, point.lat], foot)
    if (awayM <= HOME_WITHIN_M && (best === null || awayM < best.awayM))
      best = { origin, foot, entries, awayM }
  }
  return best
}

/** A city before it is cut; `origins` by global id. */
export interface StreetsWithHomes extends Omit<HomesOnStreets, 'network' | 'origins'>, Homes {
  readonly network: NetworkColumns
}

/** Which ways a walker takes depends on nothing but whether steps are among them. */
const KINDS_OF_WALKERS: readonly WalkingPace[] = [
  { paceMps: 1, stepsFactor: 1, signalWaitS: 0 },
  { paceMps: 1, stepsFactor: 'closed', signalWaitS: 0 },
]

/**
 * Ids of the homes at which walks of communities begin, whoever walks: at most two of each. With these alone a part of a
 * city answers about its communities as the whole city does. O(homes).
 */
export function startHomes({ network: columns, ...homes }: StreetsWithHomes): ReadonlySet<number> {
  const network = withAdjacency(columns)
  const { communities, origins: table } = homes
  const grouped = { ...homes, network, origins: communityOrigins(table, communities.length) }
  const metrics = KINDS_OF_WALKERS.map((pace) => metricOf(network, pace, 'minutes'))
  return new Set(
    communities.flatMap((_, c) =>
      metrics.flatMap((metric) => {
        const found = startHome(grouped, metric, c)
        return found === null ? [] : [table.globalId[found.origin] ?? 0]
      }),
    ),
  )
}
