import type { SimpleGraph } from './simple-graph.ts'

/** The nodes of a connected or unconnected piece, sorted along each of the `DIRECTIONS`. */
export type SortedPiece = readonly Uint32Array[]

/** Lines across which a piece may be cut: east, north and the two diagonals. */
export const DIRECTIONS: readonly (readonly [east: number, north: number])[] = [
  [1, 0],
  [0, 1],
  [Math.SQRT1_2, Math.SQRT1_2],
  [Math.SQRT1_2, -Math.SQRT1_2],
]

/** Along the cut itself: the direction at right angles to each of `DIRECTIONS`. */
const ALONG = [1, 0, 3, 2] as const

/** This share of the piece at either end is held together: neither side gets larger than the rest. */
const BALANCE = 0.3

export interface Separation {
  /** Removing these parts `left` from `right`; sorted along the cut. May be empty. */
  readonly separator: Uint32Array
  readonly left: SortedPiece
  readonly right: SortedPiece
}

interface Cut {
  readonly flow: number
  readonly direction: number
  /** 1 for the nodes of the piece on the source's side. */
  readonly left: Uint8Array
}

const SIDE = { none: 0, source: 1, sink: 2 } as const

/**
 * Cuts pieces of one graph by inertial flow (Schild and Sommer, "On balanced separators in road networks", 2015):
 * along each direction the first and the last 30 % are held together, a minimum cut between them is found (Dinic's
 * algorithm on unit capacities), and the ends of the smallest cut on one side become the separator. The returned
 * function works on shared scratch memory: O(piece) per call, nothing of size n.
 */
export function createSeparator(graph: SimpleGraph): (piece: SortedPiece) => Separation {
  const scratch = scratchFor(graph)
  return (piece) => {
    const nodes = piece[0]!
    scratch.pieces++
    for (const v of nodes) scratch.piece[v] = scratch.pieces
    let best: Cut = { flow: Infinity, direction: 0, left: new Uint8Array(0) }
    for (let direction = 0; direction < piece.length && best.flow > 0; direction++) {
      const flow = maxFlow(graph, scratch, piece[direction]!, best.flow)
      if (flow < best.flow) best = { flow, direction, left: reachedOf(scratch, nodes) }
    }
    // From here `side` says on which side of the best cut a node lies.
    nodes.forEach((v, i) => (scratch.side[v] = best.left[i] === 1 ? SIDE.source : SIDE.sink))
    chooseSeparator(graph, scratch, nodes)
    const { side } = scratch
    return {
      separator: piece[ALONG[best.direction]!]!.filter((v) => side[v] === SIDE.none),
      left: piece.map((sorted) => sorted.filter((v) => side[v] === SIDE.source)),
      right: piece.map((sorted) => sorted.filter((v) => side[v] === SIDE.sink)),
    }
  }
}

interface Scratch {
  /** Which piece a node belongs to; only arcs inside the current one count. */
  readonly piece: Uint32Array
  pieces: number
  readonly side: Uint8Array
  readonly level: Int32Array
  readonly flow: Int8Array
  readonly nextArc: Uint32Array
  readonly queue: Uint32Array
  /** Arcs of the path that is being drawn through the level graph. */
  readonly path: Uint32Array
}

const scratchFor = ({ nodeCount, head }: SimpleGraph): Scratch => ({
  piece: new Uint32Array(nodeCount),
  pieces: 0,
  side: new Uint8Array(nodeCount),
  level: new Int32Array(nodeCount),
  flow: new Int8Array(head.length),
  nextArc: new Uint32Array(nodeCount),
  queue: new Uint32Array(nodeCount),
  path: new Uint32Array(nodeCount),
})

const UNREACHED_LEVEL = -1

/** Flow from the first to the last nodes of `sorted`, given up at `bound`. Leaves `level` ≥ 0 on the source's side. */
function maxFlow(graph: SimpleGraph, scratch: Scratch, sorted: Uint32Array, bound: number): number {
  const held = Math.max(1, Math.floor(sorted.length * BALANCE))
  for (const v of sorted) {
    scratch.side[v] = SIDE.none
    scratch.flow.fill(0, graph.firstArc[v], graph.firstArc[v + 1])
  }
  const sources = sorted.subarray(0, held)
  for (const v of sources) scratch.side[v] = SIDE.source
  for (const v of sorted.subarray(sorted.length - held)) scratch.side[v] = SIDE.sink
  let total = 0
  while (setLevels(graph, scratch, { sorted, sources })) {
    for (const v of sorted) scratch.nextArc[v] = graph.firstArc[v]!
    for (const source of sources) {
      while (pushPath(graph, scratch, source)) {
        if (++total >= bound) return bound
      }
    }
  }
  return total
}

/** Breadth-first levels over unsaturated arcs; false when no sink is reached any more. */
function setLevels(
  { firstArc, head }: SimpleGraph,
  { piece, pieces, side, level, flow, queue }: Scratch,
  { sorted, sources }: { readonly sorted: Uint32Array; readonly sources: Uint32Array },
): boolean {
  for (const v of sorted) level[v] = UNREACHED_LEVEL
  for (const v of sources) level[v] = 0
  queue.set(sources)
  let end = sources.length
  let found = false
  for (let i = 0; i < end; i++) {
    const v = queue[i]!
    for (let arc = firstArc[v]!; arc < firstArc[v + 1]!; arc++) {
      const to = head[arc]!
      if (flow[arc]! >= 1 || piece[to] !== pieces || level[to] !== UNREACHED_LEVEL) continue
      level[to] = level[v]! + 1
      if (side[to] === SIDE.sink) found = true
      else queue[end++] = to
    }
  }
  return found
}

/** Sends one unit from a source down the levels to a sink; false when there is no way left. */
function pushPath({ firstArc, head, reverse }: SimpleGraph, scratch: Scratch, source: number): boolean {
  const { piece, pieces, side, level, flow, nextArc, path } = scratch
  let depth = 0
  let v = source
  while (side[v] !== SIDE.sink) {
    const arc = nextArc[v]!
    if (arc < firstArc[v + 1]!) {
      const to = head[arc]!
      if (flow[arc]! < 1 && piece[to] === pieces && level[to] === level[v]! + 1) {
        path[depth++] = arc
        v = to
      } else nextArc[v]!++
    } else {
      if (depth === 0) return false
      v = head[reverse[path[--depth]!]!]!
      nextArc[v]!++
    }
  }
  for (let i = 0; i < depth; i++) {
    flow[path[i]!]!++
    flow[reverse[path[i]!]!]!--
  }
  return true
}

const reachedOf = ({ level }: Scratch, nodes: Uint32Array): Uint8Array =>
  Uint8Array.from(nodes, (v) => (level[v] === UNREACHED_LEVEL ? 0 : 1))

/** Marks the ends of the cut streets as `none`, on the side where they are fewer. */
function chooseSeparator({ firstArc, head }: SimpleGraph, scratch: Scratch, nodes: Uint32Array): void {
  const { piece, pieces, side } = scratch
  const isCut = (v: number): boolean => {
    for (let arc = firstArc[v]!; arc < firstArc[v + 1]!; arc++) {
      const to = head[arc]!
      if (piece[to] === pieces && side[to] !== side[v]) return true
    }
    return false
  }
  const ends = nodes.filter(isCut)
  const left = ends.filter((v) => side[v] === SIDE.source)
  const right = ends.filter((v) => side[v] === SIDE.sink)
  for (const v of left.length <= right.length ? left : right) side[v] = SIDE.none
}
