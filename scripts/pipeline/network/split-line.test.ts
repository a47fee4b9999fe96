import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_EDGE_M, splitLine, type MeasuredLine } from './split-line.ts'

/** A straight line to the east with shape points at these metres; 1 m = 10 units of longitude. */
const lineWith = (metresAt: readonly number[]): MeasuredLine => ({
  lonE7: metresAt.map((metres) => Math.round(metres * 10)),
  latE7: metresAt.map(() => 0),
  metresAt,
})

const lengthsOf = (parts: readonly MeasuredLine[]): number[] => parts.map((part) => part.metresAt.at(-1) ?? 0)

describe('splitting a street', () => {
  it('leaves up to 500 m whole', () => {
    const line = lineWith([0, 200, 500])
    expect(splitLine(line)).toEqual([line])
  })

  it('cuts at the nearest shape point where the parts still fit', () => {
    expect(lengthsOf(splitLine(lineWith([0, 310, 420, 800])))).toEqual([420, 380])
    expect(lengthsOf(splitLine(lineWith([0, 100, 980])))).toEqual([490, 490])
  })

  it('cuts at a shape point in the very middle of 1,000 m', () => {
    const parts = splitLine(lineWith([0, 500, 1000]))
    expect(parts.map((part) => part.lonE7)).toEqual([
      [0, 5000],
      [5000, 10_000],
    ])
  })

  it('makes the fewest parts, each at most 500 m, that join without a gap and lose no shape point', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(steps, (lengths) => {
        let sum = 0
        const line = lineWith([0, ...lengths.map((length) => (sum += length))])
        const parts = splitLine(line)
        expect(parts).toHaveLength(Math.max(1, Math.ceil(sum / MAX_EDGE_M)))
        for (const length of lengthsOf(parts)) {
          expect(length).toBeGreaterThan(0)
          expect(length).toBeLessThanOrEqual(MAX_EDGE_M + 0.1)
        }
        expect(lengthsOf(parts).reduce((a, b) => a + b)).toBeCloseTo(sum, 6)
        const joined = parts.flatMap((part, i) => (i === 0 ? part.lonE7 : part.lonE7.slice(1)))
        for (const [i, part] of parts.entries()) {
          expect(part.metresAt[0]).toBe(0)
          if (i > 0) expect(part.lonE7[0]).toBe(parts[i - 1]?.lonE7.at(-1))
        }
        expect(joined.every((lon, i) => i === 0 || lon > (joined[i - 1] ?? 0))).toBe(true)
        expect(line.lonE7.every((lon) => joined.includes(lon))).toBe(true)
      }),
      { seed: 15, numRuns: 500 },
    )
  })
})
