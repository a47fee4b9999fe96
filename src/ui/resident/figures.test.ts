import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  durationText,
  metresOf,
  metresText,
  minutesText,
  rulerText,
  secondsOf,
  splitName,
  wholeMetres,
  wholeParts,
} from './figures.ts'
import { wholeMinutes } from '../kit/minutes.ts'
import { wordsIn } from './testing/words-in.ts'

const zh = wordsIn('zh-Hans')
const en = wordsIn('en')

test('a length just beyond the limit never reads as the limit', () => {
  expect([5_000, 5_001].map(wholeMetres)).toEqual([500, 501])
})

test('a walk is within whole minutes exactly when its figure says so', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 65_534 }), fc.integer({ min: 1, max: 109 }), (ds, limit) => {
      expect(wholeMinutes(ds) <= limit).toBe(ds <= limit * 600)
      expect(wholeMetres(ds) <= limit).toBe(ds <= limit * 10)
    }),
    { seed: 1 },
  )
})

test('parts in whole units add up to the whole, rounded up, and none is off by a unit', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(parts, fc.constantFrom(10, 600), (of, perUnit) => {
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
      const whole = wholeParts(of, perUnit)
      expect(sum(whole)).toBe(Math.ceil(sum(of) / perUnit))
      for (const [i, part] of whole.entries()) expect(Math.abs(part - (of[i] ?? 0) / perUnit)).toBeLessThan(1)
    }),
    { seed: 2 },
  )
  expect(secondsOf([4, 4, 4])).toEqual([1, 0, 1])
  expect(metresOf([15, 15])).toEqual([2, 1])
})

test('figures are told with their units', () => {
  expect([minutesText(zh, 11_000), minutesText(en, 11_000), minutesText(en, 60)]).toEqual([
    '19 分钟',
    '19 minutes',
    '1 minute',
  ])
  expect([metresText(zh, 12_695), metresText(en, 12_695)]).toEqual(['1,270 米', '1,270 m'])
  expect([rulerText(zh, 'minutes', 9_001), rulerText(zh, 'metres', 9_001)]).toEqual(['16 分钟', '901 米'])
})

test('durations are exact to the second', () => {
  expect([40, 60, 200].map((seconds) => durationText(zh, seconds))).toEqual([
    '40 秒',
    '1 分 0 秒',
    '3 分 20 秒',
  ])
  expect(durationText(en, 200)).toBe('3 min 20 s')
})

test('what a pace means stands in brackets behind its name', () => {
  expect(splitName('慢走（15 分钟约 720 米）')).toEqual({ short: '慢走', detail: '15 分钟约 720 米' })
  expect(splitName('Slow (about 720 m in 15 min)')).toEqual({
    short: 'Slow',
    detail: 'about 720 m in 15 min',
  })
  expect(splitName('my own')).toEqual({ short: 'my own', detail: null })
})
