import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNREACHED } from '../../units.ts'
import {
  filterGaps,
  FIRST_SORT,
  foldOnce,
  nextSort,
  SORT_KEYS,
  sortGaps,
  type GapFilter,
} from './gap-order.ts'
import type { GapRow } from './gap-rows.ts'
import { ruleOf } from './testing/judged.ts'

const COMPARING = {
  nameRank: (name: string) => Number(/\d+/.exec(name)?.[0] ?? 0),
  rules: [ruleOf({ id: 'market' }), ruleOf({ id: 'school', ruler: 'metres' })],
  paceMps: 1,
}

const row = (fields: Partial<GapRow> & { readonly community: number }): GapRow => ({
  name: `block ${fields.community}`,
  grade: '1-2',
  missing: 1,
  undecided: 0,
  farthest: null,
  residents: 100,
  outside: [],
  unsure: [],
  ...fields,
})

const order = (rows: readonly GapRow[]) => rows.map(({ community }) => community)

test('most missing first, of those most residents, then as the city lists them', () => {
  const rows = [
    row({ community: 0, missing: 2, residents: null }),
    row({ community: 1, missing: 2, residents: 50 }),
    row({ community: 2, missing: 5, residents: 10 }),
    row({ community: 3, missing: 2, residents: 50 }),
  ]
  expect(order(sortGaps(rows, FIRST_SORT, COMPARING))).toEqual([2, 1, 3, 0])
})

test('names by where they stand among all of them', () => {
  const rows = [10, 9, 1].map((community) => row({ community }))
  expect(order(sortGaps(rows, { key: 'name', descending: false }, COMPARING))).toEqual([1, 9, 10])
})

test('the farthest walk by the time it takes, unreached before all, none after all', () => {
  const rows = [
    row({ community: 0 }),
    row({ community: 1, farthest: { rule: 0, primary: 11_000 } }),
    row({ community: 2, farthest: { rule: 1, primary: 12_000 } }),
    row({ community: 3, farthest: { rule: 1, primary: UNREACHED } }),
  ]
  expect(order(sortGaps(rows, { key: 'farthest', descending: true }, COMPARING))).toEqual([3, 2, 1, 0])
  expect(order(sortGaps(rows, { key: 'farthest', descending: false }, COMPARING))).toEqual([1, 2, 3, 0])
})

test('sorting loses nothing, does not depend on the order before, and puts the unknown last', () => {
  const rows = fc.uniqueArray(
    fc.record({
      community: fc.nat(1_000),
      missing: fc.nat(8),
      residents: fc.option(fc.nat(50)),
      farthest: fc.option(fc.record({ rule: fc.nat(1), primary: fc.nat(UNREACHED) })),
    }),
    { selector: ({ community }) => community, maxLength: 30 },
  )
  fc.assert(
    fc.property(rows, fc.constantFrom(...SORT_KEYS), fc.boolean(), (drawn, key, descending) => {
      const given = drawn.map(row)
      const sorted = sortGaps(given, { key, descending }, COMPARING)
      expect(order(sorted)).toEqual(order(sortGaps(given.toReversed(), { key, descending }, COMPARING)))
      expect(new Set(order(sorted))).toEqual(new Set(order(given)))
      expect(sorted).toHaveLength(given.length)
      const known = sorted.map((one) => one[key] !== null)
      expect(known.lastIndexOf(true)).toBeLessThan(
        known.includes(false) ? known.indexOf(false) : known.length,
      )
    }),
    { seed: 11 },
  )
})

const ALL: GapFilter = { grade: 'gaps', rule: null, text: '' }
const ROWS = [
  row({ community: 0, grade: '1-2', name: 'Жагалау', outside: [0], unsure: [1] }),
  row({ community: 1, grade: '6+', name: 'Уркер', outside: [0, 1] }),
  row({ community: 2, grade: 'undetermined', name: 'Алатау', unsure: [1] }),
]

test('gaps are those of a grade, what nobody can tell stands apart; together they are all', () => {
  const { shown, counts } = filterGaps(ROWS, ALL)
  expect(order(shown)).toEqual([0, 1])
  expect(counts).toEqual({ gaps: 2, '1-2': 1, '3-5': 0, '6+': 1, undetermined: 1 })
  expect(counts.gaps + counts.undetermined).toBe(ROWS.length)
})

test('by a rule: those that lack it, and among the undetermined those in doubt of it', () => {
  expect(order(filterGaps(ROWS, { ...ALL, rule: 1 }).shown)).toEqual([1])
  expect(order(filterGaps(ROWS, { ...ALL, rule: 1, grade: 'undetermined' }).shown)).toEqual([2])
  expect(order(filterGaps(ROWS, { ...ALL, rule: 0, grade: 'undetermined' }).shown)).toEqual([])
})

test('by a part of the name, however it is written', () => {
  expect(order(filterGaps(ROWS, { ...ALL, text: ' УРК ' }).shown)).toEqual([1])
  expect(filterGaps(ROWS, { ...ALL, text: 'x' }).counts.gaps).toBe(0)
  const folded = foldOnce()
  for (const text of ['ЖАГ', 'уркер'])
    expect(filterGaps(ROWS, { ...ALL, text }, folded)).toEqual(filterGaps(ROWS, { ...ALL, text }))
})

test('a heading turns its own order round; another column begins with the most, names with the first', () => {
  expect(nextSort(FIRST_SORT, 'missing')).toEqual({ key: 'missing', descending: false })
  expect(nextSort(FIRST_SORT, 'residents')).toEqual({ key: 'residents', descending: true })
  expect(nextSort(FIRST_SORT, 'name')).toEqual({ key: 'name', descending: false })
})
