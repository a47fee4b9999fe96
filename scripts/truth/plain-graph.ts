/** A graph and a textbook Dijkstra that share nothing with `src/network`: what the engine is checked against. */

import FlatQueue from 'flatqueue'

export interface PlainGraph {
  readonly nodeCount: number
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  /** Edges at each node; a loop stands twice. */
  readonly edgesAt: readonly (readonly number[])[]
}

/** Cost of each edge in the order its ends are written, and against it; `Infinity` where nobody may walk. */
export interface PlainWeights {
  readonly forward: ArrayLike<number>
  readonly backward: ArrayLike<number>
}

export interface PlainWalk {
  readonly start: number
  /** By node; `Infinity` where there is no way. Only the goal's is final when there was one. */
  readonly cost: Float64Array
  /** The last edge of the way to each node, -1 at the start and where there is no way. */
  readonly lastEdge: Int32Array
}

/** Adds the adjacency to a list of edges. */
export function plainGraph(nodeCount: number, from: ArrayLike<number>, to: ArrayLike<number>): PlainGraph {
  const edgesAt: number[][] = Array.from({ length: nodeCount }, () => [])
  for (let e = 0; e < from.length; e++) {
    edgesAt[from[e] ?? 0]?.push(e)
    edgesAt[to[e] ?? 0]?.push(e)
  }
  return { nodeCount, from, to, edgesAt }
}

/** Cheapest ways from one node to all others, or until `goal` is settled, on a binary heap. O(m log m). */
export function walkFrom(
  graph: PlainGraph,
  weights: PlainWeights,
  { start, goal }: { readonly start: number; readonly goal?: number },
): PlainWalk {
  const cost = new Float64Array(graph.nodeCount).fill(Infinity)
  const lastEdge = new Int32Array(graph.nodeCount).fill(-1)
  const isDone = new Uint8Array(graph.nodeCount)
  const queue = new FlatQueue()
  cost[start] = 0
  queue.push(start, 0)
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (isDone[node] === 1) continue
    isDone[node] = 1
    if (node === goal) break
    for (const edge of graph.edgesAt[node] ?? []) {
      const isOnward = graph.from[edge] === node
      const far = (isOnward ? graph.to[edge] : graph.from[edge]) ?? 0
      const weight = (isOnward ? weights.forward[edge] : weights.backward[edge]) ?? Infinity
      const reached = (cost[node] ?? Infinity) + weight
      if (reached >= (cost[far] ?? Infinity)) continue
      cost[far] = reached
      lastEdge[far] = edge
      queue.push(far, reached)
    }
  }
  return { start, cost, lastEdge }
}

/** Edges from the start of a walk to a node it reached, in walking order. Throws when it did not reach it. */
export function edgesTo(graph: PlainGraph, walk: PlainWalk, node: number): number[] {
  const edges: number[] = []
  for (let at = node; at !== walk.start;) {
    const edge = walk.lastEdge[at] ?? -1
    if (edge < 0) throw new Error(`the walk from node ${walk.start} does not reach node ${node}`)
    edges.push(edge)
    at = (graph.from[edge] === at ? graph.to[edge] : graph.from[edge]) ?? 0
  }
  return edges.reverse()
}

/** Piece of each node over the chosen edges (the lowest node in it), whatever the direction. */
export function piecesOf(graph: PlainGraph, uses: (edge: number) => boolean): Int32Array {
  const piece = new Int32Array(graph.nodeCount).fill(-1)
  for (let seed = 0; seed < graph.nodeCount; seed++) {
    if (piece[seed] !== -1) continue
    piece[seed] = seed
    const open = [seed]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const edge of graph.edgesAt[node] ?? []) {
        const far = (graph.from[edge] === node ? graph.to[edge] : graph.from[edge]) ?? 0
        if (!uses(edge) || piece[far] !== -1) continue
        piece[far] = seed
        open.push(far)
      }
    }
  }
  return piece
}
