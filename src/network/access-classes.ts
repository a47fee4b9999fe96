import { ACCESS, EDGE, edgeAccess, type Access, type NetworkColumns } from './network.ts'
import { unionFind } from './union-find.ts'

/** The class that an edge was tagged with, whatever became of it by the ways around it. */
export function taggedAccess(flags: number): Access {
  const access = edgeAccess(flags)
  if (access === ACCESS.enclosed || access === ACCESS.cutOff) return ACCESS.open
  return access === ACCESS.cutOffResidents ? ACCESS.residents : access
}

/** Flags with another access class. */
export const withAccess = (flags: number, access: Access): number => (flags & ~EDGE.accessMask) | access

/**
 * Flags of every edge with its access class worked out anew from what is tagged: open streets that are joined to the
 * longest open piece only through residents-only edges are `enclosed`; open and residents-only ones that are not
 * joined to it but through closed edges are cut off. Direction is ignored. Near O(n + m).
 */
export function deriveAccess(columns: NetworkColumns): Uint8Array<ArrayBuffer> {
  const { edgeCount, edgeFrom } = columns
  const tagged = Uint8Array.from(columns.edgeFlags, taggedAccess)
  const openPieces = piecesOf(columns, (e) => tagged[e] === ACCESS.open)
  const publicPiece = longestPiece(columns, openPieces, (e) => tagged[e] === ACCESS.open)
  const reach = piecesOf(columns, (e) => tagged[e] !== ACCESS.closed)
  const publicReach = publicPiece === undefined ? undefined : reach[publicPiece]
  const flags = new Uint8Array(columns.edgeFlags)
  for (let e = 0; e < edgeCount; e++) {
    const isOpen = tagged[e] === ACCESS.open
    let access = tagged[e] as Access
    if (access !== ACCESS.closed) {
      if (reach[edgeFrom[e]!] !== publicReach) access = isOpen ? ACCESS.cutOff : ACCESS.cutOffResidents
      else if (isOpen && openPieces[edgeFrom[e]!] !== publicPiece) access = ACCESS.enclosed
    }
    flags[e] = withAccess(flags[e]!, access)
  }
  return flags
}

/** Piece of each node over the chosen edges: the lowest node in it. */
export function piecesOf(columns: NetworkColumns, uses: (edge: number) => boolean): Uint32Array {
  const groups = unionFind(columns.nodeCount)
  for (let e = 0; e < columns.edgeCount; e++) {
    if (uses(e)) groups.union(columns.edgeFrom[e]!, columns.edgeTo[e]!)
  }
  return Uint32Array.from({ length: columns.nodeCount }, (_, node) => groups.find(node))
}

/** The piece with the longest edges in sum; ties: the one with the westernmost, then southernmost node. */
export function longestPiece(
  columns: NetworkColumns,
  pieces: Uint32Array,
  uses: (edge: number) => boolean,
): number | undefined {
  const lengthDm = new Float64Array(columns.nodeCount).fill(-1)
  let greatest = -1
  for (let e = 0; e < columns.edgeCount; e++) {
    if (!uses(e)) continue
    const piece = pieces[columns.edgeFrom[e]!]!
    lengthDm[piece] = Math.max(0, lengthDm[piece]!) + columns.lengthDm[e]!
  }
  for (const dm of lengthDm) greatest = Math.max(greatest, dm)
  if (greatest < 0) return undefined
  let best = -1
  for (let node = 0; node < columns.nodeCount; node++) {
    if (lengthDm[pieces[node]!] !== greatest) continue
    if (best < 0 || compareNodes(columns, node, best) < 0) best = node
  }
  return pieces[best]
}

const compareNodes = ({ lonE7, latE7 }: NetworkColumns, a: number, b: number): number =>
  lonE7[a]! - lonE7[b]! || latE7[a]! - latE7[b]!
