/**
 * The walking network in memory: columns by node and by edge, plus adjacency. Nodes are numbered by
 * elimination rank (nested dissection), so a higher index is higher in the hierarchy. Attributes are stored,
 * never weights: `metricOf` turns them into one weight per walker and ruler.
 */

/** Who may walk an edge. See docs/method.md, "Access". */
export const ACCESS = {
  /** Anybody, all the time. */
  open: 0,
  /** Tagged for residents, customers, staff …: only to leave the origin's estate or to enter a facility's site. */
  residents: 1,
  /** Tagged open, but every way in or out passes a residents-only edge: walked like `residents`. */
  enclosed: 2,
  /** Tagged open, but cut off from the open streets by closed edges: never walked, never a snap target. */
  cutOff: 3,
  /** Nobody. It stays in the network so that a plan can open it. */
  closed: 4,
  /** Tagged residents-only and cut off: apart from `cutOff`, so that a plan that opens a gate knows the tag. */
  cutOffResidents: 5,
} as const
export type Access = (typeof ACCESS)[keyof typeof ACCESS]

/** Walking direction relative to `edgeFrom` → `edgeTo`. */
export const DIRECTION = { both: 0, forward: 1, backward: 2 } as const
export type Direction = (typeof DIRECTION)[keyof typeof DIRECTION]

/** Node bits. */
export const NODE = {
  /** A signalised crossing: every edge end here pays half a signal wait. */
  signal: 1,
  /** The data end here: the street leaves the bounds within which the extract is complete. */
  boundary: 2,
} as const

/** Bits of `edgeFlags`; access takes 3 bits from 0, direction 2 bits from 3. */
export const EDGE = { accessMask: 7, directionShift: 3, directionMask: 3, steps: 32, gate: 64 } as const

export interface EdgeAttributes {
  readonly access: Access
  readonly direction: Direction
  /** The whole edge is a flight of steps (chains are split where steps begin and end). */
  readonly steps: boolean
  /** A gate: an edge of length 0 between the two sides of a barrier. */
  readonly gate: boolean
}

export const packEdgeFlags = (a: EdgeAttributes): number =>
  a.access | (a.direction << EDGE.directionShift) | (a.steps ? EDGE.steps : 0) | (a.gate ? EDGE.gate : 0)

export const edgeAccess = (flags: number): Access => (flags & EDGE.accessMask) as Access
export const edgeDirection = (flags: number): Direction =>
  ((flags >> EDGE.directionShift) & EDGE.directionMask) as Direction

export interface NetworkColumns {
  readonly nodeCount: number
  readonly edgeCount: number
  /** Node coordinates in 1e-7 degrees. */
  readonly lonE7: Int32Array
  readonly latE7: Int32Array
  /** `NODE` bits. */
  readonly nodeFlags: Uint8Array
  /** Ends of each edge, `edgeFrom[e] ≤ edgeTo[e]`; equal for a loop. Parallel edges are kept. */
  readonly edgeFrom: Uint32Array
  readonly edgeTo: Uint32Array
  /** Length along the street in decimetres, from the full geometry. */
  readonly lengthDm: Uint32Array
  /** Packed `EdgeAttributes`. */
  readonly edgeFlags: Uint8Array
}

export interface Network extends NetworkColumns {
  /** CSR: the edges at node v are `incident[firstIncident[v] … firstIncident[v + 1])`; a loop stands twice. */
  readonly firstIncident: Uint32Array
  readonly incident: Uint32Array
}

/** Adds the adjacency to the columns. O(n + m); incident edges ascend by edge index. */
export function withAdjacency(columns: NetworkColumns): Network {
  const { nodeCount, edgeCount, edgeFrom, edgeTo } = columns
  const firstIncident = new Uint32Array(nodeCount + 1)
  for (let e = 0; e < edgeCount; e++) {
    firstIncident[edgeFrom[e]! + 1]!++
    firstIncident[edgeTo[e]! + 1]!++
  }
  for (let v = 0; v < nodeCount; v++) firstIncident[v + 1]! += firstIncident[v]!
  const next = firstIncident.slice(0, nodeCount)
  const incident = new Uint32Array(2 * edgeCount)
  for (let e = 0; e < edgeCount; e++) {
    incident[next[edgeFrom[e]!]!++] = e
    incident[next[edgeTo[e]!]!++] = e
  }
  return { ...columns, firstIncident, incident }
}

/** A name in the local language and, where mapped, in others; keys are BCP 47 tags, `''` the local name. */
export type NameSet = Readonly<Record<string, string>>

/** Street geometry, parallel to the network's edges. Used for drawing, for naming routes and for snapping. */
export interface StreetShapes {
  /** Inner points of edge e (ends excluded) are `[firstPoint[e], firstPoint[e + 1])`, from `edgeFrom` to `edgeTo`. */
  readonly firstPoint: Uint32Array
  readonly pointLonE7: Int32Array
  readonly pointLatE7: Int32Array
  /** Index into `names`, or `NO_NAME`. */
  readonly nameIndex: Uint32Array
  readonly names: readonly NameSet[]
  /** Index into `STREET_KINDS`. */
  readonly kind: Uint8Array
  /** Walls, fences, railways and water edges that an off-street leg should not cross: polylines of [lonE7, latE7, …]. */
  readonly obstacles: readonly Int32Array[]
}

export const NO_NAME = 0xffff_ffff

/** What an edge is, for words ("steps", "footpath") and drawing. Order is part of the file format: append only. */
export const STREET_KINDS = [
  'footway',
  'path',
  'pedestrian',
  'steps',
  'living_street',
  'residential',
  'service',
  'unclassified',
  'tertiary',
  'secondary',
  'primary',
  'trunk',
  'track',
  'road',
  'corridor',
  'crossing',
  'elevator',
  'platform',
  'bridleway',
  'cycleway',
  'gate',
] as const
export type StreetKind = (typeof STREET_KINDS)[number]

/** A gate edge and the OpenStreetMap node it stands for, so that plans can name it. */
export interface GateRef {
  readonly edge: number
  readonly osmNode: number
}
