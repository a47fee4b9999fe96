import type { CsvCell } from './csv.ts'
import { gapNotes, gapTable, type GapReport } from './gap-files.ts'
import type { GapColumn } from './gap-columns.ts'
import type { GapSheet } from './gap-template.ts'

/** A sheet as `write-excel-file` takes it. */
export interface WorkbookSheet {
  readonly sheet: string
  readonly data: WorkbookCell[][]
  readonly columns: { readonly width: number }[]
  readonly stickyRowsCount: number
  readonly orientation: 'landscape'
}

type WorkbookCell = {
  readonly value: string | number | boolean
  readonly fontWeight?: 'bold'
  readonly wrap?: boolean
} | null

/** 问题清单, 整治清单, 待核实清单 and 口径说明, in this order. Text stands as text: nothing is read as a formula. */
export function gapWorkbook(report: GapReport): WorkbookSheet[] {
  const listed = (sheet: GapSheet): WorkbookSheet => ({
    ...sheetOf(report.texts.sheets[sheet], gapTable(report, sheet)),
    columns: report.template[sheet].map(({ column }) => ({ width: WIDTHS[column] ?? NARROW })),
  })
  const notes = gapNotes(report).map((row) => row.map((cell) => wrapped(cell)))
  return [
    listed('problems'),
    listed('remedies'),
    listed('toCheck'),
    {
      ...sheetOf(report.texts.sheets.notes, []),
      data: notes,
      columns: [{ width: 24 }, { width: 90 }],
      stickyRowsCount: 0,
    },
  ]
}

/** In characters. */
const NARROW = 10
const WIDTHS: Partial<Readonly<Record<GapColumn, number>>> = {
  number: 6,
  community: 20,
  estate: 20,
  indicator: 22,
  facility: 22,
  requirement: 40,
  nearest: 24,
  residentsSource: 16,
  verdict: 14,
  reason: 24,
  siteCheck: 16,
  measure: 24,
  responsible: 16,
  link: 30,
  id: 18,
}

function sheetOf(name: string, rows: readonly (readonly CsvCell[])[]): WorkbookSheet {
  const [headings = [], ...body] = rows
  const data = [headings.map(bold), ...body.map((row) => row.map(plain))]
  return { sheet: name, data, columns: [], stickyRowsCount: 1, orientation: 'landscape' }
}

const plain = (cell: CsvCell): WorkbookCell => (cell === null ? null : { value: storable(cell) })
const bold = (cell: CsvCell): WorkbookCell => ({ value: storable(cell ?? ''), fontWeight: 'bold' })
const wrapped = (cell: CsvCell): WorkbookCell =>
  cell === null ? null : { value: storable(cell), wrap: true }

/** The most that a cell holds in Excel. */
const LONGEST_CELL = 32_767

/** Names come from the outside: what XML 1.0 cannot hold would make a file that does not open. */
const storable = (cell: string | number | boolean): string | number | boolean =>
  typeof cell === 'string'
    ? cell
        .toWellFormed()
        .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
        .slice(0, LONGEST_CELL)
    : cell
