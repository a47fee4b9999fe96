import FlatQueue from 'flatqueue'
import type { SeedLabels } from '../../src/network/seed-labels.ts'
import { backWeight, onwardWeight, type StreetGraph } from '../../src/network/street-graph.ts'
import { UNREACHED } from '../../src/units.ts'

/** The arcs of a street graph, by the node they leave: those of v from `first[v]` to before `first[v + 1]`. */
export interface Arcs {
  readonly nodeCount: number
  readonly first: Uint32Array
  readonly to: Uint32Array
  readonly weight: Uint16Array
}

/** One arc at most from one node to another: the quickest. Loops lead nowhere and are left out. */
export function arcsOf(graph: StreetGraph): Arcs {
  const { nodeCount, firstIncident, incident, edgeFrom, edgeTo } = graph.network
  const first = new Uint32Array(nodeCount + 1)
  const [to, weight]: [number[], number[]] = [[], []]
  for (let v = 0; v < nodeCount; v++) {
    const least = new Map<number, number>()
    for (const e of incident.subarray(firstIncident[v], firstIncident[v + 1])) {
      const isFrom = edgeFrom[e] === v
      const far = (isFrom ? edgeTo[e] : edgeFrom[e]) ?? 0
      const cost = isFrom ? onwardWeight(graph, e) : backWeight(graph, e)
      if (far !== v && cost < UNREACHED) least.set(far, Math.min(cost, least.get(far) ?? cost))
    }
    to.push(...least.keys())
    weight.push(...least.values())
    first[v + 1] = to.length
  }
  return { nodeCount, first, to: Uint32Array.from(to), weight: Uint16Array.from(weight) }
}

/** Times at all nodes, `NO_WAY` where there is none; they belong to the peer and stand until its next run. */
export type Dijkstra = (seeds: readonly SeedLabels[]) => Uint32Array

export const NO_WAY = 0xffff_ffff

/**
 * The peer that the engine is measured against: Dijkstra's algorithm on flatqueue's binary heap as it comes, nodes
 * pushed again when they become nearer and passed over when they come up late. Its memory is made once.
 */
export function createDijkstra({ nodeCount, first, to, weight }: Arcs): Dijkstra {
  const times = new Uint32Array(nodeCount)
  const queue = new FlatQueue()
  return (seeds) => {
    times.fill(NO_WAY)
    for (const { nodes, costs } of seeds) {
      for (let i = 0; i < nodes.length; i++) {
        const [node, cost] = [nodes[i]!, costs[i]!]
        if (cost >= times[node]!) continue
        times[node] = cost
        queue.push(node, cost)
      }
    }
    for (;;) {
      const time = queue.peekValue()
      if (time === undefined) return times
      const node = queue.pop()!
      if (time > times[node]!) continue
      const end = first[node + 1]!
      for (let a = first[node]!; a < end; a++) {
        const far = to[a]!
        const reached = time + weight[a]!
        if (reached >= times[far]!) continue
        times[far] = reached
        queue.push(far, reached)
      }
    }
  }
}

/** Times as the engine has them: what is longer than 16 bits hold is no way. */
export const clamped = (times: Uint32Array): Uint16Array =>
  Uint16Array.from(times, (time) => Math.min(time, UNREACHED))

/** Seeds of a search from one node. */
export const seedAt = (node: number): SeedLabels => ({
  nodes: Uint32Array.of(node),
  costs: Uint16Array.of(0),
})
