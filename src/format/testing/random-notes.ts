import fc from 'fast-check'
import {
  CORRECTION_KINDS,
  CORRECTION_STATUSES,
  type Correction,
  type Need,
  type NotesBook,
  type Rating,
} from '../notes.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const maybe = fc.option(text)
const date = fc.constantFrom('2026-01-02', '2027-12-31')

const need: fc.Arbitrary<Need> = fc.record({
  id: text,
  city: text,
  community: maybe,
  communityName: maybe,
  district: maybe,
  street: maybe,
  service: text,
  standard: text,
  walker: text,
  minutes: fc.option(fc.integer({ min: 5, max: 30 })),
  date,
})

const rating: fc.Arbitrary<Rating> = fc.record({
  id: text,
  city: text,
  facility: text,
  name: text,
  service: text,
  stars: fc.integer({ min: 1, max: 5 }),
  reason: text,
  date,
})

const correction: fc.Arbitrary<Correction> = fc.record({
  id: text,
  city: text,
  facility: maybe,
  name: text,
  service: text,
  kind: fc.constantFrom(...CORRECTION_KINDS),
  text,
  present: maybe,
  suggested: maybe,
  dataDate: maybe,
  status: fc.constantFrom(...CORRECTION_STATUSES),
  date,
})

/** Books with up to three notes of each kind; texts hold whatever people type. */
export const randomBook: fc.Arbitrary<NotesBook> = fc.record({
  needs: fc.array(need, { maxLength: 3 }),
  ratings: fc.array(rating, { maxLength: 3 }),
  corrections: fc.array(correction, { maxLength: 3 }),
})
