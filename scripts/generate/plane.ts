import { METRES_PER_DEGREE } from '../../src/units.ts'

/** The middle of the generated city, 1e-7 degrees: that of Beijing, about. */
const MIDDLE_LON_E7 = 1_164_000_000
const MIDDLE_LAT_E7 = 399_000_000

/** Cosine and sine of 39.9°, written out, since `Math.cos` may differ from one engine to the next. */
const COS_MIDDLE = 0.767_165_151_8
const SIN_MIDDLE = 0.641_449_631_6

const METRES_PER_E7 = METRES_PER_DEGREE / 1e7
const RADIANS_PER_E7 = Math.PI / 180 / 1e7

/** A point of the plan: metres east and north of the middle of the city. */
export type XyM = readonly [xM: number, yM: number]

export const lonE7Of = (xM: number): number => MIDDLE_LON_E7 + Math.round(xM / (METRES_PER_E7 * COS_MIDDLE))
export const latE7Of = (yM: number): number => MIDDLE_LAT_E7 + Math.round(yM / METRES_PER_E7)

/** The inverse of `lonE7Of` and `latE7Of`, to the centimetre. */
export const xyOf = (lonE7: number, latE7: number): XyM => [
  (lonE7 - MIDDLE_LON_E7) * METRES_PER_E7 * COS_MIDDLE,
  (latE7 - MIDDLE_LAT_E7) * METRES_PER_E7,
]

/**
 * Length in metres of a short straight line on the sphere, by the cosine of its middle latitude (a Taylor series
 * around 39.9°, right to 1e-8 within a degree).
 */
export function straightM(a: PointE7, b: PointE7): number {
  const north = (b.latE7 - a.latE7) * METRES_PER_E7
  const east = (b.lonE7 - a.lonE7) * METRES_PER_E7 * cosAt((a.latE7 + b.latE7) / 2)
  return Math.sqrt(east * east + north * north)
}

interface PointE7 {
  readonly lonE7: number
  readonly latE7: number
}

function cosAt(latE7: number): number {
  const d = (latE7 - MIDDLE_LAT_E7) * RADIANS_PER_E7
  return COS_MIDDLE * (1 - (d * d) / 2) - SIN_MIDDLE * d * (1 - (d * d) / 6)
}
