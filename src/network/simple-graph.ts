import type { NetworkColumns } from './network.ts'

/**
 * Who is joined to whom, for ordering: loops and parallels are left out. Nodes are numbered by place, so that the
 * numbering of the input does not matter (nodes at exactly one place keep their input order).
 */
export interface SimpleGraph {
  readonly nodeCount: number
  /** Input index of each node. */
  readonly inputNode: Uint32Array
  /** The neighbours of v are `head[firstArc[v] … firstArc[v + 1])`, ascending. */
  readonly firstArc: Uint32Array
  readonly head: Uint32Array
  /** The arc of the same street the other way, by arc. */
  readonly reverse: Uint32Array
}

/** Tiles of about 1.5 km keep neighbours close in memory. */
const TILE_BITS = 17

/** The bare graph of a network. O((n + m) log (n + m)). */
export function simpleGraph(columns: NetworkColumns): SimpleGraph {
  const { nodeCount } = columns
  const inputNode = nodesByPlace(columns)
  const arcs = distinctArcs(columns, inputNode)
  const firstArc = new Uint32Array(nodeCount + 1)
  for (const arc of arcs) firstArc[Math.floor(arc / nodeCount) + 1]!++
  for (let v = 0; v < nodeCount; v++) firstArc[v + 1]! += firstArc[v]!
  const head = Uint32Array.from(arcs, (arc) => arc % nodeCount)
  // Arcs ascend by tail, then head: those into v, met in this order, pair up with those out of v in theirs.
  const next = firstArc.slice(0, nodeCount)
  const reverse = Uint32Array.from(head, (v) => next[v]!++)
  return { nodeCount, inputNode, firstArc, head, reverse }
}

function nodesByPlace({ nodeCount, lonE7, latE7 }: NetworkColumns): Uint32Array {
  const tile = (v: number): number => (latE7[v]! >> TILE_BITS) * 65_536 + (lonE7[v]! >> TILE_BITS)
  return Uint32Array.from({ length: nodeCount }, (_, v) => v).sort(
    (a, b) => tile(a) - tile(b) || latE7[a]! - latE7[b]! || lonE7[a]! - lonE7[b]! || a - b,
  )
}

/** Both arcs of every pair of neighbours once, as tail × nodeCount + head, ascending. */
function distinctArcs(
  { nodeCount, edgeCount, edgeFrom, edgeTo }: NetworkColumns,
  inputNode: Uint32Array,
): Float64Array {
  const placed = new Uint32Array(nodeCount)
  for (let i = 0; i < nodeCount; i++) placed[inputNode[i]!] = i
  const arcs = new Float64Array(2 * edgeCount)
  let count = 0
  for (let e = 0; e < edgeCount; e++) {
    const from = placed[edgeFrom[e]!]!
    const to = placed[edgeTo[e]!]!
    if (from === to) continue
    arcs[count++] = from * nodeCount + to
    arcs[count++] = to * nodeCount + from
  }
  return arcs
    .subarray(0, count)
    .sort()
    .filter((arc, i, sorted) => i === 0 || arc !== sorted[i - 1])
}
