import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceM } from '../units.ts'
import { metricOf } from './metric.ts'
import { withAdjacency, type Network, type StreetShapes } from './network.ts'
import type { Entry } from './place.ts'
import { findRoute, routeLine, stretchesOf, type Route } from './route.ts'
import { createSearch } from './search.ts'
import { arbitraryScene, PACES } from './testing/arbitrary.ts'
import { searchPlainly } from './testing/dijkstra.ts'
import { drawNetwork, drawnLonLat } from './testing/draw.ts'
import { randomNetwork } from './testing/random-network.ts'

const nameless = (network: Network): StreetShapes => ({
  firstPoint: new Uint32Array(network.edgeCount + 1),
  pointLonE7: new Int32Array(),
  pointLatE7: new Int32Array(),
  nameIndex: new Uint32Array(network.edgeCount).fill(0xffff_ffff),
  names: [],
  kind: new Uint8Array(network.edgeCount),
  obstacles: [],
})

const sumOf = (route: Route, key: 'ds' | 'dm'): number =>
  [route.start, ...route.streets, route.end].reduce((sum, leg) => sum + leg[key], 0)

/** Every leg begins at the node or foot where the one before it ended. */
function expectConnected(network: Network, { start, streets, end }: Route): void {
  const pointAt = (edge: number, dm: number): string[] => [
    `${edge}@${dm}`,
    ...(dm === 0 ? [`node ${network.edgeFrom[edge]}`] : []),
    ...(dm === network.lengthDm[edge] ? [`node ${network.edgeTo[edge]}`] : []),
  ]
  let here = pointAt(start.entry.edge, start.entry.offsetDm)
  for (const { edge, fromDm, toDm, forward } of streets) {
    const begins = pointAt(edge, fromDm)
    expect(begins.some((point) => here.includes(point))).toBe(true)
    expect(fromDm === toDm || forward === toDm > fromDm).toBe(true)
    here = pointAt(edge, toDm)
  }
  expect(pointAt(end.entry.edge, end.entry.offsetDm).some((point) => here.includes(point))).toBe(true)
}

test('legs join up and sum to exactly what the plain Dijkstra says', () => {
  fc.assert(
    fc.property(arbitraryScene({ minPlaces: 4 }), ({ network, metric, entries }) => {
      const [from, to] = [entries.slice(0, 2), entries.slice(2, 4)]
      const streets = { network, shapes: nameless(network), search: createSearch(network) }
      const route = findRoute(streets, { metric, from, to })
      const seeds = from.map(asSeed)
      const plain = searchPlainly({ network, metric, sense: 'from', seeds, limit: 65_535 })
      const times = to.map((entry) => plain.read(entry)?.primary ?? Infinity)
      expect((metric.ruler === 'minutes' ? route?.ds : route?.dm) ?? Infinity).toBe(Math.min(...times))
      if (!route) return
      expect([sumOf(route, 'ds'), sumOf(route, 'dm')]).toEqual([route.ds, route.dm])
      expectConnected(network, route)
    }),
    { seed: 7, numRuns: 1_500 },
  )
})

const asSeed = (entry: Entry): Entry & { source: number } => ({ ...entry, source: 0 })

test('on a street grid the line is as long as the streets of the route', () => {
  const { columns, shapes } = randomNetwork(5, { nodes: 200 })
  const network = withAdjacency(columns)
  const streets = { network, shapes, search: createSearch(network) }
  const metric = metricOf(network, PACES.plain, 'metres')
  let compared = 0
  for (let i = 0; i < 40; i++) {
    const entryAt = (edge: number): Entry => ({
      edge,
      offsetDm: (network.lengthDm[edge] ?? 0) >> 1,
      legDm: 0,
      flags: 0,
    })
    const [from, to] = [entryAt(i), entryAt(network.edgeCount - 1 - 3 * i)]
    const route = findRoute(streets, { metric, from: [from], to: [to] })
    if (!route) continue
    const line = routeLine(streets, route)
    const lengthM = line.slice(1).reduce((sum, point, k) => sum + distanceM(line[k] ?? point, point), 0)
    // the generator measures on the flat at its middle latitude and rounds each edge to 1 dm
    expect(Math.abs(lengthM - route.dm / 10)).toBeLessThan(0.002 * lengthM + 0.1 * route.streets.length + 1)
    compared++
  }
  expect(compared).toBeGreaterThan(20)
})

describe('a drawn walk', () => {
  const drawn = drawNetwork({
    nodes: { a: [0, 0], b: [100, 0], gate: [200, 0], inside: [200, 0], c: [200, 50], d: [200, 150] },
    edges: [
      ['a', 'b', { name: 'Main Street', via: [[50, 10]] }],
      ['b', 'gate', { name: 'Main Street' }],
      ['gate', 'inside', { gate: true }],
      ['inside', 'c', { steps: true, lengthM: 50 }],
      ['c', 'd', { name: 'Back Lane', access: 'residents' }],
    ],
    signals: ['b'],
  })
  const { network, shapes, entry } = drawn
  const streets = { network, shapes, search: createSearch(network) }
  const metric = metricOf(network, PACES.waiting, 'minutes')
  const from = [entry('a', 'b', { alongM: 50.99, legM: 4 })]
  const to = [entry('c', 'd', { alongM: 20, legM: 2 })]
  const route = findRoute(streets, { metric, from, to })!

  test('names streets and counts signals and steps', () => {
    const halfMain = network.lengthDm[0]! - from[0]!.offsetDm
    expect(stretchesOf(route).map(({ name, kind, dm }) => [name?.[''] ?? kind, dm])).toEqual([
      ['Main Street', halfMain + 1_000],
      ['steps', 500],
      ['Back Lane', 200],
    ])
    expect(route.signals).toBe(1)
    expect(route.stepsDm).toBe(500)
    expect(route.streets.map(({ isGate }) => isGate)).toEqual([false, false, true, false, false])
    expect([route.start.dm, route.end.dm]).toEqual([40, 20])
    const walkS = (40 + halfMain + 1_000 + 500 * 2 + 200 + 20) / 10 / 1.33
    expect(Math.abs(route.ds / 10 - walkS - 15)).toBeLessThan(0.5)
  })
  test('is drawn with its first and last edge cut', () => {
    const line = routeLine(streets, route)
    const expected = (
      [
        [50, 10],
        [100, 0],
        [200, 0],
        [200, 50],
        [200, 70],
      ] as const
    ).map(drawnLonLat)
    expect(line).toHaveLength(expected.length)
    for (const [i, point] of line.entries()) expect(distanceM(point, expected[i]!)).toBeLessThan(0.2)
  })
  test('is refused beyond the limit', () => {
    expect(findRoute(streets, { metric, from, to, limit: route.ds })?.ds).toBe(route.ds)
    expect(findRoute(streets, { metric, from, to, limit: route.ds - 1 })).toBeNull()
  })
  test('between neighbours runs along their edge, or stays at the same foot', () => {
    const near = entry('a', 'b', { alongM: 20, legM: 1 })
    const along = findRoute(streets, { metric, from, to: [near] })!
    expect(along.streets.map(({ edge, forward }) => [edge, forward])).toEqual([[0, false]])
    const none = findRoute(streets, { metric, from, to: from })!
    expect([none.dm, none.streets.length, routeLine(streets, none).length]).toEqual([80, 0, 1])
  })
})
