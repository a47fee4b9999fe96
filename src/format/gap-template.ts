import * as v from 'valibot'
import { dataError, parseJson, readWith } from '../services/data-error.ts'
import { ALL_COLUMNS, GAP_COLUMNS, type GapColumn } from './gap-columns.ts'

/** The tables of which a template says the columns. 问题清单, 整治清单, 待核实清单. */
export const GAP_SHEETS = ['problems', 'remedies', 'toCheck'] as const
export type GapSheet = (typeof GAP_SHEETS)[number]

export interface TemplateColumn {
  readonly column: GapColumn
  /** Null: the column's own heading in the reader's language. */
  readonly heading: string | null
}

/** Which columns the tables have, in which order and under which headings. */
export type GapTemplate = Readonly<Record<GapSheet, readonly TemplateColumn[]>>

const REMEDY_COLUMNS = [
  'number',
  'district',
  'street',
  'community',
  'estate',
  'facility',
  'minutes',
  'residents',
  'siteCheck',
  'measure',
  'responsible',
  'deadline',
  'link',
] as const

const plain = (columns: readonly GapColumn[]): readonly TemplateColumn[] =>
  columns.map((column) => ({ column, heading: null }))

export const DEFAULT_TEMPLATE: GapTemplate = {
  problems: plain(GAP_COLUMNS),
  remedies: plain(REMEDY_COLUMNS),
  toCheck: plain(GAP_COLUMNS),
}

const heading = v.pipe(
  v.string(),
  v.regex(/\S/, 'a heading that is not empty'),
  v.maxLength(60, 'a heading of at most 60 characters'),
)
const columnSchema = v.union(
  [v.string(), v.strictObject({ column: v.string(), heading: v.optional(heading) })],
  'the name of a column, or {"column": …, "heading": …}',
)
const sheetSchema = v.optional(
  v.pipe(v.array(columnSchema), v.minLength(1, 'at least one column'), v.maxLength(60, 'at most 60 columns')),
)
const templateSchema = v.strictObject({ problems: sheetSchema, remedies: sheetSchema, toCheck: sheetSchema })

/**
 * Reads a template: JSON with a list of columns for `problems`, `remedies` and `toCheck`; what is left out is as usual.
 * A column is an id or its heading in the reader's language, or `{ column, heading }` to name it otherwise. `blank` is
 * an empty column, which may stand several times and needs a heading.
 * @throws DataError that names the place, what was found and what was expected
 */
export function readGapTemplate(
  text: string,
  label: string,
  headings: Readonly<Record<GapColumn, string>>,
): GapTemplate {
  const read = readWith(templateSchema, parseJson(text, label), label)
  const sheets = GAP_SHEETS.map((sheet) => {
    const columns = read[sheet]
    if (columns === undefined) return [sheet, DEFAULT_TEMPLATE[sheet]] as const
    return [sheet, readColumns(columns, { label, sheet, headings })] as const
  })
  return Object.fromEntries(sheets) as unknown as GapTemplate
}

type Written = v.InferOutput<typeof columnSchema>

interface Where {
  readonly label: string
  readonly sheet: GapSheet
  readonly headings: Readonly<Record<GapColumn, string>>
}

function readColumns(written: readonly Written[], { label, sheet, headings }: Where): TemplateColumn[] {
  const seen = new Set<GapColumn>()
  return written.map((one, at) => {
    const path = `${sheet}[${at}]`
    const { column: name, heading: own = null } = typeof one === 'string' ? { column: one } : one
    const column = ALL_COLUMNS.find((id) => id === name || headings[id] === name)
    const found = JSON.stringify(name)
    if (column === undefined)
      throw dataError({ label, path, found, expected: `one of ${ALL_COLUMNS.join(', ')}` })
    if (column === 'blank' && own === null)
      throw dataError({ label, path, found: `${found} without a heading`, expected: 'a heading of its own' })
    if (column !== 'blank' && seen.has(column))
      throw dataError({ label, path, found: `${found} twice`, expected: 'every column once' })
    seen.add(column)
    return { column, heading: own }
  })
}

/** A template as text that `readGapTemplate` reads, one column to a line. */
export function writeGapTemplate(template: GapTemplate): string {
  const line = ({ column, heading: own }: TemplateColumn) =>
    JSON.stringify(own === null ? column : { column, heading: own })
  const sheet = (name: GapSheet) =>
    `  "${name}": [\n${template[name].map((one) => `    ${line(one)}`).join(',\n')}\n  ]`
  return `{\n${GAP_SHEETS.map(sheet).join(',\n')}\n}\n`
}
