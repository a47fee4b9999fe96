import { isInBounds } from '../../../src/format/area-geometry.ts'
import { METRES_PER_DEGREE, type Bounds, type LonLat } from '../../../src/units.ts'

/** Metres per degree of longitude at a latitude, on the mean sphere. */
export const metresPerDegreeLon = (lat: number): number => METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)

/** Bounds with a margin of `metres` on every side (at least that, everywhere along the side). */
export function widened(bounds: Bounds, metres: number): Bounds {
  const [west, south, east, north] = bounds
  const dLat = metres / METRES_PER_DEGREE
  const dLon = metres / metresPerDegreeLon(Math.min(89, Math.max(Math.abs(south), Math.abs(north))))
  return [west - dLon, south - dLat, east + dLon, north + dLat]
}

/** Distance in metres from a point to the line around the bounds, from inside or outside; flat, for short distances. */
export function metresToRim(bounds: Bounds, point: LonLat): number {
  const [west, south, east, north] = bounds
  const [lon, lat] = point
  const toWest = (lon - west) * metresPerDegreeLon(lat)
  const toEast = (east - lon) * metresPerDegreeLon(lat)
  const toSouth = (lat - south) * METRES_PER_DEGREE
  const toNorth = (north - lat) * METRES_PER_DEGREE
  if (isInBounds(bounds, point)) return Math.min(toWest, toEast, toSouth, toNorth)
  return Math.hypot(Math.max(0, -toWest, -toEast), Math.max(0, -toSouth, -toNorth))
}

/**
 * The part of the straight line a → b inside the bounds as shares of its length [start, end], or null when it
 * stays outside (Liang–Barsky).
 */
export function clippedShares(bounds: Bounds, a: LonLat, b: LonLat): readonly [number, number] | null {
  const dLon = b[0] - a[0]
  const dLat = b[1] - a[1]
  let start = 0
  let end = 1
  const sides: readonly [number, number][] = [
    [-dLon, a[0] - bounds[0]],
    [dLon, bounds[2] - a[0]],
    [-dLat, a[1] - bounds[1]],
    [dLat, bounds[3] - a[1]],
  ]
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return null
    if (step < 0) start = Math.max(start, room / step)
    if (step > 0) end = Math.min(end, room / step)
  }
  return start <= end ? [start, end] : null
}
