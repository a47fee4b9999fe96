import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommunityReport } from '../coverage/community-report.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { WalkingPace } from '../network/metric.ts'
import { arbitraryPace, PACES } from '../network/testing/arbitrary.ts'
import type { LonLat } from '../units.ts'
import { assessCity } from './assess-city.ts'
import type { City } from './city.ts'
import type { Place, PlaceAnswer } from './place-answer.ts'
import { createWalks, type AnswerRequest } from './create-walks.ts'
import { openShapes } from './open-city.ts'
import { blocksForPlace } from './place-horizon.ts'
import { NO_COMMUNITY } from './place-report.ts'
import { withPlaces } from './replace-places.ts'
import { drawnStandard, ownCommunity, ownFacility } from './testing/drawn-city.ts'
import { memoryCity, openMemoryCity, type MemoryCity } from './testing/memory-city.ts'
import { singleHomes } from './testing/single-homes.ts'
import { cityStandard, randomCityPlan } from './testing/random-city.ts'
import { detailsByRow, withinHorizon } from './testing/within-horizon.ts'

const standard = cityStandard()
const SIZES = { nodes: 500, facilities: 120, communities: 20 }

/** About the square in which the streets lie, and a little more. */
const anywhere = fc.tuple(
  fc.double({ min: 71.384, max: 71.416, noNaN: true }),
  fc.double({ min: 50.99, max: 51.01, noNaN: true }),
)

function walksOf(built: MemoryCity, blocks?: readonly number[]) {
  const opened = openMemoryCity(built, blocks)
  const shapes = openShapes(opened, built.files)
  return { city: opened.city, shapes, ...createWalks(opened.city, shapes) }
}

const asked = (walker: WalkingPace, more: Partial<AnswerRequest> & Pick<AnswerRequest, 'place'>) => ({
  standard,
  walker,
  minutes: null,
  details: detailsByRow,
  ...more,
})

/** The points as somebody's own communities of one home each, judged by the whole chain. */
function reportsOfPoints(
  { city, shapes }: ReturnType<typeof walksOf>,
  points: readonly LonLat[],
  walker: WalkingPace,
): CommunityReport[] {
  const communities = { communities: points.map((at) => ownCommunity(at)), errors: [] }
  const own = withPlaces(city, { shapes, communities }).city
  const { report } = assessCity(own, { standard, walker })
  return points.map((_, c) => ({ ...report(c), community: NO_COMMUNITY }))
}

describe('the verdict on a place', () => {
  test('is that of a community of one home there, number by number', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(
        fc.nat(9_999),
        arbitraryPace,
        fc.constantFrom(20, 120),
        fc.array(anywhere, { minLength: 20, maxLength: 20 }),
        (seed, walker, facilities, points) => {
          const walks = walksOf(memoryCity(randomCityPlan(seed, { ...SIZES, facilities })))
          const expected = reportsOfPoints(walks, points, walker)
          for (const [i, at] of points.entries()) {
            const { report } = walks.answer(asked(walker, { place: { kind: 'point', at } }))
            expect(report).toEqual(withinHorizon(expected[i] ?? report, standard, walker))
            for (const { reason } of report.services) seen.set(`${reason}`, (seen.get(`${reason}`) ?? 0) + 1)
          }
        },
      ),
      { seed: 5, numRuns: 25 },
    )
    const reasons = ['null', 'too-far', 'not-on-network', 'edge-of-data', 'thin-data', 'no-data']
    expect(reasons.filter((reason) => (seen.get(reason) ?? 0) < 20)).toEqual([])
  })

  test('on a community is that of the home its walks begin at, whoever else lives there', () => {
    let [own, selves] = [0, 0]
    fc.assert(
      fc.property(fc.nat(9_999), arbitraryPace, (seed, walker) => {
        const walks = walksOf(memoryCity(randomCityPlan(seed, SIZES)))
        const homes = singleHomes(walks, walker)
        const { report } = assessCity(homes.city, { standard, walker })
        for (const community of homes.communities) {
          const found = walks.answer(asked(walker, { place: { kind: 'community', community } }))
          expect(found.report).toEqual(withinHorizon(report(community), standard, walker))
          expect(found.joined).not.toBe('off-network')
          own++
          selves += found.report.services.filter(({ reason }) => reason === 'self').length
        }
      }),
      { seed: 6, numRuns: 25 },
    )
    expect([own > 200, selves > 20]).toEqual([true, true])
  })

  test('counts what an estate keeps to itself for its own people only', () => {
    const told = new Set<string>()
    for (let seed = 0; seed < 20; seed++) {
      const walks = walksOf(memoryCity(randomCityPlan(seed, SIZES)))
      const { answer, city } = walks
      for (const community of city.communities.keys()) {
        const place = { kind: 'community', community } as const
        for (const { nearest } of answer(asked(PACES.plain, { place })).services) {
          if (nearest !== null) told.add(detailsOfAccess(city, nearest.facility))
        }
      }
    }
    expect([...told].sort()).toEqual(['by-agreement', 'by-appointment', 'public', 'residents-only'])
  })
})

describe("somebody's own facilities", () => {
  test('are named by their rows in answers and routes, and drawn to', () => {
    const built = memoryCity(randomCityPlan(4, SIZES))
    const { city, shapes } = walksOf(built)
    const rows = fc.sample(anywhere, { seed: 4, numRuns: 40 }).map((at) => {
      return { ...ownFacility(at, []), services: ['shop'] }
    })
    const own = withPlaces(city, { shapes, facilities: { facilities: rows, errors: [] } })
    const walks = createWalks(own.city, shapes)
    const details = (globalId: number): FacilityDetails | undefined => {
      const row = rows[globalId]
      return row && { ...detailsByRow(globalId), lon: row.lon, lat: row.lat }
    }
    const told = new Set<number>()
    for (const community of city.communities.keys()) {
      const place: Place = { kind: 'community', community }
      const answer = walks.answer({ ...asked(PACES.plain, { place }), details })
      const nearest = answer.services[0]?.nearest
      expect(answer.services.map(({ inCity }) => inCity)).toEqual([40, 0, 0, 0, 0, 0])
      if (!nearest) continue
      told.add(nearest.facility)
      expect(answer.facilities.map(({ globalId }) => globalId)).toContain(nearest.facility)
      const route = walks.route({ place, walker: PACES.plain, facility: nearest.facility, details })
      const row = rows[nearest.facility]
      expect([route?.ds, route?.dm, route?.line.at(-1)]).toEqual([
        nearest.ds,
        nearest.dm,
        [row?.lon, row?.lat],
      ])
    }
    expect(told.size).toBeGreaterThan(4)
    const place: Place = { kind: 'community', community: 0 }
    expect(walks.route({ place, walker: PACES.plain, facility: 40 })).toBeNull()
  })
})

test('a community or a service that the city does not have is refused by name', () => {
  const { answer } = walksOf(memoryCity(randomCityPlan(4, SIZES)))
  const place: Place = { kind: 'community', community: 20 }
  expect(() => answer(asked(PACES.plain, { place }))).toThrow(/community 20.*below 20/)
  const point: Place = { kind: 'point', at: [71.4, 51] }
  const other = { ...asked(PACES.plain, { place: point }), standard: drawnStandard() }
  expect(() => answer(other)).not.toThrow()
  const [rule] = standard.rules
  const strange = { ...standard, rules: rule ? [{ ...rule, services: ['opera'] }] : [] }
  expect(() => answer({ ...other, standard: strange })).toThrow(/"opera"/)
})

const detailsOfAccess = ({ facilities }: City, facility: number): string =>
  ['public', 'by-agreement', 'by-appointment', 'residents-only'][facilities.access[facility] ?? 9] ?? ''

describe('the blocks around a place and the spine', () => {
  test('answer like the whole city', () => {
    let [parts, reached] = [0, 0]
    for (const seed of [1, 2]) {
      // a city of 11 km: more than the 3 km of evidence all around
      const built = memoryCity(randomCityPlan(seed, { nodes: 10_000, facilities: 900, communities: 80 }))
      const whole = walksOf(built)
      for (const [i, point] of fc.sample(across, { seed, numRuns: 24 }).entries()) {
        const walker = Object.values(PACES)[i % 3] ?? PACES.plain
        const { lon, lat } = whole.city.communities[i] ?? { lon: 0, lat: 0 }
        const isPoint = i % 2 === 0
        const at = isPoint ? point : ([lon, lat] as const)
        const place: Place = isPoint ? { kind: 'point', at } : { kind: 'community', community: i }
        const blocks = blocksForPlace(built.manifest, at, { walker, standard, startM: isPoint ? 0 : 500 })
        if (blocks.length < built.manifest.blocks.length) parts++
        const part = walksOf(built, blocks)
        const request = asked(walker, { place, minutes: i % 3 === 0 ? 12 : null })
        expect(inOrder(part.answer(request))).toEqual(inOrder(whole.answer(request)))
        for (const { nearest } of part.answer(request).services) {
          if (nearest === null) continue
          const { facility } = nearest
          reached++
          const told = part.route({ place, walker, facility })
          expect(told).toEqual(whole.route({ place, walker, facility }))
          expect([told?.ds, told?.dm]).toEqual([nearest.ds, nearest.dm])
        }
      }
    }
    expect([parts > 40, reached > 100]).toEqual([true, true])
  }, 60_000)
})

/** Streets come in the order of the nodes, which another choice of blocks numbers anew. */
const inOrder = (answer: PlaceAnswer) => ({
  ...answer,
  streets:
    answer.streets &&
    Array.from({ length: answer.streets.count }, (_, i) => {
      const [ax, ay, bx, by] = answer.streets?.ends.subarray(4 * i, 4 * i + 4) ?? []
      const [aS, bS] = answer.streets?.timesS.subarray(2 * i, 2 * i + 2) ?? []
      return [`${ax},${ay},${aS}`, `${bx},${by},${bS}`].sort().join(' ')
    }).sort(),
})

/** The square of 10,000 junctions, and a little more. */
const across = fc.tuple(
  fc.double({ min: 71.31, max: 71.49, noNaN: true }),
  fc.double({ min: 50.95, max: 51.05, noNaN: true }),
)
