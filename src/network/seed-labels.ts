import { UNREACHED } from '../units.ts'
import { entryCosts, usesEntry } from './entry-cost.ts'
import { LAYER } from './metric.ts'
import type { Entry } from './place.ts'
import type { Search } from './search.ts'
import type { StreetGraph } from './street-graph.ts'

/** What a place costs at the nodes from which its walks go on, as a sweep starts with. */
export interface SeedLabels {
  readonly nodes: Uint32Array
  /** Below `UNREACHED`, one for each node; a node may stand several times. */
  readonly costs: Uint16Array
}

/**
 * The labels of a place: both ends of its edge, with leg and part of the edge; for one in an estate, all nodes of
 * the estate and the street nodes around it, reached without stepping on a street.
 * @param search of the graph's network; the labels are found by its last run but are the caller's own
 */
export function seedLabels(graph: StreetGraph, search: Search, entries: readonly Entry[]): SeedLabels {
  const { network, metric, sense } = graph
  const [nodes, costs]: [number[], number[]] = [[], []]
  const put = (node: number, cost: number): void => {
    if (cost >= UNREACHED) return
    nodes.push(node)
    costs.push(cost)
  }
  const inEstates = entries.filter(({ edge }) => metric.layer[edge] === LAYER.estate)
  for (const entry of entries) {
    if (metric.layer[entry.edge] !== LAYER.open || !usesEntry(metric, entry)) continue
    const { atFrom, atTo } = entryCosts({ network, metric }, entry, sense)
    put(network.edgeFrom[entry.edge]!, atFrom.primary)
    put(network.edgeTo[entry.edge]!, atTo.primary)
  }
  if (inEstates.length > 0) {
    const seeds = inEstates.map((entry) => ({ ...entry, source: 0 }))
    const reach = search.run({ metric, sense, seeds, limit: UNREACHED - 1, staysInEstate: true })
    for (const node of reach.touched()) put(node, reach.primaryOf(node))
  }
  return { nodes: Uint32Array.from(nodes), costs: Uint16Array.from(costs) }
}

/** The same for places that are nodes, such as those where the data end. */
export function nodeSeedLabels(graph: StreetGraph, search: Search, at: readonly number[]): SeedLabels {
  const { metric, sense, isStreet } = graph
  const streets = at.filter((node) => isStreet[node] === 1)
  const nodeSeeds = at.filter((node) => isStreet[node] === 0).map((node) => ({ node, source: 0 }))
  const reach = search.run({ metric, sense, nodeSeeds, limit: UNREACHED - 1, staysInEstate: true })
  const touched = [...reach.touched()]
  return {
    nodes: Uint32Array.from([...streets, ...touched]),
    costs: Uint16Array.from([...streets.map(() => 0), ...touched.map(reach.primaryOf)]),
  }
}
