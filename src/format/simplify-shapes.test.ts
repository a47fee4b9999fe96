import { assert, integer, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { drawNetwork, type XyM } from '../network/testing/draw.ts'
import { randomNetwork } from '../network/testing/random-network.ts'
import { METRES_PER_DEGREE } from '../units.ts'
import { prepareForStorage, quantiseNodes, quantiseShapes, UNIT_E7 } from './quantise.ts'
import { simplifyShapes } from './simplify-shapes.ts'

const innerPoints = (via: readonly XyM[], toleranceM: number): number => {
  const { network, shapes } = drawNetwork({
    nodes: { a: [0, 0], b: [100, 0] },
    edges: [['a', 'b', { via }]],
  })
  return simplifyShapes(network, shapes, toleranceM).pointLonE7.length
}

test('a point 1.9 m beside a street goes, one 2.1 m beside it stays', () => {
  expect(innerPoints([[50, 1.9]], 2)).toBe(0)
  expect(innerPoints([[50, 2.1]], 2)).toBe(1)
})

test('a street that runs back beyond its end keeps its turning point', () => {
  // The point lies on the line through both ends, but 60 m away from the street between them.
  expect(innerPoints([[160, 0]], 2)).toBe(1)
})

test('a loop keeps its round', () => {
  const { network, shapes } = drawNetwork({
    nodes: { a: [0, 0] },
    edges: [
      [
        'a',
        'a',
        {
          via: [
            [0, 1],
            [0, 30],
            [30, 30],
            [30, 0],
          ],
        },
      ],
    ],
  })
  expect(simplifyShapes(network, shapes, 2).pointLonE7).toHaveLength(3)
})

test('no point that is left out lies further than the tolerance from what stays', () => {
  assert(
    property(nat(), integer({ min: 2, max: 60 }), (seed, nodes) => {
      const { columns, shapes } = randomNetwork(seed, { nodes })
      const simple = simplifyShapes(columns, shapes, 3)
      const lonScale = (METRES_PER_DEGREE / 1e7) * Math.cos((51 * Math.PI) / 180)
      const metres = (lonE7: number, latE7: number): XyM => [
        lonE7 * lonScale,
        (latE7 * METRES_PER_DEGREE) / 1e7,
      ]
      for (let e = 0; e < columns.edgeCount; e++) {
        const end = (v: number): XyM => metres(columns.lonE7[v]!, columns.latE7[v]!)
        const inner = (of: typeof shapes): XyM[] =>
          Array.from({ length: of.firstPoint[e + 1]! - of.firstPoint[e]! }, (_, i) =>
            metres(of.pointLonE7[of.firstPoint[e]! + i]!, of.pointLatE7[of.firstPoint[e]! + i]!),
          )
        const line = [end(columns.edgeFrom[e]!), ...inner(simple), end(columns.edgeTo[e]!)]
        const farthest = Math.max(0, ...inner(shapes).map((point) => distanceToLine(point, line)))
        expect(farthest).toBeLessThan(3.01)
      }
    }),
    { seed: 41, numRuns: 30 },
  )
})

function distanceToLine([x, y]: XyM, line: readonly XyM[]): number {
  const distances = line.slice(1).map(([bx, by], i) => {
    const [ax, ay] = line[i]!
    const square = (bx - ax) ** 2 + (by - ay) ** 2
    const share = square === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square
    const clamped = Math.min(1, Math.max(0, share))
    return Math.hypot(x - ax - clamped * (bx - ax), y - ay - clamped * (by - ay))
  })
  return Math.min(...distances)
}

test('what is prepared for storage stays as it is when prepared again', () => {
  const raw = randomNetwork(42, { nodes: 300 })
  const once = prepareForStorage(raw)
  expect(quantiseNodes(once.columns)).toEqual(once.columns)
  expect(quantiseShapes(once.shapes)).toEqual(once.shapes)
  expect(once.columns.lengthDm).toEqual(raw.columns.lengthDm)
})

test('rounding moves a node by at most half a unit and keeps both sides of a gate together', () => {
  const { columns, gates } = randomNetwork(43, { nodes: 500 })
  const { lonE7, latE7, edgeFrom, edgeTo } = quantiseNodes(columns)
  expect(
    lonE7.every((lon, v) => lon % UNIT_E7 === 0 && Math.abs(lon - columns.lonE7[v]!) <= UNIT_E7 / 2),
  ).toBe(true)
  expect(
    latE7.every((lat, v) => lat % UNIT_E7 === 0 && Math.abs(lat - columns.latE7[v]!) <= UNIT_E7 / 2),
  ).toBe(true)
  expect(gates.length).toBeGreaterThan(0)
  expect(gates.every(({ edge }) => lonE7[edgeFrom[edge]!] === lonE7[edgeTo[edge]!])).toBe(true)
})

test('points that fall together are stored once, and a wall that shrinks to a point is dropped', () => {
  const { shapes } = drawNetwork({ nodes: { a: [0, 0], b: [100, 0] }, edges: [['a', 'b']] })
  const { firstPoint, pointLonE7, obstacles } = quantiseShapes({
    ...shapes,
    firstPoint: Uint32Array.of(0, 3),
    pointLonE7: Int32Array.of(1_012, 1_031, 1_051),
    pointLatE7: Int32Array.of(2_049, 1_951, 2_000),
    obstacles: [Int32Array.of(10, 20, 30, 40), Int32Array.of(10, 20, 80, 40)],
  })
  expect([[...firstPoint], [...pointLonE7]]).toEqual([
    [0, 2],
    [1_000, 1_100],
  ])
  expect(obstacles).toEqual([Int32Array.of(0, 0, 100, 0)])
})
