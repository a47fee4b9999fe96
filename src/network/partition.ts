import type { GateRef, NetworkColumns, StreetShapes } from './network.ts'

/**
 * A network numbered by elimination rank and cut into blocks (contiguous in rank) under a spine (the highest
 * ranks). No edge joins two different blocks: every path between blocks crosses the spine. Each edge belongs to
 * the block of its lower end, and edges ascend by (edgeFrom, edgeTo, lengthDm, flags), so a block's edges are contiguous.
 */
export interface Partition {
  readonly network: NetworkColumns
  readonly shapes: StreetShapes
  readonly gates: readonly GateRef[]
  /** Block k holds nodes `[firstNode[k], firstNode[k + 1])`; the spine is the last run, index `blockCount`. */
  readonly blockCount: number
  readonly firstNode: Uint32Array
  /** Same cuts in edge indices. */
  readonly firstEdge: Uint32Array
}

/** No block holds more nodes than this. */
export const MAX_BLOCK_NODES = 4_096

/** Index of the part (block, or `blockCount` for the spine) that holds an edge. */
export function partOfEdge(partition: Pick<Partition, 'firstEdge'>, edge: number): number {
  let part = 0
  while (part + 2 < partition.firstEdge.length && edge >= partition.firstEdge[part + 1]!) part++
  return part
}
