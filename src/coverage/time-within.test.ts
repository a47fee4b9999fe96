import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { UNREACHED } from '../units.ts'
import { communityOrigins } from './community-origins.ts'
import { primariesWithin, timeWithin } from './time-within.ts'

const time = fc.oneof(fc.nat(20), fc.nat(UNREACHED), fc.constant(UNREACHED - 1), fc.constant(UNREACHED))
const home = fc.record({ time, residents: fc.nat(30), community: fc.nat(3) })

it('finds without sorting the times that the sorted walks decide', () => {
  let reached = 0
  fc.assert(
    fc.property(
      fc.array(home, { maxLength: 120 }),
      fc.constantFrom(0.000_01, 0.3, 0.5, 0.8, 0.95, 1),
      (homes, residentsShare) => {
        const table = {
          count: homes.length,
          globalId: Uint32Array.from(homes.keys()),
          community: Uint32Array.from(homes, ({ community }) => community),
          residentsTenths: Uint32Array.from(homes, ({ residents }) => residents),
        }
        const origins = communityOrigins(table, 5)
        const primary = Uint16Array.from(homes, (own) => own.time)
        const times = { primary, secondary: primary, facility: new Int32Array(homes.length) }
        const sorted = [0, 1, 2, 3, 4].map(
          (c) => timeWithin({ origins, times, residentsShare, facilityId: [0] }, c)?.primary ?? UNREACHED,
        )
        expect([...primariesWithin({ origins, primary, residentsShare })]).toEqual(sorted)
        reached += sorted.filter((t) => t !== UNREACHED).length
      },
    ),
    { seed: 2321, numRuns: 500 },
  )
  expect(reached).toBeGreaterThan(500)
})
