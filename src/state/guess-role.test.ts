import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dealRoles, guessRole } from './guess-role.ts'

const named = (name: string) => guessRole({ name, text: 'name,lon,lat\n' })
const holding = (text: string) => guessRole({ name: 'list.csv', text })

describe('guessRole', () => {
  it.each([
    'facilities.geojson',
    'POI_2024.csv',
    '服务设施.csv',
    '便民网点.csv',
    '社区服务设施.csv',
    'community_facilities.csv',
  ])('takes %s for facilities', (name) => expect(named(name)).toBe('facilities'))

  it.each([
    'communities.csv',
    'Estates.geojson',
    '全区社区名单.csv',
    '小区.csv',
    '居委会.csv',
    '服务缺项社区.csv',
    'points.csv',
  ])('takes %s for communities', (name) => expect(named(name)).toBe('communities'))

  it.each([
    'name,lon,lat,services\n',
    '名称,经度,纬度,设施类型\n',
    'name;lon;lat;"amenity"\n',
    '\uFEFFname\tlon\tlat\topening_hours\n',
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"shop":"bakery"}}]}',
  ])('takes %j for facilities by what it holds', (text) => expect(holding(text)).toBe('facilities'))

  it.each([
    'name,lon,lat,population\n',
    '社区名称,经度,纬度,人口,电话\n',
    '{"features":[{"properties":{"name":"A","residents":5}}]}',
    'name,lon,lat\n',
  ])('takes %j for communities by what it holds', (text) => expect(holding(text)).toBe('communities'))

  it('lets a name that speaks of one of them outweigh the columns', () => {
    const text = 'name,lon,lat,amenity,shop,services\n'
    expect(guessRole({ name: 'communities.csv', text })).toBe('communities')
  })

  it('lets the columns decide where the name speaks of both', () => {
    const text = '社区名称,经度,纬度,人口\n'
    expect(guessRole({ name: '社区服务圈.csv', text })).toBe('communities')
  })

  it('does not take a value for a column', () => {
    expect(holding('{"features":[{"properties":{"name":"amenity"}}]}')).toBe('communities')
  })
})

describe('dealRoles', () => {
  const pharmacies = { name: 'a.csv', text: 'name,lon,lat,services\n' }
  const shops = { name: '设施.csv', text: 'name,lon,lat,services\n' }
  const people = { name: 'b.csv', text: 'name,lon,lat,residents\n' }
  const bare = { name: 'c.csv', text: 'name,lon,lat\n' }

  it('does not mind the order', () => {
    const expected = { communities: people, facilities: pharmacies }
    expect(dealRoles(people, pharmacies)).toEqual(expected)
    expect(dealRoles(pharmacies, people)).toEqual(expected)
  })

  it('gives a role that both would have to the stronger guess', () => {
    expect(dealRoles(pharmacies, shops)).toEqual({ communities: pharmacies, facilities: shops })
    expect(dealRoles(shops, pharmacies)).toEqual({ communities: pharmacies, facilities: shops })
    expect(dealRoles(people, bare)).toEqual({ communities: people, facilities: bare })
    expect(dealRoles(bare, people)).toEqual({ communities: people, facilities: bare })
  })

  it('believes the first of two files that are alike', () => {
    const twin = { ...pharmacies, name: 'd.csv' }
    expect(dealRoles(pharmacies, twin)).toEqual({ communities: twin, facilities: pharmacies })
  })

  it('leaves the other role empty when there is one file', () => {
    expect(dealRoles(shops, null)).toEqual({ communities: null, facilities: shops })
    expect(dealRoles(bare, null)).toEqual({ communities: bare, facilities: null })
  })

  it('uses both files once each, whatever they are', () => {
    const file = fc.record({ name: fc.string(), text: fc.string() })
    fc.assert(
      fc.property(file, file, (first, second) => {
        const { communities, facilities } = dealRoles(first, second)
        expect(new Set([communities, facilities])).toEqual(new Set([first, second]))
      }),
      { seed: 11, numRuns: 200 },
    )
  })
})
