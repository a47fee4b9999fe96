import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extractPath } from '../../scripts/testing/shared-extracts.ts'
import { readSuppliedCommunities, type SuppliedFile } from './supplied-communities.ts'

const read = (text: string, more: Partial<SuppliedFile> = {}) =>
  readSuppliedCommunities({ text, label: 'c.csv', columns: {}, coordinates: 'wgs84', ...more })

describe('CSV', () => {
  test('columns are guessed from the header, in Chinese too', () => {
    const { communities } = read('名称,街道,经度,纬度,人口\n甲社区,乙街道,116.4,39.9,"1,200"\n')
    expect(communities).toEqual([
      {
        id: 'c.csv:2',
        name: '甲社区',
        unit: 'community',
        communityType: null,
        district: null,
        street: '乙街道',
        residents: 1_200,
        at: [116.4, 39.9],
        rings: null,
        isOffice: false,
      },
    ])
  })

  test('a mapping wins over the guess, and one that names no column is refused', () => {
    const text = 'name,title,lon,lat\nA,B,1,2\n'
    expect(read(text, { columns: { name: 'title' } }).communities[0]?.name).toBe('B')
    expect(() => read(text, { columns: { name: 'label' } })).toThrow('expected "label"')
    expect(() => read('name,where\nA,B\n')).toThrow('expected one each for lon, lat')
  })

  test('every bad row is reported with its line and reason, the good ones stay', () => {
    const rows = [
      'id,name,lon,lat,residents,unit',
      '1,A,1,2,10,estate',
      '2,,1,2,10,estate',
      '3,C,east,2,10,estate',
      '4,D,39.9,116.4,10,estate',
      '5,E,1,2,-3,estate',
      '6,F,1,2,10,palace',
      '1,G,1,2,10,estate',
      '',
      '8,H',
      '9,I,0,0,1,estate',
    ]
    const { communities, errors } = read(rows.join('\r\n'))
    expect(communities.map(({ name }) => name)).toEqual(['A'])
    expect(errors).toEqual([
      { line: 3, reason: 'no name' },
      { line: 4, reason: 'longitude "east", latitude "2": expected two decimal numbers' },
      { line: 5, reason: expect.stringContaining('are the two swapped?') },
      { line: 6, reason: 'residents "-3": expected a number from 0 to 100000000' },
      { line: 7, reason: 'unit "palace": expected community, village, estate or derived' },
      { line: 8, reason: 'id "1" stands in line 2 too' },
      { line: 10, reason: 'longitude "", latitude "": expected two decimal numbers' },
      { line: 11, reason: expect.stringContaining('not 0, 0') },
    ])
  })

  test('when no row can be used it throws with the reasons', () => {
    expect(() => read('name,lon,lat\nA,x,y\n')).toThrow('1 rows, none usable (line 2: longitude "x"')
    expect(() => read('name,lon,lat\n')).toThrow('no rows')
    expect(() => read('')).toThrow('expected one each for name, lon, lat')
  })

  test('an id made from the line does not tell the folder', () => {
    expect(read('name,lon,lat\nA,1,2\n', { label: '/home/me/c.csv' }).communities[0]?.id).toBe('c.csv:2')
  })

  test('an estate is told from a village by its name, where no column tells', () => {
    const text = 'name,lon,lat\n安贞新村,116.4,39.9\n芳城园小区,116.41,39.9\n高碑店村,116.42,39.9\n'
    const { communities } = readSuppliedCommunities({
      text,
      label: 'c.csv',
      columns: {},
      coordinates: 'wgs84',
    })
    expect(communities.map(({ unit }) => unit)).toEqual(['community', 'estate', 'village'])
  })

  test('villages and offices are known by their names', () => {
    const { communities } = read('name,lon,lat\n甲村委会,1,1\n乙社区居委会,1,1\n丙村,1,1\n丁家园,1,1\n')
    expect(communities.map(({ unit }) => unit)).toEqual(['village', 'community', 'village', 'community'])
    expect(communities.map(({ isOffice }) => isOffice)).toEqual([true, true, false, false])
  })

  test('coordinates in the national offset are brought back to WGS-84', () => {
    const text = 'name,lon,lat\nA,116.41024449916938,39.91640428150164\n'
    const at = read(text, { coordinates: 'gcj02' }).communities[0]?.at ?? [0, 0]
    expect(at[0]).toBeCloseTo(116.404, 4)
    expect(at[1]).toBeCloseTo(39.915, 4)
    const far = read(text, { coordinates: 'bd09' }).communities[0]?.at ?? [0, 0]
    expect(far[0]).toBeLessThan(at[0] - 0.005)
  })
})

const feature = (geometry: unknown, properties: unknown) => ({ type: 'Feature', properties, geometry })
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const square = [
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ],
]

describe('GeoJSON', () => {
  test('points and areas are read, what is neither is reported by its position', () => {
    const { communities, errors } = read(
      collection(
        feature({ type: 'Point', coordinates: [1, 2] }, { name: 'A', residents: 5 }),
        feature({ type: 'Polygon', coordinates: square }, { name: 'B', type: '老旧小区' }),
        feature({ type: 'LineString', coordinates: [] }, { name: 'C' }),
        feature(null, { name: 'D' }),
        feature({ type: 'Polygon', coordinates: [[[0, 95]]] }, { name: 'E' }),
      ),
      { label: 'c.geojson' },
    )
    expect(communities).toMatchObject([
      { id: 'c.geojson:1', name: 'A', residents: 5, at: [1, 2], rings: null },
      { id: 'c.geojson:2', name: 'B', communityType: '老旧小区', at: [0.5, 0.5] },
    ])
    expect(communities[1]?.rings?.[0]).toHaveLength(5)
    expect(errors.map(({ line }) => line)).toEqual([3, 4, 5])
  })

  test('what is no FeatureCollection is refused', () => {
    expect(() => read('{"type": "Feature"}')).toThrow('expected a GeoJSON FeatureCollection')
    expect(() => read('{"type": ')).toThrow('not valid JSON')
  })
})

describe('Beijing', () => {
  const path = extractPath('beijing/communities-2331-wgs84.csv')
  test.skipIf(path === null)('has 1,393 communities and 938 villages, all of them offices', () => {
    const { communities, errors } = read(readFileSync(path ?? '', 'utf8'))
    const countOf = (unit: string) => communities.filter((community) => community.unit === unit).length
    expect(errors).toEqual([])
    expect([countOf('community'), countOf('village')]).toEqual([1_393, 938])
    expect(communities[0]).toMatchObject({
      id: '110101001001',
      district: '东城区',
      at: [116.406901, 39.921554],
    })
  })
})

test('who is 60 or older is read where the file tells, and never more than there are', () => {
  const text = [
    'name,lon,lat,人口,60岁以上人口',
    'a,71,51,1000,210',
    'b,71,51.1,1000,',
    'c,71,51.2,,30',
    'd,71,51.3,100,101',
    'e,71,51.4,100,many',
  ].join('\n')
  const { communities, errors } = readSuppliedCommunities({
    text,
    label: 'c.csv',
    columns: {},
    coordinates: 'wgs84',
  })
  expect(communities.map(({ name, elderly }) => [name, elderly])).toEqual([
    ['a', 210],
    ['b', undefined],
    ['c', 30],
  ])
  expect(errors.map(({ line, reason }) => [line, reason])).toEqual([
    [5, 'aged 60 or older "101": expected a number from 0 to 100'],
    [6, 'aged 60 or older "many": expected a number from 0 to 100'],
  ])
})
