import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceM, type LonLat } from '../units.ts'
import { facilitiesNear, residentsAround, residentsNear, sumWithin } from './nearby.ts'
import { drawCommunity } from './testing/draw-city.ts'

const point: fc.Arbitrary<LonLat> = fc.tuple(
  fc.integer({ min: 0, max: 99 }).map((n) => 116 + n / 1000),
  fc.integer({ min: 0, max: 99 }).map((n) => 40 + n / 1000),
)

const people = (residents: number, unit: 'community' | 'village') =>
  drawCommunity({ homes: [{ residents, walks: {} }], lon: 116, lat: 40, unit }, 0)

describe('what is near', () => {
  it('equals asking every point', () => {
    fc.assert(
      fc.property(fc.array(point), fc.array(fc.tuple(point, fc.nat(9))), (centres, weighed) => {
        const points = weighed.map(([at]) => at)
        const sums = sumWithin(centres, { points, weights: weighed.map(([, weight]) => weight) }, 3_000)
        const expected = centres.map((centre) =>
          weighed.reduce((sum, [at, weight]) => sum + (distanceM(centre, at) <= 3_000 ? weight : 0), 0),
        )
        expect([...sums]).toEqual(expected)
      }),
      { seed: 1901, numRuns: 200 },
    )
  })

  it('counts facilities within 3 km: 0.026° of latitude is 2.9 km, 0.028° is 3.1 km', () => {
    const community = drawCommunity({ homes: [], lon: 116, lat: 40 }, 0)
    expect([
      ...facilitiesNear(
        [community],
        [
          [116, 40.026],
          [116, 40.028],
          [116, 40],
        ],
      ),
    ]).toEqual([2])
  })

  it('adds up residents of the same unit only', () => {
    expect([
      ...residentsNear([people(3, 'community'), people(5, 'community'), people(70, 'village')]),
    ]).toEqual([8, 8, 70])
  })

  it('takes the larger of a list of own places and of the most peopled unit of the map', () => {
    const own = [people(3, 'community'), people(50, 'community')]
    expect([...residentsAround(own, [])]).toEqual([53, 53])
    expect([...residentsAround(own, [people(40, 'community'), people(20, 'village')])]).toEqual([53, 53])
    expect([
      ...residentsAround(own, [people(40, 'village'), people(40, 'village'), people(70, 'community')]),
    ]).toEqual([80, 80])
    const far = { ...people(900, 'community'), lat: 41 }
    expect([...residentsAround(own, [far])]).toEqual([53, 53])
  })
})
