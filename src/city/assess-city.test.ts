import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingAt } from '../coverage/judge-city.ts'
import { VERDICTS } from '../coverage/verdict.ts'
import { PACES } from '../network/testing/arbitrary.ts'
import { assessCity, type Assessment } from './assess-city.ts'
import { judgePlainly } from './testing/judge-plainly.ts'
import { memoryCity, openMemoryCity } from './testing/memory-city.ts'
import { cityStandard, randomCityPlan } from './testing/random-city.ts'

/** Findings of every community on every rule in the oracle's words. */
const inWords = ({ verdicts, cityCase }: Assessment): string[][] =>
  cityCase.communities.map((_, c) =>
    verdicts.rules.map((columns) => {
      const { verdict, reason } = findingAt(columns, c)
      if (verdict !== 'unknown') return verdict
      return reason === 'no-data' ? 'no-data' : 'doubt'
    }),
  )

const verdictsOf = ({ verdicts }: Assessment): (string | undefined)[] =>
  Array.from(verdicts.verdict, (code) => VERDICTS[code])

describe('against walks by Floyd and Warshall and rules read one resident at a time', () => {
  test('every community, rule and walker gets the same verdict', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.nat(9_999),
        fc.constantFrom(...Object.values(PACES)),
        fc.constantFrom(0.5, 0.8, 0.95),
        fc.nat(3),
        (seed, walker, residentsShare, tolerance) => {
          const plan = randomCityPlan(seed, { nodes: 30, facilities: 22, communities: 8 })
          const { city } = openMemoryCity(memoryCity(plan))
          const standard = cityStandard({ tolerance, residentsShare })
          const assessment = assessCity(city, { standard, walker })
          const plain = judgePlainly(city, standard, walker)
          const found = inWords(assessment)
          for (const words of found) for (const [r, word] of words.entries()) seen.add(`${r} ${word}`)
          for (const verdict of verdictsOf(assessment)) seen.add(verdict ?? '')
          expect(found).toEqual(plain.rules)
          expect(verdictsOf(assessment)).toEqual(plain.verdict)
        },
      ),
      { seed: 1, numRuns: 25 },
    )
    const words = [0, 1, 2, 3, 4, 5].flatMap((r) =>
      ['inside', 'outside', 'doubt'].map((word) => `${r} ${word}`),
    )
    expect([...words, ...VERDICTS].filter((word) => !seen.has(word))).toEqual([])
  })
})
