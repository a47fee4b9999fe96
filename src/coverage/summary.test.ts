import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf, type FiguresInput } from './figures.ts'
import { judgeCity } from './judge-city.ts'
import { countPeople } from './people.ts'
import { summarise, summariseBy } from './summary.ts'
import { drawCase, type DrawnCity } from './testing/draw-city.ts'
import { randomCity } from './testing/random-city.ts'

function inputOf(drawn: DrawnCity): FiguresInput {
  const city = drawCase(drawn)
  return { city, verdicts: judgeCity(city), people: countPeople(city) }
}

const home = (residents: number, shop: number, clinic: number) => ({ residents, walks: { shop, clinic } })

const sum = (record: Readonly<Record<string, number>>) => Object.values(record).reduce((a, b) => a + b, 0)

/** 2 per 40,000 = 0.5 per 10,000; near the first community 1 per 40,000. */
const thin = (floor: number) =>
  summarise(
    inputOf({
      rules: [{ services: ['shop'] }],
      communities: [{ homes: [] }, { homes: [] }],
      supply: { shop: { inCity: 2, near: [1, 2] } },
      residentsInCity: 40_000,
      residentsNear: [40_000, 40_000],
      floors: { shop: floor },
    }),
  ).gaps

const DRAWN: DrawnCity = {
  rules: [{ services: ['shop'] }, { services: ['clinic'] }, { services: ['laundry'] }],
  communities: [
    // Inside: 9 of 10 reach the clinic, the last resident does not.
    { homes: [home(9, 5, 5), home(1, 5, 30)], district: '东', street: '甲' },
    // Outside by the clinic: 6 residents reach all the same.
    { homes: [home(6, 5, 5), home(14, 5, 30)], district: '东', street: '乙' },
    // An estate and a village, never added to the communities.
    { homes: [home(5, 30, 30)], district: '东', street: '甲', unit: 'estate' },
    { homes: [home(40, 30, 30)], district: null, street: null, unit: 'village' },
    // Cannot tell: no homes.
    { homes: [], district: '西', street: '甲' },
  ],
  supply: { laundry: { inCity: 0, near: [0, 0, 0, 0, 0] } },
}

describe('city summary', () => {
  const summary = summarise(inputOf(DRAWN))

  it('leads with grades and gives each unit figures of its own', () => {
    expect(summary.units.map(({ unit, communities }) => [unit, communities])).toEqual([
      ['community', 3],
      ['estate', 1],
    ])
    expect(summary.units[0]).toMatchObject({
      bands: { all: 1, '1-2': 1, '3-5': 0, '6+': 0, undetermined: 1 },
      verdicts: { inside: 1, outside: 1, unknown: 1 },
      strict: { count: 1, of: 3, rate: 1 / 3 },
    })
  })

  it('counts residents at origins inside, not verdict × population: 9 + 6 of 30', () => {
    expect(summary.units[0]).toMatchObject({
      residents: { inside: 15, outside: 15, unknown: 0 },
      residentsRate: { count: 15, of: 30, rate: 0.5 },
    })
  })

  it('keeps villages out of every rate', () => {
    expect(summary.villages).toMatchObject({ communities: 1, strict: null, residentsRate: null })
    expect(summary.units.some(({ unit }) => unit === 'village')).toBe(false)
  })

  it('says on how many required services it is judged, and what is not on the map', () => {
    expect(summary.judged).toEqual({ rules: 2, of: 3 })
    expect(summary.gaps.missing.map(({ service }) => service)).toEqual(['laundry'])
    expect(summary.gaps.rulesSetAside).toEqual(['rule-2'])
  })

  it('ranks services by residents lacking them: clinic 15, shop 0', () => {
    const ranked = summary.units[0]?.rules.map(({ rule, residents }) => [rule, residents.outside])
    expect(ranked?.slice(0, 2)).toEqual([
      ['rule-1', 15],
      ['rule-0', 0],
    ])
  })

  it('tells thin in the city from thin in places', () => {
    expect(thin(0.6).thin).toEqual([
      { service: 'shop', inCity: 2, per10000: 0.5, floor: 0.6, thinCommunities: 2 },
    ])
    expect(thin(0.4).thin).toEqual([])
    expect(thin(0.4).thinInPlaces).toMatchObject([{ service: 'shop', thinCommunities: 1 }])
  })
})

describe('tables', () => {
  it('have one row per area and unit, unnamed areas last', () => {
    const rows = summariseBy(inputOf(DRAWN), 'street')
    expect(rows.map(({ district, street, figures }) => [district, street, figures.unit])).toEqual([
      ['东', '乙', 'community'],
      ['东', '甲', 'community'],
      ['东', '甲', 'estate'],
      ['西', '甲', 'community'],
      [null, null, 'village'],
    ])
    expect(summariseBy(inputOf(DRAWN), 'district')).toHaveLength(4)
    expect(summariseBy(inputOf(DRAWN), 'type')).toHaveLength(3)
  })

  it('never mix units', () => {
    expect(() => figuresOf(inputOf(DRAWN), 'community', [0, 2])).toThrow(
      'community 2 is estate, expected unit community',
    )
  })

  it('rank by communities where residents are unknown or rest on guessed storeys', () => {
    const rough = (knownLevelsShare: number) => {
      const community = { ...DRAWN.communities[0], homes: [home(9, 5, 5)], knownLevelsShare }
      const city = { ...DRAWN, communities: [{ ...community, residentsSource: 'floor-area' as const }] }
      return summarise(inputOf({ ...city, supply: {} })).units[0]
    }
    expect(rough(0.29)).toMatchObject({ residentsRough: true, rankedBy: 'communities' })
    expect(rough(0.3)).toMatchObject({ residentsRough: false, rankedBy: 'residents' })
    const nobody = summarise(inputOf({ ...DRAWN, communities: [{ homes: [home(0, 5, 5)] }], supply: {} }))
      .units[0]
    expect(nobody).toMatchObject({ rankedBy: 'communities', residentsRate: { of: 0, rate: null } })
  })

  it('add up to their denominators, and over districts to their unit', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const input = inputOf(drawn)
        const { units, villages } = summarise(input)
        const rows = summariseBy(input, 'district')
        for (const figures of [...units, ...(villages === null ? [] : [villages])]) {
          const own = drawn.communities.filter(({ unit }) => unit === figures.unit)
          const residents = own
            .flatMap(({ homes }) => homes)
            .reduce((people, one) => people + one.residents, 0)
          expect(figures.communities).toBe(own.length)
          expect(sum(figures.bands)).toBe(own.length)
          expect(sum(figures.verdicts)).toBe(own.length)
          expect(sum(figures.residents)).toBe(residents)
          for (const rule of figures.rules) {
            expect(sum(rule.communities)).toBe(own.length)
            expect(sum(rule.residents)).toBe(residents)
          }
          const parts = rows.filter((row) => row.figures.unit === figures.unit)
          expect(parts.reduce((people, row) => people + row.figures.residents.inside, 0)).toBe(
            figures.residents.inside,
          )
          expect(parts.reduce((n, row) => n + row.figures.verdicts.inside, 0)).toBe(figures.verdicts.inside)
        }
      }),
      { seed: 1701, numRuns: 200 },
    )
  })
})
