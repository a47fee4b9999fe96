export interface CsvRow {
  /** Line in the file where the row begins; the header is line 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Why the row cannot be read; null where it can. */
  readonly error: string | null
}

export interface CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
}

/** Separators in use, the likelier first where two divide the header alike. */
const SEPARATORS = [',', ';', '\t', '|'] as const

/** A quoted cell longer than this has lost its closing quote: what it swallowed are rows. */
const LONGEST_CELL = 10_000

/**
 * Reads a table with a header by RFC 4180, separated by commas, semicolons, tabs or bars, lines ended in any way.
 * Blank lines are skipped; a short row lacks its last cells. A row that is too long, or whose quotes are broken, has
 * an error, and reading goes on with the next line. (The parsers of npm join a short row with the next line or drop
 * the text beside a quote, and tell neither.) An empty text has no columns.
 * @throws Error that names `label` when the quotes of the header are broken.
 */
export function csvToRows(text: string, label: string): CsvTable {
  const clean = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const separator = separatorOf(clean)
  let columns: readonly string[] | null = null
  const rows: CsvRow[] = []
  let next = 0
  let line = 1
  while (next < clean.length) {
    const start = next
    const record = readRecord(clean, start, separator)
    const row = fitted(record, line, columns?.length ?? null)
    // behind broken quotes nothing tells where the row ends: its line is given up, not the following ones
    next = row.error === null ? record.next : lineEnd(clean, start) + 1
    line += row.error === null ? record.breaks : 1
    if (row.error === null && row.cells.every((cell) => cell.trim() === '')) continue
    if (columns !== null) rows.push(row)
    else if (row.error === null) columns = row.cells.map((cell) => cell.trim())
    else throw new Error(`${label}: line ${row.line}: ${row.error}; expected a header`)
  }
  return { columns: columns ?? [], rows }
}

/** The separator that divides the first line with text into most cells. */
function separatorOf(text: string): string {
  const header = /\S.*/.exec(text)?.[0] ?? ''
  const count = (separator: string): number => header.split(separator).length
  return SEPARATORS.reduce<string>((best, next) => (count(next) > count(best) ? next : best), SEPARATORS[0])
}

interface CsvRecord {
  readonly cells: readonly string[]
  readonly error: string | null
  /** Where the next record begins, and how many line breaks lie before it. */
  readonly next: number
  readonly breaks: number
}

function readRecord(text: string, start: number, separator: string): CsvRecord {
  const cells: string[] = []
  let at = start
  let stop = lineEnd(text, start)
  let breaks = 1
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, { at, stop, separator })
    if (cell === null) return { cells, error: 'a quote is never closed', next: at, breaks }
    cells.push(cell.value)
    at = cell.end
    if (cell.breaks > 0) stop = lineEnd(text, at)
    breaks += cell.breaks
    if (at === stop) return { cells, error: null, next: stop + 1, breaks }
    if (text[at] !== separator) {
      const error = `"${text[at]}" stands behind a closing quote: expected a separator`
      return { cells, error, next: at, breaks }
    }
    at++
  }
}

interface Cell {
  readonly value: string
  /** Index of what stands behind the cell. */
  readonly end: number
  readonly breaks: number
}

/** A quote inside a cell that does not begin with one is a letter like any other: `5" pipe`. */
function plainCell(text: string, where: { at: number; stop: number; separator: string }): Cell {
  const { at, stop, separator } = where
  const length = text.slice(at, stop).indexOf(separator)
  const end = length < 0 ? stop : at + length
  return { value: text.slice(at, end), end, breaks: 0 }
}

/** Null when no quote closes it. */
function quotedCell(text: string, start: number): Cell | null {
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0 || quote - start > LONGEST_CELL) return null
    if (text[quote + 1] !== '"') {
      const inner = text.slice(start + 1, quote)
      return { value: inner.replaceAll('""', '"'), end: quote + 1, breaks: inner.split('\n').length - 1 }
    }
    at = quote + 2
  }
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found < 0 ? text.length : found
}

/** The row under a header of `width` columns; null for the header itself. */
function fitted({ cells, error, breaks }: CsvRecord, line: number, width: number | null): CsvRow {
  if (error !== null) return { line, cells: [], error }
  if (width === null) return { line, cells, error }
  if (cells.length < width && breaks > 1) {
    const found = `${cells.length} of ${width} cells in lines ${line}–${line + breaks - 1}`
    return { line, cells: [], error: `${found}: is a quote not closed?` }
  }
  // empty cells behind the last column are what a spreadsheet leaves; text there means that the cells are shifted
  if (cells.slice(width).every((cell) => cell.trim() === ''))
    return { line, cells: cells.slice(0, width), error }
  const found = `${cells.length} cells, the header has ${width}`
  return { line, cells: [], error: `${found}: a cell that holds a separator needs quotes` }
}
