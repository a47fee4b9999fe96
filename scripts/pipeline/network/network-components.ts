/** Which streets hang together: the main component, and within it what a walker from outside can get to. */

import { ACCESS, EDGE, edgeAccess, NO_NAME, type NetworkColumns } from '../../../src/network/network.ts'
import type { NetworkDraft } from './network-draft.ts'
import { unionFind } from '../shared/union-find.ts'

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
 * then southernmost node), and refines its access classes: open streets that are joined to the longest open piece
 * only through residents-only edges become `enclosed`; open and residents-only ones that are not joined to it but
 * through closed edges become `cutOff`. Direction is ignored. Near O(n + m).
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
    network: withReachability(kept),
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

/** Piece of each node over the chosen edges: the lowest node in it. */
function piecesOf(columns: NetworkColumns, uses: (edge: number) => boolean): Uint32Array {
  const groups = unionFind(columns.nodeCount)
  for (let e = 0; e < columns.edgeCount; e++) {
    if (uses(e)) groups.union(columns.edgeFrom[e] ?? 0, columns.edgeTo[e] ?? 0)
  }
  return Uint32Array.from({ length: columns.nodeCount }, (_, node) => groups.find(node))
}

function longestPiece(
  columns: NetworkColumns,
  pieces: Uint32Array,
  uses: (edge: number) => boolean,
): number | undefined {
  const lengthDm = new Map<number, number>()
  for (let e = 0; e < columns.edgeCount; e++) {
    if (!uses(e)) continue
    const piece = pieces[columns.edgeFrom[e] ?? 0] ?? 0
    lengthDm.set(piece, (lengthDm.get(piece) ?? 0) + (columns.lengthDm[e] ?? 0))
  }
  let greatest = -1
  for (const dm of lengthDm.values()) greatest = Math.max(greatest, dm)
  const tied = new Set([...lengthDm].filter(([, dm]) => dm === greatest).map(([piece]) => piece))
  return tied.size > 1 ? westernmostPiece(columns, pieces, tied) : [...tied][0]
}

function westernmostPiece(
  columns: NetworkColumns,
  pieces: Uint32Array,
  among: ReadonlySet<number>,
): number | undefined {
  let best = -1
  for (let node = 0; node < columns.nodeCount; node++) {
    if (!among.has(pieces[node] ?? 0)) continue
    if (best < 0 || compareNodes(columns, node, best) < 0) best = node
  }
  return pieces[best]
}

const compareNodes = ({ lonE7, latE7 }: NetworkColumns, a: number, b: number): number =>
  (lonE7[a] ?? 0) - (lonE7[b] ?? 0) || (latE7[a] ?? 0) - (latE7[b] ?? 0)

function withReachability(draft: NetworkDraft): NetworkDraft {
  const { columns } = draft
  const isOpen = (e: number): boolean => accessOf(columns, e) === ACCESS.open
  const openPieces = piecesOf(columns, isOpen)
  const publicPiece = longestPiece(columns, openPieces, isOpen)
  const reach = piecesOf(columns, (e) => accessOf(columns, e) !== ACCESS.closed)
  const publicReach = publicPiece === undefined ? undefined : reach[publicPiece]
  const edgeFlags = columns.edgeFlags.slice()
  for (let e = 0; e < columns.edgeCount; e++) {
    const access = accessOf(columns, e)
    if (access === ACCESS.closed) continue
    const node = columns.edgeFrom[e] ?? 0
    const rest = (edgeFlags[e] ?? 0) & ~EDGE.accessMask
    if (reach[node] !== publicReach)
      edgeFlags[e] = rest | (access === ACCESS.open ? ACCESS.cutOff : ACCESS.cutOffResidents)
    else if (access === ACCESS.open && openPieces[node] !== publicPiece) edgeFlags[e] = rest | ACCESS.enclosed
  }
  return { ...draft, columns: { ...columns, edgeFlags } }
}

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
