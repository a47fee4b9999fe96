/** Which streets hang together: the main component, and within it what a walker from outside can get to. */

import { deriveAccess, longestPiece, piecesOf } from '../../../src/network/access-classes.ts'
import { edgeAccess, NO_NAME, type NetworkColumns } from '../../../src/network/network.ts'
import type { NetworkDraft } from './network-draft.ts'

export interface MainComponent {
  readonly network: NetworkDraft
  /** Length of every piece, the main one included. */
  readonly allKm: number
  readonly droppedPieces: number
  /** Dropped pieces of fewer than `SMALL_PIECE_NODES` nodes. */
  readonly droppedSmallPieces: number
  readonly droppedKm: number
}

const SMALL_PIECE_NODES = 40

/**
 * Keeps the longest connected piece over all edges, closed ones included (ties: the piece with the westernmost,
 * then southernmost node), and refines its access classes (`deriveAccess`). Near O(n + m).
 */
export function mainComponentOf(draft: NetworkDraft): MainComponent {
  const { columns } = draft
  const pieces = piecesOf(columns, () => true)
  const main = longestPiece(columns, pieces, () => true)
  const kept = keepNodes(draft, (node) => pieces[node] === main)
  const nodesOf = new Map<number, number>()
  for (const piece of pieces) nodesOf.set(piece, (nodesOf.get(piece) ?? 0) + 1)
  if (main !== undefined) nodesOf.delete(main)
  return {
    network: { ...kept, columns: { ...kept.columns, edgeFlags: deriveAccess(kept.columns) } },
    allKm: kmOf(columns),
    droppedPieces: nodesOf.size,
    droppedSmallPieces: [...nodesOf.values()].filter((nodes) => nodes < SMALL_PIECE_NODES).length,
    droppedKm: (dmOf(columns) - dmOf(kept.columns)) / 10_000,
  }
}

/** Length of all edges, or of those with one access class, km. */
export const kmOf = (columns: NetworkColumns, access?: number): number => dmOf(columns, access) / 10_000

function dmOf(columns: NetworkColumns, access?: number): number {
  let sumDm = 0
  for (let e = 0; e < columns.edgeCount; e++) {
    if (access !== undefined && accessOf(columns, e) !== access) continue
    sumDm += columns.lengthDm[e] ?? 0
  }
  return sumDm
}

const accessOf = (columns: NetworkColumns, edge: number) => edgeAccess(columns.edgeFlags[edge] ?? 0)

/** The network over some nodes and the edges between them, renumbered in the same order. */
function keepNodes(draft: NetworkDraft, keeps: (node: number) => boolean): NetworkDraft {
  const { columns, shapes } = draft
  const nodes = Uint32Array.from({ length: columns.nodeCount }, (_, node) => node).filter(keeps)
  const newNode = new Uint32Array(columns.nodeCount)
  for (const [index, node] of nodes.entries()) newNode[node] = index
  const edges = Uint32Array.from({ length: columns.edgeCount }, (_, e) => e).filter((e) =>
    keeps(columns.edgeFrom[e] ?? 0),
  )
  const newEdge = new Map(draft.gates.map(({ edge }) => [edge, -1]))
  for (const [index, edge] of edges.entries()) if (newEdge.has(edge)) newEdge.set(edge, index)
  return {
    columns: {
      nodeCount: nodes.length,
      edgeCount: edges.length,
      lonE7: Int32Array.from(nodes, (node) => columns.lonE7[node] ?? 0),
      latE7: Int32Array.from(nodes, (node) => columns.latE7[node] ?? 0),
      nodeFlags: Uint8Array.from(nodes, (node) => columns.nodeFlags[node] ?? 0),
      edgeFrom: edges.map((e) => newNode[columns.edgeFrom[e] ?? 0] ?? 0),
      edgeTo: edges.map((e) => newNode[columns.edgeTo[e] ?? 0] ?? 0),
      lengthDm: edges.map((e) => columns.lengthDm[e] ?? 0),
      edgeFlags: Uint8Array.from(edges, (e) => columns.edgeFlags[e] ?? 0),
    },
    shapes: keepShapes(shapes, edges),
    gates: draft.gates.flatMap(({ edge, osmNode }) => {
      const index = newEdge.get(edge) ?? -1
      return index < 0 ? [] : [{ edge: index, osmNode }]
    }),
    edgeWay: Float64Array.from(edges, (e) => draft.edgeWay[e] ?? 0),
  }
}

function keepShapes(shapes: NetworkDraft['shapes'], edges: Uint32Array): NetworkDraft['shapes'] {
  const firstPoint = new Uint32Array(edges.length + 1)
  for (const [index, e] of edges.entries()) {
    const points = (shapes.firstPoint[e + 1] ?? 0) - (shapes.firstPoint[e] ?? 0)
    firstPoint[index + 1] = (firstPoint[index] ?? 0) + points
  }
  const pointLonE7 = new Int32Array(firstPoint.at(-1) ?? 0)
  const pointLatE7 = new Int32Array(pointLonE7.length)
  for (const [index, e] of edges.entries()) {
    const from = shapes.firstPoint[e]
    const to = shapes.firstPoint[e + 1]
    pointLonE7.set(shapes.pointLonE7.subarray(from, to), firstPoint[index])
    pointLatE7.set(shapes.pointLatE7.subarray(from, to), firstPoint[index])
  }
  const names: (typeof shapes.names)[number][] = []
  const newName = new Map([[NO_NAME, NO_NAME]])
  const nameIndex = edges.map((e) => {
    const old = shapes.nameIndex[e] ?? NO_NAME
    const known = newName.get(old)
    if (known !== undefined) return known
    names.push(shapes.names[old] ?? {})
    newName.set(old, names.length - 1)
    return names.length - 1
  })
  const kind = Uint8Array.from(edges, (e) => shapes.kind[e] ?? 0)
  return { firstPoint, pointLonE7, pointLatE7, nameIndex, names, kind }
}
