import { csvText, type CsvCell } from './csv.ts'
import { NOTES_VERSION, type Correction, type Need, type NotesBook, type Rating } from './notes.ts'

/** What can be taken out of a browser: needs for a planner, corrections with ratings for whoever keeps the data. */
export type NotesFileKind = 'needs' | 'corrections'

/** A book's needs, or its ratings and corrections, as JSON that `readNotes` reads. */
export function notesToJson({ needs, ratings, corrections }: NotesBook, kind: NotesFileKind): string {
  const content = kind === 'needs' ? { needs } : { ratings, corrections }
  const file = { format: `quarter-hour-${kind}`, version: NOTES_VERSION, ...content }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The same as a table: UTF-8 with its mark, no cell that a spreadsheet would run. Columns: docs/notes.md. */
export const notesToCsv = (book: NotesBook, kind: NotesFileKind): string =>
  csvText(kind === 'needs' ? needRows(book) : correctionRows(book))

const NEED_COLUMNS = [
  'city',
  'community',
  'communityName',
  'district',
  'street',
  'service',
  'standard',
  'walker',
  'minutes',
  'date',
  'id',
] as const satisfies readonly (keyof Need)[]

const needRows = ({ needs }: NotesBook): CsvCell[][] => [
  [...NEED_COLUMNS],
  ...needs.map((need) => NEED_COLUMNS.map((column) => need[column])),
]

const CORRECTION_COLUMNS = [
  'note',
  'city',
  'facility',
  'name',
  'service',
  'stars',
  'kind',
  'present',
  'suggested',
  'text',
  'status',
  'dataDate',
  'date',
  'id',
] as const

type Row = Partial<Record<(typeof CORRECTION_COLUMNS)[number], CsvCell>>

/** Ratings and corrections in one table; what the one has and the other has not stays empty. */
function correctionRows({ ratings, corrections }: NotesBook): CsvCell[][] {
  const rows: Row[] = [
    ...corrections.map((correction: Correction): Row => ({ note: 'correction', ...correction })),
    ...ratings.map(({ reason, ...rating }: Rating): Row => ({ note: 'rating', ...rating, text: reason })),
  ]
  return [
    [...CORRECTION_COLUMNS],
    ...rows.map((row) => CORRECTION_COLUMNS.map((column) => row[column] ?? null)),
  ]
}
