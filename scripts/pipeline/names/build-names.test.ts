import { describe, expect, test } from 'vitest'
import { decodeCityNames, encodeCityNames, type CityNames } from '../../../src/format/city-names.ts'
import type { Bounds } from '../../../src/units.ts'
import { osmDataFrom, type DrawnOsm } from '../../testing/osm-data-from.ts'
import { buildNames } from './build-names.ts'
import { namesToReadings } from './names-to-readings.ts'

const BOUNDS: Bounds = [71, 51, 72, 52]

const built = (drawn: DrawnOsm): CityNames =>
  buildNames(osmDataFrom(drawn), { bounds: BOUNDS, facilities: [], others: [] })

/** Streets by name with their place and house numbers. */
const streetsOf = ({ names, streets, addresses, numbers }: CityNames) =>
  Array.from(streets.name, (name, i) => ({
    name: names[name]?.[''],
    at: [(streets.lonE7[i] ?? 0) / 1e7, (streets.latE7[i] ?? 0) / 1e7].map((degrees) => degrees.toFixed(3)),
    isPlace: streets.isPlace[i] === 1,
    houses: Array.from(
      addresses.number.subarray(streets.firstAddress[i], streets.firstAddress[i + 1]),
      (number) => numbers[number],
    ),
  }))

const house = (street: string, number: string) => ({ 'addr:street': street, 'addr:housenumber': number })

describe('streets', () => {
  test('of one name are one where they are near, and two where they are not', () => {
    const city = built({
      nodes: {
        1: [71.1, 51.1],
        2: [71.102, 51.1],
        // across a square of 280 m
        3: [71.106, 51.1],
        4: [71.107, 51.1],
        5: [71.501, 51.5],
        6: [71.502, 51.5],
        7: [73, 53],
      },
      ways: [
        { id: 1, refs: [1, 2], tags: { highway: 'residential', name: 'Абай', 'name:en': 'Abay' } },
        { id: 2, refs: [3, 4], tags: { highway: 'primary', name: 'Абай', 'name:kk': 'Абай даңғылы' } },
        { id: 3, refs: [5, 6, 5], tags: { highway: 'service', name: 'Абай' } },
        { id: 4, refs: [7, 7], tags: { highway: 'service', name: 'Outside' } },
        { id: 5, refs: [5, 6], tags: { highway: 'proposed', name: 'Not yet' } },
        { id: 6, refs: [5, 6], tags: { waterway: 'river', name: 'River' } },
        { id: 7, refs: [5, 6], tags: { highway: 'service' } },
      ],
    })
    expect(streetsOf(city)).toMatchObject([
      { name: 'Абай', at: ['71.102', '51.100'] },
      { name: 'Абай', at: ['71.501', '51.500'] },
    ])
    expect(city.names[0]).toEqual({ '': 'Абай', en: 'Abay', kk: 'Абай даңғылы' })
  })
})

describe('house numbers', () => {
  test('go to the nearest street of their name, in order, each once', () => {
    const city = built({
      nodes: {
        1: [71.1, 51.1],
        2: [71.102, 51.1],
        3: [71.5, 51.5],
        4: [71.502, 51.5],
        10: { at: [71.1, 51.101], tags: house('абай', '10') },
        11: { at: [71.1, 51.101], tags: house('Абай', '9а') },
        12: { at: [71.1, 51.102], tags: house('Абай', '9') },
        // its entrance
        13: { at: [71.1001, 51.102], tags: house('Абай', '9') },
        14: { at: [71.5, 51.501], tags: house('Абай', '9') },
        15: { at: [71.5, 51.501], tags: { 'addr:housenumber': '7' } },
        21: [71.1, 51.103],
        22: [71.1002, 51.103],
        23: [71.1002, 51.1032],
      },
      ways: [
        { id: 1, refs: [1, 2], tags: { highway: 'residential', name: 'Абай' } },
        { id: 3, refs: [3, 4], tags: { highway: 'service', name: 'Абай' } },
        { id: 9, refs: [21, 22, 23, 21], tags: { building: 'yes', ...house('Абай', '11') } },
      ],
    })
    expect(streetsOf(city).map(({ houses }) => houses)).toEqual([['9', '9а', '10', '11'], ['9']])
  })

  test('of a place or a street that the map does not draw make it known', () => {
    const city = built({
      nodes: {
        1: { at: [71.2, 51.2], tags: { 'addr:place': '华清嘉园', 'addr:housenumber': '3' } },
        2: { at: [71.2, 51.2], tags: { ...house('清华路', '甲1'), 'addr:place': '华清嘉园' } },
        3: { at: [71.9, 52.9], tags: house('far away', '1') },
        4: { at: [71.2, 51.2], tags: house('!', '1') },
      },
    })
    expect(streetsOf(city)).toMatchObject([
      { name: '华清嘉园', isPlace: true, at: ['71.200', '51.200'], houses: ['3'] },
      { name: '清华路', isPlace: false, houses: ['甲1'] },
    ])
  })
})

test('facilities with a name keep their id and services; the file holds it all', () => {
  const at = { lon: 71.4, lat: 51.1 }
  const facilities = [
    { ...at, names: {}, lanes: [0] },
    { ...at, names: { '': 'Магнум', en: 'Magnum', ru: 'Магнум' }, lanes: [1, 3] },
    { ...at, names: { '': 'Магнум', en: 'Magnum' }, lanes: [2] },
  ]
  const city = buildNames(osmDataFrom({}), { bounds: BOUNDS, facilities, others: [{ '': '菜市场' }] })
  expect([...city.facilities.globalId]).toEqual([1, 2])
  expect([...city.facilities.name]).toEqual([0, 0])
  expect([...city.facilities.lanes]).toEqual([1, 3, 2])
  expect(city.readings.letters).toMatchObject({ 菜: 'cai', 市: 'shi', м: 'm' })
  expect(decodeCityNames(encodeCityNames(city), 'names.bin', 4)).toEqual(city)
})

describe('readings', () => {
  test('of characters are those that they mostly have; other names are listed', () => {
    const { letters, words } = namesToReadings(['重庆路', '重庆大厦', '重点小学', '绿地', 'Ақ жол'])
    expect(letters).toMatchObject({ 重: 'chong', 庆: 'qing', 绿: 'lv', ж: 'zh', к: 'k' })
    expect(words).toEqual({ 重点小学: 'zhong dian xiao xue' })
  })

  test('of traditional characters are those of the simplified ones', () => {
    const { letters, simple } = namesToReadings(['學院路', '银行'])
    expect(simple).toMatchObject({ 學: '学', 銀: '银' })
    expect(letters).toMatchObject({ 学: 'xue', 行: 'hang' })
  })
})
