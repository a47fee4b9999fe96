import fc from 'fast-check'
import gcoord from 'gcoord'
import writeExcelFile from 'write-excel-file/node'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { COMMUNITY_UNITS } from '../coverage/tables.ts'
import { readCatalogue } from '../services/catalogue.ts'
import { readOwnFiles, isOwnFilesError } from '../state/own-files.ts'
import type { LonLat } from '../units.ts'
import { checkupToCsv, checkupToGeoJson, type Checkup, type CheckupCommunity } from './checkup.ts'
import { csvText, type CsvCell } from './csv.ts'
import { bytesToText } from './own-bytes.ts'
import { readSuppliedCommunities } from './supplied-communities.ts'
import { readSuppliedFacilities } from './supplied-facilities.ts'
import type { CoordinateSystem } from './supplied-table.ts'

interface Listed {
  readonly id: string
  readonly name: string
  readonly street: string | null
  readonly residents: number | null
  readonly at: LonLat
}

/** Names as places have them, and what tables and formulas trip over; no blanks at the ends, which readers trim. */
const name = fc
  .array(fc.constantFrom('社', '区', 'a', '"', ',', ';', '|', "'", '=', '<', ' ', '·', '1'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((letters) => `名${letters.join('').replaceAll(/ +/g, ' ')}号`)
const degrees = (most: number) => fc.integer({ min: 1, max: most * 100_000 }).map((n) => n / 100_000)
const listed = fc.record({
  name,
  street: fc.option(name),
  residents: fc.option(fc.integer({ min: 0, max: 100_000 })),
  at: fc.tuple(degrees(180), degrees(90)),
})
const lists = fc
  .array(listed, { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((row, i): Listed => ({ ...row, id: `c${i}` })))

const HEADER = ['id', 'name', 'street', 'lon', 'lat', 'residents']
const cellsOf = ({ id, name: called, street, at: [lon, lat], residents }: Listed): CsvCell[] => [
  id,
  called,
  street,
  lon,
  lat,
  residents,
]

const read = (text: string, coordinates: CoordinateSystem = 'wgs84') =>
  readSuppliedCommunities({ text, label: 'a', columns: {}, coordinates })

const expectSame = (text: string, list: readonly Listed[]): void => {
  const { communities, errors } = read(text)
  expect(errors).toEqual([])
  expect(
    communities.map(({ id, name: called, street, residents, at }) => ({
      id,
      name: called,
      street,
      residents,
      at,
    })),
  ).toEqual(list)
}

describe('what is exported reads back equal', () => {
  test('as CSV', () => {
    const check = (list: readonly Listed[]) => expectSame(csvText([HEADER, ...list.map(cellsOf)]), list)
    fc.assert(fc.property(lists, check), { seed: 7, numRuns: 100 })
  })

  test('as GeoJSON', () => {
    const check = (list: readonly Listed[]): void => {
      const features = list.map(({ at, ...properties }) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Point', coordinates: at },
      }))
      expectSame(JSON.stringify({ type: 'FeatureCollection', features }), list)
    }
    fc.assert(fc.property(lists, check), { seed: 7, numRuns: 100 })
  })

  test('as XLSX', async () => {
    const check = async (list: readonly Listed[]): Promise<void> => {
      const rows = [HEADER, ...list.map(cellsOf)].map((row) =>
        row.map((value) => (value === null ? null : { value })),
      )
      const bytes = new Uint8Array(await writeExcelFile(rows as never).toBuffer())
      expectSame(await bytesToText(bytes, 'a.xlsx'), list)
    }
    await fc.assert(fc.asyncProperty(lists, check), { seed: 7, numRuns: 20 })
  })
})

/** A facility as a list of them gives it. */
const shop = fc.record({
  name,
  services: fc.uniqueArray(fc.constantFrom('pharmacy', 'bank', 'library'), { minLength: 1, maxLength: 3 }),
  openingHours: fc.option(fc.constantFrom('Mo-Fr 08:00-18:00; PH off', '24/7')),
  address: fc.option(name),
  areaM2: fc.option(fc.integer({ min: 1, max: 90_000 })),
  at: fc.tuple(degrees(180), degrees(90)),
})
const shops = fc
  .array(shop, { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((row, i) => ({ ...row, id: `f${i}` })))
type Shop = typeof shops extends fc.Arbitrary<readonly (infer Row)[]> ? Row : never

const SHOP_HEADER = ['id', 'name', 'services', 'opening_hours', 'address', 'area_m2', 'lon', 'lat']
const shopCells = ({ id, name: called, services, openingHours, address, areaM2, at }: Shop): CsvCell[] => [
  id,
  called,
  services.join(';'),
  openingHours,
  address,
  areaM2,
  ...at,
]

const servicesFile = new URL('../../data/services.json', import.meta.url)
const allServices = JSON.parse(readFileSync(servicesFile, 'utf8')) as { readonly id: string }[]
/** Few services, for their rules are compiled for every file. */
const catalogue = readCatalogue(
  allServices.filter(({ id }) => ['bank', 'pharmacy', 'library'].includes(id)),
  'data/services.json',
)

function expectSameShops(text: string, list: readonly Shop[]): void {
  const file = { text, label: 'a', columns: {}, coordinates: 'wgs84', catalogue, country: 'CN' } as const
  const { facilities, errors } = readSuppliedFacilities(file)
  expect(errors).toEqual([])
  expect(facilities).toMatchObject(
    list.map(({ name: called, at: [lon, lat], services, ...row }) => ({
      ...row,
      names: { '': called },
      services: catalogue.services.flatMap(({ id }) => (services.includes(id as never) ? [id] : [])),
      lon,
      lat,
    })),
  )
}

describe('a list of facilities reads back equal', () => {
  test('as CSV and as GeoJSON', () => {
    const check = (list: readonly Shop[]): void => {
      const rows = list.map(shopCells)
      expectSameShops(csvText([SHOP_HEADER, ...rows]), list)
      const features = rows.map((cells) => ({
        type: 'Feature',
        properties: Object.fromEntries(cells.slice(0, -2).map((cell, i) => [SHOP_HEADER[i], cell])),
        geometry: { type: 'Point', coordinates: cells.slice(-2) },
      }))
      expectSameShops(JSON.stringify({ type: 'FeatureCollection', features }), list)
    }
    fc.assert(fc.property(shops, check), { seed: 8, numRuns: 60 })
  })

  test('as XLSX', async () => {
    const check = async (list: readonly Shop[]): Promise<void> => {
      const rows = [SHOP_HEADER, ...list.map(shopCells)].map((row) =>
        row.map((value) => (value === null ? null : { value })),
      )
      const bytes = new Uint8Array(await writeExcelFile(rows as never).toBuffer())
      expectSameShops(await bytesToText(bytes, 'a.xlsx'), list)
    }
    await fc.assert(fc.asyncProperty(shops, check), { seed: 8, numRuns: 8 })
  })
})

test('a check-up that was exported is a list of the communities that were judged', () => {
  const judged = fc.tuple(listed, fc.constantFrom(...COMMUNITY_UNITS), fc.option(name))
  const rows = fc
    .array(judged, { minLength: 1, maxLength: 6 })
    .map((all) => all.map(([row, unit, district], i) => ({ ...row, unit, district, id: `c${i}` })))
  const check = (list: readonly (Listed & Pick<CheckupCommunity, 'unit' | 'district'>)[]): void => {
    const communities = list.map(({ at: [lon, lat], ...row }): CheckupCommunity => ({
      ...row,
      lon,
      lat,
      verdict: 'inside',
      grade: 'all',
      index: 1,
      missing: [],
      services: {},
    }))
    const checkup = { communities } as unknown as Checkup
    for (const text of [JSON.stringify(checkupToGeoJson(checkup)), checkupToCsv(checkup)]) {
      const found = read(text)
      expect(found.errors).toEqual([])
      expect(found.communities).toMatchObject(list)
      expect(found.communities.length).toBe(list.length)
    }
  }
  fc.assert(fc.property(rows, check), { seed: 9, numRuns: 50 })
})

/** Degrees at these latitudes to metres, near enough for one metre. */
function metresBetween([lon, lat]: LonLat, [toLon, toLat]: LonLat): number {
  const metresPerDegree = 111_320
  const east = (toLon - lon) * Math.cos((lat * Math.PI) / 180)
  return Math.hypot(east, toLat - lat) * metresPerDegree
}

describe('a table in GB18030 with coordinates of Chinese maps', () => {
  const cases = [
    ['gcj02', gcoord.GCJ02],
    ['bd09', gcoord.BD09],
  ] as const
  test.each(cases)('lands within a metre of the right place (%s)', async (system, crs) => {
    const right: LonLat = [116.331398, 39.995862]
    const [lon, lat] = gcoord.transform<[number, number]>([right[0], right[1]], gcoord.WGS84, crs)
    // 名称 and 甲 as Excel in China writes them
    const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words)
    const parts = [
      Uint8Array.of(0xc3, 0xfb, 0xb3, 0xc6),
      utf8(',lon,lat\r\n'),
      Uint8Array.of(0xbc, 0xd7),
      utf8(`,${lon.toFixed(6)},${lat.toFixed(6)}\r\n`),
    ]
    const bytes = parts.flatMap((part) => [...part])
    const taken = await readOwnFiles([new File([Uint8Array.from(bytes)], '社区.csv')])
    const text = isOwnFilesError(taken) ? '' : (taken.communities?.text ?? '')
    const [place] = read(text, system).communities
    expect(place?.name).toBe('甲')
    expect(metresBetween(place?.at ?? [0, 0], right)).toBeLessThan(1)
    const [untold] = read(text).communities
    expect(metresBetween(untold?.at ?? [0, 0], right)).toBeGreaterThan(300)
  })

  /** GCJ-02 of the mainland from WGS-84, by the published formula, written out once more to be held against. */
  function gcj02([lon, lat]: LonLat): LonLat {
    const [x, y] = [lon - 105, lat - 35]
    const sine = (value: number, period: number): number => Math.sin((value * Math.PI) / period)
    const shared = 20 * sine(6 * x, 1) + 20 * sine(2 * x, 1)
    const north =
      -100 +
      2 * x +
      3 * y +
      0.2 * y * y +
      0.1 * x * y +
      0.2 * Math.sqrt(Math.abs(x)) +
      (2 / 3) * (shared + 20 * sine(y, 1) + 40 * sine(y, 3) + 160 * sine(y, 12) + 320 * sine(y, 30))
    const east =
      300 +
      x +
      2 * y +
      0.1 * x * x +
      0.1 * x * y +
      0.1 * Math.sqrt(Math.abs(x)) +
      (2 / 3) * (shared + 20 * sine(x, 1) + 40 * sine(x, 3) + 150 * sine(x, 12) + 300 * sine(x, 30))
    const [axis, eccentricity] = [6_378_245, 0.006_693_421_622_965_943]
    const magic = 1 - eccentricity * sine(lat, 180) ** 2
    const dLat = (north * 180) / (((axis * (1 - eccentricity)) / magic ** 1.5) * Math.PI)
    const dLon = (east * 180) / ((axis / Math.sqrt(magic)) * Math.cos((lat * Math.PI) / 180) * Math.PI)
    return [lon + dLon, lat + dLat]
  }

  test('by the formula, anywhere in the mainland', () => {
    const place = fc.tuple(
      fc.double({ min: 100, max: 122, noNaN: true }),
      fc.double({ min: 24, max: 42, noNaN: true }),
    )
    const check = (right: LonLat): void => {
      const [lon, lat] = gcj02(right)
      const [found] = read(`name,lon,lat\na,${lon.toFixed(7)},${lat.toFixed(7)}`, 'gcj02').communities
      expect(metresBetween(found?.at ?? [0, 0], right)).toBeLessThan(1)
    }
    fc.assert(fc.property(place, check), { seed: 7, numRuns: 200 })
  })
})
