import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholePercents } from './percents.ts'

test('thirds add up to 100, the first of equals gets the rest', () => {
  expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33])
})

test('the grades of a real city', () => {
  expect(wholePercents([135, 192, 154, 39, 57])).toEqual([23, 33, 27, 7, 10])
})

test('nothing has no percents', () => {
  expect(wholePercents([0, 0])).toEqual([0, 0])
})

test('a part too small for a percent gets none, and the whole is still 100', () => {
  expect(wholePercents([999, 1])).toEqual([100, 0])
})

test('they add up to 100, are less than one away from exact, and keep the order of sizes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }), (counts) => {
      const all = counts.reduce((sum, n) => sum + n, 0)
      fc.pre(all > 0)
      const percents = wholePercents(counts)
      expect(percents.reduce((sum, n) => sum + n, 0)).toBe(100)
      for (const [i, count] of counts.entries()) {
        expect(Math.abs((percents[i] ?? 0) - (count * 100) / all)).toBeLessThan(1)
        for (const [j, other] of counts.entries())
          if (count > other) expect(percents[i]).toBeGreaterThanOrEqual(percents[j] ?? 0)
      }
    }),
    { seed: 7 },
  )
})
