import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCatalogue } from '../services/catalogue.ts'
import { readSuppliedFacilities, type FacilitiesFile } from './supplied-facilities.ts'

const servicesFile = new URL('../../data/services.json', import.meta.url)
const catalogue = readCatalogue(JSON.parse(readFileSync(servicesFile, 'utf8')), 'data/services.json')

const read = (text: string, more: Partial<FacilitiesFile> = {}) =>
  readSuppliedFacilities({
    text,
    label: 'f.csv',
    columns: {},
    coordinates: 'wgs84',
    catalogue,
    country: 'CN',
    ...more,
  })

/** The reason why the one row of a table is refused; a good row stands behind it. */
const refusal = (header: string, row: string) => {
  const good = header.split(',').map((name) => GOOD[name] ?? '')
  return read(`${header}\n${row}\n${good.join(',')}\n`).errors.map(({ line, reason }) => `${line}: ${reason}`)
}
const GOOD: Record<string, string> = { name: 'ok', lon: '1', lat: '2', services: 'bank', amenity: 'bank' }

const feature = (geometry: unknown, properties: unknown) => ({ type: 'Feature', properties, geometry })
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const point = { type: 'Point', coordinates: [116.4, 39.9] }
const square = [
  [
    [0, 0],
    [0.001, 0],
    [0.001, 0.001],
    [0, 0.001],
    [0, 0],
  ],
]

describe('CSV', () => {
  test('a row with everything', () => {
    const header =
      'id,name,lon,lat,services,access,mode,opening_hours,phone,wheelchair,operator,address,area_m2'
    const row =
      'a1,甲药店,116.4,39.9,"pharmacy; bank",by-appointment,fixed,Mo-Fr 08:00-18:00,010-1,yes,乙,丙街1号,"1,200"'
    expect(read(`${header}\n${row}`)).toEqual({
      facilities: [
        {
          id: 'a1',
          names: { '': '甲药店' },
          lon: 116.4,
          lat: 39.9,
          services: ['bank', 'pharmacy'],
          access: 'by-appointment',
          mode: 'fixed',
          openingHours: 'Mo-Fr 08:00-18:00',
          phone: '010-1',
          wheelchair: 'yes',
          operator: '乙',
          address: '丙街1号',
          areaM2: 1_200,
          flags: [],
          rings: null,
        },
      ],
      errors: [],
    })
  })

  test('Chinese headers and the names of services', () => {
    const text =
      '名称,类别,经度,纬度,电话,营业时间\n甲,菜市场、菜店,116.4,39.9,1,24/7\n乙,药店;银行,116.4,39.9,,\n'
    const { facilities } = read(text)
    expect(facilities.map(({ services }) => services)).toEqual([['vegetables'], ['bank', 'pharmacy']])
    expect(facilities[0]).toMatchObject({ id: 'f.csv:2', phone: '1', openingHours: '24/7' })
  })

  test('columns of tags are read as the map is', () => {
    const text = [
      'name;lon;lat;amenity;shop;operator;services',
      'A;1;2;pharmacy;;;',
      'B;1;2;;supermarket;;',
      'C;1;2;library;;清华大学;',
      'D;1;2;;supermarket;;bakery',
      '某小学校;1;2;school;;;',
      'E;1;2;school;;;',
    ].join('\n')
    expect(read(text).facilities.map(({ services, access, flags }) => [services, access, flags])).toEqual([
      [['pharmacy'], 'public', []],
      [['supermarket'], 'public', []],
      [['library'], 'residents-only', []],
      [['bakery'], 'public', []],
      [['primary-school'], 'public', []],
      [['primary-school', 'junior-school'], 'public', ['unsure:primary-school', 'unsure:junior-school']],
    ])
  })

  test('a mapping wins over the guess', () => {
    const text = 'name,lon,lat,was,services\nA,1,2,bank,pharmacy\n'
    expect(read(text, { columns: { services: 'was' } }).facilities[0]?.services).toEqual(['bank'])
    expect(() => read(text, { columns: { services: 'is' } })).toThrow(
      'f.csv: found the columns name, lon, lat, was, services; expected "is", which the mapping names',
    )
  })

  test('coordinates in the national offset are brought back', () => {
    const { facilities } = read('name,lon,lat,services\nA,116.41024449916938,39.91640428150164,bank\n', {
      coordinates: 'gcj02',
    })
    expect(facilities[0]?.lon).toBeCloseTo(116.404, 4)
  })

  test('what a bad row has and what was expected', () => {
    expect(refusal('name,lon,lat,services', 'A,1,2,pharmcy')).toEqual([
      '2: service "pharmcy": expected ids of the catalogue, such as "pharmacy"',
    ])
    expect(refusal('name,lon,lat,services', 'A,1,2,bank;libary')).toEqual([
      '2: service "libary": expected ids of the catalogue, such as "library"',
    ])
    expect(refusal('name,lon,lat,services', 'A,1,2,;')).toEqual([
      expect.stringContaining('2: services ";": expected ids of the catalogue'),
    ])
    expect(refusal('name,lon,lat,amenity', 'A,1,2,super_market')).toEqual([
      '2: no service in amenity=super_market: expected "services" with ids of the catalogue, such as "supermarket", or tags that give one, such as amenity=pharmacy',
    ])
    expect(refusal('name,lon,lat,amenity', 'A,1,2,')).toEqual([
      expect.stringContaining('2: no service in the row: expected "services"'),
    ])
    expect(refusal('name,lon,lat,services,access', 'A,1,2,bank,closed')).toEqual([
      expect.stringContaining('2: the place is closed'),
    ])
    expect(refusal('name,lon,lat,services,area_m2', 'A,1,2,bank,big')).toEqual([
      '2: area "big": expected square metres from 0',
    ])
    expect(refusal('name,lon,lat,services', 'A,east,2,bank')).toEqual([
      '2: longitude "east", latitude "2": expected two decimal numbers',
    ])
    expect(refusal('name,lon,lat,services', 'A,1,2,bank,more')).toEqual([
      '2: 5 cells, the header has 4: a cell that holds a separator needs quotes',
    ])
  })

  test('an id that stands twice, though broken rows do not claim one', () => {
    const text = 'id,lon,lat,services\n7,x,2,bank\n7,1,2,bank\n7,1,2,bank\n'
    expect(read(text).errors.slice(1)).toEqual([{ line: 4, reason: 'id "7" stands in line 3 too' }])
  })

  test('a file without one usable row is refused with the first reasons', () => {
    expect(() => read('name,lon,lat,services\nA,1,2,shoes\n')).toThrow(
      /^f\.csv: found 1 rows, none usable \(line 2: service "shoes".*\); expected a facility per row with a place and a service$/,
    )
    expect(() => read('name,lon,lat,services\n')).toThrow('f.csv: found no rows')
    expect(() => read('name,services\nA,bank\n')).toThrow('expected one each for lon, lat')
    expect(() => read('')).toThrow('f.csv: found the columns none')
  })
})

describe('GeoJSON', () => {
  test('points and areas; an area has its size and outline and is entered from the street', () => {
    const { facilities, errors } = read(
      collection(
        feature(point, { '@id': 'node/1', amenity: 'bank', 'name:en': 'Bank' }),
        feature({ type: 'Polygon', coordinates: square }, { leisure: 'pitch' }),
        feature({ type: 'LineString', coordinates: square[0] }, { amenity: 'bank' }),
        feature(point, { services: 'banks' }),
        feature(point, null),
        'no feature',
      ),
      { label: 'data/f.geojson' },
    )
    expect(facilities).toMatchObject([
      { id: 'node/1', names: { en: 'Bank' }, lon: 116.4, lat: 39.9, services: ['bank'], rings: null },
      { id: 'f.geojson:2', lon: 0.0005, services: ['sports-ground-large'], areaM2: 12_364 },
    ])
    expect(facilities[1]?.rings).toEqual(square)
    expect(errors).toEqual([
      { line: 3, reason: 'geometry LineString: expected Point, Polygon or MultiPolygon' },
      { line: 4, reason: 'service "banks": expected ids of the catalogue, such as "bank"' },
      { line: 5, reason: expect.stringContaining('no service in the row') },
      { line: 6, reason: 'geometry missing: expected Point, Polygon or MultiPolygon' },
    ])
  })

  test('messages speak of features', () => {
    expect(() => read(collection(feature(null, { services: 'bank' })))).toThrow(
      '(feature 1: geometry missing',
    )
    const twice = feature(point, { id: 'a', services: 'bank' })
    expect(read(collection(twice, twice)).errors).toEqual([
      { line: 2, reason: 'id "a" stands in feature 1 too' },
    ])
  })

  test('what is no FeatureCollection is refused by what it is', () => {
    expect(() => read('{"type": "Feature"}')).toThrow(
      'f.csv: found Feature; expected a GeoJSON FeatureCollection',
    )
    expect(() => read('[1]')).toThrow('found something else; expected')
    expect(() => read('{"type"')).toThrow('f.csv: not valid JSON')
  })
})
