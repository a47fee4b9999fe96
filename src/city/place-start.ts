import { communityOrigins, type CommunityOrigins } from '../coverage/community-origins.ts'
import type { Community } from '../coverage/tables.ts'
import { isInBounds } from '../format/area-geometry.ts'
import { usesEntry } from '../network/entry-cost.ts'
import type { Metric } from '../network/metric.ts'
import type { StreetShapes } from '../network/network.ts'
import { ENTRY, type Entry } from '../network/place.ts'
import { createSnapper, type Snapper } from '../network/snap.ts'
import type { LonLat } from '../units.ts'
import type { City } from './city.ts'
import type { Joined, Place } from './place-answer.ts'
import { startHome } from './start-homes.ts'

/** Where the walks of a place begin. */
export interface PlaceStart {
  /** The point itself; of a community a point on the street, so that nobody's home is shown. */
  readonly at: LonLat
  readonly joined: Joined
  /** Ways onto the network that the walker uses; none where `joined` says so. */
  readonly entries: readonly Entry[]
  /** Whom the place is judged as: the community itself, or one without people at the point. */
  readonly community: Community
  /** Metres from a community's own point to where it begins at one of its homes; null for all other places. */
  readonly homeM: number | null
  /** On the nearest street that the walker uses, where `joined` is `off-network`; null where none is near. */
  readonly nearestStreet: LonLat | null
}

/** @param metric of the walker, by any ruler */
export type PlaceStarts = (place: Place, metric: Metric) => PlaceStart

/**
 * Finds where walks begin. Points are joined to the streets like homes. A community's begin at its `startHome`; where it
 * has none, at its own point. Throws when the city has no such community.
 */
export function createPlaceStarts(city: City, shapes: StreetShapes): PlaceStarts {
  const kept: Kept = { city, shapes, snapper: null, origins: null }
  return (place, metric) => {
    if (place.kind === 'point') return snapped(kept, metric, pointCommunity(place.at))
    const community = city.communities[place.community]
    if (community === undefined) {
      throw new Error(
        `community ${place.community}: expected an index below ${city.communities.length}, the number of communities`,
      )
    }
    return homeOf(kept, metric, place.community) ?? snapped(kept, metric, community)
  }
}

/** Made when first needed: a snapper takes as long as dozens of answers. */
interface Kept {
  readonly city: City
  readonly shapes: StreetShapes
  snapper: Snapper | null
  origins: CommunityOrigins | null
}

/** A point judged like a community: nobody's, so that what lives around it is told by the real ones. */
const pointCommunity = ([lon, lat]: LonLat): Community => ({
  id: `point:${lon},${lat}`,
  names: {},
  unit: 'community',
  origin: 'point',
  lon,
  lat,
  residents: null,
  residentsSource: 'none',
  knownLevelsShare: null,
  communityType: null,
  communityTypeInferred: false,
  district: null,
  street: null,
})

function snapped(kept: Kept, metric: Metric, community: Community): PlaceStart {
  const { city, shapes } = kept
  const at: LonLat = [community.lon, community.lat]
  if (!isInBounds(city.manifest.bounds, at))
    return { at, joined: 'outside-city', entries: [], community, homeM: null, nearestStreet: null }
  kept.snapper ??= createSnapper(city.network, shapes)
  const entries = usable(kept.snapper.snap(at), metric)
  const nearestStreet = entries.length > 0 ? null : nearestStreetTo(kept.snapper, metric, at)
  return { at, joined: joinedBy(entries), entries, community, homeM: null, nearestStreet }
}

/** The nearest point from which the walker gets on; of as many as may have to be tried one after the other. */
function nearestStreetTo({ feet, snap }: Snapper, metric: Metric, at: LonLat): LonLat | null {
  const offered = feet(at, { withinM: STREET_WITHIN_M, most: STREETS_TRIED })
  return offered.find((foot) => usable(snap(foot), metric).length > 0) ?? null
}

/** Farther than this nobody would look for the next street. */
const STREET_WITHIN_M = 5_000
const STREETS_TRIED = 64

function homeOf(kept: Kept, metric: Metric, c: number): PlaceStart | null {
  const { city } = kept
  const { communities, network, originEntries } = city
  const community = communities[c]
  if (community === undefined) return null
  kept.origins ??= communityOrigins(city.origins, communities.length)
  const homes = { network, shapes: kept.shapes, communities, origins: kept.origins, originEntries }
  const home = startHome(homes, metric, c)
  if (home === null) return null
  const { foot: at, entries, awayM: homeM } = home
  return { at, joined: joinedBy(entries), entries, community, homeM, nearestStreet: null }
}

const usable = (entries: readonly Entry[], metric: Metric): Entry[] =>
  entries.filter((entry) => usesEntry(metric, entry))

/** A doubt holds only where every way has it. */
function joinedBy(entries: readonly Entry[]): Joined {
  if (entries.length === 0) return 'off-network'
  const isFlagged = (flag: number): boolean => entries.every(({ flags }) => (flags & flag) !== 0)
  if (isFlagged(ENTRY.behindWall)) return 'behind-wall'
  return isFlagged(ENTRY.far) ? 'far' : 'joined'
}
