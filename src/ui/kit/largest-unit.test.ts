import { expect, test } from 'vitest'
import type { Figures } from '../../coverage/figures.ts'
import { largestUnit } from './largest-unit.ts'

test('begins with the unit of which there are most', () => {
  const [few, most, same] = [2, 577, 577].map((communities) => ({ communities }) as Figures)
  expect(largestUnit([few, most, same].filter((one) => one !== undefined))).toBe(most)
  expect(largestUnit([])).toBeUndefined()
})
