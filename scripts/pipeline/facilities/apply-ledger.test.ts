import { expect, it } from 'vitest'
import { NO_FACTS } from '../../../src/coverage/testing/bare-facility.ts'
import type { LedgerEdit, LedgerFacts } from '../../../src/format/ledger.ts'
import type { RawFacility } from '../raw-places.ts'
import { applyLedger } from './apply-ledger.ts'

const SERVICES = ['pharmacy', 'shop', 'school']
const setting = { services: SERVICES, bounds: [71.4, 51.1, 71.5, 51.2] } as const

const facility = (id: string, more: Partial<RawFacility> = {}): RawFacility => ({
  id,
  names: { '': id },
  lon: 71.45,
  lat: 51.15,
  ...NO_FACTS,
  lanes: [1],
  points: [[71.45, 51.15]],
  outline: null,
  ...more,
})
const edit = (id: string, set: Partial<LedgerFacts>, more: Partial<LedgerEdit> = {}): LedgerEdit => ({
  facility: id,
  name: '小店',
  was: { operator: null, access: 'public', mode: 'fixed', openingHours: null, services: ['shop'] },
  set,
  editedOn: '2026-11-22',
  ...more,
})
const apply = (facilities: readonly RawFacility[], ...edits: LedgerEdit[]) =>
  applyLedger(facilities, { city: 'town', cityHash: null, edits }, setting)
const NEW = 'ledger:7145000,5115000'
const added = (set: Partial<LedgerFacts>, at: [number, number] = [71.45, 51.15]) =>
  edit(NEW, set, { was: null, at })

it('lets leave what has left or closed, changes what is changed, takes in what was added', () => {
  const { facilities, report, notes } = apply(
    [facility('a'), facility('b'), facility('c', { flags: ['unsure:shop'] }), facility('d')],
    edit('a', { status: 'left' }),
    edit('b', { access: 'closed' }),
    edit('c', {
      name: '新名',
      services: ['school', 'pharmacy'],
      openingHours: 'Mo-Fr 08:00-18:00',
      source: '街道走访',
      checkedOn: '2026-11-20',
    }),
    added({ name: '新店', services: ['shop'], status: 'active' }),
  )
  expect(notes).toEqual([])
  expect(report).toEqual({ entries: 4, left: 2, changed: 1, added: 1, refused: 0 })
  expect(facilities).toEqual([
    facility('c', {
      names: { '': '新名' },
      lanes: [0, 2],
      openingHours: 'Mo-Fr 08:00-18:00',
      flags: ['source:街道走访', 'checked:2026-11-20'],
    }),
    facility('d'),
    facility(NEW, { names: { '': '新店' }, flags: ['status:active'] }),
  ])
})

it.each<[what: string, edit: LedgerEdit, words: string]>([
  [
    'matches nothing',
    edit('gone', { operator: 'x' }),
    'found no such facility, expected an id that is in the data now: left out',
  ],
  ['has left before', edit('gone', { status: 'left' }), 'nothing has to leave: left out'],
  [
    'has no service that is known',
    edit('a', { services: ['spa'] }),
    'in "spa", expected ids of data/services.json',
  ],
  ['was added without a known service', added({ services: ['spa'] }), 'in "spa", expected ids of'],
  [
    'was added far away',
    added({ services: ['shop'] }, [70, 51.15]),
    'found it at 70, 51.15, expected a place within',
  ],
  ['was added and is gone', added({ services: ['shop'], status: 'left' }), 'expected one in use'],
])('tells an entry that %s, and applies the others', (_what, wrong, words) => {
  const { facilities, report, notes } = apply(
    [facility('a'), facility('b')],
    wrong,
    edit('b', { status: 'left' }),
  )
  expect(notes).toEqual([expect.stringContaining(words)])
  expect(notes[0]).toMatch(`entry 1, ${wrong.facility} (小店): found `)
  expect(report).toEqual({ entries: 2, left: 1, changed: 0, added: 0, refused: 1 })
  expect(facilities).toEqual([facility('a')])
})

it('tells an added place whose id the data have', () => {
  const { facilities, notes } = apply([facility(NEW)], added({ name: 'x', services: ['pharmacy'] }))
  expect(facilities).toEqual([facility(NEW)])
  expect(notes[0]).toContain('found its id in the data, expected a new place')
})

it('takes in what the data have changed since, and tells what it stands against', () => {
  const now = facility('a', { operator: 'new', access: 'by-agreement' })
  const { facilities, notes } = apply([now], edit('a', { operator: 'ours', access: 'by-agreement' }))
  expect(facilities[0]?.operator).toBe('ours')
  expect(notes).toEqual([
    'entry 1, a (小店): operator: found "new" in the data, expected null as when it was changed; "ours" is taken',
  ])
})
