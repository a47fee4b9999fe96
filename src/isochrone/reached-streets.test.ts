import { expect, test } from 'vitest'
import { distanceM } from '../units.ts'
import { planeAround } from './local-plane.ts'
import { reachedStreets, STREET_UNIT_DEGREES } from './reached-streets.ts'

const HOME = [71.43, 51.13] as const

test('streets come back where they were, to a quarter of a metre, and are a copy', () => {
  const values = Float64Array.from([
    0, 0, 1_200, -800, 0, 1_109.4, 10.1, 20.2, -30.3, 40.4, 12.4, 60.6, 9, 9, 9, 9, 9, 9,
  ])
  const { count, ends, timesS } = reachedStreets({ plane: planeAround(HOME), count: 2, values })
  values.fill(0)
  const at = (i: number) =>
    [
      HOME[0] + (ends[i] ?? 0) * STREET_UNIT_DEGREES,
      HOME[1] + (ends[i + 1] ?? 0) * STREET_UNIT_DEGREES,
    ] as const
  expect(count).toBe(2)
  expect(distanceM(HOME, at(2))).toBeCloseTo(Math.hypot(1_200, 800), -0.5)
  expect(distanceM(at(4), at(6))).toBeCloseTo(Math.hypot(40.4, 20.2), 0)
  expect([...timesS]).toEqual([0, 1_109, 12, 61])
})

test('what lies too far for its units stays at the edge', () => {
  const values = Float64Array.from([0, 0, 1e6, -1e6, 0, 60])
  const { ends } = reachedStreets({ plane: planeAround(HOME), count: 1, values })
  expect([...ends]).toEqual([0, 0, 32_767, -32_767])
})
