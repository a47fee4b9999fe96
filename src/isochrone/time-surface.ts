import { LINE_STRIDE, type ReachedLines } from './reached-lines.ts'
import {
  earlyOf,
  gridAround,
  SPREAD_M,
  spreadOf,
  type Grid,
  type Spread,
  type SurfaceKernels,
  type TimeSurface,
} from './surface-kernels.ts'

/** `SurfaceKernels.surfaces` in TypeScript, on memory that each call uses again. */
export function createTimeSurfaces(): SurfaceKernels['surfaces'] {
  let memory = new Float32Array(0)
  return (lines, request) => {
    const grid = gridAround(lines, request)
    if (grid === null) return []
    const size = grid.width * grid.height
    const needed = size * (1 + request.limitsS.length)
    if (memory.length < needed) memory = new Float32Array(2 * needed)
    const nearest2 = memory.subarray(0, size).fill(Infinity)
    let sinceS = -Infinity
    return request.limitsS.map((limitS, k) => {
      const overS = memory.subarray((k + 1) * size, (k + 2) * size)
      const brush: Brush = { ...grid, ...spreadOf(request), limitS, nearest2, overS }
      spread(brush, lines, sinceS)
      sinceS = earlyOf(limitS, brush)
      return { ...grid, overS }
    })
  }
}

interface Brush extends Grid, Spread, Pick<TimeSurface, 'overS'> {
  readonly limitS: number
  /** Squared distance to streets that spread the whole 60 m. */
  readonly nearest2: Float32Array
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

/** One limit's surface; `nearest2` already holds the distances to streets reached by `sinceS`. */
function spread(brush: Brush, { count, values }: ReachedLines, sinceS: number): void {
  const { overS, nearest2, asideSPerM, farS, limitS } = brush
  const earlyS = earlyOf(limitS, brush)
  const latestS = limitS + farS
  overS.fill(farS)
  for (let at = 0; at < count * LINE_STRIDE; at += LINE_STRIDE) {
    const [firstS, secondS] = [values[at + 4] ?? 0, values[at + 5] ?? 0]
    if (Math.min(firstS, secondS) > latestS || Math.max(firstS, secondS) <= sinceS) continue
    const isTurned = firstS > secondS
    const [a, b] = isTurned ? [at + 2, at] : [at, at + 2]
    const line: Line = {
      ax: values[a] ?? 0,
      ay: values[a + 1] ?? 0,
      bx: values[b] ?? 0,
      by: values[b + 1] ?? 0,
      aS: isTurned ? secondS : firstS,
      bS: isTurned ? firstS : secondS,
    }
    const { aS, bS } = line
    if (aS < earlyS || bS <= earlyS) stampEarly(brush, cut(line, sinceS, earlyS))
    if (bS > earlyS) stampLate(brush, cut(line, earlyS, latestS))
  }
  for (let i = 0; i < overS.length; i++) {
    const aside = asideSPerM * (Math.sqrt(nearest2[i] ?? 0) - SPREAD_M)
    if (aside < (overS[i] ?? 0)) overS[i] = aside
  }
}

/** The part of a line between two times; the line touches that span. */
function cut(line: Line, fromS: number, toS: number): Line {
  const { ax, ay, bx, by, aS, bS } = line
  if (aS >= fromS && bS <= toS) return line
  const start = aS < fromS ? (fromS - aS) / (bS - aS) : 0
  const end = bS > toS ? (toS - aS) / (bS - aS) : 1
  const [dx, dy] = [bx - ax, by - ay]
  return {
    ax: ax + start * dx,
    ay: ay + start * dy,
    bx: ax + end * dx,
    by: ay + end * dy,
    aS: Math.max(aS, fromS),
    bS: Math.min(bS, toS),
  }
}

/** Grid points around the discs at both ends, first and last column and row. */
function boxAround(
  { width, height, cellM, westM, southM }: Grid,
  { ax, ay, bx, by }: Line,
  [aM, bM]: readonly [number, number],
): readonly [west: number, east: number, south: number, north: number] {
  return [
    Math.max(0, Math.ceil((Math.min(ax - aM, bx - bM) - westM) / cellM)),
    Math.min(width - 1, Math.floor((Math.max(ax + aM, bx + bM) - westM) / cellM)),
    Math.max(0, Math.ceil((Math.min(ay - aM, by - bM) - southM) / cellM)),
    Math.min(height - 1, Math.floor((Math.max(ay + aM, by + bM) - southM) / cellM)),
  ]
}

function stampEarly(brush: Brush, line: Line): void {
  const { width, cellM, westM, southM, nearest2, farS, asideSPerM } = brush
  const { ax, ay, bx, by } = line
  const radiusM = SPREAD_M + farS / asideSPerM
  const lengthM = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
  const [ux, uy] = lengthM === 0 ? [1, 0] : [(bx - ax) / lengthM, (by - ay) / lengthM]
  const [west, east, south, north] = boxAround(brush, line, [radiusM, radiusM])
  for (let row = south; row <= north; row++) {
    const y = southM + row * cellM - ay
    let x = westM + west * cellM - ax
    const end = row * width + east
    for (let i = row * width + west; i <= end; i++, x += cellM) {
      const along = x * ux + y * uy
      const across = x * uy - y * ux
      const beyond = along < 0 ? along : along > lengthM ? along - lengthM : 0
      const d2 = across * across + beyond * beyond
      if (d2 < (nearest2[i] ?? 0)) nearest2[i] = d2
    }
  }
}

/**
 * Along a line the time grows by `k` seconds per metre, so the soonest way aside leaves the line before the foot of
 * the perpendicular, by `k / √(f² − k²)` of its length (Snell's law; f: seconds per metre aside). On stairs slower
 * than walking aside, one leaves at once: of these only the start counts.
 */
function stampLate(brush: Brush, line: Line): void {
  const { width, cellM, westM, southM, overS, limitS, farS, asideSPerM } = brush
  const { ax, ay, bx, by, aS, bS } = line
  const lineM = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
  const [ux, uy] = lineM === 0 ? [1, 0] : [(bx - ax) / lineM, (by - ay) / lineM]
  const isPoint = bS - aS >= asideSPerM * lineM
  const lengthM = isPoint ? 0 : lineM
  const sPerM = isPoint ? 0 : (bS - aS) / lineM
  const lead = sPerM / Math.sqrt(asideSPerM ** 2 - sPerM ** 2)
  const lateS = aS - earlyOf(limitS, brush)
  const latestS = limitS + farS
  const radii = [(latestS - aS) / asideSPerM, (latestS - bS) / asideSPerM] as const
  const [west, east, south, north] = boxAround(brush, line, radii)
  for (let row = south; row <= north; row++) {
    const y = southM + row * cellM - ay
    let x = westM + west * cellM - ax
    const end = row * width + east
    for (let i = row * width + west; i <= end; i++, x += cellM) {
      const along = x * ux + y * uy
      const across = Math.abs(x * uy - y * ux)
      const soonest = along - lead * across
      const leave = soonest < 0 ? 0 : soonest > lengthM ? lengthM : soonest
      const beyond = along - leave
      // from the last that spreads the whole way, 60 m aside are exactly 0: a grid may well have such points
      const aside = asideSPerM * (Math.sqrt(across * across + beyond * beyond) - SPREAD_M)
      const over = lateS + leave * sPerM + aside
      if (over < (overS[i] ?? 0)) overS[i] = over
    }
  }
}
