import { signedRingAreaM2, type Ring } from '../../../src/format/area-geometry.ts'
import type { LonLat } from '../../../src/units.ts'
import { distanceM, fromE7 } from '../../../src/units.ts'
import { indexAreas } from '../areas/area-index.ts'

/**
 * The pieces of land between streets. Streets are joined where they share a point, as in OpenStreetMap; lines
 * that cross without a shared point are not cut (leave bridges and tunnels out). Dead ends bound nothing and
 * are pruned.
 */
export interface StreetFaces {
  readonly count: number
  /** Outer ring of each face, counter-clockwise, closed. A street that links two loops is run along twice. */
  readonly rings: readonly Ring[]
  /** Area of each face in m², less the street pieces that lie apart inside it. */
  readonly areaM2: Float64Array
  /** Pairs of faces that share streets, `a < b`, with the length shared. */
  readonly borders: readonly FaceBorder[]
  /** The face that holds a point (the innermost one), or -1. */
  readonly faceAt: (point: LonLat) => number
}

export interface FaceBorder {
  readonly a: number
  readonly b: number
  readonly lengthM: number
}

/** A street's centre line as [lonE7, latE7, …]. */
export type StreetLine = ArrayLike<number>

/**
 * Cuts the plane along street lines. The faces are walked along half-edges, each time turning to the next
 * street clockwise (de Berg et al., Computational Geometry, chapter 2). O(n log n) in the number of points.
 */
export function streetFaces(lines: readonly StreetLine[]): StreetFaces {
  const graph = withoutDeadEnds(graphOf(lines))
  const next = nextAlongFace(graph)
  const cycles = cyclesOf(next)
  const rings: Ring[] = []
  const faceOfCycle = new Int32Array(cycles.starts.length).fill(-1)
  const holes: Ring[] = []
  for (const [c, start] of cycles.starts.entries()) {
    const ring = ringFrom(graph, next, start)
    if (signedRingAreaM2(ring) > 0) faceOfCycle[c] = rings.push(ring) - 1
    else holes.push(ring)
  }
  const inFace = indexAreas(rings.map((ring) => [ring]))
  return {
    count: rings.length,
    rings,
    areaM2: areasWithoutHoles(rings, holes, inFace),
    borders: bordersOf(graph, cycles.cycleOf, faceOfCycle),
    faceAt: (point) => inFace(point)[0] ?? -1,
  }
}

/** Undirected street pieces; half-edge 2e runs from `from[e]` to `to[e]`, half-edge 2e + 1 back. */
interface StreetGraph {
  readonly lonE7: readonly number[]
  readonly latE7: readonly number[]
  readonly from: readonly number[]
  readonly to: readonly number[]
}

function graphOf(lines: readonly StreetLine[]): StreetGraph {
  const graph = { lonE7: [] as number[], latE7: [] as number[], from: [] as number[], to: [] as number[] }
  const vertices = new Map<string, number>()
  const known = new Set<number>()
  const vertexOf = (lonE7: number, latE7: number): number => {
    const key = `${lonE7},${latE7}`
    const vertex = vertices.get(key)
    if (vertex !== undefined) return vertex
    vertices.set(key, vertices.size)
    graph.latE7.push(latE7)
    return graph.lonE7.push(lonE7) - 1
  }
  for (const line of lines) {
    for (let i = 2; i < line.length; i += 2) {
      const a = vertexOf(line[i - 2] ?? 0, line[i - 1] ?? 0)
      const b = vertexOf(line[i] ?? 0, line[i + 1] ?? 0)
      const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b)
      if (a === b || known.has(key)) continue
      known.add(key)
      graph.from.push(a)
      graph.to.push(b)
    }
  }
  return graph
}

/** Takes away street pieces with a free end until none is left. */
function withoutDeadEnds(graph: StreetGraph): StreetGraph {
  const edgesAt: number[][] = graph.lonE7.map(() => [])
  for (const [e, from] of graph.from.entries()) {
    edgesAt[from]?.push(e)
    edgesAt[graph.to[e] ?? 0]?.push(e)
  }
  const degree = edgesAt.map((edges) => edges.length)
  const isGone = new Uint8Array(graph.from.length)
  const free = degree.flatMap((d, vertex) => (d === 1 ? [vertex] : []))
  for (let vertex = free.pop(); vertex !== undefined; vertex = free.pop()) {
    const edge = edgesAt[vertex]?.find((e) => isGone[e] === 0)
    if (edge === undefined) continue
    isGone[edge] = 1
    const other = graph.from[edge] === vertex ? graph.to[edge] : graph.from[edge]
    degree[other ?? 0] = (degree[other ?? 0] ?? 0) - 1
    if (degree[other ?? 0] === 1) free.push(other ?? 0)
  }
  const stays = (_: number, e: number): boolean => isGone[e] === 0
  return { ...graph, from: graph.from.filter(stays), to: graph.to.filter(stays) }
}

/** For each half-edge the one that follows it around the face on its left. */
function nextAlongFace({ lonE7, latE7, from, to }: StreetGraph): Int32Array {
  const leaving: number[][] = lonE7.map(() => [])
  for (const [e, vertex] of from.entries()) {
    leaving[vertex]?.push(2 * e)
    leaving[to[e] ?? 0]?.push(2 * e + 1)
  }
  const angle = Float64Array.from({ length: 2 * from.length }, (_, half) => {
    const [a, b] = [from[half >> 1] ?? 0, to[half >> 1] ?? 0]
    const sign = half % 2 === 0 ? 1 : -1
    return Math.atan2(sign * ((latE7[b] ?? 0) - (latE7[a] ?? 0)), sign * ((lonE7[b] ?? 0) - (lonE7[a] ?? 0)))
  })
  const next = new Int32Array(2 * from.length)
  for (const around of leaving) {
    around.sort((a, b) => (angle[a] ?? 0) - (angle[b] ?? 0) || a - b)
    for (const [at, half] of around.entries()) next[half ^ 1] = around.at(at - 1) ?? half
  }
  return next
}

interface Cycles {
  /** First half-edge of each cycle. */
  readonly starts: readonly number[]
  /** Cycle of each half-edge. */
  readonly cycleOf: Int32Array
}

function cyclesOf(next: Int32Array): Cycles {
  const starts: number[] = []
  const cycleOf = new Int32Array(next.length).fill(-1)
  for (let start = 0; start < next.length; start++) {
    if (cycleOf[start] !== -1) continue
    const cycle = starts.push(start) - 1
    for (let half = start; cycleOf[half] === -1; half = next[half] ?? start) cycleOf[half] = cycle
  }
  return { starts, cycleOf }
}

function ringFrom({ lonE7, latE7, from, to }: StreetGraph, next: Int32Array, start: number): LonLat[] {
  const ring: LonLat[] = []
  let half = start
  do {
    const vertex = (half % 2 === 0 ? from[half >> 1] : to[half >> 1]) ?? 0
    ring.push([fromE7(lonE7[vertex] ?? 0), fromE7(latE7[vertex] ?? 0)])
    half = next[half] ?? start
  } while (half !== start)
  if (ring[0]) ring.push(ring[0])
  return ring
}

/** Outer sides of separate street pieces are holes of the face in which they lie. */
function areasWithoutHoles(
  rings: readonly Ring[],
  holes: readonly Ring[],
  inFace: (point: LonLat) => number[],
): Float64Array {
  const areaM2 = Float64Array.from(rings, signedRingAreaM2)
  for (const hole of holes) {
    const holeM2 = -signedRingAreaM2(hole)
    const [lon, lat] = hole[0] ?? [0, 0]
    // Half of the faces that touch the point are the piece's own; those are never larger than the piece.
    const around = inFace([lon, lat]).find((f) => (areaM2[f] ?? 0) > holeM2 && !touches(rings[f], [lon, lat]))
    if (around !== undefined) areaM2[around] = (areaM2[around] ?? 0) - holeM2
  }
  return areaM2
}

const touches = (ring: Ring | undefined, [lon, lat]: LonLat): boolean =>
  ring?.some((point) => point[0] === lon && point[1] === lat) ?? false

function bordersOf(graph: StreetGraph, cycleOf: Int32Array, faceOfCycle: Int32Array): FaceBorder[] {
  const { lonE7, latE7, from, to } = graph
  const at = (v: number): LonLat => [fromE7(lonE7[v] ?? 0), fromE7(latE7[v] ?? 0)]
  const lengths = new Map<string, { a: number; b: number; lengthM: number }>()
  for (const [e, vertex] of from.entries()) {
    const left = faceOfCycle[cycleOf[2 * e] ?? 0] ?? -1
    const right = faceOfCycle[cycleOf[2 * e + 1] ?? 0] ?? -1
    if (left === right || left === -1 || right === -1) continue
    const [a, b] = [Math.min(left, right), Math.max(left, right)]
    const border = lengths.get(`${a},${b}`) ?? { a, b, lengthM: 0 }
    border.lengthM += distanceM(at(vertex), at(to[e] ?? 0))
    lengths.set(`${a},${b}`, border)
  }
  return [...lengths.values()].sort((p, q) => p.a - q.a || p.b - q.b)
}
