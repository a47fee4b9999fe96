import type { LonLat } from '../units.ts'
import type { Rings } from './area-geometry.ts'

/** One row of a supplied CSV or GeoJSON file, before it is checked. */
export interface SuppliedRow {
  /** Line of the CSV (the header is 1), or position of the GeoJSON feature from 1. */
  readonly line: number
  /** Trimmed text of a column or property; empty where there is none. */
  readonly valueOf: (column: string) => string
  /** Geometry of a GeoJSON feature in the file's coordinates; null for a CSV row. */
  readonly place: { readonly at: LonLat; readonly rings: Rings | null } | null
  readonly error: string | null
}

/** A row of a supplied file that cannot be used. */
export interface RowError {
  /** Line of the CSV (the header is 1), or position of the GeoJSON feature from 1. */
  readonly line: number
  readonly reason: string
}

/** Whether a position can be a longitude and a latitude. */
export const isOnEarth = ([lon, lat]: LonLat): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

/** Whether a point can be a place's: 0, 0 is how tables write "not known". */
export const isKnownPoint = (point: LonLat): boolean => isOnEarth(point) && (point[0] !== 0 || point[1] !== 0)

/** Says why a place is none. */
export function offEarth([lon, lat]: LonLat): string {
  const hint = Math.abs(lat) > 90 && Math.abs(lon) <= 90 ? ' (are the two swapped?)' : ''
  return `longitude ${lon}, latitude ${lat}: expected degrees within ±180 and ±90, not 0, 0${hint}`
}
