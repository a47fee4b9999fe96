import { expect, test } from 'vitest'
import { wholeMinutes } from './minutes.ts'

test('a walk is never told shorter than it is, and never as none', () => {
  expect([0, 1, 600, 601, 9_000, 9_001].map(wholeMinutes)).toEqual([1, 1, 1, 2, 15, 16])
})
