import { UNREACHED } from '../units.ts'
import { backWeight, onwardWeight, type StreetGraph } from './street-graph.ts'

/** A graph's arcs by the node they lead from, and by the one they lead to, in the sense of its search. */
export interface StreetArcs {
  readonly out: ArcsByNode
  readonly in: ArcsByNode
}

/** Arcs at node v: `[first[v], first[v + 1])`, each with the node at its other end and a weight below `UNREACHED`. */
export interface ArcsByNode {
  readonly first: Uint32Array
  readonly node: Uint32Array
  readonly weight: Uint16Array
}

/** Writes out all arcs that can be walked; made again when the graph changes. O(n + m). */
export function streetArcs(graph: StreetGraph): StreetArcs {
  const { edgeCount, edgeFrom, edgeTo } = graph.network
  const onward = Uint16Array.from({ length: edgeCount }, (_, e) =>
    Math.min(UNREACHED, onwardWeight(graph, e)),
  )
  const back = Uint16Array.from({ length: edgeCount }, (_, e) => Math.min(UNREACHED, backWeight(graph, e)))
  const { nodeCount } = graph.network
  return {
    out: byNode(nodeCount, [
      { at: edgeFrom, far: edgeTo, weight: onward },
      { at: edgeTo, far: edgeFrom, weight: back },
    ]),
    in: byNode(nodeCount, [
      { at: edgeTo, far: edgeFrom, weight: onward },
      { at: edgeFrom, far: edgeTo, weight: back },
    ]),
  }
}

interface HalfEdges {
  readonly at: Uint32Array
  readonly far: Uint32Array
  readonly weight: Uint16Array
}

function byNode(nodeCount: number, halves: readonly HalfEdges[]): ArcsByNode {
  const first = new Uint32Array(nodeCount + 1)
  for (const { at, weight } of halves) {
    for (let e = 0; e < weight.length; e++) if (weight[e] !== UNREACHED) first[at[e]! + 1]!++
  }
  for (let v = 0; v < nodeCount; v++) first[v + 1]! += first[v]!
  const next = first.slice(0, nodeCount)
  const arcs = { first, node: new Uint32Array(first[nodeCount]!), weight: new Uint16Array(first[nodeCount]!) }
  for (const { at, far, weight } of halves) {
    for (let e = 0; e < weight.length; e++) {
      if (weight[e] === UNREACHED) continue
      const i = next[at[e]!]!++
      arcs.node[i] = far[e]!
      arcs.weight[i] = weight[e]!
    }
  }
  return arcs
}
