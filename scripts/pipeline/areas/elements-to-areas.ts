/** OpenStreetMap's administrative boundaries → the districts and 街道 (streets, towns) of a city. */

import { bbox } from '@turf/turf'
import type { Area } from '../../../src/format/city-tables.ts'
import { nameBy } from '../../../src/format/gap-texts.ts'
import type { Bounds } from '../../../src/units.ts'
import type { OsmData, Tags } from '../../osm/osm-data.ts'
import { nameSetOf } from '../shared/name-table.ts'
import { assembleRelation, indexWays } from './relations-to-polygons.ts'

/** `admin_level` of each level in this country (China: 6 and 8); null where the map has none. */
export interface AdminLevels {
  readonly district: number | null
  readonly street: number | null
}

/** What is smaller than a province and larger than a city block, in every country. */
const [COARSEST, FINEST] = [6, 11]

/**
 * The levels by which a map can be broken down, where nobody says which they are in this country: the two coarsest that
 * have at least two named, complete areas in the bounds; of only one the streets. A boundary around everything, or cut
 * by the extract, parts nothing: `cut` has the names of those. China: 6 and 8; Helsinki 9 and 10.
 */
export function foundLevels(
  data: OsmData,
  bounds: Bounds,
): { readonly levels: AdminLevels; readonly cut: readonly string[] } {
  const waysById = indexWays(data)
  const counts = new Map<number, number>()
  const cut: string[] = []
  for (const relation of data.relations) {
    const level = isBoundary(relation.tags) ? Number(relation.tags['admin_level'] ?? Number.NaN) : Number.NaN
    const names = nameSetOf(relation.tags)
    if (!(level >= COARSEST && level <= FINEST) || names === null) continue
    const { geometry, isComplete } = assembleRelation(data, relation, waysById)
    if (!isComplete || geometry === null) cut.push(nameBy(names, ['']))
    else if (touchesBounds(geometry, bounds)) counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  const [coarse, fine] = [...counts].flatMap(([level, n]) => (n > 1 ? [level] : [])).toSorted((a, b) => a - b)
  const levels =
    fine === undefined
      ? { district: null, street: coarse ?? null }
      : { district: coarse ?? null, street: fine }
  return { levels, cut }
}

/** Whether the boxes of both have a point in common. */
export function touchesBounds(geometry: Area['geometry'], bounds: Bounds): boolean {
  const [west, south, east, north] = bbox(geometry)
  return west <= bounds[2] && east >= bounds[0] && south <= bounds[3] && north >= bounds[1]
}

/** A boundary that the extract cut. Neighbours of the city always are. */
export interface IncompleteArea {
  readonly id: string
  readonly name: string
  readonly level: Area['level']
  readonly missingWays: number
  readonly brokenWays: number
  readonly openRings: number
}

export interface AreasFromElements {
  /** Named, complete areas in the order of the extract; ids are `osm:relation/<id>`. */
  readonly areas: readonly Area[]
  /** Left out: part of a district would answer for the whole. */
  readonly incomplete: readonly IncompleteArea[]
  /** Complete boundaries without any name: left out. */
  readonly unnamed: number
}

/** Relations tagged `boundary=administrative` of the two levels. Disputed and former boundaries are not read. */
export function elementsToAreas(data: OsmData, levels: AdminLevels): AreasFromElements {
  const waysById = indexWays(data)
  const areas: Area[] = []
  const incomplete: IncompleteArea[] = []
  let unnamed = 0
  for (const relation of data.relations) {
    const level = levelOf(relation.tags, levels)
    if (!level) continue
    const { geometry, isComplete, ...missing } = assembleRelation(data, relation, waysById)
    const id = `osm:relation/${relation.id}`
    const names = nameSetOf(relation.tags)
    if (!isComplete || !geometry) {
      incomplete.push({ id, name: nameBy(names ?? {}, ['']), level, ...missing })
    } else if (names) areas.push({ id, names, level, geometry })
    else unnamed++
  }
  return { areas, incomplete, unnamed }
}

/** Lines between two countries are relations too, but no areas. */
const isBoundary = (tags: Tags): boolean =>
  tags['boundary'] === 'administrative' && (tags['type'] === 'boundary' || tags['type'] === 'multipolygon')

function levelOf(tags: Tags, levels: AdminLevels): Area['level'] | null {
  if (!isBoundary(tags)) return null
  const adminLevel = Number(tags['admin_level'] ?? Number.NaN)
  if (adminLevel === levels.street) return 'street'
  return adminLevel === levels.district ? 'district' : null
}
