import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'
import { facilityTable, withFacilities, type FacilityRow } from './place-tables.ts'

const row: fc.Arbitrary<FacilityRow> = fc.record({
  lanes: fc.uniqueArray(fc.nat(20), { maxLength: 4 }).map((lanes) => lanes.sort((a, b) => a - b)),
  access: fc.constantFrom(...FACILITY_ACCESS),
  mode: fc.constantFrom(...FACILITY_MODES),
})

test('a table with some other rows, and more at the end, is the one made of all rows anew', () => {
  const scene = fc
    .tuple(fc.array(row, { maxLength: 7 }), fc.array(row, { maxLength: 3 }))
    .chain(([old, more]) =>
      fc.record({
        old: fc.constant(old),
        more: fc.constant(more),
        others: fc.array(fc.tuple(fc.nat(Math.max(0, old.length - 1)), row), { maxLength: old.length }),
      }),
    )
  fc.assert(
    fc.property(scene, ({ old, more, others }) => {
      const changes = new Map([...others, ...more.map((added, i) => [old.length + i, added] as const)])
      const anew = [...old, ...more].map((kept, f) => changes.get(f) ?? kept)
      expect(withFacilities(facilityTable(old), changes)).toEqual(facilityTable(anew))
    }),
    { seed: 3, numRuns: 500 },
  )
})
