import { expect, test } from 'vitest'
import { ACCESS, EDGE, edgeAccess, NODE, withAdjacency } from '../network.ts'
import { randomNetwork } from './random-network.ts'

test('the same seed gives the same network, another seed another', () => {
  expect(randomNetwork(7, { nodes: 50 })).toEqual(randomNetwork(7, { nodes: 50 }))
  expect(randomNetwork(7, { nodes: 50 })).not.toEqual(randomNetwork(8, { nodes: 50 }))
})

test.each([1, 2, 3])('a random network is in one piece and has every peculiarity (seed %i)', (seed) => {
  const { columns, gates } = randomNetwork(seed, { nodes: 2_000, lat: 39.9 })
  const { edgeFrom, edgeTo, edgeFlags, lengthDm, lonE7, latE7, nodeFlags } = columns
  const edges = Array.from(edgeFrom, (from, e) => ({
    from,
    to: edgeTo[e] ?? -1,
    gate: ((edgeFlags[e] ?? 0) & EDGE.gate) !== 0,
    access: edgeAccess(edgeFlags[e] ?? 0),
    lengthDm: lengthDm[e] ?? -1,
  }))
  expect(edges.every(({ from, to }) => from <= to)).toBe(true)
  expect(edges.some(({ from, to }) => from === to)).toBe(true)
  expect(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size).toBeLessThan(edges.length)
  expect(new Set(edges.map(({ access }) => access))).toEqual(new Set(Object.values(ACCESS)))
  expect(nodeFlags.some((flags) => flags & NODE.signal) && nodeFlags.some((f) => f & NODE.boundary)).toBe(
    true,
  )
  const gateEdges = edges.flatMap(({ gate }, e) => (gate ? [e] : []))
  expect(gates.map(({ edge }) => edge)).toEqual(gateEdges)
  for (const e of gateEdges) {
    const { from, to, lengthDm: length } = edges[e]!
    expect([lonE7[from], latE7[from], length]).toEqual([lonE7[to], latE7[to], 0])
  }
  expect(reachedFromFirst(columns)).toBe(columns.nodeCount)
})

function reachedFromFirst(columns: Parameters<typeof withAdjacency>[0]): number {
  const { firstIncident, incident, edgeFrom, edgeTo } = withAdjacency(columns)
  const reached = new Set([0])
  for (const v of reached) {
    for (const e of incident.subarray(firstIncident[v], firstIncident[v + 1])) {
      reached.add(edgeFrom[e] === v ? edgeTo[e]! : edgeFrom[e]!)
    }
  }
  return reached.size
}
