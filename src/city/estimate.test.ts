import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNREACHED, distanceM, type LonLat } from '../units.ts'
import { DETOUR_FACTOR, estimateCity, type EstimateRequest } from './estimate.ts'
import { DRAWN_SERVICES, drawnStandard, ownCommunity, ownFacility } from './testing/drawn-city.ts'

const walker = { paceMps: 1.11, stepsFactor: 1, signalWaitS: 0 } as const
const services = [...DRAWN_SERVICES]

const estimate = (more: Partial<EstimateRequest>) =>
  estimateCity({ communities: [], facilities: [], services, standard: drawnStandard(), walker, ...more })

/** A kilometre is 0.008993° of latitude on the mean sphere. */
const KM = 0.0089932
const shopOf = (more: Partial<EstimateRequest>, c = 0) => estimate(more).report(c).services[0]

describe('by hand', () => {
  test('600 m in a straight line are 810 m on foot and 12 minutes at 1.11 m/s', () => {
    const request = {
      communities: [ownCommunity([116, 40])],
      facilities: [ownFacility([116, 40 + 5 * KM], ['shop']), ownFacility([116, 40 + 0.6 * KM], ['shop'])],
    }
    const found = shopOf(request)
    expect(found).toMatchObject({ verdict: 'inside', facility: 1 })
    expect((found?.secondary ?? 0) / 10).toBeCloseTo(810, 0)
    expect((found?.primary ?? 0) / 10).toBeCloseTo(810 / 1.11, 0)
    expect(shopOf({ ...request, minutes: 12 })).toMatchObject({ verdict: 'outside', reason: 'too-far' })
    expect(shopOf({ ...request, walker: { ...walker, paceMps: 0.8 } })?.verdict).toBe('outside')
  })

  test('a step of a centimetre takes a tenth of a second, not nothing', () => {
    const facilities = [ownFacility([116, 40 + 1e-7], ['shop'])]
    expect(shopOf({ communities: [ownCommunity([116, 40])], facilities })).toMatchObject({
      primary: 1,
      secondary: 1,
    })
  })

  test('beyond 109 minutes there is no number, without facilities no verdict', () => {
    const request = {
      communities: [ownCommunity([116, 40])],
      facilities: [ownFacility([116, 40.2], ['shop'])],
    }
    expect(shopOf(request)).toMatchObject({ verdict: 'outside', primary: null, facility: null })
    expect(estimate(request).report(0).services[1]).toMatchObject({ verdict: 'unknown', reason: 'no-data' })
    expect(estimate(request).report(0)).toMatchObject({ setAside: ['clinic', 'community-station'] })
  })

  test('what an estate keeps to itself, delivers or drives around counts for nobody', () => {
    const place: LonLat = [116, 40]
    for (const more of [{ access: 'residents-only' }, { mode: 'delivery' }, { mode: 'mobile' }] as const) {
      const facilities = [ownFacility(place, ['shop'], more), ownFacility([116, 40 + KM], ['shop'])]
      expect(shopOf({ communities: [ownCommunity(place)], facilities })).toMatchObject({ facility: 1 })
    }
  })

  test('the nearest of equals is the first of the file, wherever it lies', () => {
    const facilities = [
      ownFacility([117, 40], ['clinic']),
      ownFacility([116, 40 - KM], ['shop']),
      ownFacility([116, 40 + KM], ['shop']),
      ownFacility([116, 40 - KM], ['shop']),
    ]
    const tie = { communities: [ownCommunity([116, 40])], facilities }
    expect(shopOf(tie)?.facility).toBe(1)
  })

  test('the date line is no wall', () => {
    const found = shopOf({
      communities: [ownCommunity([179.999, 0])],
      facilities: [ownFacility([-179.999, 0], ['shop']), ownFacility([179.9, 0], ['shop'])],
    })
    expect(found).toMatchObject({ facility: 0, verdict: 'inside' })
  })

  test('a list of offices is not measured against itself', () => {
    const office = ownCommunity([116, 40], { isOffice: true })
    const facilities = [ownFacility([116, 40], ['community-station'])]
    expect(estimate({ communities: [office], facilities }).report(0).services[2]).toMatchObject({
      reason: 'self',
    })
  })

  test('a standard that asks for what nobody knows is refused', () => {
    expect(() => estimate({ services: ['shop'] })).toThrow(
      'standard "drawn": found the service "clinic", expected one of the catalogue',
    )
  })
})

const place: fc.Arbitrary<LonLat> = fc.tuple(
  fc.integer({ min: 0, max: 60 }).map((n) => 116 + n / 500),
  fc.integer({ min: 0, max: 60 }).map((n) => 40 + n / 500),
)

const primary = (homes: readonly LonLat[], shops: readonly LonLat[]) =>
  estimate({
    communities: homes.map((home, i) => ownCommunity(home, { id: `${i}` })),
    facilities: shops.map((shop) => ownFacility(shop, ['shop'])),
  }).cityCase.times.rules[0]?.[0]?.primary ?? new Uint16Array()

describe('random places', () => {
  test('are as far as asking every facility says, and never nearer than the straight line', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 8 }),
        fc.array(place, { maxLength: 40 }),
        (homes, shops) => {
          const { cityCase } = estimate({
            communities: homes.map((home, i) => ownCommunity(home, { id: `${i}` })),
            facilities: shops.map((shop) => ownFacility(shop, ['shop'])),
          })
          const times = cityCase.times.rules[0]?.[0]
          for (const [o, home] of homes.entries()) {
            const straight = shops.map((shop) => distanceM(home, shop))
            const nearestM = Math.min(Infinity, ...straight)
            const ds = times?.primary[o] ?? 0
            const facility = times?.facility[o] ?? -1
            if (nearestM * DETOUR_FACTOR > 6_553.4 * walker.paceMps) {
              expect([ds, facility]).toEqual([UNREACHED, -1])
              continue
            }
            expect(ds / 10).toBeGreaterThanOrEqual(nearestM / walker.paceMps)
            expect(Math.abs(ds - (nearestM * DETOUR_FACTOR * 10) / walker.paceMps)).toBeLessThan(1.01)
            expect(straight[facility]).toBeCloseTo(nearestM, 5)
          }
        },
      ),
      { seed: 20_260_802, numRuns: 300 },
    )
  })

  test('the order of the facilities changes no time, more of them lengthen none', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 5 }),
        fc.array(place, { minLength: 1 }),
        place,
        (homes, shops, more) => {
          const times = primary(homes, shops)
          expect(primary(homes, shops.toReversed())).toEqual(times)
          const withMore = primary(homes, [...shops, more])
          for (const [o, ds] of withMore.entries()) expect(ds).toBeLessThanOrEqual(times[o] ?? 0)
        },
      ),
      { seed: 20_260_803, numRuns: 200 },
    )
  })
})
