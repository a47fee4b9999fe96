/** OpenStreetMap elements → what the basemap draws: lines, areas and label points by layer. */

import { area, pointOnFeature } from '@turf/turf'
import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson'
import { distanceM, type LonLat } from '../../../src/units.ts'
import type { OsmData, OsmRelation, OsmWay, Tags } from '../../osm/osm-data.ts'
import {
  areaClass,
  areaLabelClass,
  type BasemapLayer,
  type LabelClass,
  labelClass,
  lineClass,
  MAX_ZOOM,
  MIN_ZOOM,
} from './basemap-classes.ts'
import {
  assembleRelation,
  indexWays,
  wayToCoordinates,
  wayToPolygon,
} from '../areas/relations-to-polygons.ts'

/** `kind`, `rank`, and 1 for each of `bridge`, `tunnel`, `link` that holds. Never a key without a value. */
export type BasemapProperties = Readonly<Record<string, string | number>>

export interface BasemapFeature {
  readonly layer: BasemapLayer
  readonly geometry: LineString | MultiLineString | Polygon | MultiPolygon | Point
  readonly properties: BasemapProperties
  /** `name`, and `name_zh` and `name_en` where they differ from it; added to the properties from `nameZoom`. */
  readonly names: Readonly<Record<string, string>>
  readonly minZoom: number
  readonly nameZoom: number
}

export interface BasemapFeatures {
  /** Lines in the order of the extract, areas from large to small, then points. */
  readonly features: readonly BasemapFeature[]
  /** Drawn relations that the extract cut: their closed rings are kept. */
  readonly incompleteRelations: number
}

/** Reads all layers at once. Boundaries are not drawn; the sea (`natural=coastline`) has no area and is not either. */
export function elementsToBasemap(data: OsmData): BasemapFeatures {
  const lines = data.ways.flatMap((way) => lineFeature(data, way) ?? [])
  const { shapes, incompleteRelations } = drawnShapes(data)
  const areas = shapes.flatMap((shape) => areaFeature(shape) ?? [])
  return {
    features: [...lines, ...areas, ...labelFeatures(data, shapes)],
    incompleteRelations,
  }
}

/** The names the basemap can show. */
export function labelNames(tags: Tags): Readonly<Record<string, string>> {
  const local = tags['name']
  const chinese = tags['name:zh-Hans'] ?? tags['name:zh']
  const english = tags['name:en']
  return {
    ...(local ? { name: local } : {}),
    ...(chinese && chinese !== local ? { name_zh: chinese } : {}),
    ...(english && english !== local ? { name_en: english } : {}),
  }
}

function lineFeature(data: OsmData, way: OsmWay): BasemapFeature | null {
  const look = lineClass(way.tags)
  if (!look) return null
  const coordinates = wayToCoordinates(data, way)
  if (coordinates.length < 2) return null
  const { layer, kind, minZoom, nameZoom, isLink } = look
  const isSet = (key: string): boolean => (way.tags[key] ?? 'no') !== 'no'
  return {
    layer,
    geometry: { type: 'LineString', coordinates },
    properties: {
      kind,
      ...(isSet('bridge') ? { bridge: 1 } : {}),
      ...(isSet('tunnel') ? { tunnel: 1 } : {}),
      ...(isLink ? { link: 1 } : {}),
    },
    names: labelNames(way.tags),
    minZoom: isLink ? Math.max(minZoom, LINK_MIN_ZOOM) : minZoom,
    nameZoom,
  }
}

/** Slip roads only clutter a map on which the carriageways run into one line. */
const LINK_MIN_ZOOM = 11

interface Shape {
  readonly tags: Tags
  readonly geometry: Polygon | MultiPolygon
  readonly areaM2: number
}

/** Closed ways and relations that are drawn or labelled, from large to small. */
function drawnShapes(data: OsmData): { shapes: readonly Shape[]; incompleteRelations: number } {
  const shapes: Shape[] = []
  for (const way of data.ways) {
    const geometry = isShown(way.tags) ? wayToPolygon(data, way) : null
    if (geometry) shapes.push({ tags: way.tags, geometry, areaM2: area(geometry) })
  }
  const waysById = indexWays(data)
  let incompleteRelations = 0
  for (const relation of data.relations.filter(isDrawnRelation)) {
    const { geometry, isComplete } = assembleRelation(data, relation, waysById)
    if (!isComplete) incompleteRelations++
    if (geometry) shapes.push({ tags: relation.tags, geometry, areaM2: area(geometry) })
  }
  shapes.sort((a, b) => b.areaM2 - a.areaM2)
  return { shapes, incompleteRelations }
}

function isDrawnRelation({ tags }: OsmRelation): boolean {
  return (tags['type'] === 'multipolygon' || tags['type'] === 'boundary') && isShown(tags)
}

function isShown(tags: Tags): boolean {
  return areaClass(tags) !== null || labelClass(tags) !== null
}

function areaFeature({ tags, geometry, areaM2 }: Shape): BasemapFeature | null {
  const look = areaClass(tags)
  if (!look) return null
  const { layer, kind } = look
  const [position] = geometry.type === 'Polygon' ? geometry.coordinates : (geometry.coordinates[0] ?? [])
  const zoom = zoomForArea(areaM2, position?.[0]?.[1] ?? 0)
  const minZoom = layer === 'building' ? Math.max(MAX_ZOOM - 1, zoom) : zoom
  const properties: BasemapProperties = kind === null ? {} : { kind }
  return { layer, geometry, properties, names: {}, minZoom, nameZoom: MAX_ZOOM }
}

/** Below this many square pixels (512-pixel tiles) an area is noise. */
const MIN_AREA_PX = 25

/** The first zoom on which the area covers enough pixels; at the last zoom everything is drawn. */
function zoomForArea(areaM2: number, lat: number): number {
  const worldM = 40_075_016.7 * Math.cos((lat * Math.PI) / 180)
  const neededPx = Math.sqrt(MIN_AREA_PX / Math.max(areaM2, 1)) * worldM
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, Math.ceil(Math.log2(neededPx / 512))))
}

/** Two parts of one park or lake carry one label; another park of that name across the city has its own. */
const SAME_NAME_M = 3_000

/** Mapped points first, then areas from large to small, unless the name stands nearby already. */
function labelFeatures(data: OsmData, shapes: readonly Shape[]): BasemapFeature[] {
  const labels: BasemapFeature[] = []
  const placed = new Map<string, LonLat[]>()
  const add = (look: LabelClass | null, tags: Tags, place: () => LonLat): void => {
    const names = labelNames(tags)
    if (!look || !names['name']) return
    const at = place()
    const key = `${look.layer} ${names['name']}`
    const before = placed.get(key) ?? []
    if (before.some((other) => distanceM(other, at) < SAME_NAME_M)) return
    placed.set(key, [...before, at])
    labels.push(labelFeature(look, names, at))
  }
  for (const [index, tags] of data.nodeTags) {
    add(labelClass(tags), tags, () => [(data.lonE7[index] ?? 0) / 1e7, (data.latE7[index] ?? 0) / 1e7])
  }
  for (const { tags, geometry, areaM2 } of shapes) {
    add(labelClass(tags) ?? areaLabelClass(tags, areaM2), tags, () => insideOf(geometry))
  }
  return labels
}

function insideOf(geometry: Shape['geometry']): LonLat {
  const [lon = 0, lat = 0] = pointOnFeature(geometry).geometry.coordinates
  return [lon, lat]
}

function labelFeature(look: LabelClass, names: BasemapFeature['names'], at: LonLat): BasemapFeature {
  const { layer, kind, rank, minZoom } = look
  const geometry: Point = { type: 'Point', coordinates: [...at] }
  return { layer, geometry, properties: { kind, rank }, names, minZoom, nameZoom: MIN_ZOOM }
}
