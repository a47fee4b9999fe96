import type { Hierarchy } from './hierarchy.ts'
import type { Kernels, LaneCount, Words } from './kernels.ts'
import { backWeight, onwardWeight } from './street-graph.ts'

/** Rows to be swept: those of the hierarchy's nodes, then those of the nodes that links have added. */
export interface LinkedRows {
  readonly rows: Words
  readonly lanes: LaneCount
}

/**
 * Spreads times over a hierarchy whose graph has more edges than its topology: links, which most pairs of nodes have no
 * arc for. Sweeps, walks the links, and sweeps again while that made anything sooner: at most once more than a walk has
 * links, mostly twice in all.
 * @param hierarchy with the graph of the linked network
 * @returns how many sweeps it took
 */
export function sweepLinked(kernels: Kernels, hierarchy: Hierarchy, linked: LinkedRows): number {
  const { on, weights, graph } = hierarchy
  const hasLinks = graph.network.edgeCount > on.topology.arcOfEdge.length
  for (let sweeps = 1; ; sweeps++) {
    kernels.sweep(on, weights, linked.rows, linked.lanes)
    if (!hasLinks || !walkLinks(hierarchy, linked)) return sweeps
  }
}

/** Walks the added edges until nothing becomes sooner; true when a node of the hierarchy did. */
function walkLinks({ on, graph }: Hierarchy, linked: LinkedRows): boolean {
  const { arcOfEdge, nodeCount } = on.topology
  const { edgeCount, edgeFrom, edgeTo } = graph.network
  let [isSooner, isSettled] = [false, false]
  while (!isSettled) {
    isSettled = true
    for (let e = arcOfEdge.length; e < edgeCount; e++) {
      const [a, b] = [edgeFrom[e]!, edgeTo[e]!]
      const there = offerRow(linked, a, b, onwardWeight(graph, e))
      const back = offerRow(linked, b, a, backWeight(graph, e))
      if (there || back) isSettled = false
      if ((there && b < nodeCount) || (back && a < nodeCount)) isSooner = true
    }
  }
  return isSooner
}

function offerRow({ rows, lanes }: LinkedRows, from: number, to: number, weight: number): boolean {
  const times = rows.view()
  let isSooner = false
  for (let k = 0; k < lanes; k++) {
    const time = times[lanes * from + k]! + weight
    if (time >= times[lanes * to + k]!) continue
    times[lanes * to + k] = time
    isSooner = true
  }
  return isSooner
}
