import type { Topology } from './topology.ts'

/** Numbers of the kernels, in the memory they work on. Views are made anew when that memory grows: do not keep them. */
export interface Numbers<T extends Uint16Array | Uint32Array> {
  readonly length: number
  readonly view: () => T
}
export type Words = Numbers<Uint16Array>
export type Indices = Numbers<Uint32Array>

/** A topology where the kernels can read it. */
export interface KernelTopology {
  readonly topology: Topology
  readonly firstUp: Indices
  readonly head: Indices
  readonly firstDown: Indices
  readonly tailOfDown: Indices
  readonly arcOfDown: Indices
  /** One number per node, for `customise` to write on. */
  readonly arcTo: Indices
}

/** A weight per arc, in the direction of a search: up from its lower to its upper node, and down. `UNREACHED` is none. */
export interface ArcWeights {
  readonly up: Words
  readonly down: Words
}

/** Services that one sweep takes together. */
export type LaneCount = 64 | 8

/** Where rows of 64 times are to be read: two nodes and the costs to them for each place. */
export interface RowReads {
  readonly count: number
  /** Two nodes for each place. */
  readonly ends: Indices
  /** Two costs for each place, `UNREACHED` for no way. */
  readonly costs: Words
}

/**
 * The loops that a city's minutes are made of, on 16-bit whole numbers that saturate at `UNREACHED`. There are two makes
 * with the same results to the last bit: `plainKernels`, and `wasmKernels` where the browser has WASM with SIMD.
 */
export interface Kernels {
  readonly make: 'wasm' | 'plain'
  readonly words: (length: number) => Words
  readonly indices: (length: number) => Indices
  /** Lets `weights`, which hold streets only, hold the shortest ways over lower nodes: all lower triangles in order. */
  readonly customise: (on: KernelTopology, weights: ArcWeights) => void
  /**
   * Spreads the times in `rows` (a row of `lanes` per node, row v at `lanes × v`) over the whole network: up the
   * hierarchy, then down (PHAST: Delling, Goldberg, Nowatzyk, Werneck 2011).
   */
  readonly sweep: (on: KernelTopology, weights: ArcWeights, rows: Words, lanes: LaneCount) => void
  /** For each place the lesser of both ends' times with the cost to them, as rows of 64. */
  readonly read: (reads: RowReads, rows: Words, out: Words) => void
}

/** Copies a topology to where the kernels can read it. */
export function placeTopology(kernels: Kernels, topology: Topology): KernelTopology {
  const placed = (values: Uint32Array): Indices => {
    const numbers = kernels.indices(values.length)
    numbers.view().set(values)
    return numbers
  }
  return {
    topology,
    firstUp: placed(topology.firstUp),
    head: placed(topology.head),
    firstDown: placed(topology.firstDown),
    tailOfDown: placed(topology.tailOfDown),
    arcOfDown: placed(topology.arcOfDown),
    arcTo: kernels.indices(topology.nodeCount),
  }
}
