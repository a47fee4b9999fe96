import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'
import type { LonLat } from '../units.ts'
import { facilityTable } from './place-tables.ts'
import { createSupply, supplyOf, type SupplyInput } from './supply-of.ts'
import { drawCommunity, drawStandard } from './testing/draw-city.ts'
import { countingByLane, countingFacilities } from './which-facilities.ts'

const SERVICES = ['shop', 'market', 'clinic']

const point: fc.Arbitrary<LonLat> = fc.tuple(
  fc.integer({ min: 0, max: 40 }).map((n) => 116 + n / 500),
  fc.integer({ min: 0, max: 40 }).map((n) => 40 + n / 500),
)
const facility = fc.record({
  lanes: fc.subarray([0, 1, 2]),
  access: fc.constantFrom(...FACILITY_ACCESS, 'public' as const, 'public' as const),
  mode: fc.constantFrom(...FACILITY_MODES, 'fixed' as const, 'fixed' as const),
  point: fc.option(point, { freq: 8 }),
})
type Drawn = typeof facility extends fc.Arbitrary<infer T> ? T : never
const facilities = fc.array(facility, { maxLength: 40 })
const communities = fc
  .array(point, { minLength: 1, maxLength: 6 })
  .map((points) => points.map(([lon, lat], c) => drawCommunity({ homes: [], lon, lat }, c)))

const rules = [{ services: ['shop'] }, { services: ['market', 'shop'] }, { services: ['clinic'] }]
const drawn = drawStandard({ rules, communities: [] })
const standard = {
  ...drawn,
  rules: drawn.rules.map((rule, r) => ({ ...rule, countsByAppointment: r === 1 })),
}

const inputOf = (list: readonly Drawn[], own: SupplyInput['communities']): SupplyInput => ({
  standard,
  communities: own,
  facilities: facilityTable(list),
  facilityPoints: list.map((one) => one.point),
  services: SERVICES,
  residentsInCity: 10_000,
  residentsNear: new Float64Array(own.length),
})

/** The edits of a plan: a place is added at the end, moved, or closed without losing its number. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), facility }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(40), to: fc.option(point, { freq: 8 }) }),
  fc.record({ kind: fc.constant('close' as const), at: fc.nat(40) }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(40) }),
)
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function edited(list: readonly Drawn[], change: Edit): Drawn[] {
  if (change.kind === 'add') return [...list, change.facility]
  const at = change.at % Math.max(1, list.length)
  if (change.kind === 'drop') return list.filter((_, f) => f !== at)
  return list.map((own, f) => {
    if (f !== at) return own
    return change.kind === 'close' ? { ...own, lanes: [] } : { ...own, point: change.to }
  })
}

describe('a supply that remembers', () => {
  it('says after any edits what is counted anew', () => {
    fc.assert(
      fc.property(
        facilities,
        fc.array(communities, { minLength: 1, maxLength: 2 }),
        fc.array(fc.tuple(fc.array(edit, { maxLength: 3 }), fc.boolean()), { maxLength: 8 }),
        (first, [own = [], other = own], steps) => {
          const supply = createSupply()
          let list: readonly Drawn[] = first
          for (const [edits, isOther] of steps) {
            list = edits.reduce(edited, list)
            const input = inputOf(list, isOther ? other : own)
            expect(supply(input)).toEqual(countedPlainly(input))
            expect(supplyOf(input)).toEqual(countedPlainly(input))
          }
        },
      ),
      { seed: 2331, numRuns: 200 },
    )
  })

  it('keeps the very object of a service whose facilities stay as they were', () => {
    const own = [drawCommunity({ homes: [], lon: 116, lat: 40 }, 0)]
    const place = (lane: number, lon: number): Drawn => ({
      lanes: [lane],
      access: 'public',
      mode: 'fixed',
      point: [lon, 40],
    })
    const supply = createSupply()
    const before = supply(inputOf([place(0, 116), place(2, 116.01)], own))
    const after = supply(inputOf([place(0, 116), place(2, 116.9)], own))
    expect(after.rules[0]?.[0]).toBe(before.rules[0]?.[0])
    expect(after.rules[1]?.[1]).toBe(before.rules[1]?.[1])
    expect(after.rules[2]?.[0]).not.toBe(before.rules[2]?.[0])
    expect([before.rules[2]?.[0]?.near[0], after.rules[2]?.[0]?.near[0]]).toEqual([1, 0])
  })
})

/** One service after another, without lists or memory. */
function countedPlainly(input: SupplyInput) {
  const rulesOf = standard.rules.map((rule) =>
    rule.services.map((service) => {
      const which = {
        lane: SERVICES.indexOf(service),
        countsByAppointment: rule.countsByAppointment,
      }
      const counting = [...countingFacilities(input.facilities, which)]
      const near = input.communities.map(
        ({ lon, lat }) =>
          counting.filter((f) => {
            const at = input.facilityPoints[f] ?? null
            return at !== null && isWithin3Km([lon, lat], at)
          }).length,
      )
      return { inCity: counting.length, near: Uint32Array.from(near) }
    }),
  )
  return {
    residentsInCity: 10_000,
    residentsNear: new Float64Array(input.communities.length),
    rules: rulesOf,
  }
}

/** By chord: the points of these tests never lie so near to the circle that the two formulas differ. */
function isWithin3Km([lonA, latA]: LonLat, [lonB, latB]: LonLat): boolean {
  const [a, b] = [unitVector(lonA, latA), unitVector(lonB, latB)]
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
  return 2 * 6_371_008.8 * Math.asin(chord / 2) <= 3_000
}

function unitVector(lon: number, lat: number): readonly [number, number, number] {
  const [l, p] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180]
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)]
}

describe('lists of what counts', () => {
  it('made for all services at once are those made for each', () => {
    fc.assert(
      fc.property(facilities, (list) => {
        const table = facilityTable(list)
        const counting = countingByLane(table)
        for (const countsByAppointment of [true, false]) {
          for (const lane of [-1, 0, 1, 2, 3]) {
            const which = { lane, countsByAppointment }
            expect(counting(which)).toEqual([...countingFacilities(table, which)])
          }
        }
      }),
      { seed: 2332, numRuns: 100 },
    )
  })
})
