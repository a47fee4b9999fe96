import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryColumns, firstEntryOf, withEntries, type Entry } from './place.ts'

const entry: fc.Arbitrary<Entry> = fc.record({
  edge: fc.nat(99),
  offsetDm: fc.nat(5_000),
  legDm: fc.nat(1_500),
  flags: fc.nat(7),
})
const lists = fc.array(fc.array(entry, { maxLength: 3 }), { maxLength: 8 })

test('columns with other entries for some places are those made of all lists anew', () => {
  fc.assert(
    fc.property(
      lists,
      fc.dictionary(fc.nat(11).map(String), fc.array(entry, { maxLength: 3 })),
      (old, others) => {
        const changes = new Map(Object.entries(others).map(([place, entries]) => [Number(place), entries]))
        const count = Math.max(old.length, ...[...changes.keys()].map((place) => place + 1))
        const anew = Array.from({ length: count }, (_, place) => changes.get(place) ?? old[place] ?? [])
        const changed = withEntries(entryColumns(old), changes)
        expect(changed).toEqual(entryColumns(anew))
        for (let place = 0; place <= count; place++) {
          const before = anew.slice(0, place).reduce((sum, { length }) => sum + length, 0)
          expect(firstEntryOf(changed, place)).toBe(before)
        }
      },
    ),
    { seed: 3, numRuns: 500 },
  )
})
