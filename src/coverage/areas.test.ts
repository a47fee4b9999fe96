import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaFigures, isInArea, type AreaFigures, type AreaName } from './areas.ts'
import type { Figures, FiguresInput } from './figures.ts'
import { BANDS } from './grade.ts'
import { judgeCity } from './judge-city.ts'
import { countPeople } from './people.ts'
import { summarise } from './summary.ts'
import { drawCase, type DrawnCity } from './testing/draw-city.ts'
import { randomCity } from './testing/random-city.ts'
import { VERDICTS } from './verdict.ts'

function inputOf(drawn: DrawnCity): FiguresInput {
  const city = drawCase(drawn)
  return { city, verdicts: judgeCity(city), people: countPeople(city) }
}

const AREAS: readonly (AreaName | null)[] = [
  null,
  { district: '东', street: null },
  { district: '西', street: '甲' },
  { district: null, street: '乙' },
]

/** Everything of a unit's figures that adds up over areas. */
const countsOf = ({ communities, bands, verdicts, residents, residentBands, rules }: Figures) => ({
  communities,
  ...flat('band', bands),
  ...flat('verdict', verdicts),
  ...flat('residents', residents),
  ...flat('residentBand', residentBands),
  ...Object.assign(
    {},
    ...rules.map((rule) => ({
      ...flat(`${rule.rule} communities`, rule.communities),
      ...flat(`${rule.rule} residents`, rule.residents),
    })),
  ),
})

const flat = (name: string, counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([key, n]) => [`${name} ${key}`, n]))

function sumByUnit(rows: readonly { readonly figures: Figures }[]) {
  const sums: Record<string, Record<string, number>> = {}
  for (const { figures } of rows) {
    const sum = (sums[figures.unit] ??= {})
    for (const [key, n] of Object.entries(countsOf(figures))) sum[key] = (sum[key] ?? 0) + Number(n)
  }
  // tenths of a person are added in another order
  for (const sum of Object.values(sums)) for (const key of Object.keys(sum)) sum[key] = round(sum[key] ?? 0)
  return sums
}

const round = (n: number): number => Math.round(n * 10) / 10

const whole = ({ units, villages }: AreaFigures) =>
  [...units, ...(villages === null ? [] : [villages])].map((figures) => ({ figures }))

describe('figures of areas', () => {
  it('are those of the city where no area is asked for', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const input = inputOf(drawn)
        const { units, villages } = summarise(input)
        expect(areaFigures(input, null)).toMatchObject({ units, villages })
      }),
      { seed: 61, numRuns: 100 },
    )
  })

  it('add up, unit by unit, to the area they are of: by what is smaller and by type', () => {
    fc.assert(
      fc.property(randomCity, fc.constantFrom(...AREAS), (drawn, area) => {
        const found = areaFigures(inputOf(drawn), area)
        if (found.level !== 'community') expect(sumByUnit(found.rows)).toEqual(sumByUnit(whole(found)))
        if (found.types.length > 0) expect(sumByUnit(found.types)).toEqual(sumByUnit(whole(found)))
      }),
      { seed: 62, numRuns: 150 },
    )
  })

  it('agree with a recount, community by community', () => {
    fc.assert(
      fc.property(randomCity, fc.constantFrom(...AREAS), (drawn, area) => {
        const input = inputOf(drawn)
        for (const { figures } of whole(areaFigures(input, area))) expectRecount(input, area, figures)
      }),
      { seed: 63, numRuns: 150 },
    )
  })

  it('count residents by what their own home lacks, as many as there are', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        for (const { figures } of whole(areaFigures(inputOf(drawn), null))) {
          const sum = (counts: Readonly<Record<string, number>>) =>
            round(Object.values(counts).reduce((a, b) => a + b, 0))
          expect(sum(figures.residentBands)).toBe(sum(figures.residents))
        }
      }),
      { seed: 64, numRuns: 100 },
    )
  })
})

/** One loop over the communities, with nothing of the code under test. */
function expectRecount(input: FiguresInput, area: AreaName | null, figures: Figures): void {
  let [communities, all, inside, reached] = [0, 0, 0, 0]
  for (const [c, community] of input.city.communities.entries()) {
    if (community.unit !== figures.unit) continue
    if (area?.district && community.district !== area.district) continue
    if (area?.street && community.street !== area.street) continue
    communities++
    if (BANDS[input.verdicts.band[c] ?? -1] === 'all') all++
    if (VERDICTS[input.verdicts.verdict[c] ?? -1] === 'inside') inside++
    reached += (input.people.all.inside[c] ?? 0) / 10
  }
  expect([
    figures.communities,
    figures.bands.all,
    figures.verdicts.inside,
    round(figures.residents.inside),
  ]).toEqual([communities, all, inside, round(reached)])
}

describe('what an area is made of', () => {
  const drawn = (places: readonly (readonly [string | null, string | null])[]): DrawnCity => ({
    rules: [{ services: ['shop'] }],
    communities: places.map(([district, street]) => ({ homes: [], district, street })),
  })
  const levelOf = (places: Parameters<typeof drawn>[0], area: AreaName | null = null) =>
    areaFigures(inputOf(drawn(places)), area).level

  it('is the next smaller thing that the data name', () => {
    const city = [
      ['东', '甲'],
      ['西', null],
      [null, null],
    ] as const
    expect(levelOf(city)).toBe('district')
    expect(levelOf(city, { district: '东', street: null })).toBe('street')
    expect(levelOf(city, { district: '西', street: null })).toBe('community')
    expect(levelOf(city, { district: '东', street: '甲' })).toBe('community')
    expect(levelOf([[null, '甲']])).toBe('street')
    expect(levelOf([[null, null]])).toBe('community')
  })

  it('has rows of the area alone', () => {
    const city = drawn([
      ['东', '甲'],
      ['东', '乙'],
      ['西', '甲'],
    ])
    const { rows } = areaFigures(inputOf(city), { district: '东', street: null })
    expect(rows.map(({ district, street }) => [district, street])).toEqual([
      ['东', '乙'],
      ['东', '甲'],
    ])
  })

  it('lets everything in where no area is asked for', () => {
    expect(isInArea({ district: null, street: null }, null)).toBe(true)
    expect(isInArea({ district: null, street: null }, { district: '东', street: null })).toBe(false)
  })
})
