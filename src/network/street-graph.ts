import type { Sense } from './entry-cost.ts'
import { IMPASSABLE, LAYER, type Metric } from './metric.ts'
import type { Network } from './network.ts'
import { isStreetNode } from './street-node.ts'

/**
 * A network as a search goes over it once it has left the first estate: over open streets, and from them into estates
 * but never out of one. These are plain directed weights, so a hierarchy can be built on them; what goes on in the first
 * estate is in the seeds (see `seed-labels.ts`).
 */
export interface StreetGraph {
  readonly network: Network
  readonly metric: Metric
  readonly sense: Sense
  /** 1 where a node touches an open edge of this walker. */
  readonly isStreet: Uint8Array
}

export function streetGraph(network: Network, metric: Metric, sense: Sense): StreetGraph {
  const isStreet = new Uint8Array(network.nodeCount)
  for (let e = 0; e < network.edgeCount; e++) {
    if (metric.layer[e] !== LAYER.open) continue
    isStreet[network.edgeFrom[e]!] = 1
    isStreet[network.edgeTo[e]!] = 1
  }
  return { network, metric, sense, isStreet }
}

/** Weight of an edge when the search goes from its `edgeFrom` to its `edgeTo`; `IMPASSABLE` or more for no way. */
export const onwardWeight = ({ network, metric, sense, isStreet }: StreetGraph, e: number): number =>
  metric.layer[e] === LAYER.open || isStreet[network.edgeTo[e]!] === 0
    ? (sense === 'from' ? metric.forward : metric.backward)[e]!
    : IMPASSABLE

/** The same from its `edgeTo` to its `edgeFrom`. */
export const backWeight = ({ network, metric, sense, isStreet }: StreetGraph, e: number): number =>
  metric.layer[e] === LAYER.open || isStreet[network.edgeFrom[e]!] === 0
    ? (sense === 'from' ? metric.backward : metric.forward)[e]!
    : IMPASSABLE

/** Says again which nodes are street nodes after edges have changed; returns those for which that has changed. */
export function renewStreetNodes(
  { network, metric, isStreet }: StreetGraph,
  edges: Iterable<number>,
): Set<number> {
  const changed = new Set<number>()
  for (const e of edges) {
    for (const node of [network.edgeFrom[e]!, network.edgeTo[e]!]) {
      const isNow = isStreetNode(network, metric.layer, node) ? 1 : 0
      if (isNow === isStreet[node]) continue
      isStreet[node] = isNow
      changed.add(node)
    }
  }
  return changed
}
