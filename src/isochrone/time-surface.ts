import { LINE_STRIDE, type ReachedLines } from './reached-lines.ts'

/** How far a reached street spreads aside: into yards, houses and squares. */
const SPREAD_M = 60

/** Walking aside is this share of the walker's pace. */
const ASIDE_PACE_SHARE = 0.5

/** Cells beyond what a contour looks at: the diagonal of a cell and some. */
const FRINGE_CELLS = 1.5

export interface SurfaceRequest {
  readonly limitS: number
  readonly paceMps: number
  /** Distance between grid points, metres. */
  readonly cellM: number
}

/** A grid around the origin, which is one of its points. */
export interface TimeSurface {
  readonly width: number
  readonly height: number
  readonly cellM: number
  /** Place of the first grid point in metres; rows run from south to north, points in a row from west to east. */
  readonly westM: number
  readonly southM: number
  /** Seconds over the limit at each grid point, row by row; negative inside. The outermost points are outside. */
  readonly overS: Float32Array
}

/**
 * Time at which each grid point is reached, as seconds over the limit. A point of a street reached at `t` spreads
 * aside at half the walker's pace, up to 60 m: a place `d` from it is reached when both `t + 2d / pace ≤ limit` and
 * `d ≤ 60`. Both are one condition if no street counts as reached sooner than the time for 60 m before the limit:
 * `max(t, limit − 120 / pace) + 2d / pace ≤ limit`. The grid holds the least of these values over all points of all
 * lines, in closed form per line (no sampling), so the 60 m edge is a smooth zero of the surface like any other.
 *
 * At grid points the value is exact to 32-bit rounding (below 0.001 s) up to 1.5 cells beyond the edge, and clamped
 * there. It changes by at most `2 / pace` per metre, so on the side between two of these points the linear
 * interpolation is wrong by at most `cellM / pace` seconds either way, in practice by far less. A greater limit never
 * makes a value greater. Null when there are no lines.
 */
export function timeSurface(lines: ReachedLines, request: SurfaceRequest): TimeSurface | null {
  const { limitS, paceMps, cellM } = request
  const asideSPerM = 1 / (paceMps * ASIDE_PACE_SHARE)
  const farS = FRINGE_CELLS * cellM * asideSPerM
  const grid = gridAround(lines, { latestS: limitS + farS, cellM })
  if (grid === null) return null
  const nearest2 = new Float32Array(grid.width * grid.height).fill(Infinity)
  const overS = new Float32Array(grid.width * grid.height).fill(farS)
  const brush: Brush = { ...grid, limitS, farS, asideSPerM, nearest2, overS }
  const earlyS = limitS - SPREAD_M * asideSPerM
  const { values } = lines
  for (let at = 0; at < lines.count * LINE_STRIDE; at += LINE_STRIDE) {
    const isTurned = (values[at + 4] ?? 0) > (values[at + 5] ?? 0)
    const [a, b] = isTurned ? [at + 2, at] : [at, at + 2]
    const line: Line = {
      ax: values[a] ?? 0,
      ay: values[a + 1] ?? 0,
      bx: values[b] ?? 0,
      by: values[b + 1] ?? 0,
      aS: values[isTurned ? at + 5 : at + 4] ?? 0,
      bS: values[isTurned ? at + 4 : at + 5] ?? 0,
    }
    stamp(brush, line, earlyS)
  }
  for (let i = 0; i < overS.length; i++) {
    const aside = asideSPerM * (Math.sqrt(nearest2[i] ?? 0) - SPREAD_M)
    if (aside < (overS[i] ?? 0)) overS[i] = aside
  }
  return { ...grid, overS }
}

/** A line with its earlier end first. */
interface Line {
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
  readonly aS: number
  readonly bS: number
}

type Grid = Omit<TimeSurface, 'overS'>

interface Brush extends Grid {
  readonly limitS: number
  readonly farS: number
  readonly asideSPerM: number
  /** Squared distance to streets that spread the whole 60 m. */
  readonly nearest2: Float32Array
  readonly overS: Float32Array
}

/** A grid with the plane's origin among its points and room for the spread on all sides. */
function gridAround(
  { count, values }: ReachedLines,
  { latestS, cellM }: { readonly latestS: number; readonly cellM: number },
): Grid | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < count * LINE_STRIDE; at += LINE_STRIDE) {
    if (Math.min(values[at + 4] ?? 0, values[at + 5] ?? 0) > latestS) continue
    for (let end = at; end < at + 4; end += 2) {
      const [x, y] = [values[end] ?? 0, values[end + 1] ?? 0]
      if (x < west) west = x
      if (x > east) east = x
      if (y < south) south = y
      if (y > north) north = y
    }
  }
  if (west > east) return null
  const marginM = SPREAD_M + (FRINGE_CELLS + 1) * cellM
  const [column, row] = [Math.floor((west - marginM) / cellM), Math.floor((south - marginM) / cellM)]
  return {
    width: Math.ceil((east + marginM) / cellM) - column + 1,
    height: Math.ceil((north + marginM) / cellM) - row + 1,
    cellM,
    westM: column * cellM,
    southM: row * cellM,
  }
}

/** The part of a line reached early enough spreads the whole 60 m, the rest as far as its time allows. */
function stamp(brush: Brush, line: Line, earlyS: number): void {
  const { ax, ay, bx, by, aS, bS } = line
  if (aS > brush.limitS + brush.farS) return
  if (bS <= earlyS) stampEarly(brush, line)
  else if (aS >= earlyS) stampLate(brush, line)
  else {
    const share = (earlyS - aS) / (bS - aS)
    const [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)]
    stampEarly(brush, { ...line, bx: x, by: y, bS: earlyS })
    stampLate(brush, { ...line, ax: x, ay: y, aS: earlyS })
  }
}

function stampEarly(brush: Brush, { ax, ay, bx, by }: Line): void {
  const { width, height, cellM, westM, southM, nearest2 } = brush
  const radiusM = SPREAD_M + FRINGE_CELLS * cellM
  const lengthM = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
  const [ux, uy] = lengthM === 0 ? [0, 0] : [(bx - ax) / lengthM, (by - ay) / lengthM]
  const west = Math.max(0, Math.ceil((Math.min(ax, bx) - radiusM - westM) / cellM))
  const east = Math.min(width - 1, Math.floor((Math.max(ax, bx) + radiusM - westM) / cellM))
  const south = Math.max(0, Math.ceil((Math.min(ay, by) - radiusM - southM) / cellM))
  const north = Math.min(height - 1, Math.floor((Math.max(ay, by) + radiusM - southM) / cellM))
  for (let row = south; row <= north; row++) {
    const y = southM + row * cellM - ay
    let x = westM + west * cellM - ax
    const end = row * width + east
    for (let i = row * width + west; i <= end; i++, x += cellM) {
      const along = x * ux + y * uy
      const nearestAlong = along < 0 ? 0 : along > lengthM ? lengthM : along
      const dx = x - nearestAlong * ux
      const dy = y - nearestAlong * uy
      const d2 = dx * dx + dy * dy
      if (d2 < (nearest2[i] ?? 0)) nearest2[i] = d2
    }
  }
}

/**
 * Along a line the time grows by `k` seconds per metre, so the soonest way aside leaves the line before the foot of
 * the perpendicular, by `k / √(f² − k²)` of its length (Snell's law; f: seconds per metre aside). On stairs slower
 * than walking aside, one leaves at once.
 */
function stampLate(brush: Brush, { ax, ay, bx, by, aS, bS }: Line): void {
  const { width, height, cellM, westM, southM, overS, limitS, farS, asideSPerM } = brush
  const radiusM = (limitS + farS - aS) / asideSPerM
  const lengthM = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
  const [ux, uy] = lengthM === 0 ? [0, 0] : [(bx - ax) / lengthM, (by - ay) / lengthM]
  const sPerM = lengthM === 0 ? 0 : (bS - aS) / lengthM
  const lead = sPerM < asideSPerM ? sPerM / Math.sqrt(asideSPerM ** 2 - sPerM ** 2) : Infinity
  const west = Math.max(0, Math.ceil((Math.min(ax, bx) - radiusM - westM) / cellM))
  const east = Math.min(width - 1, Math.floor((Math.max(ax, bx) + radiusM - westM) / cellM))
  const south = Math.max(0, Math.ceil((Math.min(ay, by) - radiusM - southM) / cellM))
  const north = Math.min(height - 1, Math.floor((Math.max(ay, by) + radiusM - southM) / cellM))
  for (let row = south; row <= north; row++) {
    const y = southM + row * cellM - ay
    for (let column = west; column <= east; column++) {
      const x = westM + column * cellM - ax
      const aside = Math.abs(x * uy - y * ux)
      // 0 × ∞ is NaN: on the line of such stairs one still leaves at its start.
      const along = lead === Infinity ? 0 : x * ux + y * uy - lead * aside
      const leave = along < 0 ? 0 : along > lengthM ? lengthM : along
      const dx = x - leave * ux
      const dy = y - leave * uy
      const over = aS + leave * sPerM + asideSPerM * Math.sqrt(dx * dx + dy * dy) - limitS
      const i = row * width + column
      if (over < (overS[i] ?? 0)) overS[i] = over
    }
  }
}
