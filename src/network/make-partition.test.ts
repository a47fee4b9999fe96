import { assert, integer, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePartition, type UnorderedNetwork } from './make-partition.ts'
import { DIRECTION, edgeDirection, NO_NAME, packEdgeFlags, ACCESS } from './network.ts'
import { partOfEdge } from './partition.ts'
import { drawNetwork } from './testing/draw.ts'
import { randomNetwork } from './testing/random-network.ts'
import { seededRandom } from './testing/seeded-random.ts'

/** Everything about each edge in terms of places, drawn from its south-western end, as sorted texts. */
function contentOf({ columns, shapes, gates }: UnorderedNetwork): string[] {
  const place = (v: number): string => `${columns.lonE7[v]},${columns.latE7[v]},${columns.nodeFlags[v]}`
  const allPoints = Array.from(shapes.pointLonE7, (lon, p) => `${lon},${shapes.pointLatE7[p]}`)
  return Array.from(columns.edgeFrom, (from, e) => {
    const to = columns.edgeTo[e]!
    const points = allPoints.slice(shapes.firstPoint[e], shapes.firstPoint[e + 1])
    const flags = columns.edgeFlags[e]!
    const turned = place(from) > place(to)
    const direction = edgeDirection(flags)
    const along =
      direction === DIRECTION.both ? 'both' : (direction === DIRECTION.forward) === turned ? 'back' : 'on'
    return JSON.stringify({
      ends: [place(from), place(to)].sort(),
      points: turned ? points.toReversed() : points,
      // Between two nodes at one place the sense has no meaning in terms of places.
      along: place(from) === place(to) && from !== to ? '' : along,
      flags: flags & ~24,
      length: columns.lengthDm[e],
      name: shapes.nameIndex[e] === NO_NAME ? '' : shapes.names[shapes.nameIndex[e]!]?.[''],
      kind: shapes.kind[e],
      gates: gates.flatMap(({ edge, osmNode }) => (edge === e ? [osmNode] : [])),
    })
  }).sort()
}

const asUnordered = (p: ReturnType<typeof makePartition>): UnorderedNetwork => ({ ...p, columns: p.network })

function shuffled(count: number, seed: number): Uint32Array {
  const random = seededRandom(seed)
  const keys = Array.from({ length: count }, random)
  return Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]!)
}

/** The same network with nodes and edges numbered anew; edges may now run downwards. */
function relabelled({ columns, shapes, gates }: UnorderedNetwork, seed: number): UnorderedNetwork {
  const nodes = shuffled(columns.nodeCount, seed)
  const edges = shuffled(columns.edgeCount, seed + 1)
  const newNode = new Map(Array.from(nodes, (old, now) => [old, now]))
  const newEdge = new Map(Array.from(edges, (old, now) => [old, now]))
  const points = Array.from(edges, (e) =>
    Array.from(
      { length: shapes.firstPoint[e + 1]! - shapes.firstPoint[e]! },
      (_, i) => shapes.firstPoint[e]! + i,
    ),
  )
  const firstPoint = [0]
  for (const of of points) firstPoint.push(firstPoint.at(-1)! + of.length)
  return {
    columns: {
      nodeCount: columns.nodeCount,
      edgeCount: columns.edgeCount,
      lonE7: Int32Array.from(nodes, (v) => columns.lonE7[v]!),
      latE7: Int32Array.from(nodes, (v) => columns.latE7[v]!),
      nodeFlags: Uint8Array.from(nodes, (v) => columns.nodeFlags[v]!),
      edgeFrom: edges.map((e) => newNode.get(columns.edgeFrom[e]!)!),
      edgeTo: edges.map((e) => newNode.get(columns.edgeTo[e]!)!),
      lengthDm: edges.map((e) => columns.lengthDm[e]!),
      edgeFlags: Uint8Array.from(edges, (e) => columns.edgeFlags[e]!),
    },
    shapes: {
      ...shapes,
      firstPoint: Uint32Array.from(firstPoint),
      pointLonE7: Int32Array.from(points.flat(), (p) => shapes.pointLonE7[p]!),
      pointLatE7: Int32Array.from(points.flat(), (p) => shapes.pointLatE7[p]!),
      nameIndex: edges.map((e) => shapes.nameIndex[e]!),
      kind: Uint8Array.from(edges, (e) => shapes.kind[e]!),
    },
    gates: gates.map(({ edge, osmNode }) => ({ edge: newEdge.get(edge)!, osmNode })),
  }
}

describe('a partition of a random network', () => {
  test('holds what the raw network holds, whatever its numbering', () => {
    assert(
      property(nat(), integer({ min: 1, max: 600 }), (seed, nodes) => {
        const raw = randomNetwork(seed, { nodes })
        const content = contentOf(raw)
        expect(contentOf(asUnordered(makePartition(raw, 200)))).toEqual(content)
        const again = makePartition(relabelled(raw, seed), 200)
        expect(contentOf(asUnordered(again))).toEqual(content)
      }),
      { seed: 3, numRuns: 25 },
    )
  })

  test('keeps its promises: order of edges, blocks joined by the spine only, mapping of edges and nodes', () => {
    assert(
      property(nat(), integer({ min: 300, max: 2_000 }), (seed, nodes) => {
        const raw = randomNetwork(seed, { nodes })
        const made = makePartition(raw, 250)
        const { network, firstNode, firstEdge, blockCount } = made
        expect([firstNode.length, firstEdge.length]).toEqual([blockCount + 2, blockCount + 2])
        expect([firstEdge[0], firstEdge.at(-1)]).toEqual([0, network.edgeCount])
        const key = (e: number): number[] =>
          [network.edgeFrom, network.edgeTo, network.lengthDm, network.edgeFlags].map((column) => column[e]!)
        const partOfNode = (v: number): number => firstNode.findLastIndex((first) => first <= v)
        const broken = Array.from(network.edgeFrom.keys()).filter((e) => {
          const [from, to] = [network.edgeFrom[e]!, network.edgeTo[e]!]
          const part = partOfEdge(made, e)
          const crosses = partOfNode(to) !== part && partOfNode(to) !== blockCount
          const unsorted = e > 0 && compare(key(e - 1), key(e)) > 0
          return from > to || part !== partOfNode(from) || crosses || unsorted
        })
        expect(broken).toEqual([])
        const { columns } = raw
        const lost = Array.from(columns.edgeFrom.keys()).filter((e) => {
          const ends = [columns.edgeFrom[e]!, columns.edgeTo[e]!].map((v) => made.nodeOfRaw[v]!)
          const now = made.edgeOfRaw[e]!
          return Math.min(...ends) !== network.edgeFrom[now] || Math.max(...ends) !== network.edgeTo[now]
        })
        expect(lost).toEqual([])
      }),
      { seed: 4, numRuns: 15 },
    )
  })
})

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((x, i) => x - b[i]!).find((difference) => difference !== 0) ?? 0

test('a one-way street that is turned round keeps its sense and its points', () => {
  // The centre has the lowest input number but is eliminated after all but the last tip.
  const { network, shapes } = drawNetwork({
    nodes: { m: [0, 0], a: [100, 0], b: [0, 100], c: [-100, 0], d: [0, -100] },
    edges: [
      [
        'm',
        'c',
        {
          direction: 'forward',
          via: [
            [-20, 5],
            [-60, 9],
          ],
        },
      ],
      ['m', 'b', { direction: 'backward' }],
      ['m', 'a'],
      ['m', 'd'],
    ],
  })
  const made = makePartition({ columns: network, shapes, gates: [] })
  const c = made.edgeOfRaw[0]!
  expect([made.network.edgeFrom[c], made.network.edgeTo[c]]).toEqual([made.nodeOfRaw[3], made.nodeOfRaw[0]])
  expect(edgeDirection(made.network.edgeFlags[c]!)).toBe(DIRECTION.backward)
  expect(edgeDirection(made.network.edgeFlags[made.edgeOfRaw[1]!]!)).toBe(DIRECTION.forward)
  const first = made.shapes.firstPoint[c]!
  expect([...made.shapes.pointLonE7.subarray(first, first + 2)]).toEqual([...shapes.pointLonE7].toReversed())
})

test('parallels that differ only in their points come in one order, whichever comes first', () => {
  const nodes = { a: [0, 0], b: [100, 0] } as const
  const north = ['a', 'b', { lengthM: 130, via: [[50, 40]] }] as const
  const south = ['a', 'b', { lengthM: 130, via: [[50, -40]] }] as const
  const pointsOf = (edges: Parameters<typeof drawNetwork>[0]['edges']) => {
    const { network, shapes } = drawNetwork({ nodes, edges })
    return makePartition({ columns: network, shapes, gates: [] }).shapes.pointLatE7
  }
  expect(pointsOf([north, south])).toEqual(pointsOf([south, north]))
})

test('names are numbered by first use, merged and dropped when unused', () => {
  const { network, shapes } = drawNetwork({
    nodes: { a: [0, 0], b: [100, 0], c: [200, 0] },
    edges: [
      ['a', 'b', { name: 'x' }],
      ['b', 'c', { name: 'y' }],
    ],
  })
  const names = [{ '': 'unused' }, { '': 'y', en: 'why' }, { en: 'why', '': 'y' }]
  const made = makePartition({
    columns: network,
    shapes: { ...shapes, names, nameIndex: Uint32Array.of(2, 1) },
    gates: [],
  })
  expect(made.shapes.names).toHaveLength(1)
  expect([...made.shapes.nameIndex]).toEqual([0, 0])
})

test('a gate keeps its node through the new numbering', () => {
  const { network, shapes } = drawNetwork({
    nodes: { a: [0, 0], b: [100, 0], b2: [100, 0], c: [200, 0] },
    edges: [
      ['b', 'b2', { gate: true, access: 'closed' }],
      ['a', 'b'],
      ['b2', 'c'],
    ],
  })
  const made = makePartition({ columns: network, shapes, gates: [{ edge: 0, osmNode: 42 }] })
  expect(made.gates).toEqual([{ edge: made.edgeOfRaw[0], osmNode: 42 }])
  const closedGate = packEdgeFlags({
    access: ACCESS.closed,
    direction: DIRECTION.both,
    steps: false,
    gate: true,
  })
  expect(made.network.edgeFlags[made.gates[0]!.edge]).toBe(closedGate)
})
