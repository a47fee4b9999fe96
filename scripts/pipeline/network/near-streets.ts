import { fromE7, METRES_PER_DEGREE, type Bounds, type LonLat } from '../../../src/units.ts'
import { metresPerDegreeLon } from '../shared/bounds-geometry.ts'
import type { Segments } from './ways-to-segments.ts'

/**
 * A coarse raster of where streets are. The returned test says whether the box around a segment comes within
 * `reachM` of the box around a street segment; it may say yes up to about three times as far, never no within
 * reach. O(segments).
 */
export function nearStreets(
  segments: Segments,
  area: Bounds,
  reachM: number,
): (a: LonLat, b: LonLat) => boolean {
  const [west, south, east, north] = area
  const middle = (south + north) / 2
  const columns = Math.max(1, Math.ceil(((east - west) * metresPerDegreeLon(middle)) / reachM))
  const rows = Math.max(1, Math.ceil(((north - south) * METRES_PER_DEGREE) / reachM))
  const cells = new Uint8Array(columns * rows)
  const columnAt = (lon: number): number =>
    clamp(Math.floor(((lon - west) / (east - west)) * columns), columns)
  const rowAt = (lat: number): number => clamp(Math.floor(((lat - south) / (north - south)) * rows), rows)
  const boxOf = (a: LonLat, b: LonLat, margin: number) => ({
    left: Math.max(0, columnAt(Math.min(a[0], b[0])) - margin),
    right: Math.min(columns - 1, columnAt(Math.max(a[0], b[0])) + margin),
    bottom: Math.max(0, rowAt(Math.min(a[1], b[1])) - margin),
    top: Math.min(rows - 1, rowAt(Math.max(a[1], b[1])) + margin),
  })
  const pointOf = (place: number): LonLat => [
    fromE7(segments.lonE7[place] ?? 0),
    fromE7(segments.latE7[place] ?? 0),
  ]
  for (let s = 0; s < segments.from.length; s++) {
    // Two cells: one for the reach, one because cells are narrower than `reachM` away from the middle latitude.
    const { left, right, bottom, top } = boxOf(
      pointOf(segments.from[s] ?? 0),
      pointOf(segments.to[s] ?? 0),
      2,
    )
    for (let row = bottom; row <= top; row++) cells.fill(1, row * columns + left, row * columns + right + 1)
  }
  return (a, b) => {
    const { left, right, bottom, top } = boxOf(a, b, 0)
    for (let row = bottom; row <= top; row++) {
      if (cells.subarray(row * columns + left, row * columns + right + 1).includes(1)) return true
    }
    return false
  }
}

const clamp = (index: number, size: number): number => Math.min(size - 1, Math.max(0, index))
