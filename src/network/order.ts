import { createSeparator, DIRECTIONS, type SortedPiece } from './inertial-flow.ts'
import { minimumDegreeOrder } from './minimum-degree.ts'
import type { NetworkColumns } from './network.ts'
import { MAX_BLOCK_NODES } from './partition.ts'
import { simpleGraph, type SimpleGraph } from './simple-graph.ts'

/** A piece of the network: its nodes stand in `children`, then in `own`. No street joins two children. */
export interface SeparatorTree {
  /** Nodes in the whole subtree. */
  readonly size: number
  /** Input nodes eliminated after the children, in order: the separator, or all the nodes of a leaf. */
  readonly own: Uint32Array
  readonly children: readonly SeparatorTree[]
}

export interface NodeOrder {
  /** Elimination rank of each input node. */
  readonly rank: Uint32Array
  /** Block k holds ranks `[firstNode[k], firstNode[k + 1])`; the last run, above all blocks, is the spine. */
  readonly firstNode: Uint32Array
  readonly tree: SeparatorTree
}

/** Smaller pieces are ordered by minimum degree. */
const LEAF_NODES = 150

/**
 * Numbers the nodes so that contraction adds few arcs: nested dissection by inertial flow, minimum degree inside
 * pieces of at most 150 nodes. Subtrees of at most `maxBlockNodes` become blocks, contiguous in rank, and the
 * separators above them the spine, which no path between two blocks avoids. Any network will do: in several pieces,
 * with loops, parallels and several nodes at one place. The result depends on places, not on the numbering.
 */
export function nestedDissection(columns: NetworkColumns, maxBlockNodes = MAX_BLOCK_NODES): NodeOrder {
  const tree = separatorTree(columns)
  const rank = new Uint32Array(columns.nodeCount)
  const firstNode = [0]
  const spine: Uint32Array[] = []
  let next = 0
  const place = (nodes: Uint32Array): void => {
    for (const v of nodes) rank[v] = next++
  }
  const placeAll = (subtree: SeparatorTree): void => {
    subtree.children.forEach(placeAll)
    place(subtree.own)
  }
  const placeBlocks = (subtree: SeparatorTree): void => {
    if (subtree.size > maxBlockNodes && subtree.children.length > 0) {
      subtree.children.forEach(placeBlocks)
      spine.push(subtree.own)
      return
    }
    placeAll(subtree)
    firstNode.push(next)
  }
  placeBlocks(tree)
  spine.forEach(place)
  return { rank, firstNode: Uint32Array.of(...firstNode, next), tree }
}

/** Neither side of a cut exceeds 70 % of its piece, so the tree is at most some forty levels deep. */
function separatorTree(columns: NetworkColumns): SeparatorTree {
  const graph = simpleGraph(columns)
  const separate = createSeparator(graph)
  const inInput = (nodes: Uint32Array): Uint32Array => nodes.map((v) => graph.inputNode[v]!)
  const treeOf = (piece: SortedPiece): SeparatorTree => {
    const nodes = piece[0]!
    if (nodes.length <= LEAF_NODES) {
      return { size: nodes.length, own: inInput(minimumDegreeOrder(graph, nodes)), children: [] }
    }
    const { separator, left, right } = separate(piece)
    const children = [left, right].filter((side) => side[0]!.length > 0).map(treeOf)
    return { size: nodes.length, own: inInput(separator), children }
  }
  return treeOf(sortedPiece(columns, graph))
}

/** Sorts by a multiple of metres along each direction, on a plane that fits the latitude of the data. */
function sortedPiece({ lonE7, latE7 }: NetworkColumns, { nodeCount, inputNode }: SimpleGraph): SortedPiece {
  let [south, north] = [Infinity, -Infinity]
  for (const lat of latE7) [south, north] = [Math.min(south, lat), Math.max(north, lat)]
  const lonScale = Math.cos((((south + north) / 2e7) * Math.PI) / 180)
  return DIRECTIONS.map(([east, toNorth]) => {
    const along = Float64Array.from(inputNode, (v) => lonE7[v]! * lonScale * east + latE7[v]! * toNorth)
    return Uint32Array.from({ length: nodeCount }, (_, v) => v).sort((a, b) => along[a]! - along[b]! || a - b)
  })
}
