import { groupBy } from '../shared/group-by.ts'
import type { NameSet } from '../../../src/network/network.ts'
import type { CommunityUnit } from '../../../src/coverage/tables.ts'
import { fromE7, type Bounds, type LonLat } from '../../../src/units.ts'
import type { OsmData, Tags } from '../../osm/osm-data.ts'
import {
  isInBounds,
  isInsideRings,
  pointInside,
  ringsAreaM2,
  type Rings,
} from '../../../src/format/area-geometry.ts'
import { tagsToNames } from '../../../src/format/facility-details.ts'
import { osmAreas, osmIdOf } from '../areas/osm-areas.ts'

/** A place with a name in OpenStreetMap where people live. */
export interface NamedCommunity {
  readonly id: string
  readonly names: NameSet
  readonly unit: CommunityUnit
  readonly at: LonLat
  /** Null for a place node. */
  readonly rings: Rings | null
}

const FINE_PLACES = new Set(['neighbourhood', 'quarter'])

/**
 * Named `landuse=residential` areas (estates), and neighbourhoods and quarters drawn as nodes or areas; suburbs
 * only where the extract has no neighbourhood or quarter. A place that another one of the same name contains
 * is that one. Inside the bounds (null: everywhere); nodes, ways, relations, ascending by id.
 */
export function namedCommunities(data: OsmData, bounds: Bounds | null): NamedCommunity[] {
  const finest = placesOf(data, (place) => FINE_PLACES.has(place))
  const places = finest.length > 0 ? finest : placesOf(data, (place) => place === 'suburb')
  const estates = areasOf(data, (tags) => tags['landuse'] === 'residential' && !isPlace(tags), 'estate')
  return withoutTwins([...places, ...estates])
    .filter(({ at }) => !bounds || isInBounds(bounds, at))
    .sort((a, b) => orderOf(a) - orderOf(b) || numberIn(a) - numberIn(b))
}

const isPlace = (tags: Tags): boolean => FINE_PLACES.has(tags['place'] ?? '')

const hasName = (tags: Tags): boolean => Object.keys(tagsToNames(tags)).length > 0

function placesOf(data: OsmData, isWanted: (place: string) => boolean): NamedCommunity[] {
  const wanted = (tags: Tags): boolean => isWanted(tags['place'] ?? '') && hasName(tags)
  const nodes = Array.from(data.nodeTags).flatMap(([index, tags]): NamedCommunity[] => {
    if (!wanted(tags)) return []
    const id = osmIdOf({ type: 'node', id: data.nodeIds[index] ?? 0, tags })
    const at: LonLat = [fromE7(data.lonE7[index] ?? 0), fromE7(data.latE7[index] ?? 0)]
    return [{ id, names: tagsToNames(tags), unit: 'community', at, rings: null }]
  })
  return [...nodes, ...areasOf(data, wanted, 'community')]
}

function areasOf(data: OsmData, wanted: (tags: Tags) => boolean, unit: CommunityUnit): NamedCommunity[] {
  return osmAreas(data, (tags) => wanted(tags) && hasName(tags)).areas.map((area) => ({
    id: osmIdOf(area),
    names: tagsToNames(area.tags),
    unit,
    at: pointInside(area.rings),
    rings: area.rings,
  }))
}

function withoutTwins(communities: readonly NamedCommunity[]): NamedCommunity[] {
  const byName = groupBy(communities, ({ names }) => names[''] ?? Object.values(names)[0] ?? '')
  const isTwin = (community: NamedCommunity, other: NamedCommunity): boolean => {
    if (other === community || !other.rings || !isInsideRings(other.rings, community.at)) return false
    if (!community.rings) return true
    const [own, others] = [ringsAreaM2(community.rings), ringsAreaM2(other.rings)]
    return own < others || (own === others && community.id > other.id)
  }
  return communities.filter((community) => {
    const named = byName.get(community.names[''] ?? Object.values(community.names)[0] ?? '') ?? []
    return !named.some((other) => isTwin(community, other))
  })
}

const orderOf = ({ id }: NamedCommunity): number =>
  ['osm:node', 'osm:way', 'osm:relation'].indexOf(id.split('/')[0] ?? '')

const numberIn = ({ id }: NamedCommunity): number => Number(id.split('/')[1])
