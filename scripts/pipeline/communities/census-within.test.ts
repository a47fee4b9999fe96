import { expect, it } from 'vitest'
import type { Area } from '../../../src/format/city-tables.ts'
import type { Bounds } from '../../../src/units.ts'
import { censusWithin } from './census-within.ts'

/** A district of a hundredth of a degree, from this longitude on. */
function district(name: string, west: number): Area {
  const [east, south, north] = [west + 0.01, 30, 30.01]
  const ring = [west, south, east, south, east, north, west, north, west, south]
  const coordinates = [ring.flatMap((lon, i) => (i % 2 === 0 ? [[lon, ring[i + 1] ?? 0]] : []))]
  return { id: name, names: { '': name }, level: 'district', geometry: { type: 'Polygon', coordinates } }
}

const areas = [district('东', 100.01), district('西', 100)]
const census = {
  total: 1000,
  byDistrict: { 东: 400, 西: 500 },
  source: { text: 'drawn' },
  verified: true,
}
const all: Bounds = [99, 29, 101, 31]

it('holds for districts that lie in the bounds whole; the others go with their people', () => {
  expect(censusWithin(census, areas, all)).toEqual({ census, left: [] })
  expect(censusWithin(census, areas, [99, 29, 100.012, 31])).toEqual({
    census: { ...census, total: 600, byDistrict: { 西: 500 } },
    left: ['东'],
  })
  expect(censusWithin(census, areas, [100.005, 29, 100.012, 31])).toEqual({
    census: undefined,
    left: ['东', '西'],
  })
})

it('does not mind a border drawn a little beyond the bounds', () => {
  expect(censusWithin(census, areas, [100.0003, 29, 101, 31]).left).toEqual([])
})

it('keeps a rest of the total for homes of no district, and drops a census that scales nothing', () => {
  expect(censusWithin(census, [], all).census).toEqual(census)
  expect(censusWithin({ ...census, total: 900 }, [], all).census).toBeUndefined()
  const { byDistrict: _none, ...only } = census
  expect(censusWithin(only, [], all).census).toEqual(only)
  expect(censusWithin(undefined, areas, all)).toEqual({ census: undefined, left: [] })
})
