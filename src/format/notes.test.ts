import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EMPTY_BOOK, readNotes, writeNotes } from './notes.ts'
import { notesToJson } from './notes-files.ts'
import { randomBook } from './testing/random-notes.ts'

it('reads back what it wrote, whole', () => {
  fc.assert(
    fc.property(randomBook, (book) => {
      expect(readNotes(writeNotes(book))).toEqual({ book, isWhole: true })
    }),
    { seed: 5 },
  )
})

it('exports are read as what they hold', () => {
  fc.assert(
    fc.property(randomBook, (book) => {
      expect(readNotes(notesToJson(book, 'needs')).book).toEqual({ ...EMPTY_BOOK, needs: book.needs })
      expect(readNotes(notesToJson(book, 'corrections')).book).toEqual({ ...book, needs: [] })
    }),
    { seed: 6, numRuns: 50 },
  )
})

it('takes nothing from what is no book, and says so', () => {
  const nothing = { book: EMPTY_BOOK, isWhole: false }
  for (const text of ['', '{', 'null', '[]', '7', '{"version":2,"needs":[]}', '{"needs":[]}'])
    expect(readNotes(text), text).toEqual(nothing)
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(readNotes(JSON.stringify(value) ?? '').book).toEqual(EMPTY_BOOK)
    }),
    { seed: 7 },
  )
})

it('keeps the readable notes beside one that is not, without its strange fields', () => {
  const good = {
    id: 'a',
    city: 'town',
    facility: 'osm:node/1',
    name: '',
    service: 'park',
    stars: 5,
    reason: '',
    date: '2026-11-22',
  }
  const read = (ratings: unknown) => readNotes(JSON.stringify({ version: 1, ratings }))
  expect(read([{ ...good, lon: 71.4 }])).toEqual({ book: { ...EMPTY_BOOK, ratings: [good] }, isWhole: true })
  for (const stars of [0, 6, 2.5, '5', null])
    expect(read([good, { ...good, stars }])).toEqual({
      book: { ...EMPTY_BOOK, ratings: [good] },
      isWhole: false,
    })
  expect(read({ 0: good })).toEqual({ book: EMPTY_BOOK, isWhole: false })
  expect(read([{ ...good, date: 'today' }]).isWhole).toBe(false)
})
