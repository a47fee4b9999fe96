import { describe, expect, it } from 'vitest'
import { checksum, createTimer, timingOf } from './figures.ts'

describe('timings', () => {
  it('are nothing of nothing', () => {
    expect(timingOf([])).toEqual({ count: 0, median: null, p95: null })
  })

  it('take the values in order of size, not of time', () => {
    expect(timingOf([9, 1, 5])).toEqual({ count: 3, median: 5, p95: 9 })
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect(timingOf(hundred)).toEqual({ count: 100, median: 50, p95: 95 })
  })

  it('count every turn and tell of the last ones', () => {
    const timer = createTimer()
    for (let i = 0; i < 700; i++) timer.add(i < 500 ? 1_000 : 2)
    for (let i = 0; i < 300; i++) timer.add(2)
    expect(timer.timing()).toEqual({ count: 1_000, median: 2, p95: 2 })
  })
})

it('a checksum tells values apart that differ in one bit, their order or their number', () => {
  const all = [[], [0], [1], [256], [1, 2], [2, 1], [0, 0], [65_535]].map((one) =>
    checksum(Uint16Array.from(one)),
  )
  expect(new Set(all).size).toBe(all.length)
  expect(checksum(Uint16Array.of(7, 8))).toBe(checksum(Uint16Array.of(7, 8)))
})
