import type { Position } from 'geojson'
import type { MultiPolygon, Polygon } from 'geojson'
import type { Rings } from '../../../src/format/area-geometry.ts'
import type { LonLat } from '../../../src/units.ts'
import type { OsmData, OsmElementType, OsmWay, Tags } from '../../osm/osm-data.ts'
import { outlineRefs } from '../facilities/area-entrances.ts'
import { indexWays, relationToPolygon, wayToPolygon } from './relations-to-polygons.ts'

/** An area of the extract: a closed way, or a multipolygon or boundary relation. */
export interface OsmArea {
  readonly type: Exclude<OsmElementType, 'node'>
  readonly id: number
  readonly tags: Tags
  readonly rings: Rings
  /** Nodes on its outline, tagged or not. */
  readonly refs: ArrayLike<number>
}

/**
 * Extracts made from OSM-QA tiles number their elements anew and cut ways at tile edges; this tag keeps the
 * id of the element on openstreetmap.org.
 */
const ORIGIN_KEY = 'qa:id'

/** The id on openstreetmap.org: `osm:way/123`. */
export const osmIdOf = ({
  type,
  id,
  tags,
}: Pick<OsmArea, 'id' | 'tags'> & { type: OsmElementType }): string => `osm:${type}/${tags[ORIGIN_KEY] ?? id}`

const joined = (whole: OsmArea, piece: OsmArea): OsmArea => ({
  ...whole,
  rings: [...whole.rings, ...piece.rings],
  refs: [...Array.from(whole.refs), ...Array.from(piece.refs)],
})

/** Keys of closed ways that are lines, unless `area=yes` says otherwise. */
const LINES = ['highway', 'barrier', 'railway', 'waterway']

/**
 * The tagged areas that `wanted` lets through, ways first, ascending by id. `broken` counts wanted ones that
 * cannot be built. Pieces of one way are one area. A way that only draws the outline of a wanted relation with the same tags is left out.
 */
export function osmAreas(
  data: OsmData,
  wanted: (tags: Tags) => boolean,
): { readonly areas: readonly OsmArea[]; readonly broken: number } {
  const waysById = indexWays(data)
  const relations = data.relations.filter(
    ({ tags }) => (tags['type'] === 'multipolygon' || tags['type'] === 'boundary') && wanted(tags),
  )
  const areas: OsmArea[] = []
  const atOrigin = new Map<string, number>()
  let broken = 0
  const addWay = (area: OsmArea): void => {
    const origin = area.tags[ORIGIN_KEY]
    const known = origin === undefined ? undefined : atOrigin.get(origin)
    const whole = known === undefined ? undefined : areas[known]
    if (known !== undefined && whole) areas[known] = joined(whole, area)
    else if (areas.push(area) > 0 && origin !== undefined) atOrigin.set(origin, areas.length - 1)
  }
  for (const way of waysWithoutTwin(data.ways, relations)) {
    if (!isClosed(way) || !isArea(way.tags) || !wanted(way.tags)) continue
    const polygon = wayToPolygon(data, way)
    if (polygon) addWay({ type: 'way', id: way.id, tags: way.tags, rings: ringsOf(polygon), refs: way.refs })
    else broken++
  }
  for (const relation of relations) {
    const polygon = relationToPolygon(data, relation, waysById)
    if (!polygon) broken++
    else {
      const { id, tags } = relation
      areas.push({
        type: 'relation',
        id,
        tags,
        rings: ringsOf(polygon),
        refs: outlineRefs(relation, waysById),
      })
    }
  }
  return { areas, broken }
}

function waysWithoutTwin(ways: readonly OsmWay[], relations: OsmData['relations']): OsmWay[] {
  const outlines = new Map<number, Tags>()
  for (const { members, tags } of relations) {
    for (const member of members) {
      if (member.type === 'way' && member.role !== 'inner') outlines.set(member.ref, tags)
    }
  }
  return ways.filter(({ id, tags }) => {
    const twin = outlines.get(id)
    return !twin || !Object.entries(tags).some(([key, value]) => MAIN_KEYS.has(key) && twin[key] === value)
  })
}

/** Tags that say what an area is. */
const MAIN_KEYS = new Set([
  'amenity',
  'shop',
  'leisure',
  'office',
  'healthcare',
  'building',
  'landuse',
  'place',
])

const isClosed = ({ refs }: OsmWay): boolean => refs.length > 3 && refs[0] === refs[refs.length - 1]

const isArea = (tags: Tags): boolean =>
  tags['area'] === 'yes' ||
  (tags['area'] !== 'no' && (hasMainKey(tags) || !LINES.some((key) => Object.hasOwn(tags, key))))

const hasMainKey = (tags: Tags): boolean => Object.keys(tags).some((key) => MAIN_KEYS.has(key))

/** All rings of a geometry, outer and inner alike. */
export function ringsOf(geometry: Polygon | MultiPolygon): Rings {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.flat().map((ring) => ring.map(lonLatOf))
}

const lonLatOf = (position: Position): LonLat => [position[0] ?? 0, position[1] ?? 0]
