import { expect, test } from 'vitest'
import type { CommunityUnit } from '../coverage/tables.ts'
import { VERDICTS } from '../coverage/verdict.ts'
import { termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()

/** Somebody's own list with districts, streets, units and types, around the town's homes. */
async function openOwnList() {
  const { handlers, city } = await town.opened()
  const { lon, lat } = city.communities[0] ?? { lon: 0, lat: 0 }
  const rows = Array.from({ length: 24 }, (_, i) => {
    const at = [lon + (i % 6) * 0.0008, lat + Math.floor(i / 6) * 0.0006]
    const unit = i % 7 === 0 ? 'village' : i % 5 === 0 ? 'estate' : 'community'
    const [district, street] = [['东区', '西区', ''][i % 3], i % 4 === 3 ? '' : `${(i % 4) + 1}街道`]
    return [`甲${i}`, ...at, unit, district, street, ['老旧小区', '商品房小区', ''][i % 3], 100 + i].join(',')
  })
  const text = ['name,lon,lat,unit,district,street,type,residents', ...rows].join('\n')
  const communities = { name: 'list.csv', text }
  const own = await handlers.ownPlaces({ communities, facilities: null }, unwatched)
  return { handlers, own, terms: await termsOf(handlers) }
}

test('areas of a list with districts, streets and types agree with a recount from the judgement', async () => {
  const { handlers, own, terms } = await openOwnList()
  const judgement = await handlers.judge(terms, unwatched)
  const verdictOf = (c: number) => VERDICTS[judgement.verdict[c] ?? -1]
  const count = (unit: CommunityUnit, is: (c: (typeof own.communities)[number]) => boolean) => {
    const members = own.communities.flatMap((c, i) => (c.unit === unit && is(c) ? [i] : []))
    return [members.length, members.filter((i) => verdictOf(i) === 'inside').length]
  }
  const whole = await handlers.areas({ terms, area: null }, unwatched)
  expect(whole.level).toBe('district')
  expect(new Set(whole.rows.map(({ district }) => district))).toEqual(new Set(['东区', '西区', null]))
  for (const { district, figures } of whole.rows)
    expect([figures.communities, figures.verdicts.inside]).toEqual(
      count(figures.unit, (c) => c.district === district),
    )
  expect(new Set(whole.types.map(({ type }) => type))).toEqual(new Set(['老旧小区', '商品房小区', null]))
  for (const { type, figures } of whole.types)
    expect([figures.communities, figures.verdicts.inside]).toEqual(
      count(figures.unit, (c) => c.communityType === type),
    )
  expect(whole.rows.reduce((sum, { figures }) => sum + figures.communities, 0)).toBe(own.communities.length)
})

test('a district is broken down by its streets, a street no further', async () => {
  const { handlers, own, terms } = await openOwnList()
  const district = await handlers.areas({ terms, area: { district: '东区', street: null } }, unwatched)
  const ofDistrict = own.communities.filter((c) => c.district === '东区')
  expect(district.level).toBe('street')
  expect(new Set(district.rows.map(({ street }) => street))).toEqual(
    new Set(ofDistrict.map(({ street }) => street)),
  )
  const street = await handlers.areas({ terms, area: { district: '东区', street: '1街道' } }, unwatched)
  expect(street).toMatchObject({ level: 'community', rows: [] })
  const all = [...street.units, ...(street.villages === null ? [] : [street.villages])]
  expect(all.reduce((sum, { communities }) => sum + communities, 0)).toBe(
    ofDistrict.filter((c) => c.street === '1街道').length,
  )
  expect(structuredClone(street)).toEqual(street)
})

test('a city without districts has nothing to break down by', async () => {
  const { handlers } = await town.opened()
  const { level, rows, units, villages } = await handlers.areas(
    { terms: await termsOf(handlers), area: null },
    unwatched,
  )
  const { summary } = await handlers.judge(await termsOf(handlers), unwatched)
  expect({ level, rows, units, villages }).toEqual({
    level: 'community',
    rows: [],
    units: summary.units,
    villages: summary.villages,
  })
})
