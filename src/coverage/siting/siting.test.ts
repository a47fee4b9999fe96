import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish } from './sliced.ts'
import { solveSiting, type SitingOptions, type SitingProblem } from './siting.ts'
import { bestOfAll, coveredBy, randomSiting, seededPlane, siting } from './testing/draw-siting.ts'

const solve = (problem: SitingProblem, options?: SitingOptions) => finish(solveSiting(problem, options))

describe('solveSiting', () => {
  it('puts two sites where most people reach one', () => {
    // Greedy alone takes 1 first (7 of 12) and then can add only 3 of the rest.
    const problem = siting({
      reach: [[0], [0, 1], [1, 2], [2]],
      weight: [3, 3, 4, 2],
      candidateCount: 3,
      k: 2,
    })
    expect(solve(problem)).toEqual({
      sites: [
        { candidate: 0, gain: 6 },
        { candidate: 2, gain: 6 },
      ],
      covered: 12,
      total: 12,
      bound: 12,
      gap: 0,
    })
  })

  it('is certified by a bound that no choice exceeds, against every choice there is', () => {
    let proven = 0
    fc.assert(
      fc.property(randomSiting, (problem) => {
        const { sites, covered, total, bound, gap } = solve(problem, { targetGap: 0 })
        const chosen = sites.map((site) => site.candidate)
        const best = bestOfAll(problem)
        expect(coveredBy(problem, chosen)).toBe(covered)
        expect(covered).toBeLessThanOrEqual(best)
        expect(bound).toBeGreaterThanOrEqual(best)
        expect(bound).toBeLessThanOrEqual(total)
        expect(gap).toBe(bound === 0 ? 0 : (bound - covered) / bound)
        if (bound === covered) proven++
      }),
      { seed: 1974, numRuns: 400 },
    )
    expect(proven).toBeGreaterThan(350)
  })

  it('lists sites once each, by what they add, never more than k and none for nothing', () => {
    fc.assert(
      fc.property(randomSiting, (problem) => {
        const { sites, covered } = solve(problem)
        const chosen = sites.map((site) => site.candidate)
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.length).toBeLessThanOrEqual(problem.k)
        let before = 0
        sites.forEach((site, i) => {
          const now = coveredBy(problem, chosen.slice(0, i + 1))
          expect(site.gain).toBe(now - before)
          expect(site.gain).toBeGreaterThan(0)
          expect(site.gain).toBeLessThanOrEqual(sites[i - 1]?.gain ?? Infinity)
          before = now
        })
        expect(before).toBe(covered)
      }),
      { seed: 15, numRuns: 200 },
    )
  })

  it('takes fewer sites when all who can be reached are', () => {
    const problem = siting({ reach: [[0, 2], [1], []], weight: [5, 1, 9], candidateCount: 4, k: 10 })
    const { sites, covered, total, bound, gap } = solve(problem)
    expect(sites).toEqual([
      { candidate: 0, gain: 5 },
      { candidate: 1, gain: 1 },
    ])
    expect({ covered, total, bound, gap }).toEqual({ covered: 6, total: 15, bound: 6, gap: 0 })
  })

  it.each([
    ['no sites asked for', { reach: [[0]], weight: [4], candidateCount: 1, k: 0 }],
    ['no demand', { reach: [], weight: [], candidateCount: 3, k: 2 }],
    ['no candidate', { reach: [[], []], weight: [1, 3], candidateCount: 0, k: 2 }],
    ['nobody lives there', { reach: [[0], [1]], weight: [0, 0], candidateCount: 2, k: 2 }],
  ])('has nothing to choose: %s', (_, drawn) => {
    const total = drawn.weight.reduce((sum, w) => sum + w, 0)
    expect(solve(siting(drawn))).toEqual({ sites: [], covered: 0, total, bound: 0, gap: 0 })
  })

  it.each([
    [{ k: -1 }, 'siting: found k = -1, expected a whole number from 0'],
    [{ k: 1.5 }, 'siting: found k = 1.5, expected a whole number from 0'],
    [{ k: NaN }, 'siting: found k = NaN, expected a whole number from 0'],
    [{ weight: [NaN, 1] }, 'siting: found weight NaN at demand 0, expected a whole number from 0'],
    [{ weight: [1, -2] }, 'siting: found weight -2 at demand 1, expected a whole number from 0'],
    [{ weight: [1, 0.5] }, 'siting: found weight 0.5 at demand 1, expected a whole number from 0'],
    [{ weight: [1, 2 ** 42] }, 'siting: found weights of 4398046511105, expected at most 4398046511104'],
    [{ weight: [1] }, 'siting: found 1 weights, expected one for each of 2 demands'],
    [{ reach: [[0], [1, 1]] }, 'siting incidence: found candidate 1 twice at demand 1, expected each once'],
    [{ reach: [[0], [2]] }, 'siting incidence: found candidate 2 at demand 1, expected one below 2'],
  ])('refuses %o', (change, message) => {
    const problem = siting({ reach: [[0], [0, 1]], weight: [1, 2], candidateCount: 2, k: 1, ...change })
    expect(() => solve(problem)).toThrow(new Error(message))
  })

  it('refuses a target that is no share', () => {
    const problem = siting({ reach: [[0]], weight: [1], candidateCount: 1, k: 1 })
    expect(() => solve(problem, { targetGap: NaN })).toThrow(
      'found a target gap of NaN, expected one from 0 to 1',
    )
  })

  it('says the same twice', () => {
    const problem = seededPlane({ seed: 3, demands: 300, candidates: 2000, perDemand: 40, k: 12 })
    expect(solve(problem)).toEqual(solve(problem))
  })

  it('certifies 5 % where thousands of candidates cover a plane', () => {
    for (const k of [5, 25, 60]) {
      const problem = seededPlane({ seed: k, demands: 800, candidates: 6000, perDemand: 100, k })
      const { gap, sites, covered } = solve(problem, { targetGap: 0.05 })
      expect(gap).toBeLessThanOrEqual(0.05)
      expect(
        coveredBy(
          problem,
          sites.map((site) => site.candidate),
        ),
      ).toBe(covered)
    }
  })

  it('stops at the gap asked for and comes closer when asked', () => {
    const problem = seededPlane({ seed: 8, demands: 800, candidates: 6000, perDemand: 100, k: 25 })
    const rough = solve(problem, { targetGap: 0.2 })
    const close = solve(problem, { targetGap: 0.01 })
    expect(close.gap).toBeLessThanOrEqual(0.01)
    expect(rough.gap).toBeGreaterThan(0.05)
    expect(close.covered).toBeGreaterThanOrEqual(rough.covered)
  })

  it('pauses with a rising share, and can be left at any pause', () => {
    const problem = seededPlane({ seed: 5, demands: 800, candidates: 6000, perDemand: 100, k: 25 })
    const shares: number[] = []
    for (const { share } of solveSiting(problem)) shares.push(share)
    expect(shares.length).toBeGreaterThan(20)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares[0]).toBeGreaterThanOrEqual(0)
    expect(shares.at(-1)).toBeLessThanOrEqual(1)
    const whole = solve(problem)
    const left = solveSiting(problem)
    for (let pauses = 0; pauses < shares.length; pauses += 5) left.next()
    expect(left.return(whole).done).toBe(true)
    expect(solve(problem), 'what was left half done leaves no trace').toEqual(whole)
  })
})
