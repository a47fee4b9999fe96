import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editStandard, type StandardEdit } from '../services/edit-standard.ts'
import { duplicateStandard } from '../services/own-standard.ts'
import type { Standard } from '../services/standard.ts'
import { anyEdit, serviceIds, shippedStandards } from '../services/testing/standards.ts'
import { readStandardLink, writeStandardLink } from './standard-link.ts'

const standards = shippedStandards()
const known = { standards, services: serviceIds() }
const [beijing] = standards
if (beijing === undefined) throw new Error('no standards')

const edit = (base: Standard, edits: readonly StandardEdit[]): Standard =>
  edits.reduce(
    (own, one) => {
      const outcome = editStandard(own, one, base)
      return outcome.ok ? outcome.standard : own
    },
    duplicateStandard(base, 'own-0a1b2c3d', '西城 2026'),
  )

it('says only what differs from the base', () => {
  const own = edit(beijing, [
    { kind: 'threshold', rule: 'repair', threshold: 10 },
    { kind: 'remove-rule', rule: 'laundry' },
    { kind: 'services', rule: 'parcel', services: ['parcel', 'post-office'] },
    { kind: 'required', rule: 'bill-payment', required: true },
    { kind: 'ruler', rule: 'sports', ruler: 'metres', threshold: 800 },
    { kind: 'weight', rule: 'sports', weight: 2.5 },
    { kind: 'add-rule', service: 'cafe' },
    { kind: 'tolerance', tolerance: 1 },
  ])
  expect(writeStandardLink(own, beijing)).toBe(
    '1*beijing-15*own-0a1b2c3d*T1*laundryX_parcelSparcelSpost-office_repairM10_sportsD800W2.5_bill-paymentR_cafeScafeM15*西城 2026',
  )
  expect(writeStandardLink(edit(beijing, []), beijing)).toBe('1*beijing-15*own-0a1b2c3d***西城 2026')
})

it('what is written is read again, whatever was edited', () => {
  let written = 0
  fc.assert(
    fc.property(fc.constantFrom(...standards), fc.array(anyEdit, { maxLength: 25 }), (base, edits) => {
      const own = edit(base, edits)
      const text = writeStandardLink(own, base)
      if (text === null) return
      written += 1
      expect(readStandardLink(text, known)).toEqual({ base: base.id, standard: own })
    }),
    { seed: 32, numRuns: 400 },
  )
  // all but those with numbers that are written with an exponent
  expect(written).toBeGreaterThan(380)
})

it('texts that are none, damaged or of another time are refused, never thrown over', () => {
  const good = writeStandardLink(
    edit(beijing, [{ kind: 'threshold', rule: 'repair', threshold: 10 }]),
    beijing,
  )
  const cut = fc.nat(good?.length ?? 0)
  fc.assert(
    fc.property(cut, cut, fc.string({ unit: 'grapheme', maxLength: 6 }), (from, to, put) => {
      const text = (good ?? '').slice(0, from) + put + (good ?? '').slice(to)
      const read = readStandardLink(text, known)
      if (read !== null) expect(read.standard.id).toMatch(/^own-/)
    }),
    { seed: 33, numRuns: 2_000 },
  )
  for (const text of [
    '',
    '2*beijing-15*own-1***a',
    '1*atlantis*own-1***a',
    '1*beijing-15*beijing-15***a',
    '1*beijing-15*own-1*** ',
    '1*beijing-15*own-1**operaSopera*a',
    '1*beijing-15*own-1**repairM61*a',
    '1*beijing-15*own-1**repairSoperaM10*a',
    '1*beijing-15*own-1*T14**a',
    '1*beijing-15*own-1**__proto__M5*a',
  ])
    expect([text, readStandardLink(text, known)]).toEqual([text, null])
})

it('is not written where it would be too long or would not say everything', () => {
  const long = edit(beijing, [{ kind: 'name', name: '字'.repeat(60) }])
  expect(writeStandardLink(long, beijing)).not.toBeNull()
  const many = edit(
    beijing,
    serviceIds().flatMap((service): StandardEdit[] => [
      { kind: 'add-rule', service },
      { kind: 'services', rule: service, services: [service, ...serviceIds().slice(0, 4)] },
    ]),
  )
  expect(writeStandardLink(many, beijing)).toBeNull()
  expect(writeStandardLink({ ...beijing, id: 'own-1' }, beijing)).toBeNull()
})
