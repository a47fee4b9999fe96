import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameRanks } from './name-ranks.ts'

const collator = new Intl.Collator('zh-Hans', { numeric: true })

function ranksOf(names: readonly string[]): ReadonlyMap<string, number> {
  const work = nameRanks(names, (a, b) => collator.compare(a, b))
  let step = work.next()
  while (step.done !== true) step = work.next()
  return step.value
}

test('put names in the order of the collator', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 4 })), (names) => {
      const ranks = ranksOf(names)
      const rank = (name: string) => ranks.get(name) ?? Number.NaN
      for (const a of names)
        for (const b of names) expect(Math.sign(rank(a) - rank(b))).toBe(Math.sign(collator.compare(a, b)))
    }),
    { seed: 6, numRuns: 200 },
  )
})

test('count numbers as numbers', () => {
  const ranks = ranksOf(['街坊 10', '街坊 9', '安'])
  expect([...ranks].sort((a, b) => a[1] - b[1]).map(([name]) => name)).toEqual(['安', '街坊 9', '街坊 10'])
})

test('can be stopped between pieces', () => {
  const names = Array.from({ length: 1_000 }, (_, i) => `名 ${(i * 7_919) % 1_000}`)
  let [compared, most] = [0, 0]
  const work = nameRanks(names, (a, b) => {
    compared++
    return collator.compare(a, b)
  })
  for (let step = work.next(), before = 0; step.done !== true; before = compared, step = work.next())
    most = Math.max(most, compared - before)
  expect(most).toBeLessThanOrEqual(200)
})
