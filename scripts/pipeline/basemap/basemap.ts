/** One extract → the city's basemap file. */

import type { OsmData } from '../../osm/osm-data.ts'
import type { Bounds } from '../../../src/units.ts'
import { BASEMAP_LAYERS, type BasemapLayer, MAX_ZOOM, MIN_ZOOM } from './basemap-classes.ts'
import { elementsToBasemap } from './elements-to-basemap.ts'
import { featuresToTiles, type TileOptions } from './features-to-tiles.ts'
import { writePmtiles } from './tiles-to-pmtiles.ts'

export interface BasemapReport {
  readonly bytes: number
  readonly tiles: number
  /** Features before they are cut into tiles. */
  readonly features: Readonly<Record<BasemapLayer, number>>
  /** Areas of which the extract holds only a part. */
  readonly incompleteRelations: number
}

/** Fields that a layer's features may carry. */
const NAME_FIELDS = { name: 'String', name_zh: 'String', name_en: 'String' }
const FIELDS: Readonly<Record<BasemapLayer, Readonly<Record<string, string>>>> = {
  landuse: { kind: 'String' },
  green: { kind: 'String' },
  water: {},
  waterway: { kind: 'String', bridge: 'Number', ...NAME_FIELDS },
  building: {},
  rail: { kind: 'String', bridge: 'Number', tunnel: 'Number', ...NAME_FIELDS },
  road: { kind: 'String', bridge: 'Number', tunnel: 'Number', link: 'Number', ...NAME_FIELDS },
  place: { kind: 'String', rank: 'Number', ...NAME_FIELDS },
  poi: { kind: 'String', rank: 'Number', ...NAME_FIELDS },
}

/**
 * Builds the PMTiles archive of everything inside `bounds` (west, south, east, north), zooms 8 to 14. The same
 * data give the same bytes. Throws when the bounds hold nothing to draw.
 */
export function buildBasemap(
  data: OsmData,
  options: TileOptions,
): { bytes: Uint8Array<ArrayBuffer>; report: BasemapReport } {
  const { features, incompleteRelations } = elementsToBasemap(data)
  const tiles = featuresToTiles(features, options)
  if (tiles.length === 0) {
    throw new Error(`basemap: nothing to draw inside ${options.bounds.join(',')}; expected streets there`)
  }
  const bytes = writePmtiles(tiles, { bounds: options.bounds, center: centreOf(options.bounds), metadata })
  const counts = Object.fromEntries(BASEMAP_LAYERS.map((layer) => [layer, 0])) as Record<BasemapLayer, number>
  for (const { layer } of features) counts[layer]++
  const report = { bytes: bytes.length, tiles: tiles.length, features: counts, incompleteRelations }
  return { bytes, report }
}

const metadata = {
  name: 'Basemap',
  attribution: '© OpenStreetMap contributors',
  type: 'baselayer',
  vector_layers: BASEMAP_LAYERS.map((id) => ({
    id,
    fields: FIELDS[id],
    minzoom: MIN_ZOOM,
    maxzoom: MAX_ZOOM,
  })),
}

function centreOf([west, south, east, north]: Bounds): [lon: number, lat: number, zoom: number] {
  return [(west + east) / 2, (south + north) / 2, 12]
}
