import { zipSync } from 'fflate'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeExcelFile from 'write-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeTable } from '../../src/format/feature-table.ts'
import { drawnDbf, drawnPointShp } from '../../src/format/testing/drawn-shapefile.ts'
import { run } from '../testing/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'own-formats-'))
const path = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PLACES = [
  ['one', 116.4, 39.9],
  ['two', 116.41, 39.91],
] as const

const ascii = (text: string): number[] => [...new TextEncoder().encode(text)]

/** The same two communities in every kind of file. */
const COMMUNITIES: Readonly<Record<string, () => Promise<Uint8Array | string> | Uint8Array | string>> = {
  'c.xlsx': async () => {
    const rows = [['name', 'lon', 'lat'], ...PLACES].map((row) => row.map((value) => ({ value })))
    return new Uint8Array(await writeExcelFile(rows as never).toBuffer())
  },
  'c.fgb': () =>
    encodeTable(
      { name: 'string' },
      PLACES.map(([name, ...coordinates]) => ({
        geometry: { type: 'Point', coordinates },
        properties: { name },
      })),
    ),
  'c.kml': () =>
    `<kml>${PLACES.map(([name, lon, lat]) => `<Placemark><name>${name}</name><Point><coordinates>${lon},${lat}</coordinates></Point></Placemark>`).join('')}</kml>`,
  'c.zip': () =>
    zipSync({
      'c.shp': drawnPointShp(PLACES.map(([, lon, lat]) => [lon, lat])),
      'c.dbf': drawnDbf(
        ascii('name'),
        PLACES.map(([name]) => ascii(name)),
      ),
    }),
}

const facilities = path('f.csv')

/** What is judged of a list of communities, without the ids that name the file. */
async function judged(name: string): Promise<unknown[]> {
  const out = path(`${name}.json`)
  const outcome = await run('checkup', '--communities', path(name), '--facilities', facilities, '--out', out)
  expect([outcome.code, outcome.err]).toEqual([0, ''])
  const { communities } = JSON.parse(readFileSync(out, 'utf8')) as { communities: Record<string, unknown>[] }
  return communities.map(({ id: _id, ...rest }) => rest)
}

let expected: readonly unknown[] = []
beforeAll(async () => {
  writeFileSync(facilities, 'name,lon,lat,services\nP,116.401,39.901,pharmacy\n')
  writeFileSync(path('c.csv'), ['name,lon,lat', ...PLACES.map((row) => row.join(','))].join('\n'))
  expected = await judged('c.csv')
})

test.each(Object.entries(COMMUNITIES))(
  '%s is judged as the CSV of the same places is',
  async (name, made) => {
    writeFileSync(path(name), await made())
    expect(await judged(name)).toEqual(expected)
    expect(expected).toHaveLength(2)
  },
)

test('a file that is none is refused with what was found', async () => {
  writeFileSync(path('bad.xlsx'), 'name,lon,lat\n')
  const { code, err } = await run('checkup', '--communities', path('bad.xlsx'), '--facilities', facilities)
  expect([code, err]).toEqual([1, expect.stringContaining('bad.xlsx: found no Excel workbook in it')])
})
