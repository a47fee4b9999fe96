import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'
import {
  editOf,
  factsOf,
  LEDGER_STATUSES,
  readLedger,
  withEdit,
  writeLedger,
  type LedgerFacts,
} from './ledger.ts'

const words = fc.option(fc.string({ minLength: 1, maxLength: 12 }))
const known = {
  operator: words,
  access: fc.constantFrom(...FACILITY_ACCESS),
  mode: fc.constantFrom(...FACILITY_MODES),
}
const facts: fc.Arbitrary<LedgerFacts> = fc.record({
  owner: words,
  ...known,
  source: words,
  checkedOn: fc.constantFrom(null, '2026-11-22', '2024-02-29'),
  status: fc.constantFrom(...LEDGER_STATUSES),
  floorAreaM2: fc.option(fc.integer({ min: 1, max: 9_000 })),
})
const facility = fc.record({
  id: fc.constantFrom('osm:node/1', 'osm:way/2', '表.csv:3'),
  name: fc.string({ maxLength: 20 }),
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

  const shop = { id: 'osm:node/1', name: '小店', operator: null, access: 'public', mode: 'fixed' } as const
  it('says only what differs from the data, and nothing where nothing does', () => {
    const same = factsOf(shop, undefined)
    expect(same).toMatchObject({ status: 'unknown', floorAreaM2: null, access: 'public' })
    expect(editOf(shop, same, '2026-11-22')).toBeNull()
    expect(editOf(shop, { ...same, status: 'left' }, '2026-11-22')).toEqual({
      facility: 'osm:node/1',
      name: '小店',
      was: { operator: null, access: 'public', mode: 'fixed' },
      set: { status: 'left' },
      editedOn: '2026-11-22',
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
