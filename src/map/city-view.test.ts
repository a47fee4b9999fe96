import { expect, test } from 'vitest'
import type { Community } from '../coverage/tables.ts'
import { cityView, partView } from './city-view.ts'

const BOUNDS = [71, 51, 72, 52] as const
const at = (lon: number, lat: number, residents: number | null) => ({ lon, lat, residents }) as Community

test('a hamlet far out does not make the city small', () => {
  const city = [...Array(20).keys()].map((i) => at(71.4 + i / 100, 51.4 + i / 100, 1_000))
  const [west, south, east, north] = cityView({
    communities: [...city, at(71.01, 51.99, 20)],
    bounds: BOUNDS,
  })
  expect([west, east]).toEqual([expect.closeTo(71.3886, 4), expect.closeTo(71.6014, 4)])
  expect([south, north]).toEqual([expect.closeTo(51.3886, 4), expect.closeTo(51.6014, 4)])
})

test('without residents every community counts alike; the view never leaves the map', () => {
  const corners = [at(71, 51, null), at(72, 52, null)]
  expect(cityView({ communities: corners, bounds: BOUNDS })).toEqual([...BOUNDS])
})

test('one community alone shows the whole map', () => {
  expect(cityView({ communities: [at(71.5, 51.5, 10)], bounds: BOUNDS })).toEqual([...BOUNDS])
})

test('of a part of a city every community is in view, one alone with its surroundings', () => {
  const communities = [at(71, 51, 1), at(71.4, 51.4, null), at(71.5, 51.6, 10)]
  const [west, south, east, north] = partView(communities, new Set([1, 2])) ?? [0, 0, 0, 0]
  expect([west, east]).toEqual([expect.closeTo(71.394, 5), expect.closeTo(71.506, 5)])
  expect([south, north]).toEqual([expect.closeTo(51.388, 5), expect.closeTo(51.612, 5)])
  const one = partView(communities, new Set([1])) ?? [0, 0, 0, 0]
  expect([one[2] - one[0], one[3] - one[1]]).toEqual([expect.closeTo(0.007, 6), expect.closeTo(0.007, 6)])
  expect(partView(communities, new Set())).toBeNull()
})
