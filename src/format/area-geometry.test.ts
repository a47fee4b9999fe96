import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceM } from '../units.ts'
import { isInsideRings, pointInside, ringsAreaM2, signedRingAreaM2, type Ring } from './area-geometry.ts'

const box = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

const sideM = distanceM([0, 0], [0.001, 0])

describe('area', () => {
  test('holes count against, islands in holes and separate parts count for', () => {
    const rings = [box(0, 0, 0.01), box(0.002, 0.002, 0.006), box(0.004, 0.004, 0.002), box(0.02, 0, 0.001)]
    expect(ringsAreaM2(rings) / sideM ** 2).toBeCloseTo(100 - 36 + 4 + 1, 2)
    expect(ringsAreaM2(rings.toReversed())).toBeCloseTo(ringsAreaM2(rings), 3)
  })

  test('a ring counts for more the more it runs counter-clockwise', () => {
    expect(signedRingAreaM2(box(0, 0, 0.001))).toBeGreaterThan(0)
    expect(signedRingAreaM2(box(0, 0, 0.001).toReversed())).toBeLessThan(0)
  })
})

describe('point inside', () => {
  test('of a U lies in an arm, not in the gap', () => {
    const u: Ring = [
      [0, 0],
      [3, 0],
      [3, 3],
      [2, 3],
      [2, 1],
      [1, 1],
      [1, 3],
      [0, 3],
      [0, 0],
    ]
    expect(isInsideRings([u], pointInside([u]))).toBe(true)
    expect(isInsideRings([u], [1.5, 2])).toBe(false)
  })

  test('of a courtyard block lies in the house, not in the yard', () => {
    const rings = [box(0, 0, 3), box(1, 1, 1)]
    expect(isInsideRings(rings, pointInside(rings))).toBe(true)
  })

  test('of any triangle lies inside it', () => {
    const coordinate = fc.integer({ min: -1_000, max: 1_000 }).map((value) => value / 100)
    const corner = fc.tuple(coordinate, coordinate)
    fc.assert(
      fc.property(corner, corner, corner, (a, b, c) => {
        const ring: Ring = [a, b, c, a]
        fc.pre(Math.abs(signedRingAreaM2(ring)) > 1e6)
        expect(isInsideRings([ring], pointInside([ring]))).toBe(true)
      }),
      { seed: 20_260_722 },
    )
  })

  test('an area without rings has none', () => {
    expect(() => pointInside([])).toThrow('without rings')
  })
})

test('a shared border belongs to one side only', () => {
  const [left, right] = [[box(0, 0, 1)], [box(1, 0, 1)]]
  for (const lat of [0, 0.25, 0.5, 0.999]) {
    expect(Number(isInsideRings(left, [1, lat])) + Number(isInsideRings(right, [1, lat]))).toBe(1)
  }
})
