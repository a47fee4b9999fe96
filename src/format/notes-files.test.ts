import fc from 'fast-check'
import { inferSchema, initParser } from 'udsv'
import { expect, it } from 'vitest'
import type { NotesBook } from './notes.ts'
import { notesToCsv } from './notes-files.ts'
import { randomBook } from './testing/random-notes.ts'

/** Cells by another reader, header first. */
function cells(csv: string): string[][] {
  expect(csv.startsWith('\uFEFF')).toBe(true)
  const text = csv.slice(1)
  const header = text.slice(0, text.indexOf('\r\n')).split(',')
  const schema = inferSchema(text, { trim: false, header: () => [header], col: ',', row: '\r\n' })
  return [header, ...initParser(schema).stringArrs(text)]
}

it('no cell of either table would run as a formula, whatever was typed', () => {
  const dangerous = fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x","y")')
  fc.assert(
    fc.property(randomBook, dangerous, (book, text) => {
      const bad: NotesBook = {
        needs: book.needs.map((need) => ({ ...need, communityName: text })),
        ratings: book.ratings.map((rating) => ({ ...rating, reason: text, name: text })),
        corrections: book.corrections.map((one) => ({ ...one, text, suggested: text, present: text })),
      }
      for (const kind of ['needs', 'corrections'] as const) {
        const found = cells(notesToCsv(bad, kind)).flat()
        expect(found.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      }
    }),
    { seed: 8, numRuns: 60 },
  )
})

it('a need says where it is by community, street and district', () => {
  const book: NotesBook = {
    needs: [
      {
        id: 'n',
        city: 'town',
        community: 'c7',
        communityName: '某社区, 东',
        district: '某区',
        street: '某街道',
        service: 'market',
        standard: 'beijing-15',
        walker: 'elder',
        minutes: null,
        date: '2026-11-22',
      },
    ],
    ratings: [],
    corrections: [],
  }
  expect(cells(notesToCsv(book, 'needs'))).toEqual([
    'city,community,communityName,district,street,service,standard,walker,minutes,date,id'.split(','),
    ['town', 'c7', '某社区, 东', '某区', '某街道', 'market', 'beijing-15', 'elder', '', '2026-11-22', 'n'],
  ])
})

it('ratings and corrections share a table and keep apart by their first column', () => {
  const shared = {
    city: 'town',
    facility: 'osm:node/1',
    name: '药店',
    service: 'pharmacy',
    date: '2026-11-22',
  }
  const [header, ...rows] = cells(
    notesToCsv(
      {
        needs: [],
        ratings: [{ ...shared, id: 'r', stars: 4, reason: '近' }],
        corrections: [
          {
            ...shared,
            id: 'c',
            kind: 'hours',
            text: '',
            present: '24/7',
            suggested: '9–18',
            dataDate: '2017-12-04',
            status: 'pending',
          },
        ],
      },
      'corrections',
    ),
  )
  const named = rows.map((row) => Object.fromEntries(row.map((cell, i) => [header?.[i], cell])))
  expect(named).toMatchObject([
    { note: 'correction', kind: 'hours', present: '24/7', suggested: '9–18', status: 'pending', stars: '' },
    { note: 'rating', stars: '4', text: '近', kind: '', status: '' },
  ])
})
