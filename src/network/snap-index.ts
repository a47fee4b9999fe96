import Flatbush from 'flatbush'
import { edgeLine, lonScale, METRES_PER_E7, metresAlong, segmentM, type PointE7 } from './edge-line.ts'
import { ACCESS, EDGE, edgeAccess, type NetworkColumns, type StreetShapes } from './network.ts'

/** A straight piece of an edge that places may be joined to. */
export interface SnapSegment {
  readonly edge: number
  /** Ends in the edge's canonical direction. */
  readonly a: PointE7
  readonly b: PointE7
  /** Metres along the canonical line to `a`, and of the whole line. */
  readonly beforeM: number
  readonly lineM: number
  /** The canonical direction is from `edgeTo` to `edgeFrom`. */
  readonly isTurned: boolean
}

export interface SnapIndex {
  /** Segments whose box comes within `reachM` of the box around the points. */
  readonly near: (points: readonly PointE7[], reachM: number) => SnapSegment[]
}

/**
 * Indexes the edges that places may be joined to: open and residents-only ones, never cut-off or closed ones or gates. Lines
 * are turned to a canonical direction (the lexicographically smaller of the two), so that what is measured along
 * them does not depend on how nodes are numbered. O(n log n).
 */
export function createSnapIndex(network: NetworkColumns, shapes: StreetShapes): SnapIndex {
  const segments: SnapSegment[] = []
  for (let e = 0; e < network.edgeCount; e++) {
    if (isSnapTarget(network.edgeFlags[e]!)) segments.push(...segmentsOf(network, shapes, e))
  }
  if (segments.length === 0) return { near: () => [] }
  const index = new Flatbush(segments.length, 16, Int32Array)
  for (const { a, b } of segments) {
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
  }
  index.finish()
  return {
    near(points, reachM) {
      const box = boxAround(points, reachM)
      return index.search(box.west, box.south, box.east, box.north).map((i) => segments[i]!)
    },
  }
}

export function isSnapTarget(flags: number): boolean {
  if ((flags & EDGE.gate) !== 0) return false
  const access = edgeAccess(flags)
  return access === ACCESS.open || access === ACCESS.residents || access === ACCESS.enclosed
}

function segmentsOf(network: NetworkColumns, shapes: StreetShapes, edge: number): SnapSegment[] {
  const stored = edgeLine(network, shapes, edge)
  const turned = stored.toReversed()
  const isTurned = comparePoints(turned, stored) < 0
  const line = isTurned ? turned : stored
  const along = metresAlong(line)
  const lineM = along.at(-1) ?? 0
  return line.slice(1).map((b, i) => ({ edge, a: line[i]!, b, beforeM: along[i] ?? 0, lineM, isTurned }))
}

/** Lexicographic order of two point lists of the same length. */
export function comparePoints(a: readonly PointE7[], b: readonly PointE7[]): number {
  for (const [i, [lon, lat]] of a.entries()) {
    const other = b[i]
    if (other && lon !== other[0]) return lon - other[0]
    if (other && lat !== other[1]) return lat - other[1]
  }
  return 0
}

function boxAround(
  points: readonly PointE7[],
  reachM: number,
): Record<'west' | 'south' | 'east' | 'north', number> {
  // not Math.min(...): an outline may have more points than a call takes arguments
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of points) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  const reach = reachM / METRES_PER_E7
  // the pole-most parallel of the box has the shortest degrees: there the same metres need the most of them
  const scale = Math.min(lonScale(south - reach), lonScale(north + reach))
  return {
    west: Math.floor(west - reach / scale),
    south: Math.floor(south - reach),
    east: Math.ceil(east + reach / scale),
    north: Math.ceil(north + reach),
  }
}

/** The point of a segment nearest to p, as a share of the way from a to b, on the flat at p's latitude. */
export function nearestShare(p: PointE7, { a, b }: Pick<SnapSegment, 'a' | 'b'>): number {
  const scale = lonScale(p[1])
  const [bx, by] = [(b[0] - a[0]) * scale, b[1] - a[1]]
  const [px, py] = [(p[0] - a[0]) * scale, p[1] - a[1]]
  const squared = bx * bx + by * by
  return squared === 0 ? 0 : Math.min(1, Math.max(0, (px * bx + py * by) / squared))
}

/** The point at a share of a segment; exactly its ends at 0 and 1. */
export function pointOn({ a, b }: Pick<SnapSegment, 'a' | 'b'>, share: number): PointE7 {
  if (share === 1) return b
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
}

/** Walking length from `edgeFrom` to a point of a segment: its share of the line's length, times the edge's length. */
export function offsetDmOf({ lengthDm }: NetworkColumns, segment: SnapSegment, share: number): number {
  const { edge, a, b, beforeM, lineM, isTurned } = segment
  const edgeDm = lengthDm[edge]!
  const alongM = beforeM + share * segmentM(a, b)
  const alongDm = lineM === 0 ? 0 : Math.min(edgeDm, Math.round((alongM / lineM) * edgeDm))
  return isTurned ? edgeDm - alongDm : alongDm
}
