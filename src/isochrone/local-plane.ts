import { lonScale, METRES_PER_E7 } from '../network/edge-line.ts'
import { fromE7, toE7, type LonLat } from '../units.ts'

/** A point in metres east and north of the plane's origin. */
export type XyM = readonly [xM: number, yM: number]

/** An equirectangular plane around a place: true to a few per mille within the reach of a walk. */
export interface LocalPlane {
  readonly lonE7: number
  readonly latE7: number
  /** Metres per 1e-7 degree of longitude and of latitude. */
  readonly xPerE7: number
  readonly yPerE7: number
}

export function planeAround([lon, lat]: LonLat): LocalPlane {
  const latE7 = toE7(lat)
  return { lonE7: toE7(lon), latE7, xPerE7: METRES_PER_E7 * lonScale(latE7), yPerE7: METRES_PER_E7 }
}

/** Longitude and latitude of a point of the plane, rounded to 1e-7 degrees (about a centimetre). */
export const lonLatOf = ({ lonE7, latE7, xPerE7, yPerE7 }: LocalPlane, [xM, yM]: XyM): [number, number] => [
  fromE7(Math.round(lonE7 + xM / xPerE7)),
  fromE7(Math.round(latE7 + yM / yPerE7)),
]
