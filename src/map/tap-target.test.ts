import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceM, METRES_PER_DEGREE, type LonLat } from '../units.ts'
import { metresPerPixel, nearestOnStreet, nearestPlace, streetTarget } from './tap-target.ts'

/** Metres east and north of a point in Astana. */
const ORIGIN: LonLat = [71.43, 51.13]
const across = METRES_PER_DEGREE * Math.cos((ORIGIN[1] * Math.PI) / 180)
const near = (east: number, north: number): LonLat => [
  ORIGIN[0] + east / across,
  ORIGIN[1] + north / METRES_PER_DEGREE,
]
const linesOf = (pieces: readonly (readonly [LonLat, LonLat])[]) => ({
  pieceCount: pieces.length,
  ends: Int32Array.from(pieces.flat(2).map((degrees) => Math.round(degrees * 1e7))),
})
const pointOf = (at: LonLat): LonLat => at

describe('the place that a tap means', () => {
  it('is the nearest within reach', () => {
    const places = [near(30, 0), near(10, 0), near(0, -12)]
    expect(nearestPlace(places, { pointOf, at: ORIGIN, reachM: 20 })).toBe(places[1])
    expect(nearestPlace(places, { pointOf, at: ORIGIN, reachM: 9 })).toBeUndefined()
  })

  it('is none where there is nothing', () => {
    expect(nearestPlace([], { pointOf, at: ORIGIN, reachM: 1e9 })).toBeUndefined()
  })
})

describe('the street that a tap means', () => {
  const metre = fc.double({ min: -300, max: 300, noNaN: true })
  const point = fc.tuple(metre, metre).map(([east, north]) => near(east, north))

  it('is the nearest point of all pieces, as trying many points of each finds', () => {
    const pieces = fc.array(fc.tuple(point, point), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(pieces, point, (streets, at) => {
        const found = nearestOnStreet(linesOf(streets), { at, reachM: 2_000 }) ?? [0, 0]
        const tried = streets.flatMap(([a, b]) =>
          Array.from({ length: 401 }, (_, i): LonLat => [
            a[0] + ((b[0] - a[0]) * i) / 400,
            a[1] + ((b[1] - a[1]) * i) / 400,
          ]),
        )
        const nearestM = Math.min(...tried.map((one) => distanceM(at, one)))
        expect(distanceM(at, found)).toBeLessThan(nearestM + 0.05)
        expect(Math.min(...tried.map((one) => distanceM(found, one)))).toBeLessThan(1.5)
      }),
      { seed: 6, numRuns: 60 },
    )
  })

  it('is a gate within reach before the street that it lies on, and nothing too far off', () => {
    const lines = linesOf([[near(-50, 0), near(50, 0)]])
    const gates = [{ at: near(12, 0), way: 'osm:node/7' }]
    const tap = (north: number, reachM: number) => streetTarget(gates, lines, { at: near(0, north), reachM })
    expect(tap(2, 15)).toEqual({ at: gates[0]?.at, way: 'osm:node/7' })
    const street = tap(2, 10)
    expect(street?.way).toBeNull()
    expect(distanceM(street?.at ?? [0, 0], ORIGIN)).toBeLessThan(0.05)
    expect(tap(40, 15)).toBeNull()
    expect(streetTarget([], undefined, { at: ORIGIN, reachM: 100 })).toBeNull()
  })
})

it('knows how long a pixel is', () => {
  // the whole equator on one tile of 512 px
  expect(metresPerPixel(0, 0) * 512).toBeCloseTo(40_030_230, -2)
  expect(metresPerPixel(15, 60)).toBeCloseTo(metresPerPixel(16, 0), 9)
})
