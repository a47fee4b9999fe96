import type { Rings, SurfaceKernels, TimeSurface } from './surface-kernels.ts'

/** `SurfaceKernels.outlines` in TypeScript, on memory that each call uses again. */
export function createOutlines(): SurfaceKernels['outlines'] {
  // What an outline leaves behind is -1 again.
  let next = new Int32Array(0)
  return (surface) => {
    const sideCount = 2 * surface.width * surface.height
    if (next.length < sideCount) next = new Int32Array(2 * sideCount).fill(-1)
    return joinRings(surface, { next, sides: linkCrossings(surface, next) })
  }
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

function linkCrossings({ width, height, overS }: TimeSurface, next: Int32Array): number[] {
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
  return sides
}

/** How near a crossing may come to a grid point, as a share of the side. */
const CLEARANCE = 0.01

function joinRings(surface: TimeSurface, { next, sides }: Crossings): Rings {
  const { width, cellM, westM, southM, overS } = surface
  const firstPoint: number[] = [0]
  const xyM: number[] = []
  const areaM2: number[] = []
  for (const first of sides) {
    if ((next[first] ?? -1) < 0) continue
    const start = xyM.length
    for (let side = first; side >= 0;) {
      const i = side >> 1
      const isNorthward = (side & 1) === 1
      const a = overS[i] ?? 0
      const b = overS[isNorthward ? i + width : i + 1] ?? 0
      const share = Math.min(1 - CLEARANCE, Math.max(CLEARANCE, a / (a - b)))
      const column = i % width
      const row = (i - column) / width
      xyM.push(westM + (column + (isNorthward ? 0 : share)) * cellM)
      xyM.push(southM + (row + (isNorthward ? share : 0)) * cellM)
      const following = next[side] ?? -1
      next[side] = -1
      side = following
    }
    firstPoint.push(xyM.length / 2)
    areaM2.push(signedArea(xyM, start))
  }
  return {
    count: areaM2.length,
    firstPoint: Uint32Array.from(firstPoint),
    xyM: Float64Array.from(xyM),
    areaM2: Float64Array.from(areaM2),
  }
}

/** Of the last ring, which begins at `start`. */
function signedArea(xyM: readonly number[], start: number): number {
  let twice = 0
  let px = xyM[start] ?? 0
  let py = xyM[start + 1] ?? 0
  for (let i = start + 2; i < xyM.length; i += 2) {
    const x = xyM[i] ?? 0
    const y = xyM[i + 1] ?? 0
    twice += px * y - x * py
    px = x
    py = y
  }
  return twice / 2
}
