import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkupOf } from '../../src/city/checkup.ts'
import { estimateCity } from '../../src/city/estimate.ts'
import { COMMUNITY_UNITS } from '../../src/coverage/tables.ts'
import { checkupToJson, type Checkup } from '../../src/format/checkup.ts'
import { readSuppliedCommunities } from '../../src/format/supplied-communities.ts'
import { readSuppliedFacilities } from '../../src/format/supplied-facilities.ts'
import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import { readCatalogueFile, readStandardFile, readWalkerNamed } from '../read-data.ts'
import { expectRefusal, run } from '../testing/run-command.ts'
import { mergeCheckups, type MergedRow } from './merge-checkups.ts'

/** Three drawn towns; the last has no villages and is judged by another standard. */
const TOWNS = [
  { id: 'north', seed: 1, units: COMMUNITY_UNITS, standard: 'fifteen-minute-city' },
  { id: 'east', seed: 2, units: COMMUNITY_UNITS, standard: 'fifteen-minute-city' },
  { id: 'south', seed: 3, units: ['community', 'estate'], standard: 'gb50180' },
] as const

const catalogue = readCatalogueFile()
const ids = catalogue.services.map(({ id }) => id)

/** Sixty communities and as many facilities within 6 km, judged; every fifth community does not tell its residents. */
function drawnTown({ id, seed, units, standard: name }: (typeof TOWNS)[number]): Checkup {
  const random = seededRandom(seed)
  const place = () => `${116 + random() * 0.07},${40 + random() * 0.05}`
  const lines = (row: (i: number) => string) => Array.from({ length: 60 }, (_, i) => row(i)).join('\n')
  const unit = () => units[Math.floor(random() * units.length)]
  const residents = (i: number) => (i % 5 === 0 ? '' : (random() * 5000).toFixed(1))
  const people = `name,lon,lat,unit,residents\n${lines((i) => `c${i},${place()},${unit()},${residents(i)}`)}\n`
  const service = () => ids[Math.floor(random() * ids.length)]
  const places = `name,lon,lat,service\n${lines((i) => `f${i},${place()},${service()}`)}\n`
  const setting = { columns: {}, coordinates: 'wgs84' as const }
  const standard = readStandardFile(name)
  const walker = readWalkerNamed(standard.defaultWalker)
  const assessment = estimateCity({
    ...readSuppliedCommunities({ text: people, label: 'communities', ...setting }),
    ...readSuppliedFacilities({ text: places, label: 'facilities', catalogue, country: null, ...setting }),
    services: ids,
    standard,
    walker,
  })
  const labels = { city: id, cityHash: id.repeat(16), method: 'network', facilityId: () => null } as const
  return checkupOf(assessment, { ...labels, standard: standard.id, walker: walker.id, minutes: null })
}

let folder = ''
const file = (name: string): string => join(folder, name)
const files: string[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'merge-'))
  for (const town of TOWNS) {
    files.push(file(`${town.id}.json`))
    writeFileSync(file(`${town.id}.json`), checkupToJson(drawnTown(town)))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const checkupIn = (path: string): Checkup => JSON.parse(readFileSync(path, 'utf8')) as Checkup

type Counts = Omit<MergedRow, 'city' | 'standard' | 'walker' | 'minutes' | 'method' | 'city_hash'>

/** What the table says of one city, counted from its file by loops. */
function recount({ communities }: Checkup): Counts[] {
  const rows = new Map<string, { -readonly [K in keyof Counts]: Counts[K] }>()
  for (const { unit, verdict, residents, services } of communities) {
    const told: [string | null, string][] = [
      [null, verdict],
      ...Object.entries(services).map(([id, service]): [string, string] => [id, service.verdict]),
    ]
    for (const [service, word] of told) {
      const key = JSON.stringify([unit, service])
      const zero = { communities: 0, decided: 0, inside: 0, outside: 0, unknown: 0 }
      const none = { residents: 0, residents_inside: 0, residents_outside: 0, residents_unknown: 0 }
      const row = rows.get(key) ?? { unit, service, ...zero, ...none }
      row.communities += 1
      row.decided += word === 'unknown' ? 0 : 1
      row[word as 'inside'] += 1
      row.residents += residents ?? 0
      row[`residents_${word as 'inside'}`] += residents ?? 0
      rows.set(key, row)
    }
  }
  return [...rows.values()]
}

/** By unit and service; tenths of residents as whole numbers. */
const comparable = (rows: readonly Counts[]): Counts[] =>
  rows
    .map((row) => {
      const people = Object.entries(row).filter(([key]) => key.startsWith('residents'))
      return { ...row, ...Object.fromEntries(people.map(([key, n]) => [key, Math.round(Number(n) * 10)])) }
    })
    .toSorted((a, b) => `${a.unit} ${a.service ?? ''}`.localeCompare(`${b.unit} ${b.service ?? ''}`))

describe('check-ups of three cities', () => {
  it('are one table that is equal to the three single files, counted anew', async () => {
    const { rows, notes } = await mergeCheckups(files, null)
    for (const [i, { id, standard }] of TOWNS.entries()) {
      const checkup = checkupIn(files[i] ?? '')
      const own = rows.filter(({ city }) => city === id)
      const counts = own.map(({ city, walker, minutes, method, city_hash, standard: by, ...rest }) => {
        expect([city, by, walker, minutes, method, city_hash]).toEqual([
          id,
          standard,
          checkup.walker,
          null,
          'network',
          checkup.cityHash,
        ])
        return rest
      })
      expect(counts.length).toBeGreaterThan(10)
      expect(comparable(counts)).toEqual(comparable(recount(checkup)))
      for (const { unit, verdicts } of [...checkup.summary.units, checkup.summary.villages ?? []].flat())
        expect(own.find((row) => row.unit === unit && row.service === null)).toMatchObject(verdicts)
    }
    expect(new Set(rows.map(({ city }) => city)).size).toBe(3)
    for (const verdict of ['inside', 'outside', 'unknown'] as const)
      expect(rows.filter((row) => row.service !== null && row[verdict] > 0).length).toBeGreaterThan(5)
    // the towns differ, so that a table of one of them thrice would not pass
    expect(
      new Set(TOWNS.map(({ id }) => JSON.stringify(comparable(rows.filter(({ city }) => city === id))))).size,
    ).toBe(3)
    expect(notes.join('\n')).toMatch(
      /not judged alike.*\n.*standard fifteen-minute-city, .*: east, north\n.*gb50180.*: south/,
    )
  })

  it('is the same table in every order of the files, and in CSV, JSON and Parquet', async () => {
    const { rows } = await mergeCheckups(files, file('t.json'))
    expect(JSON.parse(readFileSync(file('t.json'), 'utf8'))).toEqual(rows)
    expect((await mergeCheckups(files.toReversed(), file('t.parquet'))).rows).toEqual(rows)
    expect(readFileSync(file('t.parquet')).subarray(0, 4).toString()).toBe('PAR1')
    expect((await run('merge-checkups', ...files, '--out', file('t.csv'))).code).toBe(0)
    const [header, ...lines] = readFileSync(file('t.csv'), 'utf8').trim().split('\n')
    expect(header).toBe(Object.keys(rows[0] ?? {}).join(','))
    const asWritten = (row: MergedRow) => Object.values(row).map((cell: string | number | null) => cell ?? '')
    const cells = lines.map((line) => line.split(','))
    const numbers = Object.values(rows[0] ?? {}).map((cell) => typeof cell === 'number')
    expect(cells.map((line) => line.map((cell, c) => (numbers[c] ? Number(cell) : cell)))).toEqual(
      rows.map(asWritten),
    )
  })

  it('keeps a city without a community as a line of zeros', async () => {
    const empty = { ...checkupIn(files[0] ?? ''), city: 'bare', communities: [] }
    writeFileSync(
      file('bare.json'),
      JSON.stringify({ ...empty, summary: { ...empty.summary, units: [], villages: null } }),
    )
    const { rows } = await mergeCheckups([file('bare.json')], null)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ city: 'bare', unit: null, service: null, communities: 0, residents: 0 })
  })
})

describe('refusals leave no table', () => {
  const changed = (change: (checkup: Checkup) => unknown) => JSON.stringify(change(checkupIn(files[0] ?? '')))
  const broken: readonly (readonly [string, () => string, RegExp])[] = [
    ['text', () => 'name,lon\n', /bad\.json: found .*; expected a check-up: npm run checkup/],
    ['nothing', () => '', /bad\.json: found 0 JSON objects; expected/],
    ['other JSON', () => '{"cities": ["astana"]}', /bad\.json: found no communities; expected/],
    ['a list', () => changed((checkup) => [checkup, checkup]), /bad\.json: found 2 JSON objects/],
    ['half a file', () => changed((c) => c).slice(0, -90), /bad\.json: found .*; expected a check-up/],
    ['an estimate', () => changed((c) => ({ ...c, city: null })), /found an estimate without a city/],
    [
      'a verdict nobody gives',
      () => changed((c) => ({ ...c, communities: [{ ...c.communities[0], verdict: 'good' }] })),
      /found a community with the verdict good/,
    ],
    [
      'a list that lost a row',
      () => changed((c) => ({ ...c, communities: c.communities.slice(1) })),
      /found a summary of \d+ \w+ \w+ and a list of \d+/,
    ],
  ]
  it.each(broken)('%s', async (_what, text, words) => {
    writeFileSync(file('bad.json'), text())
    const outcome = await run('merge-checkups', files[1] ?? '', file('bad.json'), '--out', file('never.csv'))
    expectRefusal(outcome, words, file('never.csv'))
  })

  it('two of one city, a file that is not there, a kind of table that is not written, nothing to merge', async () => {
    const [first = ''] = files
    const out = ['--out', file('never.csv')]
    expectRefusal(
      await run('merge-checkups', first, first, ...out),
      /are all of north: expected one check-up of each city/,
      file('never.csv'),
    )
    expectRefusal(
      await run('merge-checkups', file('gone.json'), ...out),
      'gone.json: there is no such file',
      file('never.csv'),
    )
    expectRefusal(
      await run('merge-checkups', first, '--out', file('t.xlsx')),
      /found ".*t\.xlsx", expected a name that ends with \.csv, \.json, \.parquet/,
    )
    expectRefusal(await run('merge-checkups'), 'expected check-ups of cities, in JSON')
    expectRefusal(
      await run('merge-checkups', first, '--out', join(folder, 'no', 't.csv')),
      /t\.csv: could not be written/,
    )
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })
})
