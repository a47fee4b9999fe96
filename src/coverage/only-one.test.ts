import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { onlyOnes } from './only-one.ts'
import { redundancyOf } from './redundancy.ts'
import { drawCase } from './testing/draw-city.ts'
import { randomCity } from './testing/random-city.ts'

const ask = (homes: readonly (readonly [residents: number, count: number, facility: number])[][]) => {
  const city = drawCase({
    rules: [{ services: ['shop'] }],
    communities: homes.map((own) => ({ homes: own.map(([residents]) => ({ residents, walks: {} })) })),
  })
  const all = homes.flat()
  return onlyOnes({
    communities: city.communities,
    origins: city.origins,
    residentsShare: 0.8,
    choices: [
      {
        counts: Uint16Array.from(all, ([, count]) => count),
        facility: Int32Array.from(all, ([, , facility]) => facility),
      },
    ],
  })
}

test('a community hangs on the facility that most of its people depend on', () => {
  const found = ask([
    [
      [6, 1, 4],
      [3, 1, 7],
      [1, 0, -1],
    ],
    [
      [5, 2, 4],
      [5, 3, 7],
    ],
    [[9, 0, -1]],
  ])
  expect(found).toEqual([
    {
      rule: 0,
      units: [{ unit: 'community', communities: 1, reached: 2, residents: 9, residentsReached: 19 }],
      communities: [{ community: 0, facility: 4, residents: 9 }],
    },
  ])
})

test('homes with a choice do not outweigh those without, and rules that nobody asks about have no row', () => {
  const [found] = ask([
    [
      [1, 1, 2],
      [4, 2, 9],
      [5, 1, 3],
    ],
  ])
  expect(found?.communities).toEqual([{ community: 0, facility: 3, residents: 6 }])
  const city = drawCase({ rules: [{ services: ['shop'] }], communities: [] })
  const { communities, origins } = city
  expect(onlyOnes({ communities, origins, residentsShare: 0.8, choices: [null] })).toEqual([])
})

test('counts are those of every community and home by itself', () => {
  const choice = fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { minLength: 40, maxLength: 40 })
  let single = 0
  fc.assert(
    fc.property(randomCity, choice, (drawn, choices) => {
      const { communities, origins } = drawCase(drawn)
      const counts = Uint16Array.from(origins.origins, (_, o) => choices[o % choices.length]?.[0] ?? 0)
      const facility = Int32Array.from(origins.origins, (_, o) => choices[o % choices.length]?.[1] ?? 0)
      const residentsShare = drawn.residentsShare ?? 0.8
      const [found] = onlyOnes({ communities, origins, residentsShare, choices: [{ counts, facility }] })
      const expected = [...communities.keys()].filter(
        (c) => redundancyOf({ origins, residentsShare, counts }, c).onlyOne,
      )
      single += expected.length
      expect(found?.communities.map(({ community }) => community)).toEqual(expected)
      for (const { unit, residents, residentsReached } of found?.units ?? []) {
        let [one, any] = [0, 0]
        let o = 0
        for (const { homes, unit: own } of drawn.communities) {
          for (const home of homes) {
            const count = counts[o++] ?? 0
            if (own !== unit) continue
            if (count === 1) one += home.residents
            if (count > 0) any += home.residents
          }
        }
        expect([residents, residentsReached]).toEqual([one, any].map((n) => expect.closeTo(n, 6)))
      }
    }),
    { seed: 2604, numRuns: 150 },
  )
  expect(single).toBeGreaterThan(20)
})
