import Flatbush from 'flatbush'
import { METRES_PER_E7, segmentM, type PointE7 } from './edge-line.ts'
import type { StreetShapes } from './network.ts'

export interface Obstacles {
  /** True when something stands across the straight leg from a place to its foot on the street. */
  readonly crosses: (place: PointE7, foot: PointE7) => boolean
}

/** A wall this close to the foot stands beside the street and is left to the street's own access, metres. */
const AT_FOOT_M = 1
/** A wall this close to the place is its own (the outline of a building or yard, an entrance in a wall), metres. */
const AT_PLACE_M = 0.1

/** Indexes walls, fences, railways and water edges for crossing tests. O(n log n). */
export function createObstacles(lines: StreetShapes['obstacles']): Obstacles {
  const walls = wallsOf(lines)
  if (walls.length === 0) return { crosses: () => false }
  const index = new Flatbush(walls.length, 16, Int32Array)
  for (const [a, b] of walls) {
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
  }
  index.finish()
  return {
    crosses(place, foot) {
      const lengthM = segmentM(place, foot)
      if (lengthM <= AT_PLACE_M + AT_FOOT_M) return false
      const from = between(place, foot, AT_PLACE_M / lengthM)
      const to = between(place, foot, 1 - AT_FOOT_M / lengthM)
      const inReach = index.search(
        Math.floor(Math.min(from[0], to[0])),
        Math.floor(Math.min(from[1], to[1])),
        Math.ceil(Math.max(from[0], to[0])),
        Math.ceil(Math.max(from[1], to[1])),
      )
      return inReach.some((i) => meet([from, to], walls[i]!))
    },
  }
}

type Segment = readonly [PointE7, PointE7]

function wallsOf(lines: StreetShapes['obstacles']): Segment[] {
  const walls: Segment[] = []
  for (const line of lines) {
    for (let i = 2; i + 1 < line.length; i += 2) {
      walls.push([
        [line[i - 2]!, line[i - 1]!],
        [line[i]!, line[i + 1]!],
      ])
    }
  }
  return walls
}

const between = (a: PointE7, b: PointE7, t: number): PointE7 => [
  a[0] + t * (b[0] - a[0]),
  a[1] + t * (b[1] - a[1]),
]

/**
 * True when two segments cross or one ends on the other; segments that only run along each other do not meet. Degrees
 * need no scaling here: crossing is the same under any stretching of the axes.
 */
export function meet([a, b]: Segment, [c, d]: Segment): boolean {
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (abc === 0 && abd === 0) return false
  return abc * abd <= 0 && cda * cdb <= 0
}

/** −1, 0 or 1: which side of the line a → b the point is on; 0 within a millimetre squared. */
function side(a: PointE7, b: PointE7, p: PointE7): number {
  const cross = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
  return Math.abs(cross) * METRES_PER_E7 ** 2 < 1e-6 ? 0 : Math.sign(cross)
}
