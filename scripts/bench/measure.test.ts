import { describe, expect, it } from 'vitest'
import { interleaved, median, quantile, summary, timesLonger } from './measure.ts'

describe('interleaved', () => {
  it('calls contenders by turns, each told how often it was called', () => {
    const order: string[] = []
    const times = interleaved(
      { a: (call) => order.push(`a${call}`), b: (call) => order.push(`b${call}`) },
      { rounds: 3, atLeastMs: 1e-9, warmUpMs: 0 },
    )
    expect([times.a.length, times.b.length]).toEqual([3, 3])
    const measured = order.slice(-6)
    expect(measured.map((name) => name[0])).toEqual(['a', 'b', 'a', 'b', 'a', 'b'])
    for (const name of ['a', 'b']) {
      const calls = order.filter((one) => one.startsWith(name)).map((one) => Number(one.slice(1)))
      expect(calls).toEqual([...calls.keys()])
    }
  })

  const NOTHING = { rounds: 4, atLeastMs: 0.2, warmUpMs: 1 }

  it('takes quick calls together and warms them up in every round', () => {
    let [calls, turns] = [0, 0]
    let last = ''
    const turn = (name: string): void => {
      if (name !== last) turns++
      last = name
      calls++
    }
    const times = interleaved({ a: () => turn('a'), b: () => turn('b') }, NOTHING)
    // a warm-up before the first round, then one turn for each in every round
    expect(turns).toBe(2 + 2 * NOTHING.rounds)
    expect(calls).toBeGreaterThan(100 * turns)
    expect([times.a.length, times.b.length]).toEqual([4, 4])
  })

  it('lets the median stand for the calls where few have most to do', () => {
    const busy = (call: number): void => {
      const end = call % 16 === 0 ? performance.now() + 0.5 : 0
      while (performance.now() < end);
    }
    const { a: means } = interleaved({ a: busy }, { ...NOTHING, atLeastMs: 4 })
    const { a: medians } = interleaved({ a: busy }, { ...NOTHING, atLeastMs: 4, callsBy: 'median' })
    expect(median(means)).toBeGreaterThan(0.5 / 16 / 2)
    expect(median(medians)).toBeLessThan(0.5 / 16 / 2)
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
