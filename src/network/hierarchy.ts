import { UNREACHED } from '../units.ts'
import { type ArcWeights, type Kernels, type KernelTopology } from './kernels.ts'
import { backWeight, onwardWeight, type StreetGraph } from './street-graph.ts'
import { NO_ARC } from './topology.ts'

/**
 * A customised hierarchy: the shortest ways of one walker, under one ruler and in one sense, as weights of arcs. An arc
 * weighs as much as the shortest way between its ends over nodes below both.
 */
export interface Hierarchy {
  readonly on: KernelTopology
  readonly graph: StreetGraph
  /** Over streets only, by arc: the least of its edges; `UNREACHED` for none. */
  readonly streetUp: Uint16Array
  readonly streetDown: Uint16Array
  readonly weights: ArcWeights
}

/** Weighs every arc by its streets, then by the ways over lower nodes. O(triangles of the topology). */
export function customised(kernels: Kernels, on: KernelTopology, graph: StreetGraph): Hierarchy {
  const { arcCount } = on.topology
  const hierarchy: Hierarchy = {
    on,
    graph,
    streetUp: new Uint16Array(arcCount),
    streetDown: new Uint16Array(arcCount),
    weights: { up: kernels.words(arcCount), down: kernels.words(arcCount) },
  }
  recustomise(kernels, hierarchy, graph)
  return hierarchy
}

/** The same for another walker or ruler, in the memory of an old hierarchy, which is overwritten. */
export function recustomise(kernels: Kernels, old: Hierarchy, graph: StreetGraph): Hierarchy {
  const { on, streetUp, streetDown, weights } = old
  streetUp.fill(UNREACHED)
  streetDown.fill(UNREACHED)
  const { arcOfEdge } = on.topology
  for (let e = 0; e < arcOfEdge.length; e++) {
    const arc = arcOfEdge[e]!
    if (arc === NO_ARC) continue
    // what does not fit 16 bits is no way: it is not less than UNREACHED
    streetUp[arc] = Math.min(streetUp[arc]!, onwardWeight(graph, e))
    streetDown[arc] = Math.min(streetDown[arc]!, backWeight(graph, e))
  }
  weights.up.view().set(streetUp)
  weights.down.view().set(streetDown)
  kernels.customise(on, weights)
  return { ...old, graph }
}

/** Weighs one arc by its streets anew. */
export function weighStreets({ on, graph, streetUp, streetDown }: Hierarchy, arc: number): void {
  const { firstEdge, edgesOfArc } = on.topology
  let [up, down] = [UNREACHED, UNREACHED]
  for (let i = firstEdge[arc]!; i < firstEdge[arc + 1]!; i++) {
    up = Math.min(up, onwardWeight(graph, edgesOfArc[i]!))
    down = Math.min(down, backWeight(graph, edgesOfArc[i]!))
  }
  streetUp[arc] = up
  streetDown[arc] = down
}
