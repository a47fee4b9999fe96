import type { SimpleGraph } from './simple-graph.ts'

/**
 * Greedy minimum-degree elimination of a small piece: always the node with the fewest neighbours next, which then
 * become neighbours of each other. Neighbours outside the piece count, and stay: they are eliminated later.
 * Ties go to the node that comes first in `nodes`. O(k² + fill).
 */
export function minimumDegreeOrder(graph: SimpleGraph, nodes: Uint32Array): Uint32Array {
  const neighbours = new Map<number, Set<number>>()
  for (const v of nodes)
    neighbours.set(v, new Set(graph.head.subarray(graph.firstArc[v], graph.firstArc[v + 1])))
  return nodes.map(() => {
    const v = fewestNeighbours(neighbours)
    const left = [...neighbours.get(v)!]
    neighbours.delete(v)
    for (const a of left) {
      const ofA = neighbours.get(a)
      if (!ofA) continue
      ofA.delete(v)
      for (const b of left) if (b !== a) ofA.add(b)
    }
    return v
  })
}

function fewestNeighbours(neighbours: ReadonlyMap<number, ReadonlySet<number>>): number {
  let [best, fewest] = [-1, Infinity]
  for (const [v, { size }] of neighbours) if (size < fewest) [best, fewest] = [v, size]
  return best
}
