/** A supplied GeoJSON file of 街道 (streets, towns) → areas. */

import { getIssues } from '@placemarkio/check-geojson'
import { bbox } from '@turf/turf'
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson'
import type { Area } from '../../../src/format/city-tables.ts'
import { dataError, parseJson } from '../../../src/services/data-error.ts'

/** Which properties of a feature say what. */
export interface StreetColumns {
  readonly name: string
  /** The district's name: districts are then made of their streets. */
  readonly district?: string | undefined
}

/**
 * Streets in the order of the file, ids `<label>:<position from 1>`; then, where there is a column for it, one area per
 * district, whose MultiPolygon holds its streets side by side, not dissolved, id `<label>:<name>`. WGS-84 degrees.
 * @param named columns that somebody named; null: guessed from the first feature's properties
 * @throws DataError that names the first broken feature, what was found and what was expected.
 */
export function streetsFromGeoJson(json: string, label: string, named: StreetColumns | null): Area[] {
  const { features } = checkedCollection(json, label)
  const columns = named ?? guessColumns(features)
  const districts = new Map<string, Polygon['coordinates'][]>()
  const areas = features.map((feature, index): Area => {
    const at = { label, index }
    const geometry = areaGeometry(feature, at)
    const name = textOf(feature, columns.name, at)
    if (columns.district !== undefined) {
      const district = textOf(feature, columns.district, at)
      districts.set(district, [...(districts.get(district) ?? []), ...polygonsOf(geometry)])
    }
    return { id: `${label}:${index + 1}`, names: { '': name }, level: 'street', geometry }
  })
  for (const [name, coordinates] of districts) {
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates }
    areas.push({ id: `${label}:${name}`, names: { '': name }, level: 'district', geometry })
  }
  return areas
}

/** Property names in use, most telling first. */
const NAME_COLUMNS = ['name', '名称', 'street', '街道', '街道乡镇', 'subdistrict', 'town']
const DISTRICT_COLUMNS = ['district', '区', '区县', 'county']

function guessColumns([first]: readonly Feature[]): StreetColumns {
  const keys = Object.keys(first?.properties ?? {})
  const name = NAME_COLUMNS.find((column) => keys.includes(column)) ?? 'name'
  const district = DISTRICT_COLUMNS.find((column) => keys.includes(column))
  return district === undefined ? { name } : { name, district }
}

interface Place {
  readonly label: string
  readonly index: number
}

function problem({ label, index }: Place, found: string, expected: string): Error {
  return dataError({ label, path: `features[${index}]`, found, expected })
}

function checkedCollection(json: string, label: string): FeatureCollection {
  const text = json.replace(/^\uFEFF/, '')
  const parsed = parseJson(text, label)
  if (!isCollection(parsed)) {
    const { type } = (parsed ?? {}) as { type?: unknown }
    const found = `type ${JSON.stringify(type) ?? 'missing'}`
    throw dataError({ label, path: '', found, expected: 'a GeoJSON FeatureCollection' })
  }
  const [issue] = getIssues(text)
  if (!issue) return parsed
  // The issue names a place in the text; asking again feature by feature names the feature.
  parsed.features.forEach((feature, index) => {
    const own = JSON.stringify(feature)
    const [first] = getIssues(own)
    if (first) throw problem({ label, index }, own.slice(first.from, first.to), first.message)
  })
  const found = text.slice(issue.from, issue.to)
  throw dataError({ label, path: '', found, expected: issue.message })
}

function isCollection(json: unknown): json is FeatureCollection {
  const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown }
  return type === 'FeatureCollection' && Array.isArray(features)
}

function areaGeometry(feature: Feature<Geometry | null>, at: Place): Polygon | MultiPolygon {
  const { geometry } = feature
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
    throw problem(at, `geometry ${geometry?.type ?? 'null'}`, 'Polygon or MultiPolygon')
  }
  if (polygonsOf(geometry).flat().length === 0) {
    throw problem(at, `an empty ${geometry.type}`, 'at least one ring')
  }
  const [west, south, east, north] = bbox(geometry)
  if (west < -180 || east > 180 || south < -90 || north > 90) {
    const found = `coordinates from ${west},${south} to ${east},${north}`
    throw problem(at, found, 'longitude and latitude in degrees, WGS-84')
  }
  return geometry
}

function polygonsOf(geometry: Polygon | MultiPolygon): Polygon['coordinates'][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}

function textOf(feature: Feature, column: string, at: Place): string {
  const value: unknown = feature.properties?.[column]
  const text = typeof value === 'string' ? value.trim() : ''
  if (text !== '') return text
  const keys = Object.keys(feature.properties ?? {}).join(', ')
  const found =
    value === undefined ? `no "${column}" among ${keys || 'no properties'}` : JSON.stringify(value)
  throw problem(at, found, `a name in "${column}"`)
}
