import { inferSchema, initParser } from 'udsv'

export interface CsvRow {
  /** Line in the file where the row begins; the header is line 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
}

/**
 * Reads a CSV, TSV or semicolon table with a header; blank lines are skipped. A row may have fewer or more cells
 * than the header where the file has no quotes: what is missing is for the caller to judge.
 */
export function csvToRows(text: string): CsvTable {
  const clean = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  if (clean.trim() === '') return { columns: [], rows: [] }
  const schema = inferSchema(clean)
  const columns = schema.cols.map(({ name }) => name.trim())
  // Without quotes every line is a row: udsv would let a short row swallow the next line.
  if (!clean.includes('"')) return { columns, rows: plainRows(clean, schema.col) }
  const cells: string[][] = initParser(schema).stringArrs(clean)
  return { columns, rows: withLines(clean, cells) }
}

function plainRows(text: string, separator: string): CsvRow[] {
  return text
    .split('\n')
    .map((row, i) => ({ line: i + 1, cells: row.split(separator) }))
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

/** Rows with line breaks in quotes take several lines; blank lines are no rows. */
function withLines(text: string, rows: readonly string[][]): CsvRow[] {
  const lines = text.split('\n')
  let at = 1 + breaksIn(lines[0]?.split('"') ?? [])
  return rows.map((cells) => {
    while (at < lines.length && lines[at]?.trim() === '') at++
    const line = at + 1
    at += 1 + breaksIn(cells)
    return { line, cells }
  })
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
