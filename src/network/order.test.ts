import { assert, integer, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { NetworkColumns } from './network.ts'
import { nestedDissection, type SeparatorTree } from './order.ts'
import { drawNetwork } from './testing/draw.ts'
import { randomNetwork } from './testing/random-network.ts'
import { seededRandom } from './testing/seeded-random.ts'

/** Arcs of the hierarchy that eliminating the nodes in this order leads to. */
function arcsOf({ nodeCount, edgeCount, edgeFrom, edgeTo }: NetworkColumns, rank: Uint32Array): number {
  const up = Array.from({ length: nodeCount }, () => new Set<number>())
  for (let e = 0; e < edgeCount; e++) {
    const [a, b] = [rank[edgeFrom[e]!]!, rank[edgeTo[e]!]!]
    if (a !== b) up[Math.min(a, b)]!.add(Math.max(a, b))
  }
  for (const neighbours of up) {
    const [lowest, ...others] = [...neighbours].sort((a, b) => a - b)
    if (lowest !== undefined) for (const other of others) up[lowest]!.add(other)
  }
  return up.reduce((sum, { size }) => sum + size, 0)
}

function bareNetwork(
  points: readonly (readonly [number, number])[],
  edges: readonly (readonly [number, number])[],
) {
  const columns: NetworkColumns = {
    nodeCount: points.length,
    edgeCount: edges.length,
    lonE7: Int32Array.from(points, ([lon]) => lon),
    latE7: Int32Array.from(points, ([, lat]) => lat),
    nodeFlags: new Uint8Array(points.length),
    edgeFrom: Uint32Array.from(edges, ([a, b]) => Math.min(a, b)),
    edgeTo: Uint32Array.from(edges, ([a, b]) => Math.max(a, b)),
    lengthDm: new Uint32Array(edges.length),
    edgeFlags: new Uint8Array(edges.length),
  }
  return columns
}

const isPermutation = (rank: Uint32Array): boolean => rank.toSorted().every((value, i) => value === i)

/** All nodes of a subtree; fails where a street joins two of its children. */
function checkedNodes(tree: SeparatorTree, columns: NetworkColumns): number[] {
  const child = new Int32Array(columns.nodeCount).fill(-1)
  const nodes = tree.children.flatMap((subtree, i) => {
    const below = checkedNodes(subtree, columns)
    for (const v of below) child[v] = i
    return below
  })
  const joined = columns.edgeFrom.findIndex((from, e) => {
    const [a, b] = [child[from]!, child[columns.edgeTo[e]!]!]
    return a >= 0 && b >= 0 && a !== b
  })
  expect(joined).toBe(-1)
  nodes.push(...tree.own)
  expect(nodes).toHaveLength(tree.size)
  return nodes
}

test('separators part the subtrees, and every node has one rank', () => {
  assert(
    property(nat(), integer({ min: 1, max: 900 }), (seed, nodes) => {
      const { columns } = randomNetwork(seed, { nodes })
      const { rank, tree } = nestedDissection(columns)
      expect(isPermutation(rank)).toBe(true)
      expect(new Set(checkedNodes(tree, columns)).size).toBe(columns.nodeCount)
    }),
    { seed: 1, numRuns: 30 },
  )
})

test('blocks are contiguous in rank, small enough, and joined only through the spine above them', () => {
  assert(
    property(nat(), integer({ min: 400, max: 3_000 }), (seed, nodes) => {
      const { columns } = randomNetwork(seed, { nodes })
      const { rank, firstNode } = nestedDissection(columns, 300)
      const spine = firstNode.length - 2
      const partOf = (v: number): number => firstNode.findLastIndex((first) => first <= rank[v]!)
      expect(firstNode[0]).toBe(0)
      expect(firstNode.at(-1)).toBe(columns.nodeCount)
      for (let k = 0; k < spine; k++) expect(firstNode[k + 1]! - firstNode[k]!).toBeLessThanOrEqual(300)
      for (let e = 0; e < columns.edgeCount; e++) {
        const [a, b] = [partOf(columns.edgeFrom[e]!), partOf(columns.edgeTo[e]!)]
        if (a !== b && a !== spine) expect(b).toBe(spine)
      }
    }),
    { seed: 2, numRuns: 15 },
  )
})

test('a network that fits one block has one block and an empty spine', () => {
  const { columns } = randomNetwork(3, { nodes: 500 })
  expect([...nestedDissection(columns).firstNode]).toEqual([0, columns.nodeCount, columns.nodeCount])
})

test('no nodes at all: one empty block', () => {
  const empty = bareNetwork([], [])
  expect(nestedDissection(empty)).toMatchObject({
    rank: new Uint32Array(0),
    firstNode: Uint32Array.of(0, 0, 0),
  })
})

test('a grid of 64 × 64 gets a separator no longer than its side at the top, and few arcs', () => {
  const points = Array.from(
    { length: 4_096 },
    (_, v) => [(v % 64) * 15_000, Math.floor(v / 64) * 9_000] as const,
  )
  const edges = points.flatMap((_, v) => [
    ...(v % 64 < 63 ? [[v, v + 1] as const] : []),
    ...(v + 64 < 4_096 ? [[v, v + 64] as const] : []),
  ])
  const columns = bareNetwork(points, edges)
  const { rank, tree } = nestedDissection(columns)
  expect(tree.own.length).toBeLessThanOrEqual(64)
  const random = seededRandom(1)
  const shuffled = Uint32Array.from(rank)
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!]
  }
  // Nested dissection of a grid fills O(n log n) (George, 1973); here 1.64 n log2 n were reached.
  expect(arcsOf(columns, rank)).toBeLessThan(2 * 4_096 * 12)
  expect(arcsOf(columns, rank) * 5).toBeLessThan(arcsOf(columns, shuffled))
})

test('pieces without any street between them need no separator', () => {
  const points = Array.from({ length: 1_000 }, (_, v) => [v * 500, 510_000_000] as const)
  const { rank, tree } = nestedDissection(bareNetwork(points, []))
  expect(isPermutation(rank)).toBe(true)
  expect(tree.own).toHaveLength(0)
})

test('any number of nodes at one single place can be ordered', () => {
  const points = Array.from({ length: 2_000 }, () => [714_000_000, 510_000_000] as const)
  const edges = points.slice(1).map((_, v) => [v, v + 1] as const)
  const { rank } = nestedDissection(bareNetwork(points, edges), 200)
  expect(isPermutation(rank)).toBe(true)
})

test('a node with ten thousand streets can be ordered', () => {
  const points = Array.from(
    { length: 10_001 },
    (_, v) => [(v % 100) * 900, Math.floor(v / 100) * 700] as const,
  )
  const { rank } = nestedDissection(
    bareNetwork(
      points,
      points.slice(1).map((_, v) => [0, v + 1] as const),
    ),
  )
  expect(isPermutation(rank)).toBe(true)
})

test('a street ten thousand nodes long can be ordered, with few arcs', () => {
  const points = Array.from({ length: 10_000 }, (_, v) => [v * 900, 399_000_000] as const)
  const columns = bareNetwork(
    points,
    points.slice(1).map((_, v) => [v, v + 1] as const),
  )
  const { rank, tree } = nestedDissection(columns)
  expect(tree.own).toHaveLength(1)
  expect(arcsOf(columns, rank)).toBeLessThan(2 * 10_000)
})

test('loops and parallels do not change the order', () => {
  const plain = { nodes: { a: [0, 0], b: [100, 0], c: [200, 0], d: [200, 100] } } as const
  const order = (edges: readonly (readonly [string, string])[]) =>
    nestedDissection(drawNetwork({ ...plain, edges }).network).rank
  const bare = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'd'],
  ] as const
  expect(order([...bare, ['b', 'b'], ['c', 'd'], ['d', 'd'], ['a', 'b']])).toEqual(order(bare))
})
