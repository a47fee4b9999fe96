import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reduceToCover, type Cover } from './cover.ts'
import { chooseGreedily } from './greedy.ts'
import { certify } from './lagrange.ts'
import type { SitingProblem } from './siting.ts'
import { finish } from './sliced.ts'
import { improveBySwaps } from './swap.ts'
import { bestOfAll, coveredBy, randomSiting, seededPlane, siting } from './testing/draw-siting.ts'

const reduced = ({ incidence, weight }: SitingProblem): Cover => finish(reduceToCover(incidence, weight))

const outside = (cover: Cover, candidates: Iterable<number>): number[] =>
  Array.from(candidates, (c) => cover.outside[c] ?? -1)

function greedy(problem: SitingProblem) {
  const cover = reduced(problem)
  const sites = finish(chooseGreedily(cover, problem.k))
  return { cover, candidates: Uint32Array.from(sites, (site) => site.candidate), sites }
}

describe('what is left out before choosing', () => {
  it('is what no best choice needs', () => {
    // Candidate 3 reaches the same as 1; 2 reaches less than 1; 0 is reached by nobody who counts.
    const problem = siting({
      reach: [[0], [3, 1, 2], [1, 3], [4], []],
      weight: [0, 2, 3, 7, 8],
      candidateCount: 6,
      k: 1,
    })
    const cover = reduced(problem)
    expect([...cover.outside]).toEqual([1, 4])
    expect([...cover.weight]).toEqual([5, 7])
    expect([...cover.reach]).toEqual([5, 7])
    expect(cover.total).toBe(12)
    expect(cover.demandsOf).toEqual({ first: Uint32Array.of(0, 1, 2), item: Uint32Array.of(0, 1) })
    expect(cover.candidatesOf).toEqual(cover.demandsOf)
  })

  it('leaves what the best choice covers as it was', () => {
    fc.assert(
      fc.property(randomSiting, (problem) => {
        const { candidateCount, demandCount, candidatesOf, weight } = reduced(problem)
        const incidence = {
          candidateCount,
          demandCount,
          first: candidatesOf.first,
          candidate: candidatesOf.item,
        }
        expect(bestOfAll({ incidence, weight, k: problem.k })).toBe(bestOfAll(problem))
      }),
      { seed: 1973, numRuns: 300 },
    )
  })

  it('is every candidate that reaches no more than another one', () => {
    fc.assert(
      fc.property(randomSiting, (problem) => {
        const { candidateCount, demandsOf } = reduced(problem)
        const lists = Array.from({ length: candidateCount }, (_, c) => [
          ...demandsOf.item.subarray(demandsOf.first[c], demandsOf.first[c + 1]),
        ])
        for (const own of lists) {
          const containing = lists.filter((other) => own.every((d) => other.includes(d)))
          expect(containing).toEqual([own])
        }
      }),
      { seed: 1971, numRuns: 200 },
    )
  })
})

describe('greedy choice', () => {
  it('takes what adds most each time, the lowest number of several', () => {
    fc.assert(
      fc.property(randomSiting, (problem) => {
        const { cover, sites } = greedy(problem)
        const chosen: number[] = []
        const value = (candidates: number[]) => coveredBy(problem, outside(cover, candidates))
        for (const site of sites) {
          const gains = Array.from(cover.outside, (_, c) => value([...chosen, c]) - value(chosen))
          expect(site).toEqual({ candidate: gains.indexOf(Math.max(...gains)), gain: Math.max(...gains) })
          chosen.push(site.candidate)
        }
        if (chosen.length < problem.k) expect(value(chosen)).toBe(cover.total)
      }),
      { seed: 1978, numRuns: 300 },
    )
  })

  it('covers at least 1 - 1/e of the best', () => {
    fc.assert(
      fc.property(randomSiting, (problem) => {
        const { cover, candidates } = greedy(problem)
        const share = 1 - 1 / Math.E
        expect(coveredBy(problem, outside(cover, candidates))).toBeGreaterThanOrEqual(
          share * bestOfAll(problem),
        )
      }),
      { seed: 1979, numRuns: 300 },
    )
  })
})

describe('exchange', () => {
  it('finds what greedy missed, and stops where no single exchange covers more', () => {
    let better = 0
    fc.assert(
      fc.property(randomSiting, (problem) => {
        const { cover, candidates } = greedy(problem)
        const before = coveredBy(problem, outside(cover, candidates))
        const after = finish(improveBySwaps(cover, candidates))
        expect(after.covered).toBe(coveredBy(problem, outside(cover, after.candidates)))
        expect(after.covered).toBeGreaterThanOrEqual(before)
        if (after.covered > before) better++
        after.candidates.forEach((_, i) => {
          for (let c = 0; c < cover.candidateCount; c++) {
            const exchanged = outside(cover, after.candidates.with(i, c))
            expect(coveredBy(problem, exchanged)).toBeLessThanOrEqual(after.covered)
          }
        })
      }),
      { seed: 1968, numRuns: 300 },
    )
    expect(better).toBeGreaterThan(0)
  })
})

describe('certificate', () => {
  it('holds for any start, and finds better sites than exchange did', () => {
    const problem = seededPlane({ seed: 11, demands: 800, candidates: 6000, perDemand: 100, k: 40 })
    const { cover, candidates } = greedy(problem)
    const exchanged = finish(improveBySwaps(cover, candidates))
    const certified = finish(certify(cover, exchanged, 0))
    expect(certified.choice.covered).toBeGreaterThan(exchanged.covered)
    expect(certified.bound).toBeGreaterThanOrEqual(certified.choice.covered)
    const poor = { candidates: candidates.map((_, i) => i), covered: 0 }
    const fromPoor = finish(certify(cover, poor, 0))
    expect(fromPoor.bound).toBeGreaterThanOrEqual(certified.choice.covered)
    expect(certified.bound).toBeGreaterThanOrEqual(fromPoor.choice.covered)
  })
})
