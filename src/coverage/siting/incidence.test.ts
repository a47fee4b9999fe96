import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIncidence, groupEqualLists, invert } from './incidence.ts'
import { finish } from './sliced.ts'
import { solveSiting } from './siting.ts'
import { coveredBy, incidenceOf, randomSiting } from './testing/draw-siting.ts'
import { mergeDemands } from './testing/merge-demands.ts'

describe('mergeDemands', () => {
  it('joins demands with the same candidates in any order', () => {
    const incidence = incidenceOf([[2, 0], [1], [0, 2], [], [0], [1]], 3)
    const merged = mergeDemands(incidence, Float64Array.of(1, 2, 4, 8, 16, 32))
    expect(merged.incidence).toEqual(incidenceOf([[0, 2], [1], [], [0]], 3))
    expect([...merged.weight]).toEqual([5, 34, 8, 16])
    expect([...merged.groupOf]).toEqual([0, 1, 0, 2, 3, 1])
  })

  it('changes nothing that sites cover, and no answer', () => {
    fc.assert(
      fc.property(randomSiting, fc.array(fc.nat(9)), (problem, sites) => {
        const merged = { ...mergeDemands(problem.incidence, problem.weight), k: problem.k }
        expect(coveredBy(merged, sites)).toBe(coveredBy(problem, sites))
        expect(finish(solveSiting(merged))).toEqual(finish(solveSiting(problem)))
        const again = mergeDemands(merged.incidence, merged.weight)
        expect(again.incidence).toEqual(merged.incidence)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})

describe('lists', () => {
  it('are sorted by inverting twice', () => {
    const lists = { first: Uint32Array.of(0, 3, 3, 5), item: Uint32Array.of(4, 0, 2, 2, 1) }
    const back = finish(invert(finish(invert(lists, 5)), 3))
    expect(back).toEqual({ first: lists.first, item: Uint32Array.of(0, 2, 4, 1, 2) })
  })

  it('with the same hash stay apart', () => {
    // FNV-1a of one item is (basis ^ item) × prime: pairs with equal hashes follow from choosing the second item.
    const [a, b] = sameHash()
    const lists = { first: Uint32Array.of(0, 2, 4, 6), item: Uint32Array.of(...a, ...b, ...a) }
    const { leader, groupOf } = finish(groupEqualLists(lists))
    expect([...leader]).toEqual([0, 1])
    expect([...groupOf]).toEqual([0, 1, 0])
  })
})

/** Two different lists of two items with one hash: h = ((basis ^ x) × prime ^ y) × prime only depends on the inner. */
function sameHash() {
  const inner = (x: number) => Math.imul(0x811c9dc5 ^ x, 0x01000193)
  return [
    [1, 5],
    [2, (inner(1) ^ 5 ^ inner(2)) >>> 0],
  ] as const
}

describe('checkIncidence', () => {
  const sound = incidenceOf([[0], [0, 1]], 2)
  it.each([
    [{ demandCount: 3 }, 'found 3 positions from 0, expected 4 from 0'],
    [{ first: Uint32Array.of(1, 1, 3) }, 'found 3 positions from 1, expected 3 from 0'],
    [{ first: Uint32Array.of(0, 4, 3) }, 'found falling positions at demand 1, expected rising ones'],
    [{ first: Uint32Array.of(0, 1, 2) }, 'found positions up to 2, expected up to the 3 candidates listed'],
    [{ candidateCount: 1 }, 'found candidate 1 at demand 1, expected one below 1'],
    [{ candidate: Uint32Array.of(0, 1, 1) }, 'found candidate 1 twice at demand 1, expected each once'],
  ])('refuses %o', (change, message) => {
    expect(() => finish(checkIncidence({ ...sound, ...change }))).toThrow(
      new Error(`siting incidence: ${message}`),
    )
  })

  it('takes what is sound', () => {
    expect(() => finish(checkIncidence(sound))).not.toThrow()
  })
})
