import { customised, recustomise, type Hierarchy } from '../../network/hierarchy.ts'
import type { Kernels, KernelTopology } from '../../network/kernels.ts'
import { edgesBeside, metricOf, weigh, type Ruler, type WalkingPace } from '../../network/metric.ts'
import type { Network } from '../../network/network.ts'
import {
  backWeight,
  onwardWeight,
  renewStreetNodes,
  streetGraph,
  type StreetGraph,
} from '../../network/street-graph.ts'
import { createHierarchyUpdate, type UpdateHierarchy } from '../../network/update-hierarchy.ts'

/** One walker's hierarchy of a city's streets, kept true while streets change. */
export interface LiveStreets {
  readonly hierarchy: () => Hierarchy
  /** Takes over another version of the network: other access classes, or other links. True when anything changed. */
  readonly follow: (network: Network) => boolean
}

export interface Walked {
  readonly network: Network
  readonly pace: WalkingPace
  readonly ruler: Ruler
}

/** @param old whose memory is taken over */
export function createLiveStreets(
  kernels: Kernels,
  on: KernelTopology,
  { walked, old }: { readonly walked: Walked; readonly old: LiveStreets | null },
): LiveStreets {
  const { pace, ruler } = walked
  let graph = graphOf(walked.network, pace, ruler)
  let hierarchy = old === null ? customised(kernels, on, graph) : recustomise(kernels, old.hierarchy(), graph)
  let update: UpdateHierarchy | null = null
  const renew = (edges: Iterable<number>): void => {
    update ??= createHierarchyUpdate(on.topology)
    update(hierarchy, edges)
  }
  return {
    hierarchy: () => hierarchy,
    follow: (network) => {
      if (network === graph.network) return false
      if (network.firstIncident === graph.network.firstIncident) {
        const changed = reclassified(graph, network)
        if (changed.size > 0) renew(changed)
        return changed.size > 0
      }
      const next = graphOf(network, pace, ruler)
      const changed = [...on.topology.arcOfEdge.keys()].filter((e) => !weighsAlike(graph, next, e))
      graph = next
      hierarchy = { ...hierarchy, graph }
      renew(changed)
      return true
    },
  }

  /** Other access classes on the same streets: weighs what they change, in place. */
  function reclassified(before: StreetGraph, network: Network): Set<number> {
    const edges = new Set<number>()
    for (let e = 0; e < network.edgeCount; e++) {
      if (network.edgeFlags[e] === before.network.edgeFlags[e]) continue
      for (const beside of edgesBeside(network, e)) edges.add(beside)
    }
    graph = { ...before, network }
    hierarchy = { ...hierarchy, graph }
    for (const e of edges) weigh(network, graph.metric, e)
    for (const node of renewStreetNodes(graph, edges)) {
      const [first, end] = [network.firstIncident[node], network.firstIncident[node + 1]]
      for (const e of network.incident.subarray(first, end)) edges.add(e)
    }
    return edges
  }
}

const graphOf = (network: Network, pace: WalkingPace, ruler: Ruler): StreetGraph =>
  streetGraph(network, metricOf(network, pace, ruler), 'to')

const weighsAlike = (a: StreetGraph, b: StreetGraph, e: number): boolean =>
  onwardWeight(a, e) === onwardWeight(b, e) && backWeight(a, e) === backWeight(b, e)
