import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'
import { LEDGER_STATUSES, NO_RECORD, recordFlags } from './facility-record.ts'
import { addedFacility, addedId, editOf, factsOf, withFacts } from './ledger-facts.ts'
import { readLedger, withEdit, writeLedger, type LedgerFacility, type LedgerFacts } from './ledger.ts'

const words = fc.option(fc.string({ minLength: 1, maxLength: 12 }))
const SERVICES = ['pharmacy', 'shop', 'school']
const known = {
  operator: words,
  openingHours: words,
  access: fc.constantFrom(...FACILITY_ACCESS),
  mode: fc.constantFrom(...FACILITY_MODES),
  services: fc.subarray(SERVICES, { minLength: 1 }),
}
const record = {
  owner: words,
  source: words,
  checkedOn: fc.constantFrom(null, '2026-11-22', '2024-02-29'),
  status: fc.constantFrom(...LEDGER_STATUSES),
  floorAreaM2: fc.option(fc.integer({ min: 1, max: 9_000 })),
}
const facts: fc.Arbitrary<LedgerFacts> = fc.record({ name: words, ...known, ...record })
const facility: fc.Arbitrary<LedgerFacility> = fc.record({
  id: fc.constantFrom('osm:node/1', 'osm:way/2', '表.csv:3', 'ledger:7143219,5112876'),
  name: fc.string({ maxLength: 20 }),
  lon: fc.constant(71.43219),
  lat: fc.constant(51.12876),
  flags: fc.record(record).map(recordFlags),
  ...known,
})

describe('a ledger', () => {
  it('bears any changes to a file and back, and they give the facts again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(facility, facts), { maxLength: 6 }), (changes) => {
        const edits = changes.reduce<Parameters<typeof withEdit>[0]>(
          (all, [of, wanted]) => withEdit(all, of.id, editOf(of, wanted, '2026-11-22')),
          [],
        )
        const file = { city: 'astana', cityHash: null, edits }
        const read = readLedger(writeLedger(file), 'a file')
        expect(read).toEqual(file)
        expect(writeLedger(read)).toBe(writeLedger(file))
        const last = changes.at(-1)
        if (last === undefined) return
        const [of, wanted] = last
        expect(
          factsOf(
            of,
            read.edits.find((one) => one.facility === of.id),
          ),
        ).toEqual(wanted)
      }),
      { seed: 93, numRuns: 200 },
    )
  })

  const shop: LedgerFacility = {
    id: 'osm:node/1',
    name: '小店',
    lon: 71.4,
    lat: 51.1,
    services: ['shop'],
    openingHours: null,
    operator: null,
    access: 'public',
    mode: 'fixed',
    flags: [],
  }
  it('says only what differs from the data, and nothing where nothing does', () => {
    const same = factsOf(shop, undefined)
    expect(same).toMatchObject({ status: 'unknown', floorAreaM2: null, access: 'public' })
    expect(editOf(shop, same, '2026-11-22')).toBeNull()
    expect(editOf(shop, { ...same, status: 'left' }, '2026-11-22')).toEqual({
      facility: 'osm:node/1',
      name: '小店',
      was: { operator: null, access: 'public', mode: 'fixed', openingHours: null, services: ['shop'] },
      set: { status: 'left' },
      editedOn: '2026-11-22',
    })
  })

  it('keeps no more of a text than a file holds', () => {
    const long = { ...shop, name: '店'.repeat(999), operator: '某'.repeat(255) }
    const edit = editOf(long, { ...factsOf(long, undefined), status: 'active' }, '2026-11-22')
    const text = writeLedger({ city: 'a', cityHash: null, edits: edit === null ? [] : [edit] })
    expect(readLedger(text, 'x').edits).toEqual([edit])
  })

  it('tells a place that was added whole, where it is, and the data then tell the same', () => {
    const id = addedId([71.43219, 51.12876], new Set())
    expect([id, addedId([71.43219, 51.12876], new Set([id]))]).toEqual([
      'ledger:7143219,5112876',
      'ledger:7143219,5112876/2',
    ])
    const wanted = { ...factsOf({ ...shop, id }, undefined), name: '新店', source: '走访', floorAreaM2: 80 }
    const edit = editOf({ ...shop, id }, wanted, '2026-11-22')
    if (edit === null) throw new Error('no change')
    expect(edit).toMatchObject({ was: null, at: [71.4, 51.1], set: { services: ['shop'] } })
    const told = addedFacility(edit)
    if (told === null) throw new Error('no place')
    expect(told).toMatchObject({
      id,
      lon: 71.4,
      names: { '': '新店' },
      flags: ['source:走访', 'floor-area:80'],
    })
    expect(factsOf({ ...told, name: told.names[''] ?? '' }, undefined)).toEqual(wanted)
    expect(() =>
      readLedger(
        writeLedger({ city: 'a', cityHash: null, edits: [{ ...edit, facility: 'osm:node/1' }] }),
        'x',
      ),
    ).toThrow('x: at edits.0: expected "was", or for an added place')
  })

  it('changes what is set, and settles services that were unsure', () => {
    const school = {
      names: { '': 'School', zh: '学校' },
      openingHours: null,
      operator: 'City',
      access: 'public' as const,
      mode: 'fixed' as const,
      flags: ['unsure:school', ...recordFlags({ ...NO_RECORD, owner: '区教委', checkedOn: '2025-01-01' })],
    }
    expect(withFacts(school, { operator: null, checkedOn: '2026-11-22' })).toEqual({
      ...school,
      operator: null,
      flags: ['unsure:school', 'owner:区教委', 'checked:2026-11-22'],
    })
    expect(withFacts(school, { name: 'Other', services: ['school'] })).toMatchObject({
      names: { '': 'Other' },
      flags: ['owner:区教委', 'checked:2025-01-01'],
    })
  })

  it('lets the later of two changes of one facility hold', () => {
    const edit = editOf(shop, { ...factsOf(shop, undefined), status: 'left' }, '2026-11-22')
    if (edit === null) throw new Error('no change')
    const twice = [edit, { ...edit, set: { owner: '街道办' } }]
    const { edits } = readLedger(writeLedger({ city: 'a', cityHash: 'h', edits: twice }), 'x')
    expect(edits).toEqual([twice[1]])
  })

  it.each([
    ['no JSON', '{', 'x: found no JSON'],
    ['a plan', '{"format":"quarter-hour-plan"}', 'x: at format'],
    [
      'a newer version',
      '{"format":"quarter-hour-ledger","version":2,"city":"a","cityHash":null,"edits":[]}',
      'x: at version',
    ],
  ])('refuses %s with words', (_, text, message) => {
    expect(() => readLedger(text, 'x')).toThrow(message)
  })

  it('refuses a day that is none and an unknown key', () => {
    const edit = editOf(shop, { ...factsOf(shop, undefined), checkedOn: '2026-02-31' }, '2026-11-22')
    const text = writeLedger({ city: 'a', cityHash: null, edits: edit === null ? [] : [edit] })
    expect(() => readLedger(text.replace('2026-02-31', 'soon'), 'x')).toThrow('checkedOn')
    expect(() => readLedger(text.replace('"checkedOn"', '"phone"'), 'x')).toThrow('phone')
  })

  it('fails with an error of its own on anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => readLedger(text, 'the file')).toThrow('the file: ')
      }),
      { seed: 94, numRuns: 200 },
    )
  })
})
