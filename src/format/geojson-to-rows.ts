import type { LonLat } from '../units.ts'
import { pointInside, type Rings } from './area-geometry.ts'
import { isKnownPoint, isOnEarth, offEarth, type SuppliedRow } from './supplied-row.ts'

/**
 * Reads the features of a GeoJSON FeatureCollection: points, polygons and multipolygons. A feature that is none
 * of these becomes a row with an error; text that is no FeatureCollection throws.
 */
export function geojsonToRows(
  text: string,
  label: string,
): { readonly columns: readonly string[]; readonly rows: readonly SuppliedRow[] } {
  const json = parse(text, label)
  const features = featuresOf(json)
  if (features === null) {
    const found = textOf(recordOf(json)['type']) || 'something else'
    throw new Error(`${label}: found ${found}; expected a GeoJSON FeatureCollection`)
  }
  const columns = new Set(
    features.flatMap((feature) => Object.keys(recordOf(recordOf(feature)['properties']))),
  )
  const rows = features.map((feature, i) => rowOf(recordOf(feature), i + 1))
  return { columns: [...columns], rows }
}

function parse(text: string, label: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new Error(`${label}: not valid JSON; expected a GeoJSON FeatureCollection`, { cause })
  }
}

function featuresOf(json: unknown): unknown[] | null {
  const { type, features } = recordOf(json)
  return type === 'FeatureCollection' && Array.isArray(features) ? features : null
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function rowOf(feature: Record<string, unknown>, line: number): SuppliedRow {
  const properties = recordOf(feature['properties'])
  const place = placeOf(recordOf(feature['geometry']))
  return {
    line,
    valueOf: (column) => textOf(properties[column]),
    place: typeof place === 'string' ? null : place,
    error: typeof place === 'string' ? place : null,
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function placeOf({ type, coordinates }: Record<string, unknown>): SuppliedRow['place'] | string {
  if (type === 'Point') {
    const at = lonLatOf(coordinates)
    if (typeof at === 'string') return at
    return isKnownPoint(at) ? { at, rings: null } : offEarth(at)
  }
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    return `geometry ${textOf(type) || 'missing'}: expected Point, Polygon or MultiPolygon`
  }
  const polygons = type === 'Polygon' ? [coordinates] : listOf(coordinates)
  const rings = polygons.flatMap(listOf).map((ring) => listOf(ring).map(lonLatOf))
  const bad = rings.flat().find((point) => typeof point === 'string')
  if (bad !== undefined) return bad
  const good = rings as Rings
  if (good.length === 0 || good.some((ring) => ring.length < 4)) return 'a ring has under 4 points'
  return { at: pointInside(good), rings: good }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function lonLatOf(position: unknown): LonLat | string {
  const [lon, lat] = listOf(position)
  if (typeof lon !== 'number' || typeof lat !== 'number') return 'a position is not two numbers'
  return isOnEarth([lon, lat]) ? [lon, lat] : offEarth([lon, lat])
}
