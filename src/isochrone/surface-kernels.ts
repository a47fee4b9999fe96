import { LINE_STRIDE, type LineMemory, type ReachedLines } from './reached-lines.ts'

/** How far a reached street spreads aside: into yards, houses and squares. */
export const SPREAD_M = 60

/** Walking aside is this share of the walker's pace. */
export const ASIDE_PACE_SHARE = 0.5

/**
 * Cells beyond the edge up to which values count. A contour crosses the side between two grid points, of which one is
 * inside, so the other is at most one cell out; where opposite corners are inside, the other two are their neighbours.
 */
const FRINGE_CELLS = 1

export interface SurfaceRequest {
  /** Ascending. */
  readonly limitsS: readonly number[]
  readonly paceMps: number
  /** Distance between grid points, metres. */
  readonly cellM: number
}

export interface Grid {
  /** Points in a row, a multiple of 4. */
  readonly width: number
  readonly height: number
  readonly cellM: number
  /** Place of the first grid point in metres; rows run from south to north, points in a row from west to east. */
  readonly westM: number
  readonly southM: number
}

/** A grid around the origin, which is one of its points, with the times of one limit. */
export interface TimeSurface extends Grid {
  /** Seconds over the limit at each grid point, row by row; negative inside. The outermost points are outside. */
  readonly overS: Float32Array
}

/** Closed rings in the plane's metres: `[x, y, x, y, …]` with the last point equal to the first. */
export interface Rings {
  readonly count: number
  /** Ring r has the points from `firstPoint[r]` to before `firstPoint[r + 1]`. */
  readonly firstPoint: Uint32Array
  readonly xyM: Float64Array
  /** Square metres by ring; negative when clockwise: a hole. */
  readonly areaM2: Float64Array
}

/**
 * The loops that a picture is made of. There are two makes: `plainSurface` in TypeScript with 64-bit numbers, and
 * `wasmSurface` with 32-bit ones, four grid points at a time. Between the two a value differs by less than 0.001 s, and
 * the polygons overlap by more than .999; on 4,500 polygons of Astana they had the same corners to a centimetre. What a
 * method returns stands on memory that is used again: until the next call of `surfaces`, and for rings the next call of
 * `outlines`.
 */
export interface SurfaceKernels {
  readonly make: 'wasm' | 'plain'
  /** For `reachedLines`. */
  readonly lineMemory: LineMemory
  /**
   * Time at which each grid point is reached, for each limit, as seconds over the limit. A point of a street reached
   * at `t` spreads aside at half the walker's pace, up to 60 m: a place `d` from it is reached when both
   * `t + 2d / pace ≤ limit` and `d ≤ 60`. Both are one condition if no street counts as reached sooner than the time
   * for 60 m before the limit: `max(t, limit − 120 / pace) + 2d / pace ≤ limit`. A grid holds the least of these
   * values over all points of all lines, in closed form per line (no sampling), so the 60 m edge is a smooth zero of
   * the surface like any other. Streets that spread the whole 60 m for one limit do so for the next: their distances
   * are worked out once for all.
   *
   * At grid points the value is exact to 32-bit rounding (below 0.001 s) up to one cell beyond the edge, and clamped
   * there. It changes by at most `2 / pace` per metre, so on the side between two of these points the linear
   * interpolation is wrong by at most `cellM / pace` seconds either way, in practice by far less. A greater limit
   * never makes a value greater. One surface per limit, on the same grid; none when nothing is reached.
   */
  readonly surfaces: (lines: ReachedLines, request: SurfaceRequest) => readonly TimeSurface[]
  /**
   * Outlines of the region where a surface is below zero, by marching squares with linear interpolation. Rings run
   * with the region on their left and never touch themselves or one another: a corner of a ring stays a hundredth of a
   * cell off the grid points. Where two opposite corners of a cell are inside, they are joined when the mean of all
   * four is below zero. Lowering values anywhere only adds to the region. The surface's outermost points must not be
   * below zero. Rings in the order of their southernmost, then westernmost side.
   */
  readonly outlines: (surface: TimeSurface) => Rings
}

/** What the makes share of a request: paces and how far values count. */
export interface Spread {
  /** Seconds per metre aside. */
  readonly asideSPerM: number
  /** Values are clamped to this. */
  readonly farS: number
}

export function spreadOf({ paceMps, cellM }: SurfaceRequest): Spread {
  const asideSPerM = 1 / (paceMps * ASIDE_PACE_SHARE)
  return { asideSPerM, farS: FRINGE_CELLS * cellM * asideSPerM }
}

/** Up to this time a street spreads the whole 60 m for a limit. */
export const earlyOf = (limitS: number, { asideSPerM }: Spread): number => limitS - SPREAD_M * asideSPerM

/** A grid with the plane's origin among its points and room for the spread on all sides; null when nothing is reached. */
export function gridAround({ count, values }: ReachedLines, request: SurfaceRequest): Grid | null {
  const { limitsS, cellM } = request
  const latestS = Math.max(-Infinity, ...limitsS) + spreadOf(request).farS
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < count * LINE_STRIDE; at += LINE_STRIDE) {
    if (Math.min(values[at + 4] ?? 0, values[at + 5] ?? 0) > latestS) continue
    for (let end = at; end < at + 4; end += 2) {
      const x = values[end] ?? 0
      const y = values[end + 1] ?? 0
      if (x < west) west = x
      if (x > east) east = x
      if (y < south) south = y
      if (y > north) north = y
    }
  }
  if (west > east) return null
  const marginM = SPREAD_M + (FRINGE_CELLS + 1) * cellM
  const column = Math.floor((west - marginM) / cellM)
  const row = Math.floor((south - marginM) / cellM)
  const width = Math.ceil((east + marginM) / cellM) - column + 1
  return {
    width: 4 * Math.ceil(width / 4),
    height: Math.ceil((north + marginM) / cellM) - row + 1,
    cellM,
    westM: column * cellM,
    southM: row * cellM,
  }
}
