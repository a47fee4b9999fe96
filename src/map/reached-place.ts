import type { LonLat } from '../units.ts'
import { matrixAround, mercatorX, mercatorY } from './street-buffers.ts'

/** Degrees of one unit of the streets' ends; as `STREET_UNIT_DEGREES` of `src/isochrone`. */
export const UNIT_DEGREES = 2e-6

/**
 * The matrix that draws ends told from where the walk began. Mercator's scale there holds all around: 2.5 km off, at
 * 52°, it is 0.7 m wrong.
 */
export function reachedMatrix(matrix: ArrayLike<number>, [lon, lat]: LonLat): Float32Array {
  const scaled = matrixAround(matrix, [mercatorX(lon * 1e7), mercatorY(lat * 1e7)])
  const x = UNIT_DEGREES / 360
  const y = -x / Math.cos((lat * Math.PI) / 180)
  for (let row = 0; row < 4; row++) {
    scaled[row] = (matrix[row] ?? 0) * x
    scaled[4 + row] = (matrix[4 + row] ?? 0) * y
  }
  return scaled
}

const ZOOMS = [12, 14, 16, 18] as const
const WIDTHS_PX = [0.9, 1.5, 2.6, 4.5] as const

/** CSS pixels. */
export function reachedWidth(zoom: number): number {
  const above = ZOOMS.findIndex((one) => one > zoom)
  if (above === -1) return WIDTHS_PX.at(-1) ?? 0
  if (above === 0) return WIDTHS_PX[0]
  const [from, to] = [ZOOMS[above - 1] ?? 0, ZOOMS[above] ?? 0]
  const [thin, wide] = [WIDTHS_PX[above - 1] ?? 0, WIDTHS_PX[above] ?? 0]
  return thin + ((wide - thin) * (zoom - from)) / (to - from)
}
