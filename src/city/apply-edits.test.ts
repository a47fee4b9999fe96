import { describe, expect, test } from 'vitest'
import { drawNetwork, drawnLonLat, type DrawnNetwork } from '../network/testing/draw.ts'
import { createSnapper } from '../network/snap.ts'
import { createEdits } from './apply-edits.ts'
import type { City } from './city.ts'
import type { Edit } from './edit.ts'

const NO_ENTRIES = {
  place: new Uint32Array(),
  edge: new Uint32Array(),
  offsetDm: new Uint32Array(),
  legDm: new Uint16Array(),
  flags: new Uint8Array(),
}
const NO_FACILITIES = {
  count: 0,
  globalId: new Uint32Array(),
  firstLane: new Uint32Array(1),
  lanes: new Uint8Array(),
  access: new Uint8Array(),
  mode: new Uint8Array(),
}

/** A city of streets alone, as far as edits look. */
function editable({ network, shapes }: DrawnNetwork) {
  const city = {
    manifest: { services: ['shop', 'clinic'] },
    network,
    facilities: NO_FACILITIES,
    facilityEntries: NO_ENTRIES,
    originEntries: NO_ENTRIES,
  } as unknown as City
  return createEdits(city, { shapes: () => shapes, snapper: () => createSnapper(network, shapes) })
}

/** Two parallel streets 200 m apart. */
const twoStreets = (): DrawnNetwork =>
  drawNetwork({
    nodes: { a: [0, 0], b: [400, 0], c: [0, 200], d: [400, 200] },
    edges: [
      ['a', 'b'],
      ['c', 'd'],
    ],
  })

const link = (from: [number, number], to: [number, number]): Edit => ({
  kind: 'add-link',
  from: drawnLonLat(from),
  to: drawnLonLat(to),
})

describe('a footpath', () => {
  test('is as long as from street to street, over its own two points', () => {
    const { network } = editable(twoStreets())([link([100, 30], [100, 150])]).city
    // 30 m to the first point, 120 m between both, 50 m on
    const path = network.edgeCount - 1
    expect((network.lengthDm[path] ?? 0) / 10).toBeCloseTo(200, 0)
    expect([network.edgeFrom[path], network.edgeTo[path]]).toEqual([4, 5])
    expect([network.nodeCount, network.edgeCount]).toEqual([6, 7])
  })

  test('leaves old streets as they are and joins its ends to theirs', () => {
    const drawn = twoStreets()
    const { network } = editable(drawn)([link([100, 0], [100, 200])]).city
    const old = drawn.network
    expect([...network.edgeFrom.subarray(0, 2)]).toEqual([...old.edgeFrom])
    expect([...network.lengthDm.subarray(0, 2)]).toEqual([...old.lengthDm])
    const parts = [...network.lengthDm.subarray(2, 6)].map((dm) => Math.round(dm / 10))
    expect(parts).toEqual([100, 300, 100, 300])
  })

  test('that ends on the end of a one-way street meets the node there both ways', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [400, 0], c: [0, 200], d: [400, 200] },
      edges: [
        ['a', 'b', { direction: 'forward' }],
        ['c', 'd'],
      ],
    })
    const { network } = editable(drawn)([link([0, 0], [0, 200])]).city
    const directions = [...network.edgeFlags.subarray(2, 4)].map((flags) => (flags >> 3) & 3)
    // from a to the link's end: a point; from there to b one-way still, stored from b as every edge from its lower node
    expect(directions).toEqual([0, 2])
  })

  test('begins at a flat street where the nearest are steps', () => {
    const drawn = drawNetwork({
      nodes: { a: [0, 0], b: [40, 0], c: [0, 60], d: [400, 60], e: [0, 200], f: [400, 200] },
      edges: [
        ['a', 'b', { steps: true }],
        ['c', 'd'],
        ['e', 'f'],
      ],
    })
    const { network } = editable(drawn)([link([20, 5], [20, 200])]).city
    expect(network.edgeFrom[3]).toBe(drawn.network.edgeFrom[1])
  })
})

describe('a facility', () => {
  const shop = (at: [number, number]): Edit => ({
    kind: 'add-facility',
    at: drawnLonLat(at),
    services: ['shop'],
  })

  test('without a street gives no service, and keeps its index for edits after it', () => {
    const edits: Edit[] = [shop([0, 5_000]), shop([50, 0]), { kind: 'close-facility', facility: 1 }]
    const { city, offNetwork } = editable(twoStreets())(edits)
    expect(offNetwork).toEqual([0])
    expect([...city.facilities.firstLane]).toEqual([0, 0, 0])
    expect(city.facilityEntries.place).toHaveLength(0)
  })

  test('stays where it is when it is moved to where no street is', () => {
    const apply = editable(twoStreets())
    const before = apply([shop([50, 0])]).city.facilityEntries
    const move: Edit = { kind: 'move-facility', facility: 0, at: drawnLonLat([0, 5_000]) }
    const { city, offNetwork } = apply([shop([50, 0]), move])
    expect(offNetwork).toEqual([1])
    expect(city.facilityEntries).toEqual(before)
  })
})

test.each<[string, Edit, string]>([
  ['half a street', { kind: 'set-access', edge: 0.5, access: 'open' }, 'edit 1: found street 0.5'],
  ['half a facility', { kind: 'close-facility', facility: 0.5 }, 'edit 1: found facility 0.5'],
])('%s is refused', (_, edit, message) => {
  expect(() => editable(twoStreets())([edit])).toThrow(message)
})

test('the same edits of streets give the same network, and no edits the city’s own', () => {
  const drawn = twoStreets()
  const apply = editable(drawn)
  const first = apply([link([100, 0], [100, 200])]).city.network
  const other = apply([link([200, 0], [200, 200])]).city.network
  expect(other).not.toBe(first)
  expect(apply([link([100, 0], [100, 200])]).city.network).toBe(first)
  expect(apply([]).city.network).toBe(drawn.network)
})
