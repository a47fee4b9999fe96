import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, communityVerdict, gradeBand, tally, type Tally } from './grade.ts'
import { indexScores } from './index-score.ts'
import { VERDICTS, type Finding, type Verdict } from './verdict.ts'

const counts = fc.record({ missing: fc.nat(8), reached: fc.nat(4), undecided: fc.nat(5) })

/** Every way the undecided services could turn out: how many are missing then. */
function resolutions({ missing, undecided }: Tally): number[] {
  const ways: number[] = []
  for (let bits = 0; bits < 1 << undecided; bits++) {
    ways.push(missing + bits.toString(2).replaceAll('0', '').length)
  }
  return ways
}

describe('grades', () => {
  it('cut at 0, 2 and 5', () => {
    expect([0, 1, 2, 3, 5, 6, 20].map(bandOf)).toEqual(['all', '1-2', '1-2', '3-5', '3-5', '6+', '6+'])
  })

  it('stand when the undecided ones cannot move them: 1 + 1 is still 1–2, 2 + 1 is not', () => {
    expect(gradeBand({ missing: 1, reached: 3, undecided: 1 })).toBe('1-2')
    expect(gradeBand({ missing: 2, reached: 3, undecided: 1 })).toBe('undetermined')
    expect(gradeBand({ missing: 6, reached: 0, undecided: 9 })).toBe('6+')
  })

  it('are the band common to all resolutions of the undecided services', () => {
    fc.assert(
      fc.property(counts, (count) => {
        const bands = new Set(resolutions(count).map(bandOf))
        const [only] = bands
        const decided = count.missing + count.reached > 0
        expect(gradeBand(count)).toBe(decided && bands.size === 1 ? only : 'undetermined')
      }),
      { seed: 1501, numRuns: 500 },
    )
  })

  it('and the community verdict is the one common to all resolutions', () => {
    fc.assert(
      fc.property(counts, fc.nat(4), (count, tolerance) => {
        const ways = resolutions(count)
        const verdict = communityVerdict(count, tolerance)
        if (count.missing + count.reached === 0) expect(verdict).toBe('unknown')
        else if (ways.every((missing) => missing <= tolerance)) expect(verdict).toBe('inside')
        else if (ways.every((missing) => missing > tolerance)) expect(verdict).toBe('outside')
        else expect(verdict).toBe('unknown')
      }),
      { seed: 1502, numRuns: 500 },
    )
  })

  it('set services without data aside, and with nothing else cannot tell', () => {
    const noData: Finding = { verdict: 'unknown', reason: 'no-data' }
    expect(tally([noData, noData])).toEqual({ missing: 0, reached: 0, undecided: 0 })
    expect(communityVerdict(tally([noData]), 0)).toBe('unknown')
    expect(communityVerdict(tally([noData, { verdict: 'inside', reason: null }]), 0)).toBe('inside')
    expect(communityVerdict(tally([]), 3)).toBe('unknown')
  })
})

interface Part {
  readonly weight: number
  readonly share: number
  readonly verdict: Verdict
}

/** The index of the only community. */
const indexScore = (rules: readonly Part[]): number | undefined =>
  indexScores(
    rules.map(({ weight, share, verdict }) => ({
      weight,
      share: Float64Array.of(share),
      verdict: Uint8Array.of(VERDICTS.indexOf(verdict)),
    })),
    1,
  )[0]

describe('index', () => {
  const inside = { weight: 1, share: 0.9, verdict: 'inside' } as const
  const outside = { weight: 1, share: 0.3, verdict: 'outside' } as const
  const unknown = { weight: 1, share: 0.5, verdict: 'unknown' } as const

  it('is the weighted mean share of decided rules', () => {
    // (1 · 0.9 + 3 · 0.3) ÷ 4 = 0.45.
    expect(indexScore([inside, { ...outside, weight: 3 }])).toBeCloseTo(45, 10)
    // The undecided one is left out: (0.9 + 0.3) ÷ 2 = 0.6.
    expect(indexScore([inside, outside, unknown])).toBeCloseTo(60, 10)
  })

  it('is shown at 60 % of the weight decided, not at half, never of nothing', () => {
    expect(indexScore([inside, inside, inside, unknown, unknown])).toBeCloseTo(90, 10)
    expect(indexScore([inside, unknown])).toBeNaN()
    expect(indexScore([])).toBeNaN()
    expect(indexScore([{ ...inside, weight: 0 }])).toBeNaN()
  })
})
