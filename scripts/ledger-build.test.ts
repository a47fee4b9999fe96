import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordOf } from '../src/format/facility-record.ts'
import { editOf, factsOf } from '../src/format/ledger-facts.ts'
import { writeLedger, type LedgerEdit, type LedgerFacts } from '../src/format/ledger.ts'
import { loadFacilityDetails } from './load-city.ts'
import { openCityFolder } from './read-city.ts'
import { expectRefusal, run } from './testing/run-command.ts'
import { smallTownPbf } from './testing/small-town.ts'

let folder = ''
const file = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-build-'))
  writeFileSync(file('town.osm.pbf'), smallTownPbf())
  const { code } = await run('city', 'build', '--pbf', file('town.osm.pbf'), '--out', file('town'))
  expect(code).toBe(0)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('takes in what a page exported of its ledger, and tells what matches nothing', async () => {
  const build = ['build', '--pbf', file('town.osm.pbf'), '--out', file('checked')]
  const source = ['--source', `ledger=${file('ledger.json')}`]
  const before = await loadFacilityDetails(openCityFolder(file('town')))
  const found = (name: string) => before.find(({ names }) => names[''] === name)
  const changes = (name: string, facts: Partial<LedgerFacts>): LedgerEdit[] => {
    const facility = found(name)
    if (facility === undefined) throw new Error(`no ${name} in the town`)
    const of = { ...facility, name }
    return [editOf(of, { ...factsOf(of, undefined), ...facts }, '2026-11-22') ?? []].flat()
  }
  const checked = { source: '走访', checkedOn: '2026-11-20', owner: '街道办' }
  const [pharmacy] = changes('Pharmacy', { status: 'left' })
  if (pharmacy === undefined) throw new Error('no change')
  const at = [71.402, 51.102] as const
  const edits: LedgerEdit[] = [
    pharmacy,
    ...changes('Supermarket', { ...checked, name: '大超市', openingHours: '24/7', access: 'by-agreement' }),
    { ...pharmacy, facility: 'osm:node/77', name: 'Nowhere' },
    {
      facility: 'ledger:7140200,5110200',
      name: '新药店',
      was: null,
      at,
      set: { ...checked, name: '新药店', services: ['pharmacy'] },
      editedOn: '2026-11-22',
    },
  ]
  writeFileSync(file('ledger.json'), writeLedger({ city: 'town', cityHash: null, edits }))
  const { code, out, err } = await run('city', ...build, ...source)
  expect(err).toContain('ledger.json: entry 3, osm:node/77 (Nowhere): found no such facility')
  expect(out).toContain('3 of 4 entries taken in: 1 left, 1 changed, 1 added')
  expect(code).toBe(0)
  const built = openCityFolder(file('checked'))
  expect(built.manifest.quality.ledger).toEqual({ entries: 4, left: 1, changed: 1, added: 1, refused: 1 })
  expect(built.manifest.sources.map(({ id }) => id)).toEqual(['osm', 'ledger'])
  const after = await loadFacilityDetails(built)
  const ids = (all: typeof before) => all.map(({ id }) => id)
  expect(ids(after)).toEqual([
    ...ids(before).filter((id) => id !== pharmacy.facility),
    'ledger:7140200,5110200',
  ])
  const market = after.find(({ names }) => names[''] === '大超市')
  expect(market).toMatchObject({ openingHours: '24/7', access: 'by-agreement' })
  expect(recordOf(market?.flags ?? [])).toMatchObject(checked)
  expect(after.at(-1)).toMatchObject({ names: { '': '新药店' }, services: ['pharmacy'] })
  expect((await run('city', 'check', file('checked'))).out).toContain('3 of 4 entries taken in')
  writeFileSync(file('ledger.json'), writeLedger({ city: 'other', cityHash: null, edits }))
  expectRefusal(
    await run('city', ...build.slice(0, -1), file('refused'), ...source),
    /ledger\.json: at city: found the ledger of "other", expected one of "town"/,
    file('refused'),
  )
})
