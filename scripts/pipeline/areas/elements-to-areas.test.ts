import { area, booleanPointInPolygon, pointOnFeature } from '@turf/turf'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Area } from '../../../src/format/city-tables.ts'
import { readOsmData } from '../../osm/read-osm-data.ts'
import { osmDataFrom } from '../../testing/osm-data-from.ts'
import { extractPath } from '../../testing/shared-extracts.ts'
import { createAreaIndex } from './create-area-index.ts'
import { elementsToAreas } from './elements-to-areas.ts'
import { type StreetColumns, streetsFromGeoJson } from './geojson-to-areas.ts'

const square = (lon: number, lat: number, size: number): [number, number][] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
]

const areaOf = (id: string, level: Area['level'], ...holes: [number, number][][]): Area => ({
  id,
  names: { '': id },
  level,
  geometry: { type: 'Polygon', coordinates: holes },
})

const boundary = (id: number, way: number, tags: Record<string, string>) => ({
  id,
  members: [{ type: 'way', ref: way, role: 'outer' } as const],
  tags: { type: 'boundary', boundary: 'administrative', ...tags },
})

const feature = (properties: unknown, geometry: unknown) => ({ type: 'Feature', properties, geometry })
const polygon = (ring: unknown) => ({ type: 'Polygon', coordinates: [ring] })

const read = (features: unknown[], columns: StreetColumns = { name: 'jd' }) =>
  streetsFromGeoJson(JSON.stringify({ type: 'FeatureCollection', features }), 'streets.geojson', columns)

describe('boundary relations', () => {
  const data = osmDataFrom({
    nodes: { 1: [0, 0], 2: [1, 0], 3: [1, 1] },
    ways: [{ id: 1, refs: [1, 2, 3, 1] }],
    relations: [
      boundary(10, 1, { admin_level: '6', name: '海淀区', 'name:en': 'Haidian', 'name:zh-Hant': '海淀區' }),
      boundary(11, 1, { admin_level: '8', name: '中关村街道' }),
      boundary(12, 99, { admin_level: '8', name: '清河街道' }),
      boundary(13, 1, { admin_level: '8' }),
      boundary(14, 1, { admin_level: '4', name: '北京市' }),
    ],
  })

  it('become districts and streets by their level, with the names they carry', () => {
    const { areas } = elementsToAreas(data, { district: 6, street: 8 })
    expect(areas.map(({ id, level }) => [id, level])).toEqual([
      ['osm:relation/10', 'district'],
      ['osm:relation/11', 'street'],
    ])
    expect(areas[0]?.names).toEqual({ '': '海淀区', en: 'Haidian', 'zh-Hant': '海淀區' })
    expect(elementsToAreas(data, { district: null, street: null }).areas).toEqual([])
  })

  it('that the extract cut are named, not guessed', () => {
    const { incomplete, unnamed } = elementsToAreas(data, { district: 6, street: 8 })
    expect(incomplete).toEqual([
      {
        id: 'osm:relation/12',
        name: '清河街道',
        level: 'street',
        missingWays: 1,
        brokenWays: 0,
        openRings: 0,
      },
    ])
    expect(unnamed).toBe(1)
  })
})

describe('the area index', () => {
  const big = areaOf('big', 'district', square(0, 0, 10), square(7, 7, 1).toReversed())
  const west = areaOf('west', 'street', square(0, 0, 5))
  const enclave = areaOf('enclave', 'street', square(1, 1, 1))
  const at = createAreaIndex([big, west, enclave])
  const idsAt = (lon: number, lat: number) => {
    const { district, street } = at(lon, lat)
    return [district?.id ?? null, street?.id ?? null]
  }

  it('answers for both levels; the smallest street wins; holes are outside', () => {
    expect(idsAt(4, 4)).toEqual(['big', 'west'])
    expect(idsAt(1.5, 1.5)).toEqual(['big', 'enclave'])
    expect(idsAt(9, 9)).toEqual(['big', null])
    expect(idsAt(7.5, 7.5)).toEqual([null, null])
    expect(idsAt(-1, 4)).toEqual([null, null])
  })

  it('knows nothing when there are no areas', () => {
    expect(createAreaIndex([])(1, 1)).toEqual({ district: null, street: null })
  })
})

describe('a supplied file of streets', () => {
  const good = feature({ jd: '建外街道', qu: '朝阳区' }, polygon(square(116, 40, 0.1)))

  it('gives streets, and districts made of them', () => {
    const next = feature({ jd: '朝外街道', qu: '朝阳区' }, polygon(square(116.1, 40, 0.1)))
    const areas = read([good, next], { name: 'jd', district: 'qu' })
    expect(areas.map(({ id, level, names }) => [id, level, names['']])).toEqual([
      ['streets.geojson:1', 'street', '建外街道'],
      ['streets.geojson:2', 'street', '朝外街道'],
      ['streets.geojson:朝阳区', 'district', '朝阳区'],
    ])
    expect(createAreaIndex(areas)(116.15, 40.05)).toMatchObject({
      street: { id: 'streets.geojson:2' },
      district: { id: 'streets.geojson:朝阳区' },
    })
  })

  it.each([
    ['{"type":', 'streets.geojson: found broken text'],
    [
      '{"type":"Feature","properties":{},"geometry":null}',
      'found type "Feature", expected a GeoJSON FeatureCollection',
    ],
  ])('refuses %s', (text, message) => {
    expect(() => streetsFromGeoJson(text, 'streets.geojson', { name: 'jd' })).toThrow(message)
  })

  it.each([
    [feature({ jd: 'x' }, polygon(square(116, 40, 0.1).slice(1))), 'at features[1]: found'],
    [
      feature(
        { jd: 'x' },
        polygon([
          [1, 2],
          [3, 'a'],
          [4, 5],
          [1, 2],
        ]),
      ),
      'must be a number',
    ],
    [
      feature({ jd: 'x' }, polygon(square(440_000, 40, 5))),
      'expected longitude and latitude in degrees, WGS-84',
    ],
    [
      feature({ jd: 'x' }, { type: 'Point', coordinates: [116, 40] }),
      'found geometry Point, expected Polygon',
    ],
    [feature({ jd: 'x' }, null), 'found geometry null'],
    [
      feature({ name: 'x' }, polygon(square(116, 40, 1))),
      'found no "jd" among name, expected a name in "jd"',
    ],
    [feature({ jd: 7 }, polygon(square(116, 40, 1))), 'found 7, expected a name in "jd"'],
  ])('says which feature is wrong, what was found and what was expected: %#', (bad, message) => {
    expect(() => read([good, bad])).toThrow(message)
    expect(() => read([good, bad])).toThrow('streets.geojson: at features[1]')
  })
})

const liechtenstein = extractPath('test-extracts/liechtenstein-2015.osm.pbf')

describe.skipIf(!liechtenstein)('Liechtenstein', () => {
  const MUNICIPALITIES =
    'Balzers Eschen Gamprin Mauren Planken Ruggell Schaan Schellenberg Triesen Triesenberg Vaduz'

  it('has its eleven municipalities, which together are the country', () => {
    const data = readOsmData(liechtenstein ?? '')
    const { areas, incomplete } = elementsToAreas(data, { district: 6, street: 8 })
    const streets = areas.filter(({ level }) => level === 'street')
    const names = streets.map((each) => each.names[''] ?? '').sort()
    expect(names).toEqual(MUNICIPALITIES.split(' '))
    const totalKm2 = streets.reduce((sum, { geometry }) => sum + area(geometry), 0) / 1e6
    expect(totalKm2).toBeCloseTo(160.5, 0)
    // Swiss and Austrian neighbours.
    expect(incomplete.every(({ missingWays }) => missingWays > 0)).toBe(true)
    const at = createAreaIndex(areas)
    const villages = [...data.nodeTags].filter(
      ([, tags]) => tags['place'] === 'village' || tags['place'] === 'town',
    )
    const own = villages.filter(([, tags]) => MUNICIPALITIES.split(' ').includes(tags['name'] ?? ''))
    expect(own.length).toBeGreaterThan(8)
    for (const [index, tags] of own) {
      const { street } = at((data.lonE7[index] ?? 0) / 1e7, (data.latE7[index] ?? 0) / 1e7)
      expect(street?.names['']).toBe(tags['name'])
    }
  })
})

const helsinki = extractPath('test-extracts/helsinki-centre-2019.osm.pbf')

describe.skipIf(!helsinki)('the centre of Helsinki', () => {
  it('cuts every one of its boundaries and claims none', () => {
    const { areas, incomplete } = elementsToAreas(readOsmData(helsinki ?? ''), { district: 9, street: 10 })
    expect(areas).toEqual([])
    expect(incomplete).toHaveLength(7)
  })
})

const beijing = extractPath('beijing/streets-331-wgs84.geojson')

describe.skipIf(!beijing)('the streets and towns of Beijing', () => {
  it('are found by a point inside each, as Turf finds them', () => {
    const columns = { name: 'street', district: 'district' }
    const areas = streetsFromGeoJson(readFileSync(beijing ?? '', 'utf8'), 'streets', columns)
    // Its header says the same to a reader that has to guess.
    expect(streetsFromGeoJson(readFileSync(beijing ?? '', 'utf8'), 'streets', null)).toEqual(areas)
    const streets = areas.filter(({ level }) => level === 'street')
    expect(streets).toHaveLength(331)
    expect(areas.length - streets.length).toBe(16)
    const at = createAreaIndex(areas)
    for (const { geometry } of streets) {
      const [lon = 0, lat = 0] = pointOnFeature(geometry).geometry.coordinates
      const { street, district } = at(lon, lat)
      expect(street && booleanPointInPolygon([lon, lat], street.geometry)).toBe(true)
      expect(district).not.toBeNull()
    }
    // Tian'anmen.
    expect(at(116.3914, 39.9051).district?.names['']).toBe('东城区')
  })
})
