/** OpenStreetMap's administrative boundaries → the districts and 街道 (streets, towns) of a city. */

import type { Area } from '../../../src/format/city-tables.ts'
import type { OsmData, Tags } from '../../osm/osm-data.ts'
import { nameSetOf } from '../shared/name-table.ts'
import { assembleRelation, indexWays } from './relations-to-polygons.ts'

/** `admin_level` of each level in this country (China: 6 and 8); null where the map has none. */
export interface AdminLevels {
  readonly district: number | null
  readonly street: number | null
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
      incomplete.push({ id, name: names?.[''] ?? '', level, ...missing })
    } else if (names) areas.push({ id, names, level, geometry })
    else unnamed++
  }
  return { areas, incomplete, unnamed }
}

function levelOf(tags: Tags, levels: AdminLevels): Area['level'] | null {
  if (tags['boundary'] !== 'administrative' || tags['type'] === 'route') return null
  const adminLevel = Number(tags['admin_level'] ?? Number.NaN)
  if (adminLevel === levels.street) return 'street'
  return adminLevel === levels.district ? 'district' : null
}
