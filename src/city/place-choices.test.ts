import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FacilityDetails } from '../coverage/tables.ts'
import { countsForAll } from '../coverage/which-facilities.ts'
import { arbitraryPace, PACES } from '../network/testing/arbitrary.ts'
import { edgeLine, toLonLat, type PointE7 } from '../network/edge-line.ts'
import { isSnapTarget } from '../network/snap-index.ts'
import { createSnapper } from '../network/snap.ts'
import { distanceM, type LonLat } from '../units.ts'
import { createCircles } from './circle.ts'
import { createWalks } from './create-walks.ts'
import { createEstimate } from './estimate-answers.ts'
import { openShapes } from './open-city.ts'
import type { HoursState, OpenState, PlaceService, PlaceWalk } from './place-answer.ts'
import { choicesOf } from './place-choices.ts'
import { DRAWN_SERVICES, drawnStandard, ownFacility } from './testing/drawn-city.ts'
import { memoryCity, openMemoryCity } from './testing/memory-city.ts'
import { cityStandard, randomCityPlan } from './testing/random-city.ts'
import { detailsByRow } from './testing/within-horizon.ts'

const standard = cityStandard()
const TIME = '2026-11-22T20:00'

/** As good as any: a third of the places each is open, closed, and not known. */
const stateOf = (facility: number): HoursState =>
  (['open', 'closed', 'unknown'] as const)[facility % 3] ?? 'open'
const openState = ({ globalId }: FacilityDetails): OpenState => ({
  state: stateOf(globalId),
  changesAt: null,
})

const walk = (facility: number, minutes: number): PlaceWalk => ({
  facility,
  ds: minutes * 600,
  dm: minutes * 800,
})

describe('the choices of a service', () => {
  const soonest = Array.from({ length: 30 }, (_, i) => walk(i, 1 + i))
  const facilities = (found: ReturnType<typeof choicesOf>) => found.choices.map(({ facility }) => facility)

  test('without a time are those within the minutes, eight at most, and one at least', () => {
    const within = (minutes: number) => facilities(choicesOf(soonest, { minutes, hoursOf: null }))
    expect(within(3)).toEqual([0, 1, 2])
    expect(within(30)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(within(0)).toEqual([0])
    expect(choicesOf([], { minutes: 15, hoursOf: null })).toEqual({ choices: [], hoursKnown: null })
  })

  test('with a time are the open ones, then those nobody knows of, then the closed ones', () => {
    const hoursOf = (facility: number): OpenState => ({ state: stateOf(facility), changesAt: null })
    const found = choicesOf(soonest, { minutes: 5, hoursOf })
    expect(facilities(found)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 2, 5, 8, 11, 1, 4, 7, 10])
    expect(found.choices.map(({ hours }) => hours?.state)).toEqual([
      ...Array<string>(8).fill('open'),
      ...Array<string>(4).fill('unknown'),
      ...Array<string>(4).fill('closed'),
    ])
    expect(found.hoursKnown).toEqual({ readable: 20, of: 30 })
  })
})

const anywhere = fc.tuple(
  fc.double({ min: 71.384, max: 71.416, noNaN: true }),
  fc.double({ min: 50.99, max: 51.01, noNaN: true }),
)

test('choices, counts and nearest of a place are those of all its facilities one by one', () => {
  let [several, timed] = [0, 0]
  fc.assert(
    fc.property(
      fc.nat(9_999),
      arbitraryPace,
      fc.array(anywhere, { minLength: 8, maxLength: 8 }),
      (seed, walker, points) => {
        const built = memoryCity(randomCityPlan(seed, { nodes: 500, facilities: 120, communities: 5 }))
        const opened = openMemoryCity(built)
        const { city } = opened
        const shapes = openShapes(opened, built.files)
        const [walks, circleOf] = [createWalks(city, shapes), createCircles(city)]
        const snapper = createSnapper(city.network, shapes)
        for (const at of points) {
          const request = {
            standard,
            walker,
            minutes: 10,
            details: detailsByRow,
            place: { kind: 'point', at } as const,
          }
          const any = walks.answer(request)
          const then = walks.answer({ ...request, time: TIME, openState })
          expect([any.time, then.time]).toEqual([null, TIME])
          // what is told of the facilities depends on which are chosen
          const rest = { services: [], facilities: [], farFromStreet: [], time: null }
          expect({ ...then, ...rest }).toEqual({ ...any, ...rest })
          for (const { facilities, farFromStreet } of [any, then])
            expect(facilities.map(({ globalId }) => globalId)).toEqual(
              expect.arrayContaining([...farFromStreet]),
            )
          const entries = snapper.snap(at).filter(({ flags }) => (flags & 4) === 0)
          const all =
            any.joined === 'off-network' || any.joined === 'outside-city' || walker.stepsFactor === 'closed'
              ? null
              : circleOf({ entries, walker, horizonMinutes: any.horizonMinutes }).facilities
          for (const [lane, told] of any.services.entries()) {
            const atTime = then.services[lane]
            if (atTime === undefined) throw new Error('the time takes no service away')
            expect(told.choices[0] ?? null).toEqual(told.nearest && { ...told.nearest, hours: null })
            const named = new Set([...any.facilities, ...then.facilities].map(({ globalId }) => globalId))
            for (const { facility } of [...told.choices, ...atTime.choices])
              expect(named.has(facility)).toBe(true)
            const rule = standard.rules.find(({ services }) => services.includes(told.service))
            const which = { lane, countsByAppointment: rule?.countsByAppointment ?? false }
            const counting = all?.filter(({ facility }) => countsForAll(city.facilities, facility, which))
            // what an estate keeps to itself is told to its own people only: another test has it
            const isOwn = (of: PlaceService): boolean =>
              of.choices.some(({ facility }) => !countsForAll(city.facilities, facility, which))
            if (counting === undefined || isOwn(told) || isOwn(atTime)) continue
            const within = counting.filter(({ ds }) => ds <= 6_000)
            expect(told.within).toBe(within.length)
            const shown = within.length === 0 ? counting.slice(0, 1) : within.slice(0, 8)
            expect(told.choices).toEqual(shown.map((one) => ({ ...one, hours: null })))
            const inState = (state: HoursState, most: number) =>
              counting.filter(({ facility }) => stateOf(facility) === state).slice(0, most)
            expect(atTime.choices.map(({ facility, ds, dm }) => ({ facility, ds, dm }))).toEqual([
              ...inState('open', 8),
              ...inState('unknown', 4),
              ...inState('closed', 4),
            ])
            several += Number(told.choices.length > 1)
            timed += Number(atTime.choices.length > told.choices.length)
          }
        }
      },
    ),
    { seed: 21, numRuns: 4 },
  )
  expect([several > 20, timed > 20]).toEqual([true, true])
})

test('an estimated place has choices by the same order', () => {
  const at: LonLat = [116, 40]
  const north = (metres: number): LonLat => [116, 40 + metres / 111_195]
  const facilities = [600, 100, 300, 200, 5_000].map((metres) => ownFacility(north(metres), ['shop']))
  const { answer } = createEstimate({ communities: [], facilities, services: [...DRAWN_SERVICES] })
  const request = {
    standard: drawnStandard(),
    walker: { paceMps: 1.11, stepsFactor: 1, signalWaitS: 0 },
    minutes: 15,
    place: { kind: 'point', at },
  } as const
  const ids = (of: PlaceService | undefined) => of?.choices.map(({ facility }) => facility)
  expect(ids(answer(request).services[0])).toEqual([1, 3, 2, 0])
  const then = answer({ ...request, time: TIME, openState })
  // 0 and 3 are open, 2 is not known, 1 and 4 are closed
  expect(ids(then.services[0])).toEqual([3, 0, 2, 1, 4])
  expect(then.facilities.map(({ globalId }) => globalId)).toEqual([0, 1, 2, 3, 4])
  expect(then.services[0]?.hoursKnown).toEqual({ readable: 4, of: 5 })
})

test('a home off the network is offered the nearest street, and walks from there', () => {
  const built = memoryCity(randomCityPlan(3, { nodes: 300, facilities: 60, communities: 5 }))
  const opened = openMemoryCity(built)
  const shapes = openShapes(opened, built.files)
  const { city } = opened
  const walks = createWalks(city, shapes)
  const { network } = city
  const streets = Array.from({ length: network.edgeCount }, (_, edge) => edge)
    .filter((edge) => isSnapTarget(network.edgeFlags[edge] ?? 0))
    .map((edge) => edgeLine(network, shapes, edge))
  const answer = (at: LonLat) =>
    walks.answer({
      standard,
      walker: PACES.plain,
      minutes: null,
      details: detailsByRow,
      place: { kind: 'point', at },
    })
  const degrees = (middle: number) => fc.double({ min: middle - 0.03, max: middle + 0.03, noNaN: true })
  let offered = 0
  for (const at of fc.sample(fc.tuple(degrees(71.4), degrees(51)), { seed: 5, numRuns: 60 })) {
    const { joined, nearestStreet } = answer(at)
    expect(nearestStreet === null).toBe(joined !== 'off-network')
    if (nearestStreet === null) continue
    offered++
    expect(['joined', 'behind-wall']).toContain(answer(nearestStreet).joined)
    const nearestM = Math.min(...streets.map((line) => distanceToLineM(at, line)))
    expect(distanceM(at, nearestStreet)).toBeGreaterThan(149)
    expect(distanceM(at, nearestStreet)).toBeLessThan(nearestM + 5)
  }
  expect(offered).toBeGreaterThan(10)
})

/** To the nearest of many points along a line. */
function distanceToLineM(at: LonLat, line: readonly PointE7[]): number {
  const points = line.slice(1).flatMap((b, i) => {
    const a = line[i] ?? b
    return Array.from({ length: 21 }, (_, n): PointE7 => [
      a[0] + ((b[0] - a[0]) * n) / 20,
      a[1] + ((b[1] - a[1]) * n) / 20,
    ])
  })
  return Math.min(...points.map((point) => distanceM(at, toLonLat(point))))
}
