/** Basemap features → Mapbox vector tiles, by geojson-vt and vt-pbf. */

import { GeoJSONVT } from '@maplibre/geojson-vt'
import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { bbox, bboxClip } from '@turf/turf'
import type { Feature, Geometry } from 'geojson'
import { type Bounds, METRES_PER_DEGREE } from '../../../src/units.ts'
import { BASEMAP_LAYERS, type BasemapLayer, MAX_ZOOM, MIN_ZOOM } from './basemap-classes.ts'
import { cleanShapes } from './clean-shapes.ts'
import type { BasemapFeature, BasemapProperties } from './elements-to-basemap.ts'
import { joinLines } from './join-lines.ts'

export interface VectorTile {
  readonly z: number
  readonly x: number
  readonly y: number
  /** Mapbox vector tile, not compressed. */
  readonly bytes: Uint8Array
}

export interface TileOptions {
  /** Where the data are complete; drawn a little beyond. */
  readonly bounds: Bounds
  /** Called after each tile tried. */
  readonly onProgress?: (done: number, total: number) => void
}

/** How far beyond the bounds the map still shows what the extract happens to have. */
const MARGIN_M = 1_000

const EXTENT = 4_096
/** Overlap of neighbouring tiles in tile units: the widest line at the largest overzoom stays whole. */
const BUFFER = 64
/** Simplification in tile units: half a pixel of a 512-pixel tile; finer at the last zoom, which is enlarged. */
const TOLERANCE = 4
const LAST_ZOOM_TOLERANCE = 0.75

/**
 * All non-empty tiles of the bounds, zoom by zoom, column by column. The same input gives the same bytes.
 * Each zoom is cut on its own: lines lose names that zoom does not show, and so join into longer ones.
 */
export function featuresToTiles(features: readonly BasemapFeature[], options: TileOptions): VectorTile[] {
  const bounds = padded(options.bounds)
  const clipped = features.flatMap((feature) => clippedTo(feature, bounds) ?? [])
  const zooms = Array.from({ length: MAX_ZOOM - MIN_ZOOM + 1 }, (_, index) => MIN_ZOOM + index)
  const total = zooms.reduce((sum, z) => sum + tilesIn(bounds, z).length, 0)
  const tiles: VectorTile[] = []
  let done = 0
  for (const z of zooms) {
    const shown = BASEMAP_LAYERS.flatMap((layer) => shownOn(clipped, { layer, z }) ?? [])
    for (const region of regionsOf(tilesIn(bounds, z))) {
      const layers = shown.flatMap((layer) => layerIndex(layer, { region, z }) ?? [])
      for (const [x, y] of region) {
        const bytes = tileBytes(layers, [z, x, y])
        if (bytes) tiles.push({ z, x, y, bytes })
        options.onProgress?.(++done, total)
      }
    }
  }
  return tiles.sort((a, b) => a.z - b.z || a.x - b.x || a.y - b.y)
}

/** Tiles along each side of a region. */
const REGION = 8

type TilePlace = readonly [x: number, y: number]

/**
 * Tiles that are cut from one index. geojson-vt keeps every tile of every zoom that it passes on the way down: one index
 * of a large city would hold the whole city some ten times.
 */
function regionsOf(tiles: readonly TilePlace[]): TilePlace[][] {
  const regions = new Map<string, TilePlace[]>()
  for (const tile of tiles) {
    const key = tile.map((at) => Math.floor(at / REGION)).join()
    const region = regions.get(key)
    if (region === undefined) regions.set(key, [tile])
    else region.push(tile)
  }
  return [...regions.values()]
}

function padded([west, south, east, north]: Bounds): Bounds {
  const dLat = MARGIN_M / METRES_PER_DEGREE
  const dLon = dLat / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180)
  return [west - dLon, south - dLat, east + dLon, north + dLat]
}

function clippedTo(feature: BasemapFeature, bounds: Bounds): BasemapFeature | null {
  const [west, south, east, north] = bounds
  const [minLon = 0, minLat = 0, maxLon = 0, maxLat = 0] = bbox(feature.geometry)
  if (maxLon < west || minLon > east || maxLat < south || minLat > north) return null
  if (minLon >= west && maxLon <= east && minLat >= south && maxLat <= north) return feature
  const { geometry } = feature
  if (geometry.type === 'Point') return null
  const cut = bboxClip(geometry, [west, south, east, north]).geometry
  return cut.coordinates.length > 0 ? { ...feature, geometry: cut } : null
}

const columnAt = (lon: number, z: number): number => ((lon + 180) / 360) * 2 ** z

const rowAt = (lat: number, z: number): number =>
  ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z

function tilesIn([west, south, east, north]: Bounds, z: number): [x: number, y: number][] {
  const column = (lon: number): number => Math.floor(columnAt(lon, z))
  const row = (lat: number): number => Math.floor(rowAt(lat, z))
  const tiles: [number, number][] = []
  for (let x = column(west); x <= column(east); x++) {
    for (let y = row(north); y <= row(south); y++) tiles.push([x, y])
  }
  return tiles
}

interface ShownFeature {
  readonly feature: Feature
  /** West, south, east, north in tiles of the zoom, rows counted southwards from the pole. */
  readonly box: Bounds
}

interface ShownLayer {
  readonly layer: BasemapLayer
  readonly features: readonly ShownFeature[]
}

interface LayerIndex {
  readonly layer: BasemapLayer
  readonly index: GeoJSONVT
}

function shownOn(
  all: readonly BasemapFeature[],
  { layer, z }: { layer: BasemapLayer; z: number },
): ShownLayer | null {
  const shown = all.filter((feature) => feature.layer === layer && feature.minZoom <= z)
  if (shown.length === 0) return null
  const features = toZoom(shown, z).map((feature): ShownFeature => {
    const [west = 0, south = 0, east = 0, north = 0] = bbox(feature)
    return { feature, box: [columnAt(west, z), rowAt(north, z), columnAt(east, z), rowAt(south, z)] }
  })
  return { layer, features }
}

/** What overlaps a tile reaches a sixty-fourth of it beyond: with a whole one around, nothing is missed. */
const AROUND_TILES = 1

function layerIndex(
  { layer, features }: ShownLayer,
  { region, z }: { readonly region: readonly TilePlace[]; readonly z: number },
): LayerIndex | null {
  const [xs, ys] = [region.map(([x]) => x), region.map(([, y]) => y)]
  const [west, east] = [Math.min(...xs) - AROUND_TILES, Math.max(...xs) + 1 + AROUND_TILES]
  const [top, bottom] = [Math.min(...ys) - AROUND_TILES, Math.max(...ys) + 1 + AROUND_TILES]
  const own = features.filter(
    ({ box }) => box[0] <= east && box[2] >= west && box[1] <= bottom && box[3] >= top,
  )
  if (own.length === 0) return null
  const options = {
    // One more than is asked for: at its own last zoom geojson-vt does not simplify at all.
    maxZoom: z + 1,
    indexMaxZoom: Math.min(5, z),
    indexMaxPoints: 0,
    tolerance: z === MAX_ZOOM ? LAST_ZOOM_TOLERANCE : TOLERANCE,
    extent: EXTENT,
    buffer: BUFFER,
  }
  const collection = { type: 'FeatureCollection' as const, features: own.map(({ feature }) => feature) }
  return { layer, index: new GeoJSONVT(collection, options) }
}

/** One property object per distinct look, so that features of one look can be told by identity. */
function toZoom(shown: readonly BasemapFeature[], z: number): Feature[] {
  const groups = new Map<string, { properties: BasemapProperties; lines: number[][][] }>()
  const rest: Feature[] = []
  for (const { geometry, properties, names, nameZoom } of shown) {
    const visible = z >= nameZoom ? { ...properties, ...names } : properties
    const key = JSON.stringify(visible)
    const group = groups.get(key) ?? { properties: visible, lines: [] }
    groups.set(key, group)
    const lines = linesOf(geometry)
    if (lines) group.lines.push(...lines)
    else rest.push({ type: 'Feature', properties: group.properties, geometry })
  }
  const joined = [...groups.values()].flatMap(({ properties, lines }) =>
    joinLines(lines).map((coordinates): Feature => ({
      type: 'Feature',
      properties,
      geometry: { type: 'LineString', coordinates },
    })),
  )
  return [...joined, ...rest]
}

function linesOf(geometry: Geometry): number[][][] | null {
  if (geometry.type === 'LineString') return [geometry.coordinates]
  return geometry.type === 'MultiLineString' ? geometry.coordinates : null
}

function tileBytes(
  layers: readonly LayerIndex[],
  [z, x, y]: readonly [number, number, number],
): Uint8Array | null {
  const content: Record<string, GeoJSONVTTile> = {}
  for (const { layer, index } of layers) {
    const tile = index.getTile(z, x, y)
    const features = tile ? merged(layer, tile.features.flatMap(cleaned)) : []
    if (tile && features.length > 0) content[layer] = { ...tile, features: features as typeof tile.features }
  }
  if (Object.keys(content).length === 0) return null
  return fromGeojsonVt(content, { version: 2, extent: EXTENT })
}

/** A copy: geojson-vt keeps its tiles. */
function cleaned(feature: GeoJSONVTFeature): GeoJSONVTFeature[] {
  if (feature.type === 1) return [feature]
  const geometry = cleanShapes(feature.geometry, feature.type)
  return geometry.length > 0 ? [{ ...feature, geometry }] : []
}

/**
 * Features of one look become one feature of many parts: a third fewer bytes. Not for coloured areas, whose
 * order (small above large) would be lost.
 */
function merged(layer: BasemapLayer, features: readonly GeoJSONVTFeature[]): GeoJSONVTFeature[] {
  if (layer === 'green' || layer === 'landuse') return [...features]
  const byLook = new Map<unknown, GeoJSONVTFeature>()
  const out: GeoJSONVTFeature[] = []
  for (const feature of features) {
    const first = byLook.get(feature.tags)
    if (feature.type !== 1 && first && first.type === feature.type) {
      first.geometry.push(...feature.geometry)
      continue
    }
    byLook.set(feature.tags, feature)
    out.push(feature)
  }
  return out
}
