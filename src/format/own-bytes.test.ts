import type { FeatureCollection } from 'geojson'
import { zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { describe, expect, test } from 'vitest'
import { encodeTable } from './feature-table.ts'
import { bytesToText, endingOf } from './own-bytes.ts'
import { ownTable } from './own-table.ts'
import { readSuppliedCommunities } from './supplied-communities.ts'
import { readSuppliedFigures } from './supplied-figures.ts'
import { drawnDbf, drawnPointShp, drawnShp } from './testing/drawn-shapefile.ts'
import { unpackZip } from './unpack-zip.ts'

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

type Cell = string | number | boolean | Date | null

async function workbook(...sheets: readonly (readonly (readonly Cell[])[])[]): Promise<Uint8Array> {
  const data = sheets.map((rows, i) => ({
    sheet: `s${i}`,
    data: rows.map((row) =>
      row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : { value })),
    ),
  }))
  return new Uint8Array(await writeExcelFile(data as never).toBuffer())
}

const TABLE: readonly (readonly Cell[])[] = [
  ['名称', '经度', '纬度', '人口', '街道'],
  ['甲, "乙" 社区', 116.4, 39.9, 1200, '东升\n学院'],
  [null, null, null, null, null],
  ['丙社区', 116.41, 39.91, 0.5, null],
]

/** 甲 and 乙, and the header 名称, in GB18030. */
const GB = { jia: [0xbc, 0xd7], yi: [0xd2, 0xd2], name: [0xc3, 0xfb, 0xb3, 0xc6] }

const POINTS = drawnPointShp([
  [116.4, 39.9],
  [116.41, 39.91],
])
const ROWS = drawnDbf(GB.name, [GB.jia, GB.yi])

const zip = (files: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync(files, { level: 0 })

const communities = async (name: string, bytes: Uint8Array) =>
  readSuppliedCommunities({
    text: await bytesToText(bytes, name),
    label: name,
    columns: {},
    coordinates: 'wgs84',
  })

const FGB = encodeTable({ name: 'string', residents: 'integer' }, [
  { geometry: { type: 'Point', coordinates: [116.4, 39.9] }, properties: { name: '甲', residents: 12 } },
  { geometry: { type: 'Point', coordinates: [116.41, 39.91] }, properties: { name: '乙', residents: null } },
])

describe('a workbook', () => {
  test('is read from the sheet with a position, under a title, by the lines of the sheet', async () => {
    const bytes = await workbook([['说明']], [['2024 年社区名单'], ...TABLE])
    const { communities: read, errors } = await communities('社区.xlsx', bytes)
    expect(errors).toEqual([])
    expect(read).toMatchObject([
      { id: '社区.xlsx:3', name: '甲, "乙" 社区', at: [116.4, 39.9], residents: 1200, street: '东升 学院' },
      { id: '社区.xlsx:5', name: '丙社区', residents: 0.5, street: null },
    ])
  })

  test('tells a row that cannot be used by its row', async () => {
    const { errors } = await communities('a.xlsx', await workbook([...TABLE, ['丁', '很远', 39.9, 3, null]]))
    expect(errors).toEqual([
      { line: 5, reason: 'longitude "很远", latitude "39.9": expected two decimal numbers' },
    ])
  })

  describe('of figures without places', () => {
    const figures = async (...rows: readonly (readonly Cell[])[]) => {
      const name = '人口.xlsx'
      const text = await bytesToText(await workbook([['填报说明'], ['社区由街道填报']], rows), name)
      return { ...readSuppliedFigures({ text, label: name, columns: {} }), table: ownTable(text, name) }
    }
    const HEADER = ['序号', '街道', '社区', '常住人口', '60岁以上人口', '是否达标']

    test('is read under a title, a line of units and blank rows, by the rows of the sheet', async () => {
      const {
        figures: read,
        errors,
        table,
      } = await figures(
        [null, null, null, null, null, null],
        ['东升街道社区人口统计表', null, null, null, null, null],
        ['填报单位：东升街道', null, null, null, null, '单位：人'],
        [null, null, null, null, null, null],
        HEADER,
        [1, '东升', '甲社区', 5200, 900, '是'],
        [2, '东升', '乙社区', '很多', 800, '否'],
        [3, '东升', '丙社区', 4100, 700, '否'],
      )
      expect(table.columns).toEqual(HEADER)
      expect(table.rows[0]).toEqual(['1', '东升', '甲社区', '5200', '900', '是'])
      expect(read).toMatchObject([
        { line: 6, name: '甲社区', street: '东升', residents: 5200, elderly: 900, declared: true },
        { line: 8, name: '丙社区', residents: 4100, declared: false },
      ])
      expect(errors).toMatchObject([{ line: 7, reason: expect.stringContaining('很多') }])
    })

    test('whose columns have names of their own begins with its first row, whatever stands below', async () => {
      const rows = [
        ['小区名', '种类'],
        ['甲', '社区'],
        ['乙', '小区'],
      ]
      const table = ownTable(await bytesToText(await workbook(rows), 'a.xlsx'), 'a.xlsx')
      expect([table.columns, ...table.rows]).toEqual(rows)
    })
  })

  test('gives dates as days', async () => {
    const bytes = await workbook([
      ['name', 'lon', 'lat', 'since'],
      ['a', 1, 2, new Date(Date.UTC(2024, 4, 31))],
    ])
    expect(await bytesToText(bytes, 'a.xlsx')).toBe('name,lon,lat,since\na,1,2,2024-05-31')
  })
})

describe('a zipped Shapefile', () => {
  test.each([
    ['without .cpg', {}],
    ['with .cpg', { '社区/a.CPG': utf8('GBK\r\n') }],
  ])('is read in GB18030 %s', async (_, more) => {
    const bytes = zip({ '社区/a.SHP': POINTS, '社区/a.dbf': ROWS, ...more })
    expect((await communities('a.zip', bytes)).communities).toMatchObject([
      { name: '甲', at: [116.4, 39.9] },
      { name: '乙', at: [116.41, 39.91] },
    ])
  })

  test('is brought to degrees by its .prj', async () => {
    // 500 000 m east in zone 50 is its middle, 117°; one degree of latitude is 110 574 m at the equator (WGS-84)
    const metres = drawnPointShp([
      [500_000, 0],
      [500_000, 110_530],
    ])
    const prj = utf8(
      'PROJCS["UTM 50N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",117],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]',
    )
    const { communities: read } = await communities(
      'a.zip',
      zip({ 'a.shp': metres, 'a.dbf': ROWS, 'a.prj': prj }),
    )
    expect(read[1]?.at[0]).toBeCloseTo(117, 6)
    expect(read[1]?.at[1]).toBeCloseTo(1, 3)
  })
})

test('a FlatGeobuf is read', async () => {
  expect((await communities('a.fgb', FGB)).communities).toMatchObject([
    { name: '甲', at: [116.4, 39.9], residents: 12 },
    { name: '乙', residents: null },
  ])
})

describe('an archive', () => {
  const data = utf8('社区'.repeat(1000))
  const packed = (): Uint8Array => zipSync({ '社区.txt': data }, { level: 9 })
  const all = () => true
  /** Says in the directory that the entry unpacks to so many bytes. */
  const announcing = (size: number): Uint8Array => {
    const bytes = packed()
    const view = new DataView(bytes.buffer)
    view.setUint32(view.getUint32(bytes.length - 6, true) + 24, size, true)
    return bytes
  }

  test('is unpacked, with its names', () => {
    expect(unpackZip(packed(), 'a.zip', all).get('社区.txt')).toEqual(data)
    expect(unpackZip(packed(), 'a.zip', (name) => name === 'other').size).toBe(0)
  })

  test('has names in GBK read where nothing says that they are in UTF-8', () => {
    const bytes = zipSync({ AB: data }, { level: 0 })
    const directory = new DataView(bytes.buffer).getUint32(bytes.length - 6, true)
    bytes.set(GB.jia, directory + 46)
    expect([...unpackZip(bytes, 'a.zip', all).keys()]).toEqual(['甲'])
  })

  test('that announces other sizes than it holds, too much, or a password is refused', () => {
    expect(() => unpackZip(announcing(data.length + 1), 'a.zip', all)).toThrow(
      `a.zip: 社区.txt: found ${data.length} of the ${data.length + 1} bytes that it announces`,
    )
    // a bomb: a few bytes that would fill the memory
    expect(() => unpackZip(announcing(0xf0000000), 'a.zip', all)).toThrow(
      'a.zip: found 3840 MB when unpacked; expected at most 400 MB',
    )
    const locked = packed()
    locked[6] = (locked[6] ?? 0) | 1
    expect(() => unpackZip(locked, 'a.zip', all)).toThrow('found a password')
  })

  test.each([12, data.length - 1])('with more inside than the %i bytes it announces is refused', (size) => {
    const bytes = announcing(size)
    const before = bytes.slice()
    expect(() => unpackZip(bytes, 'a.zip', all)).toThrow(
      `a.zip: 社区.txt: found more than the ${size} bytes that it announces; expected a whole entry`,
    )
    expect(bytes).toEqual(before)
  })

  test('whose second entry alone holds more still gives the first', () => {
    const bytes = zipSync({ 'a.txt': data, 'b.txt': data }, { level: 9, comment: '说明' })
    const view = new DataView(bytes.buffer)
    const second = bytes.findLastIndex(
      (_, i) => i + 4 <= bytes.length && view.getUint32(i, true) === 0x02014b50,
    )
    view.setUint32(second + 24, 7, true)
    expect(unpackZip(bytes, 'a.zip', (name) => name === 'a.txt').get('a.txt')).toEqual(data)
    expect(() => unpackZip(bytes, 'a.zip', all)).toThrow('a.zip: b.txt: found more than the 7 bytes')
  })

  test('whose directory announces billions of entries is refused', () => {
    const bytes = new Uint8Array(200)
    const view = new DataView(bytes.buffer)
    const at = bytes.length - 22
    view.setUint32(at, 0x06054b50, true)
    view.setUint16(at + 8, 1, true)
    view.setUint32(at - 20, 0x07064b50, true)
    view.setUint32(at - 12, 60, true)
    view.setUint32(60, 0x06064b50, true)
    view.setUint32(60 + 32, 0xffffffff, true)
    expect(() => unpackZip(bytes, 'a.zip', all)).toThrow('a.zip: found a broken directory')
  })
})

const cut = (bytes: Uint8Array, by = bytes.length >> 1): Uint8Array => bytes.slice(0, bytes.length - by)
const polygons = JSON.stringify({ type: 'FeatureCollection', features: [] } satisfies FeatureCollection)
const lines = encodeTable({ name: 'string' }, [
  {
    geometry: {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
    properties: { name: 'a' },
  },
])

/** Each with what its message must tell beside the file's name. */
const MALFORMED: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, string])[] = [
  ['empty.xlsx', () => new Uint8Array(), 'found nothing in it'],
  ['text.xlsx', () => utf8('name,lon,lat\n'), 'found no Excel workbook in it; expected .xlsx'],
  ['old.xlsx', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'found a workbook of the old kind (.xls)'],
  ['cut.xlsx', async () => cut(await workbook(TABLE)), 'found no directory at its end'],
  ['other.xlsx', () => zip({ 'word/document.xml': utf8('<a/>') }), 'without xl/workbook.xml'],
  [
    'broken.xlsx',
    () => zip({ 'xl/workbook.xml': utf8('<workbook') }),
    'found a workbook that cannot be read',
  ],
  ['no-sheet.xlsx', () => workbook([[null]]), 'found no sheet with text'],
  ['no-position.xlsx', () => workbook([['名称'], ['甲']]), 'expected one each for lon, lat'],
  ['no-rows.xlsx', () => workbook([['名称', '经度', '纬度']]), 'found no rows'],
  ['empty.zip', () => new Uint8Array(), 'found nothing in it'],
  ['text.zip', () => utf8(polygons), 'found no zip archive in it'],
  ['cut.zip', () => cut(zip({ 'a.shp': POINTS, 'a.dbf': ROWS }), 30), 'found no directory at its end'],
  ['no-shp.zip', () => zip({ 'a.csv': utf8('name') }), 'found a zip archive without a .shp'],
  ['no-dbf.zip', () => zip({ 'a.shp': POINTS }), 'found a.shp without its .dbf'],
  ['two.zip', () => zip({ 'a.shp': POINTS, 'b.shp': POINTS }), 'found 2 Shapefiles (a.shp, b.shp)'],
  [
    'cut-shp.zip',
    () => zip({ 'a.shp': cut(POINTS, 5), 'a.dbf': ROWS }),
    'a.shp: found 151 bytes; expected 156',
  ],
  ['no-magic.zip', () => zip({ 'a.shp': new Uint8Array(200), 'a.dbf': ROWS }), 'found no shapes in it'],
  ['cut-dbf.zip', () => zip({ 'a.shp': POINTS, 'a.dbf': cut(ROWS, 9) }), 'a.dbf: found'],
  [
    'fewer.zip',
    () => zip({ 'a.shp': POINTS, 'a.dbf': drawnDbf(GB.name, [GB.jia]) }),
    'found 2 shapes and 1 rows',
  ],
  [
    'cpg.zip',
    () => zip({ 'a.shp': POINTS, 'a.dbf': ROWS, 'a.cpg': utf8('klingon') }),
    'the encoding "klingon"',
  ],
  ['lines.zip', () => zip({ 'a.shp': drawnShp(3, []), 'a.dbf': drawnDbf(GB.name, []) }), 'found no shapes'],
  ['empty.fgb', () => new Uint8Array(), 'found nothing in it'],
  ['text.fgb', () => utf8(polygons), 'found no FlatGeobuf in it'],
  ['header.fgb', () => FGB.slice(0, 40), 'found its header cut'],
  ['cut.fgb', () => cut(FGB, 20), 'cannot be read'],
  ['lines.fgb', () => lines, 'geometry LineString: expected Point, Polygon or MultiPolygon'],
]

test.each(MALFORMED)('%s is refused with what was found and expected', async (name, made, told) => {
  const bytes = await made()
  const thrown = await communities(name, bytes).then(
    () => null,
    (cause: unknown) => cause as Error,
  )
  expect(thrown?.message).toContain(told)
  expect(thrown?.message.startsWith(`${name}: `)).toBe(true)
  expect(thrown?.message).toContain('expected')
})

test('there are 20 malformed files at least', () => {
  expect(MALFORMED.length).toBeGreaterThanOrEqual(20)
})

test('an ending is told in lower case', () => {
  expect(['a.XLSX', '/a.b/c', 'x'].map(endingOf)).toEqual(['.xlsx', '', ''])
})
