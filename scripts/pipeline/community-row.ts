import type { LonLat } from '../../src/units.ts'
import type { Rings } from './area-geometry.ts'

/** One row of a supplied CSV or GeoJSON file, before it is checked. */
export interface CommunityRow {
  readonly line: number
  readonly valueOf: (column: string) => string
  /** Geometry of a GeoJSON feature in the file's coordinates; null for a CSV row. */
  readonly place: { readonly at: LonLat; readonly rings: Rings | null } | null
  readonly error: string | null
}

/** Whether a position can be a longitude and a latitude. */
export const isOnEarth = ([lon, lat]: LonLat): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

/** Whether a point can be a community's: 0, 0 is how tables write "not known". */
export const isKnownPoint = (point: LonLat): boolean => isOnEarth(point) && (point[0] !== 0 || point[1] !== 0)

/** Says why a place is none. */
export function offEarth([lon, lat]: LonLat): string {
  const hint = Math.abs(lat) > 90 && Math.abs(lon) <= 90 ? ' (are the two swapped?)' : ''
  return `longitude ${lon}, latitude ${lat}: expected degrees within ±180 and ±90, not 0, 0${hint}`
}
