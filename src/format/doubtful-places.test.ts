import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlaceService } from '../city/place-answer.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import { bareFacility } from '../coverage/testing/bare-facility.ts'
import {
  DOUBTFUL_WITHIN_MINUTES,
  doubtfulPlaces,
  MOST_DOUBTFUL,
  type DoubtfulInput,
} from './doubtful-places.ts'

const facility = (globalId: number, more: Partial<FacilityDetails> = {}): FacilityDetails =>
  bareFacility({
    globalId,
    id: `osm:node/${globalId}`,
    names: { '': `No ${globalId}` },
    services: ['pharmacy'],
    openingHours: 'Mo-Su 09:00-18:00',
    ...more,
  })

/** A service with its walks, given as [facility, minutes]. */
const service = (id: string, walks: readonly (readonly [number, number])[]): PlaceService => {
  const choices = walks.map(([to, minutes]) => ({
    facility: to,
    ds: minutes * 600,
    dm: minutes * 800,
    hours: null,
  }))
  return {
    service: id,
    rule: null,
    ruler: 'minutes',
    nearest: choices[0] ?? null,
    within: choices.filter(({ ds }) => ds <= 9_000).length,
    inCity: walks.length,
    choices,
    hoursKnown: null,
  }
}

const doubtful = (
  services: readonly PlaceService[],
  facilities: readonly FacilityDetails[],
  more: { far?: readonly number[]; dataDate?: string | null } = {},
) =>
  doubtfulPlaces({
    answer: { minutes: 15, services, facilities, farFromStreet: more.far ?? [] },
    dataDate: more.dataDate ?? null,
    today: '2026-11-22',
  })

const reasons = (found: ReturnType<typeof doubtful>) =>
  found.map((one) => [one.facility.globalId, one.doubts])

test('each doubt is told of whom it is true, and of nobody else', () => {
  const two = (id: number) =>
    service('pharmacy', [
      [id, 1],
      [99, 12],
    ])
  const sound = facility(1)
  expect(doubtful([two(1)], [sound, facility(99)])).toEqual([])
  expect(reasons(doubtful([two(1)], [facility(1, { names: { '': ' ' } })]))).toEqual([[1, ['no-name']]])
  expect(reasons(doubtful([two(1)], [facility(1, { names: {} })]))).toEqual([[1, ['no-name']]])
  expect(reasons(doubtful([two(1)], [facility(1, { openingHours: null })]))).toEqual([[1, ['no-hours']]])
  expect(reasons(doubtful([two(1)], [sound], { far: [1, 99] }))).toEqual([[1, ['far']]])
  expect(reasons(doubtful([service('pharmacy', [[1, 2]])], [sound]))).toEqual([[1, ['only-one']]])
})

test('a bus stop without hours is in no doubt by that, a shop beside it is', () => {
  const walks = [
    [1, 1],
    [2, 2],
  ] as const
  const stop = facility(1, { openingHours: null, services: ['bus-stop'] })
  expect(doubtful([service('bus-stop', walks)], [stop, facility(2)])).toEqual([])
  const both = [service('bus-stop', walks), service('pharmacy', walks)]
  expect(reasons(doubtful(both, [stop, facility(2)]))).toEqual([[1, ['no-hours']]])
})

test('data are old after three years, by their own day of checking where they have one', () => {
  const near = [
    service('pharmacy', [
      [1, 1],
      [2, 2],
    ]),
  ]
  const all = [facility(1), facility(2, { flags: ['checked:2026-01-02'] })]
  expect(reasons(doubtful(near, all, { dataDate: '2017-12-04' }))).toEqual([[1, ['old']]])
  expect(doubtful(near, all, { dataDate: '2023-11-22' })).toEqual([])
  expect(reasons(doubtful(near, all, { dataDate: '2023-11-21' }))).toEqual([[1, ['old']]])
  const checkedLongAgo = [facility(1, { flags: ['checked:2020-01-02'] }), facility(2)]
  expect(reasons(doubtful(near, checkedLongAgo, { dataDate: '2026-01-01' }))).toEqual([[1, ['old']]])
})

test('a place of two services stands once, with both', () => {
  const found = doubtful([service('butcher', [[7, 3]]), service('bakery', [[7, 3]])], [facility(7)])
  expect(found).toHaveLength(1)
  expect(found[0]?.services).toEqual(['butcher', 'bakery'])
})

const input = fc
  .array(
    fc.record({
      ds: fc.integer({ min: 0, max: 12_000 }),
      named: fc.boolean(),
      hours: fc.boolean(),
      far: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((list): DoubtfulInput => {
    const walks = list.map(({ ds }, i) => [i, ds / 600] as const).toSorted((a, b) => a[1] - b[1])
    return {
      answer: {
        minutes: 15,
        services: [service('pharmacy', walks), service('bakery', walks.slice(0, 3))],
        facilities: list.map(({ named, hours }, i) =>
          facility(i, { ...(named ? {} : { names: {} }), ...(hours ? {} : { openingHours: null }) }),
        ),
        farFromStreet: list.flatMap(({ far }, i) => (far ? [i] : [])),
      },
      dataDate: null,
      today: '2026-11-22',
    }
  })

test('at most ten, each once and in doubt, within ten minutes, nearest first, none left out that is more in doubt', () => {
  fc.assert(
    fc.property(input, (given) => {
      const found = doubtfulPlaces(given)
      expect(found.length).toBeLessThanOrEqual(MOST_DOUBTFUL)
      expect(new Set(found.map((one) => one.facility.globalId)).size).toBe(found.length)
      for (const [i, one] of found.entries()) {
        expect(one.doubts.length).toBeGreaterThan(0)
        expect(one.ds).toBeLessThanOrEqual(DOUBTFUL_WITHIN_MINUTES * 600)
        expect(one.ds).toBeGreaterThanOrEqual(found[i - 1]?.ds ?? 0)
      }
      const least = Math.min(...found.map(({ doubts }) => doubts.length))
      const rest = { ...given.answer, services: without(given, found) }
      const next = doubtfulPlaces({ ...given, answer: rest }).filter(
        ({ doubts }) => !doubts.includes('only-one'),
      )
      if (found.length < MOST_DOUBTFUL) expect(next).toEqual([])
      else for (const one of next) expect(one.doubts.length).toBeLessThanOrEqual(least)
    }),
    { seed: 10, numRuns: 200 },
  )
})

function without({ answer }: DoubtfulInput, found: ReturnType<typeof doubtful>) {
  const gone = new Set(found.map((one) => one.facility.globalId))
  return answer.services.map((one) => ({ ...one, choices: one.choices.filter((c) => !gone.has(c.facility)) }))
}
