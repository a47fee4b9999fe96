import { METRES_PER_DEGREE } from '../units.ts'

/** Decimetres per quantised unit of longitude and latitude, in 256ths, as stored in the file. */
export interface PlaneScale {
  readonly lonScale: number
  readonly latScale: number
}

const FRACTION = 256

/**
 * The scale around a latitude, worked out once, when the file is written: `Math.cos` may differ from one browser to
 * the next, so the reader only multiplies whole numbers.
 */
export function planeScale(latE7: number, unitE7: number): PlaneScale {
  const dmPerUnit = (METRES_PER_DEGREE * 10 * unitE7) / 1e7
  const cosLat = Math.cos(((latE7 / 1e7) * Math.PI) / 180)
  return { lonScale: Math.round(dmPerUnit * cosLat * FRACTION), latScale: Math.round(dmPerUnit * FRACTION) }
}

/**
 * Straight length in decimetres of a step in quantised units: exact (whole numbers below 2^53, one square root,
 * which IEEE 754 rounds correctly) for steps of up to 30 km, and the same everywhere beyond.
 */
export function straightDm(scale: PlaneScale, dx: number, dy: number): number {
  const x = dx * scale.lonScale
  const y = dy * scale.latScale
  return Math.round(Math.sqrt(x * x + y * y) / FRACTION)
}

/** Halfway between the smallest and the largest; 0 of nothing. */
export function middle(values: Int32Array): number {
  if (values.length === 0) return 0
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)]
  return (least + most) / 2
}
