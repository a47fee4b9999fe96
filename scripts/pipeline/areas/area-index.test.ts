import { expect, test } from 'vitest'
import type { Ring } from '../../../src/format/area-geometry.ts'
import { indexAreas } from './area-index.ts'

const box = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

test('areas at a point are found smallest first', () => {
  const areasAt = indexAreas([[box(0, 0, 10)], [box(1, 1, 2)], [box(20, 0, 1)], [box(0, 0, 5)]])
  expect(areasAt([2, 2])).toEqual([1, 3, 0])
  expect(areasAt([20.5, 0.5])).toEqual([2])
  expect(areasAt([50, 50])).toEqual([])
  expect(indexAreas([])([0, 0])).toEqual([])
})
