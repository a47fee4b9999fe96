import { describe, expect, test } from 'vitest'
import type { Dwelling } from './elements-to-dwellings.ts'
import { floorAreas, knownLevelsShare, median } from './floor-areas.ts'
import { scaleToCensus } from './residents.ts'

const dwelling = (levels: number | null, kind = 'apartments', footprintM2 = 100): Dwelling => ({
  lon: 0,
  lat: 0,
  footprintM2,
  levels,
  kind,
  addressStreet: null,
  builtBy: null,
})

describe('floor area', () => {
  test('missing levels are the median of their kind in the district, then in the city, then of all', () => {
    const dwellings = [
      dwelling(5),
      dwelling(9),
      dwelling(null),
      dwelling(20),
      dwelling(null),
      dwelling(null, 'house'),
      dwelling(null),
    ]
    const floors = floorAreas(dwellings, ['E', 'E', 'E', 'W', 'W', 'W', 'N'], 1)
    expect([...floors.floorAreaM2]).toEqual([500, 900, 700, 2_000, 2_000, 900, 900])
    expect([...floors.isKnown]).toEqual([1, 1, 0, 1, 0, 0, 0])
  })

  test('where no building has levels it counts one, and none is known', () => {
    const floors = floorAreas([dwelling(null)], [null])
    expect([...floors.floorAreaM2]).toEqual([100])
    expect(knownLevelsShare(floors, [0])).toBe(0)
  })

  test('the known share is by floor area, and null without any', () => {
    const floors = floorAreas([dwelling(3), dwelling(null)], [null, null], 1)
    expect(knownLevelsShare(floors, [0, 1])).toBe(0.5)
    expect(knownLevelsShare(floors, [])).toBeNull()
  })

  test('the median of an even list is the mean of the middle two', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([1, 9, 4, 2])).toBe(3)
    expect(() => median([])).toThrow('empty list')
  })
})

describe('census', () => {
  test('estimates are scaled to the total, given people taken off first', () => {
    const estimates = Float64Array.of(10, 30)
    const census = { total: 100, byDistrict: null }
    scaleToCensus(estimates, [null, null], { census, given: [{ district: null, residents: 20 }] })
    expect([...estimates]).toEqual([20, 60])
  })

  test('each named district meets its own figure, the others what is left', () => {
    const estimates = Float64Array.of(10, 30, 5, 5)
    const census = { total: 100, byDistrict: { E: 80 } }
    scaleToCensus(estimates, ['E', 'E', 'W', null], { census, given: [{ district: 'E', residents: 40 }] })
    expect([...estimates]).toEqual([10, 30, 10, 10])
  })

  test('a census below the given people leaves the estimates as they are', () => {
    const estimates = Float64Array.of(10)
    const census = { total: 5, byDistrict: null }
    scaleToCensus(estimates, [null], { census, given: [{ district: null, residents: 20 }] })
    expect([...estimates]).toEqual([10])
  })
})

test('two mapped towers do not give a whole country their height', () => {
  const houses = Array.from({ length: 50 }, () => dwelling(null))
  const floors = floorAreas([dwelling(9), dwelling(9), ...houses], Array(52).fill(null))
  expect(new Set(floors.floorAreaM2.slice(2))).toEqual(new Set([dwelling(null).footprintM2]))
})
