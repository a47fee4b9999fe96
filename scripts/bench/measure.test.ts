import { describe, expect, it } from 'vitest'
import { interleaved, median, quantile, summary, timesLonger } from './measure.ts'

describe('interleaved', () => {
  it('calls contenders by turns, each told how often it was called', () => {
    const order: string[] = []
    const times = interleaved(
      { a: (call) => order.push(`a${call}`), b: (call) => order.push(`b${call}`) },
      { rounds: 3, atLeastMs: 1e-9 },
    )
    expect([times.a.length, times.b.length]).toEqual([3, 3])
    const measured = order.slice(-6)
    expect(measured.map((name) => name[0])).toEqual(['a', 'b', 'a', 'b', 'a', 'b'])
    for (const name of ['a', 'b']) {
      const calls = order.filter((one) => one.startsWith(name)).map((one) => Number(one.slice(1)))
      expect(calls).toEqual([...calls.keys()])
    }
  })
})

describe('quantiles', () => {
  it('lie between neighbours by proportion, whatever the order', () => {
    expect(quantile([4, 1, 3, 2], 0)).toBe(1)
    expect(quantile([4, 1, 3, 2], 1)).toBe(4)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(quantile([10, 0], 0.25)).toBe(2.5)
    expect(median([])).toBeNaN()
  })

  it('compare medians, with the least and the most that quartiles allow', () => {
    expect(timesLonger([100, 200, 300], [1, 2, 3])).toEqual({ measured: 100, spread: [150 / 2.5, 250 / 1.5] })
    expect(summary([1, 2, 3])).toEqual({ measured: 2, spread: [1.5, 2.5] })
  })
})
