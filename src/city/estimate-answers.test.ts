import { area, booleanPointInPolygon } from '@turf/turf'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SuppliedFacility } from '../format/supplied-facilities.ts'
import { distanceM, type LonLat } from '../units.ts'
import { DETOUR_FACTOR } from './estimate.ts'
import { createEstimate, type EstimateInput } from './estimate-answers.ts'
import { NO_COMMUNITY } from './place-report.ts'
import { DRAWN_SERVICES, drawnStandard, ownCommunity, ownFacility } from './testing/drawn-city.ts'

const walker = { paceMps: 1.11, stepsFactor: 1, signalWaitS: 0 } as const
const standard = drawnStandard({ shop: 3, clinic: 1 })
const terms = { standard, walker, minutes: null }
const services = [...DRAWN_SERVICES]

/** A kilometre is 0.0089932° of latitude on the mean sphere. */
const KM = 0.0089932

const near = (degrees: number) =>
  fc.tuple(
    fc.double({ min: 116 - degrees, max: 116 + degrees, noNaN: true }),
    fc.double({ min: 40 - degrees, max: 40 + degrees, noNaN: true }),
  )

const facility = fc
  .tuple(
    near(0.04),
    fc.subarray([...DRAWN_SERVICES]),
    fc.constantFrom('public', 'by-appointment', 'residents-only'),
  )
  .map(([at, offered, access]): SuppliedFacility => ownFacility(at, offered, { access }))

const community = fc
  .tuple(
    near(0.04),
    fc.option(fc.nat(9_000)),
    fc.constantFrom('community', 'village', 'estate'),
    fc.boolean(),
  )
  .map(([at, residents, unit, isOffice]) => ownCommunity(at, { residents, unit, isOffice }))

const input: fc.Arbitrary<EstimateInput> = fc.record({
  communities: fc.array(community, { minLength: 1, maxLength: 12 }),
  facilities: fc.array(facility, { maxLength: 25 }),
  services: fc.constant(services),
})

describe('an estimated place', () => {
  test('has the report that its community has in the whole list', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(input, fc.constantFrom(null, 5, 25), (own, minutes) => {
        const { assess, answer } = createEstimate(own)
        const assessment = assess({ ...terms, minutes })
        for (const c of own.communities.keys()) {
          const found = answer({ ...terms, minutes, place: { kind: 'community', community: c } })
          expect(found.report).toEqual(assessment.report(c))
          for (const { reason } of found.report.services) seen.add(`${reason}`)
        }
      }),
      { seed: 11, numRuns: 60 },
    )
    expect([...seen].sort()).toEqual(['no-data', 'null', 'self', 'thin-data', 'too-far'])
  })

  test('is judged at a point like a community there that nobody is counted in', () => {
    fc.assert(
      fc.property(input, near(0.04), (own, at) => {
        const communities = own.communities.map((other) => ({ ...other, unit: 'community' as const }))
        const { answer } = createEstimate({ ...own, communities })
        const listed = createEstimate({ ...own, communities: [...communities, ownCommunity(at)] })
        const { report } = answer({ ...terms, place: { kind: 'point', at } })
        expect(report).toEqual({
          ...listed.assess(terms).report(communities.length),
          community: NO_COMMUNITY,
        })
      }),
      { seed: 12, numRuns: 60 },
    )
  })

  test('names for each service the nearest that counts for everybody, and how many are within', () => {
    fc.assert(
      fc.property(input, near(0.04), (own, at) => {
        const found = createEstimate(own).answer({ ...terms, place: { kind: 'point', at } })
        for (const [lane, service] of services.entries()) {
          const told = found.services[lane]
          const ofAll = own.facilities.flatMap((of, row) =>
            of.access === 'public' && of.services.includes(service)
              ? [{ row, walkedM: distanceM(at, [of.lon, of.lat]) * DETOUR_FACTOR }]
              : [],
          )
          // at 1.11 m/s 109 minutes are 7,274 m
          const [first] = ofAll
            .filter(({ walkedM }) => walkedM <= 7_274)
            .sort((a, b) => a.walkedM - b.walkedM || a.row - b.row)
          expect([told?.inCity, told?.nearest?.facility]).toEqual([ofAll.length, first?.row])
          expect(told?.within).toBe(ofAll.filter(({ walkedM }) => walkedM <= 999).length)
          expect(found.report.services[lane]?.facility ?? null).toBe(told?.nearest?.facility ?? null)
        }
        const ids = found.facilities.map(({ globalId }) => globalId)
        expect(ids).toEqual(
          [...new Set(found.services.flatMap(({ choices }) => choices.map((one) => one.facility)))].sort(
            (a, b) => a - b,
          ),
        )
      }),
      { seed: 13, numRuns: 80 },
    )
  })
})

describe('by hand', () => {
  const at: LonLat = [116, 40]
  const { answer, route } = createEstimate({
    communities: [ownCommunity(at)],
    facilities: [ownFacility([116, 40 + 0.6 * KM], ['shop']), ownFacility([116, 40 + 6 * KM], ['clinic'])],
    services,
  })
  const found = answer({ ...terms, standard: drawnStandard(), place: { kind: 'community', community: 0 } })

  test('circles of 5, 10 and 15 minutes are drawn at the pace over the detour', () => {
    expect(found.polygons.map(({ properties }) => properties.minutes)).toEqual([5, 10, 15])
    for (const polygon of found.polygons) {
      const radiusM = (1.11 * 60 * polygon.properties.minutes) / 1.35
      expect(area(polygon) / (Math.PI * radiusM ** 2)).toBeCloseTo(1, 3)
    }
    expect(area(found.straight) / area(found.polygons[2] ?? found.straight)).toBeCloseTo(1.35 ** 2, 3)
    expect([found.walkableShare, found.joined, found.method]).toEqual([
      null,
      'joined',
      'straight-line-estimate',
    ])
  })

  test('600 m in a straight line lie within 15 minutes of 810 m, by circle and by number', () => {
    const [, , outer] = found.polygons
    expect(outer && booleanPointInPolygon([116, 40 + 0.6 * KM], outer)).toBe(true)
    expect(found.outcome).toMatchObject({ of: 3, reached: 1 })
    expect(found.outcome.tooFar.map(({ rule }) => rule)).toEqual(['rule-1'])
    expect(found.outcome.notMapped.map(({ rule }) => rule)).toEqual(['rule-2'])
    expect(found.services[0]?.nearest?.dm).toBeGreaterThanOrEqual(8_100)
    expect(found.services[0]?.nearest?.dm).toBeLessThan(8_105)
  })

  test('the route is a line of the length that the walk is taken to have', () => {
    const place = { kind: 'point', at } as const
    expect(route({ place, walker, facility: 0 })).toEqual({
      method: 'straight-line-estimate',
      ...found.services[0]?.nearest,
      line: [at, [116, 40 + 0.6 * KM]],
      startDm: 0,
      endDm: 0,
      stepsDm: 0,
      signals: 0,
      stretches: [],
    })
    expect(route({ place, walker, facility: 2 })).toBeNull()
    expect(route({ place, walker: { ...walker, paceMps: 0.5 }, facility: 1 })).toBeNull()
    expect(() => answer({ ...terms, place: { kind: 'community', community: 7 } })).toThrow(/community 7/)
  })
})
