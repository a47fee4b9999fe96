import type FlatQueue from 'flatqueue'
import type { SeedLabels } from '../../src/network/seed-labels.ts'
import { UNREACHED } from '../../src/units.ts'
import type { Arcs } from './dijkstra.ts'

/**
 * The Dijkstra of `dijkstra.ts` with all that is known of these numbers: 16 bits for times, beyond which nobody walks,
 * and a heap on typed arrays. It has its own loop and its own copy of flatqueue, since two kinds of arrays that share
 * compiled code make it slower for both.
 */
export async function createTunedDijkstra({
  nodeCount,
  first,
  to,
  weight,
}: Arcs): Promise<(seeds: readonly SeedLabels[]) => Uint16Array> {
  const copy = (await import(`${import.meta.resolve('flatqueue')}?tuned`)) as { default: typeof FlatQueue }
  const times = new Uint16Array(nodeCount)
  const queue = new copy.default(4 * (to.length + nodeCount), Uint16Array, Uint32Array)
  return (seeds) => {
    times.fill(UNREACHED)
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
