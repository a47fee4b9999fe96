/** What the basemap draws of OpenStreetMap's tags, and from which zoom. Pure tables and look-ups. */

import type { Tags } from '../../osm/osm-data.ts'

/** Layers of the vector tiles. Order is the order inside a tile; the style decides what is drawn above what. */
export const BASEMAP_LAYERS = [
  'landuse',
  'green',
  'water',
  'waterway',
  'building',
  'rail',
  'road',
  'place',
  'poi',
] as const
export type BasemapLayer = (typeof BASEMAP_LAYERS)[number]

/** The tiles are built for these zooms and drawn larger beyond. */
export const MIN_ZOOM = 8
export const MAX_ZOOM = 14

type AreaLayer = 'landuse' | 'green' | 'water' | 'building'

export interface AreaClass {
  readonly layer: AreaLayer
  /** Null where the layer has one look. */
  readonly kind: string | null
}

const GREEN: readonly (readonly [key: string, value: string, kind: string])[] = [
  ['leisure', 'park|garden|common|dog_park|golf_course|nature_reserve|playground', 'park'],
  ['leisure', 'pitch|track|stadium', 'pitch'],
  ['landuse', 'village_green|recreation_ground', 'park'],
  ['landuse', 'cemetery', 'cemetery'],
  ['amenity', 'grave_yard', 'cemetery'],
  ['landuse', 'forest', 'wood'],
  ['natural', 'wood', 'wood'],
  ['landuse', 'grass|meadow|greenfield|flowerbed|greenery', 'grass'],
  ['natural', 'grassland|heath|scrub', 'grass'],
  ['natural', 'wetland', 'wetland'],
  ['landuse', 'orchard|vineyard|allotments|plant_nursery', 'orchard'],
]

const LANDUSE: typeof GREEN = [
  ['amenity', 'school|university|college|kindergarten', 'education'],
  ['amenity', 'hospital', 'hospital'],
  ['landuse', 'residential', 'residential'],
  ['landuse', 'commercial|retail', 'commercial'],
  ['landuse', 'industrial|railway|garages|quarry|landfill|port', 'industrial'],
  ['landuse', 'farmland|farmyard', 'farmland'],
  ['natural', 'beach|sand', 'sand'],
  ['highway', 'pedestrian|footway|living_street|service', 'pedestrian'],
  ['place', 'square', 'pedestrian'],
]

const WATER: typeof GREEN = [
  ['natural', 'water', 'water'],
  ['waterway', 'riverbank|dock', 'water'],
  ['landuse', 'reservoir|basin', 'water'],
  ['leisure', 'swimming_pool', 'water'],
]

const compiled = (rows: typeof GREEN) =>
  rows.map(([key, values, kind]) => ({ key, values: new Set(values.split('|')), kind }))

const AREA_TABLES = [
  { layer: 'water', rows: compiled(WATER) },
  { layer: 'green', rows: compiled(GREEN) },
  { layer: 'landuse', rows: compiled(LANDUSE) },
] as const

/** The look of a closed way or a multipolygon; null when the basemap does not draw it. */
export function areaClass(tags: Tags): AreaClass | null {
  const building = tags['building']
  if (building && building !== 'no' && tags['location'] !== 'underground') {
    return { layer: 'building', kind: null }
  }
  if (tags['highway'] && tags['area'] !== 'yes') return null
  for (const { layer, rows } of AREA_TABLES) {
    const row = rows.find(({ key, values }) => values.has(tags[key] ?? ''))
    if (row) return { layer, kind: layer === 'water' ? null : row.kind }
  }
  return null
}

export interface LineClass {
  readonly layer: 'waterway' | 'rail' | 'road'
  readonly kind: string
  readonly minZoom: number
  /** From this zoom its name is in the tiles. */
  readonly nameZoom: number
  /** A slip road. */
  readonly isLink: boolean
}

/** A map, since a mapper may write `highway=constructor`, which every object has. */
const byValue = <Row>(rows: Readonly<Record<string, Row>>): ReadonlyMap<string, Row> =>
  new Map(Object.entries(rows))

type LineRow = readonly [kind: string, minZoom: number, nameZoom: number]

const ROADS = byValue<LineRow>({
  motorway: ['motorway', 8, 11],
  trunk: ['trunk', 8, 11],
  primary: ['primary', 9, 12],
  secondary: ['secondary', 10, 12],
  tertiary: ['tertiary', 11, 13],
  unclassified: ['minor', 12, 14],
  residential: ['minor', 12, 14],
  living_street: ['minor', 12, 14],
  road: ['minor', 12, 14],
  busway: ['minor', 13, 14],
  pedestrian: ['pedestrian', 13, 14],
  service: ['service', 13, 14],
  track: ['track', 13, 14],
  cycleway: ['path', 14, 14],
  footway: ['path', 14, 14],
  path: ['path', 14, 14],
  bridleway: ['path', 14, 14],
  steps: ['steps', 14, 14],
})

const RAILS = byValue<LineRow>({
  rail: ['rail', 10, 14],
  narrow_gauge: ['rail', 11, 14],
  light_rail: ['metro', 11, 14],
  monorail: ['metro', 11, 14],
  subway: ['metro', 11, 14],
  tram: ['tram', 13, 14],
})

const WATERWAYS = byValue<LineRow>({
  river: ['river', 8, 12],
  canal: ['canal', 11, 13],
  stream: ['stream', 13, 14],
  drain: ['stream', 14, 14],
  ditch: ['stream', 14, 14],
})

const DRIVEWAYS = new Set(['parking_aisle', 'driveway', 'drive-through', 'emergency_access'])

/** The look of a way drawn as a line; null when the basemap does not draw it. */
export function lineClass(tags: Tags): LineClass | null {
  const highway = tags['highway']
  if (highway) {
    const name = highway.replace(/_link$/, '')
    const road = tags['area'] === 'yes' ? undefined : ROADS.get(name)
    const later = DRIVEWAYS.has(tags['service'] ?? '') ? 1 : 0
    return road ? { ...rowOf('road', road, { later }), isLink: name !== highway } : null
  }
  const rail = RAILS.get(tags['railway'] ?? '')
  // Yards and sidings.
  if (rail) return rowOf('rail', rail, { later: tags['service'] ? 3 : 0 })
  const waterway = WATERWAYS.get(tags['waterway'] ?? '')
  if (waterway && !tags['tunnel']) return rowOf('waterway', waterway, { later: 0 })
  return null
}

function rowOf(layer: LineClass['layer'], row: LineRow, { later }: { later: number }): LineClass {
  const [kind, minZoom, nameZoom] = row
  return { layer, kind, minZoom: Math.min(MAX_ZOOM, minZoom + later), nameZoom, isLink: false }
}

export interface LabelClass {
  readonly layer: 'place' | 'poi'
  readonly kind: string
  /** 1 is the most important. */
  readonly rank: number
  readonly minZoom: number
}

const PLACES = byValue<readonly [rank: number, minZoom: number]>({
  city: [1, 8],
  town: [2, 9],
  borough: [3, 10],
  suburb: [4, 11],
  village: [5, 11],
  quarter: [5, 12],
  neighbourhood: [6, 13],
  hamlet: [6, 13],
})

/** Places and stations as label points; null for anything else, and for places that exist no more. */
export function labelClass(tags: Tags): LabelClass | null {
  const kind = tags['place'] ?? ''
  const place = PLACES.get(kind)
  if (place && !tags['historic']) return { layer: 'place', kind, rank: place[0], minZoom: place[1] }
  const railway = tags['railway']
  if (railway !== 'station' && railway !== 'halt') return null
  const isMetro = tags['station'] === 'subway' || tags['subway'] === 'yes' || tags['station'] === 'light_rail'
  if (isMetro) return { layer: 'poi', kind: 'metro', rank: 2, minZoom: 12 }
  return { layer: 'poi', kind: 'station', rank: railway === 'halt' ? 3 : 1, minZoom: 12 }
}

const HECTARE_M2 = 10_000

/** Named parks and waters get a label inside, the larger the earlier; null for the rest. */
export function areaLabelClass(tags: Tags, areaM2: number): LabelClass | null {
  const leisure = tags['leisure']
  const isPark = leisure === 'park' || leisure === 'garden' || leisure === 'nature_reserve'
  const isWater = tags['natural'] === 'water' || tags['landuse'] === 'reservoir'
  if (!isPark && !isWater) return null
  const rank = areaM2 >= 50 * HECTARE_M2 ? 1 : areaM2 >= 10 * HECTARE_M2 ? 2 : areaM2 >= HECTARE_M2 ? 3 : 4
  return { layer: 'poi', kind: isPark ? 'park' : 'water', rank, minZoom: MAX_ZOOM - 4 + rank }
}
