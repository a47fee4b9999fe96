/**
 * Unit suffixes used everywhere in names: `M` metres, `Dm` decimetres, `S` seconds, `Ds` deciseconds,
 * `Mps` metres per second, `E7` degrees × 10⁷. Coordinates are always longitude first.
 */

/** Longitude, latitude in degrees, WGS-84. */
export type LonLat = readonly [lon: number, lat: number]

/** West, south, east, north in degrees, WGS-84. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** The largest time or length a 16-bit sum holds: "unreached, or more than 109 minutes". Never 0. */
export const UNREACHED = 65_535

/** IUGG mean earth radius in metres, the one Turf uses too. */
export const EARTH_RADIUS_M = 6_371_008.8

/** Metres per degree of latitude on the mean sphere. */
export const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180

/** Great-circle distance in metres (haversine). */
export function distanceM(a: LonLat, b: LonLat): number {
  const toRad = Math.PI / 180
  const dLat = (b[1] - a[1]) * toRad
  const dLon = (b[0] - a[0]) * toRad
  const sinLat = Math.sin(dLat / 2)
  const sinLon = Math.sin(dLon / 2)
  const h = sinLat * sinLat + Math.cos(a[1] * toRad) * Math.cos(b[1] * toRad) * sinLon * sinLon
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

export const toE7 = (degrees: number): number => Math.round(degrees * 1e7)
export const fromE7 = (e7: number): number => e7 / 1e7
