import { describe, expect, it } from 'vitest'
import type { PlaceAnswer } from '../city/place-answer.ts'
import {
  facilityFeatures,
  facilityMarks,
  focusFeatures,
  isTooFar,
  minutesOf,
  shortened,
  walkTo,
  type MarkWords,
} from './facility-features.ts'

const ANSWER = {
  minutes: 15,
  services: [
    { service: 'market', rule: 'food', nearest: { facility: 7, ds: 1, dm: 1 } },
    { service: 'bakery', rule: 'food', nearest: { facility: 8, ds: 1, dm: 1 } },
    { service: 'grocer', rule: 'food', nearest: { facility: 7, ds: 1, dm: 1 } },
    { service: 'pet', rule: null, nearest: { facility: 9, ds: 1, dm: 1 } },
    { service: 'bank', rule: 'money', nearest: null },
    // judged by the shortest walk, which is not the soonest
    { service: 'park', rule: 'green', ruler: 'metres', nearest: { facility: 11, ds: 1, dm: 2 } },
  ],
  report: {
    services: [
      {
        rule: 'food',
        verdict: 'inside',
        required: true,
        members: [
          { service: 'market', verdict: 'outside', primary: 1, secondary: 1, facility: 7 },
          { service: 'bakery', verdict: 'outside', primary: 1, secondary: 1, facility: 8 },
          { service: 'grocer', verdict: 'inside', primary: 1, secondary: 1, facility: 7 },
        ],
      },
      {
        rule: 'money',
        required: true,
        members: [{ service: 'bank', verdict: 'unknown', primary: null, secondary: null, facility: null }],
      },
      {
        rule: 'green',
        required: false,
        members: [{ service: 'park', verdict: 'inside', primary: 1, secondary: 2, facility: 10 }],
      },
    ],
  },
  facilities: [7, 8, 9, 10, 11].map((globalId) => ({
    globalId,
    lon: globalId,
    lat: 51,
    names: { '': `№ ${globalId}` },
  })),
} as unknown as PlaceAnswer

const WORDS: MarkWords = {
  appearance: 'light',
  name: (names) => names[''] ?? '',
  serviceName: (service) => `a ${service}`,
  icon: (service) => `maki-${service}`,
  minutes: (minutes) => `${minutes} min`,
}

/** Nothing meets the rule. */
const LACKING = {
  ...ANSWER,
  report: {
    ...ANSWER.report,
    services: ANSWER.report.services.map((rule) => ({
      ...rule,
      verdict: 'outside' as const,
      members: rule.members.map((member) => ({ ...member, verdict: 'outside' as const })),
    })),
  },
}

describe('the facilities of an answer', () => {
  const marks = facilityMarks(ANSWER)

  it('are the nearest of the services that the standard names, each once', () => {
    expect(marks.map(({ id, reach, services }) => ({ id, reach, services }))).toEqual([
      // what is within reach makes the mark, and comes before what is not
      { id: 7, reach: 'inside', services: ['grocer', 'market'] },
      { id: 10, reach: 'inside', services: ['park'] },
      // another one meets its rule
      { id: 8, reach: 'outside', services: ['bakery'] },
    ])
  })

  it('are red and find room first where they are missed', () => {
    const lacking = facilityFeatures(facilityMarks(LACKING), WORDS).features
    expect(lacking.map(({ id, properties }) => [id, properties['tone']])).toEqual([
      [7, 'red'],
      [8, 'red'],
      [10, 'grey'],
    ])
  })

  it('find room in that order', () => {
    const orders = marks.map(({ order }) => order)
    expect(orders).toEqual(orders.toSorted((a, b) => a - b))
  })

  it('bear shape, icon, name and minutes', () => {
    const { features } = facilityFeatures(marks, WORDS)
    expect(features[0]).toMatchObject({
      id: 7,
      geometry: { type: 'Point', coordinates: [7, 51] },
      properties: {
        image: 'mark|light|place-disc|teal|+1|maki-grocer',
        spot: 'mark|light|spot-disc|teal|',
        services: 'grocer market',
        name: '№ 7',
        time: '1 min',
      },
    })
    expect(features[2]?.properties['image']).toBe('mark|light|place-ring|grey||maki-bakery')
  })

  it('keep their places when words change, so that they are updated in place', () => {
    const [one, other] = [
      facilityFeatures(marks, WORDS),
      facilityFeatures(marks, { ...WORDS, appearance: 'dark' }),
    ]
    expect(one.features.every(({ geometry }, i) => geometry === other.features[i]?.geometry)).toBe(true)
  })

  it('go by the service where they have no name', () => {
    const [first] = facilityFeatures(marks, { ...WORDS, name: () => '' }).features
    expect(first?.properties['name']).toBe('a grocer')
  })

  it('tell whether a way leads too far', () => {
    expect(isTooFar(LACKING, 'market')).toBe(true)
    // another one meets its rule
    expect(isTooFar(ANSWER, 'market')).toBe(false)
    expect(isTooFar(ANSWER, 'grocer')).toBe(false)
    expect(isTooFar(ANSWER, 'bank')).toBe(false)
    expect(isTooFar(ANSWER, 'unheard-of')).toBe(false)
    expect(isTooFar(undefined, 'market')).toBe(false)
  })
})

describe('the facility in focus', () => {
  const choices = [
    { facility: 7, ds: 1, dm: 1, hours: null },
    { facility: 9, ds: 6_000, dm: 1, hours: null },
    { facility: 11, ds: 9_001, dm: 1, hours: null },
  ]
  const answer = {
    ...ANSWER,
    services: ANSWER.services.map((one) => (one.service === 'grocer' ? { ...one, choices } : one)),
  }

  it('is drawn last, over the other choices of its service', () => {
    const { features } = focusFeatures(answer, { service: 'grocer', facility: 9 }, WORDS)
    expect(features.map(({ id, properties }) => [id, properties['focused'], properties['image']])).toEqual([
      // longer than the minutes
      [11, false, 'mark|light|place-ring|grey||maki-grocer'],
      [7, false, 'mark|light|place-disc|teal||maki-grocer'],
      [9, true, 'mark|light|place-disc|teal||maki-grocer'],
    ])
  })

  it('stands alone where nothing else is told', () => {
    const { features } = focusFeatures(ANSWER, { service: 'bakery', facility: 8 }, WORDS)
    expect(features.map(({ id, properties }) => [id, properties['tone']])).toEqual([[8, 'grey']])
    expect(focusFeatures(ANSWER, { service: 'bank', facility: 8 }, WORDS).features).toEqual([])
  })

  it('has its own walk', () => {
    expect(walkTo(answer, { service: 'grocer', facility: 9 })?.ds).toBe(6_000)
    expect(walkTo(answer, { service: 'grocer', facility: 10 })).toBeNull()
    expect(minutesOf({ ds: 6_001 })).toBe(11)
    expect(minutesOf({ ds: 0 })).toBe(1)
  })
})

describe('a name on a mark', () => {
  it('is cut where it is long, Chinese at half the letters', () => {
    expect(shortened('Рамстор')).toBe('Рамстор')
    expect(shortened('社区卫生服务站')).toBe('社区卫生服务站')
    expect(shortened('Управление миграционной полиции города')).toBe('Управление миграционной п…')
    expect(shortened('北京市朝阳区望京街道社区卫生服务中心')).toBe('北京市朝阳区望京街道社区…')
  })
})
