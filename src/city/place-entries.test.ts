import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomPlaces } from '../format/testing/random-places.ts'
import { drawNetwork, drawnLonLat } from '../network/testing/draw.ts'
import { randomNetwork } from '../network/testing/random-network.ts'
import { entryAt } from '../network/place.ts'
import { entriesByEdge, entriesByPlace, roughPoint } from './place-entries.ts'

test('entries are found again by their place and by their edge, each once, in order', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(60), (seed, count) => {
      const { columns } = randomNetwork(seed, { nodes: 20 })
      const { facilityEntries: entries } = randomPlaces(seed, columns, { facilities: count, origins: 0 })
      const rows = [...entries.place.keys()]
      const lists = entriesByPlace(entries, count)
      expect(lists).toHaveLength(count)
      for (const [place, list] of lists.entries()) {
        const own = rows.filter((row) => entries.place[row] === place)
        expect(list).toEqual(own.map((row) => entryAt(entries, row)))
      }
      const { first, rows: byEdge } = entriesByEdge(entries, columns.edgeCount)
      for (let edge = 0; edge < columns.edgeCount; edge++) {
        const own = rows.filter((row) => entries.edge[row] === edge)
        expect([...byEdge.subarray(first[edge], first[edge + 1])]).toEqual(own)
      }
    }),
    { seed: 5, numRuns: 60 },
  )
})

test('the rough point of an entry lies at its share of the straight line between the ends', () => {
  const { network, entry } = drawNetwork({
    nodes: { a: [0, 0], b: [400, 300] },
    edges: [
      ['a', 'b', { lengthM: 1_000 }],
      ['a', 'a', { lengthM: 60 }],
      ['a', 'b', { gate: true }],
    ],
  })
  const [lon, lat] = roughPoint(network, entry('a', 'b', { alongM: 250 }))
  const [quarterLon, quarterLat] = drawnLonLat([100, 75])
  expect(lon).toBeCloseTo(quarterLon, 6)
  expect(lat).toBeCloseTo(quarterLat, 6)
  const start = drawnLonLat([0, 0])
  for (const edge of [1, 2]) {
    const [x, y] = roughPoint(network, { edge, offsetDm: 0, legDm: 0, flags: 0 })
    expect([x, y]).toEqual([expect.closeTo(start[0], 6), expect.closeTo(start[1], 6)])
  }
})
