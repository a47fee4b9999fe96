import { METRES_PER_DEGREE, type LonLat } from '../../../src/units.ts'
import { metresPerDegreeLon } from './bounds-geometry.ts'

/**
 * Leaves out points that lie within `toleranceM` of the simplified line (Douglas–Peucker, flat at the line's first
 * latitude). Ends stay. A closed line keeps its shape: distance is to the segment, not to the endless line.
 */
export function simplifiedLine(line: readonly LonLat[], toleranceM: number): LonLat[] {
  const isKept = new Uint8Array(line.length)
  isKept[0] = 1
  isKept[line.length - 1] = 1
  const open: [number, number][] = [[0, line.length - 1]]
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const farthest = farthestBetween(line, span)
    if (farthest.distanceM <= toleranceM) continue
    isKept[farthest.index] = 1
    open.push([span[0], farthest.index], [farthest.index, span[1]])
  }
  return line.filter((_, i) => isKept[i] === 1)
}

function farthestBetween(line: readonly LonLat[], [start, end]: readonly [number, number]) {
  const origin = line[start] ?? [0, 0]
  const toEnd = metresFrom(origin, line[end] ?? origin)
  const lengthSquared = toEnd[0] ** 2 + toEnd[1] ** 2
  let index = start
  let distanceM = 0
  for (let i = start + 1; i < end; i++) {
    const [x, y] = metresFrom(origin, line[i] ?? origin)
    const along = lengthSquared === 0 ? 0 : (x * toEnd[0] + y * toEnd[1]) / lengthSquared
    const share = Math.min(1, Math.max(0, along))
    const distance = Math.hypot(x - share * toEnd[0], y - share * toEnd[1])
    if (distance <= distanceM) continue
    index = i
    distanceM = distance
  }
  return { index, distanceM }
}

const metresFrom = (origin: LonLat, point: LonLat): readonly [number, number] => [
  (point[0] - origin[0]) * metresPerDegreeLon(origin[1]),
  (point[1] - origin[1]) * METRES_PER_DEGREE,
]
