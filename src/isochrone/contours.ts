import type { XyM } from './local-plane.ts'
import type { TimeSurface } from './time-surface.ts'

/** A closed ring, last point equal to the first. */
export type RingM = XyM[]

/** Outer ring anticlockwise, then its holes clockwise, as RFC 7946 has it. */
export type PolygonM = readonly RingM[]

/**
 * Outlines of the region where a surface is below zero, by marching squares with linear interpolation. Rings run with
 * the region on their left and never touch themselves or one another: a corner of a ring stays a hundredth of a cell
 * off the grid points. Where two opposite corners of a cell are inside, they are joined when the mean of all four is
 * below zero. Lowering values anywhere only adds to the region. The surface's outermost points must not be below zero.
 * Largest polygon first.
 */
export function contours(surface: TimeSurface): PolygonM[] {
  const rings = joinRings(surface, linkCrossings(surface))
  const outers = rings.filter(({ area }) => area > 0).sort((a, b) => b.area - a.area)
  const polygons = outers.map(({ ring }) => [ring])
  for (const { ring: hole, area } of rings) {
    if (area > 0) continue
    // The smallest ring around it is its own: an island in a hole has its holes to itself.
    const owner = outers.findLastIndex(({ ring, area: around }) => around > -area && isInside(hole[0], ring))
    polygons[owner]?.push(hole)
  }
  return polygons
}

/**
 * Sides of cells are numbered `2 × point` for the side from a grid point to its eastern neighbour and one more for
 * that to its northern neighbour. `next[side]` is where the outline that crosses a side crosses next, -1 if none does.
 */
interface Crossings {
  readonly next: Int32Array
  readonly sides: readonly number[]
}

/** Steps of the outline through a cell: pairs of sides (south, east, north, west), the inside on the left. */
const [S, E, N, W] = [0, 1, 2, 3] as const
const STEPS: readonly (readonly number[])[] = [
  [],
  [S, W],
  [E, S],
  [E, W],
  [N, E],
  [S, W, N, E],
  [N, S],
  [N, W],
  [W, N],
  [S, N],
  [E, S, W, N],
  [E, N],
  [W, E],
  [S, E],
  [W, S],
  [],
]
/** The same for opposite corners that are joined. */
const JOINED: Readonly<Record<number, readonly number[]>> = { 5: [S, E, N, W], 10: [W, S, E, N] }

function linkCrossings({ width, height, overS }: TimeSurface): Crossings {
  const next = new Int32Array(2 * width * height).fill(-1)
  const sides: number[] = []
  for (let row = 0; row + 1 < height; row++) {
    for (let i = row * width; i + 1 < (row + 1) * width; i++) {
      const southWest = overS[i] ?? 0
      const southEast = overS[i + 1] ?? 0
      const northEast = overS[i + width + 1] ?? 0
      const northWest = overS[i + width] ?? 0
      const corners =
        (southWest < 0 ? 1 : 0) | (southEast < 0 ? 2 : 0) | (northEast < 0 ? 4 : 0) | (northWest < 0 ? 8 : 0)
      if (corners === 0 || corners === 15) continue
      const isJoined = southWest + southEast + northEast + northWest < 0
      const steps = (isJoined ? JOINED[corners] : undefined) ?? STEPS[corners] ?? []
      const sideOf = [2 * i, 2 * (i + 1) + 1, 2 * (i + width), 2 * i + 1]
      for (let k = 0; k < steps.length; k += 2) {
        const from = sideOf[steps[k] ?? 0] ?? 0
        next[from] = sideOf[steps[k + 1] ?? 0] ?? 0
        sides.push(from)
      }
    }
  }
  return { next, sides }
}

interface MeasuredRing {
  readonly ring: RingM
  /** Square metres, negative when clockwise. */
  readonly area: number
}

function joinRings(surface: TimeSurface, { next, sides }: Crossings): MeasuredRing[] {
  const rings: MeasuredRing[] = []
  for (const first of sides) {
    if ((next[first] ?? -1) < 0) continue
    const ring: RingM = []
    for (let side = first; side >= 0;) {
      ring.push(crossingAt(surface, side))
      const following = next[side] ?? -1
      next[side] = -1
      side = following
    }
    rings.push({ ring, area: signedArea(ring) })
  }
  return rings
}

/** How near a crossing may come to a grid point, as a share of the side. */
const CLEARANCE = 0.01

function crossingAt({ width, cellM, westM, southM, overS }: TimeSurface, side: number): XyM {
  const i = side >> 1
  const isNorthward = (side & 1) === 1
  const a = overS[i] ?? 0
  const b = overS[isNorthward ? i + width : i + 1] ?? 0
  const share = Math.min(1 - CLEARANCE, Math.max(CLEARANCE, a / (a - b)))
  const column = i % width
  const row = (i - column) / width
  return [
    westM + (column + (isNorthward ? 0 : share)) * cellM,
    southM + (row + (isNorthward ? share : 0)) * cellM,
  ]
}

function signedArea(ring: RingM): number {
  let twice = 0
  let [px, py] = ring[0] ?? [0, 0]
  for (const [x, y] of ring) {
    twice += px * y - x * py
    px = x
    py = y
  }
  return twice / 2
}

/** Rays eastward; a point of another ring is never on this one. */
function isInside(point: XyM | undefined, ring: RingM): boolean {
  if (point === undefined) return false
  const [x, y] = point
  let inside = false
  let [px, py] = ring[0] ?? [0, 0]
  for (const [qx, qy] of ring) {
    if (qy > y !== py > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside
    px = qx
    py = qy
  }
  return inside
}
