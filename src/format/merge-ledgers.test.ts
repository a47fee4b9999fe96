import { expect, it } from 'vitest'
import type { LedgerEdit, LedgerFacts } from './ledger.ts'
import { mergeLedgers } from './merge-ledgers.ts'

const edit = (facility: string, set: Partial<LedgerFacts>, editedOn = '2026-11-01'): LedgerEdit => ({
  facility,
  name: facility,
  was: { operator: null, access: 'public', mode: 'fixed' },
  set,
  editedOn,
})

it('takes what is new, and joins fact by fact what both say', () => {
  const own = edit('a', { owner: '街道办', status: 'active', checkedOn: '2026-10-01' })
  const newer = edit('a', { status: 'left', source: '走访', checkedOn: '2026-10-02' })
  const other = edit('b', { status: 'active' })
  const merged = mergeLedgers([own], [newer, other])
  expect(merged).toMatchObject({ added: [other], joined: [newer], kept: [] })
  expect(merged.edits.map(({ facility, set }) => [facility, set])).toEqual([
    ['a', { owner: '街道办', status: 'left', source: '走访', checkedOn: '2026-10-02' }],
    ['b', { status: 'active' }],
  ])
})

it('keeps what was checked later, then what was changed later, then what was there', () => {
  const own = edit('a', { status: 'active', checkedOn: '2026-10-01' })
  const status = (...file: LedgerEdit[]) => mergeLedgers([own], file).edits[0]?.set.status
  expect(status(edit('a', { status: 'left', checkedOn: '2026-09-30' }, '2026-12-01'))).toBe('active')
  expect(status(edit('a', { status: 'left' }, '2026-12-01'))).toBe('active')
  expect(status(edit('a', { status: 'left', checkedOn: '2026-10-01' }, '2026-12-01'))).toBe('left')
  expect(status(edit('a', { status: 'left', checkedOn: '2026-10-01' }))).toBe('active')
})

it('an older check still tells what nobody knew', () => {
  const own = edit('a', { status: 'active', checkedOn: '2026-10-01' })
  const older = edit('a', { status: 'left', owner: '街道办', checkedOn: '2026-09-01' })
  const { edits, joined } = mergeLedgers([own], [older])
  expect(joined).toEqual([older])
  expect(edits[0]?.set).toEqual({ status: 'active', owner: '街道办', checkedOn: '2026-10-01' })
})

it('the same file again changes nothing', () => {
  const file = [edit('a', { status: 'left', checkedOn: '2026-10-01' }), edit('b', { owner: null })]
  const { edits } = mergeLedgers([], file)
  const again = mergeLedgers(edits, file)
  expect(again).toMatchObject({ edits, added: [], joined: [], kept: file })
})
