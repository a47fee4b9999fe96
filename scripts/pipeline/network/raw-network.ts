import type { GateRef, NetworkColumns, StreetShapes } from '../../../src/network/network.ts'

/**
 * The walking network as cut from OpenStreetMap, before it is ordered and split into blocks: nodes in any order,
 * `edgeFrom`/`edgeTo` from west to east (not by rank), shapes with the full geometry.
 */
export interface RawNetwork {
  readonly columns: NetworkColumns
  readonly shapes: StreetShapes
  /** One row per gate edge; a gate where d ≥ 3 streets meet is a star of d gate edges with the same node. */
  readonly gates: readonly GateRef[]
  /** OpenStreetMap way of each edge (the westernmost of its chain), for tests and reports; 0 for gate edges. */
  readonly edgeWay: Float64Array
  readonly report: NetworkReport
}

export interface NetworkReport {
  /** Walkable ways of the whole extract, those beyond the ring and in dropped pieces included. */
  readonly walkableWays: number
  /** Length of all walkable streets kept, km. */
  readonly lengthKm: number
  /** Share of street length in the main component, 0 … 1. */
  readonly mainComponentShare: number
  /** Pieces left out: how many, and how many of them have fewer than 40 nodes. */
  readonly droppedPieces: number
  readonly droppedSmallPieces: number
  readonly droppedKm: number
  /** Gates by what they let through, a star counted once: enclosed ones count as open, cut-off ones as closed. */
  readonly gates: { readonly open: number; readonly residents: number; readonly closed: number }
  readonly residentsOnlyKm: number
  readonly enclosedKm: number
  readonly cutOffKm: number
  readonly closedKm: number
  readonly stepsEdges: number
  readonly signals: number
  readonly boundaryNodes: number
  readonly missingNodeRefs: number
}
