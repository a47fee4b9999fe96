import { METRES_PER_DEGREE } from '../units.ts'
import type { NetworkColumns, StreetShapes } from '../network/network.ts'

/** Streets are drawn, and places joined to them, this exactly. */
export const SHAPE_TOLERANCE_M = 2

/**
 * Leaves out inner points that lie within the tolerance of the simplified street (Douglas and Peucker, 1973). Ends of
 * edges stay, so the network does not change; obstacles are simplified too. Distances are measured to segments, on
 * a plane at the street's own latitude. O(points log points) in the usual case.
 */
export function simplifyShapes(
  columns: NetworkColumns,
  shapes: StreetShapes,
  toleranceM = SHAPE_TOLERANCE_M,
): StreetShapes {
  const { firstPoint, pointLonE7, pointLatE7 } = shapes
  const kept: number[] = []
  const keptUpTo = new Uint32Array(firstPoint.length)
  for (let e = 0; e < columns.edgeCount; e++) {
    const [from, to] = [columns.edgeFrom[e] ?? 0, columns.edgeTo[e] ?? 0]
    const [first, end] = [firstPoint[e] ?? 0, firstPoint[e + 1] ?? 0]
    const line = {
      lonE7: Int32Array.of(
        columns.lonE7[from] ?? 0,
        ...pointLonE7.subarray(first, end),
        columns.lonE7[to] ?? 0,
      ),
      latE7: Int32Array.of(
        columns.latE7[from] ?? 0,
        ...pointLatE7.subarray(first, end),
        columns.latE7[to] ?? 0,
      ),
    }
    for (const i of keptPoints(line, toleranceM).slice(1, -1)) kept.push(first + i - 1)
    keptUpTo[e + 1] = kept.length
  }
  return {
    ...shapes,
    firstPoint: keptUpTo,
    pointLonE7: Int32Array.from(kept, (p) => pointLonE7[p] ?? 0),
    pointLatE7: Int32Array.from(kept, (p) => pointLatE7[p] ?? 0),
    obstacles: shapes.obstacles.map((line) => simplifiedObstacle(line, toleranceM)),
  }
}

interface Line {
  readonly lonE7: Int32Array
  readonly latE7: Int32Array
}

function simplifiedObstacle(obstacle: Int32Array, toleranceM: number): Int32Array {
  const line = {
    lonE7: obstacle.filter((_, i) => i % 2 === 0),
    latE7: obstacle.filter((_, i) => i % 2 === 1),
  }
  return Int32Array.from(
    keptPoints(line, toleranceM).flatMap((i) => [line.lonE7[i] ?? 0, line.latE7[i] ?? 0]),
  )
}

/** Positions of the points that stay, ascending; the first and the last always do. */
function keptPoints({ lonE7, latE7 }: Line, toleranceM: number): number[] {
  const metresPerUnit = METRES_PER_DEGREE / 1e7
  const lonScale = metresPerUnit * Math.cos((((latE7[0] ?? 0) / 1e7) * Math.PI) / 180)
  const x = Float64Array.from(lonE7, (lon) => (lon - (lonE7[0] ?? 0)) * lonScale)
  const y = Float64Array.from(latE7, (lat) => (lat - (latE7[0] ?? 0)) * metresPerUnit)
  const last = x.length - 1
  const kept = last > 0 ? [0, last] : [0]
  const open: [start: number, end: number][] = [[0, last]]
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [start, end] = span
    const farthest = farthestBetween(x, y, span)
    if (farthest.squareM <= toleranceM * toleranceM) continue
    kept.push(farthest.index)
    open.push([start, farthest.index], [farthest.index, end])
  }
  return kept.sort((a, b) => a - b)
}

function farthestBetween(
  x: Float64Array,
  y: Float64Array,
  [start, end]: readonly [number, number],
): { index: number; squareM: number } {
  const [x0, y0] = [x[start] ?? 0, y[start] ?? 0]
  const [toX, toY] = [(x[end] ?? 0) - x0, (y[end] ?? 0) - y0]
  const square = toX * toX + toY * toY
  const farthest = { index: start, squareM: 0 }
  for (let i = start + 1; i < end; i++) {
    const [px, py] = [(x[i] ?? 0) - x0, (y[i] ?? 0) - y0]
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, (px * toX + py * toY) / square))
    const squareM = (px - share * toX) ** 2 + (py - share * toY) ** 2
    if (squareM <= farthest.squareM) continue
    farthest.index = i
    farthest.squareM = squareM
  }
  return farthest
}
