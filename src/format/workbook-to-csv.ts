import { zipSync } from 'fflate'
import { COMMUNITY_HEADERS } from './supplied-communities.ts'
import { FACILITY_HEADERS } from './supplied-facilities.ts'
import { POSITION_HEADERS } from './supplied-table.ts'
import { isZip, unpackZip } from './unpack-zip.ts'

/** A title, a remark and blank rows may stand above the names of the columns. */
const HEADER_WITHIN = 10

/**
 * An Excel workbook (.xlsx) → CSV of the sheet that has a header with longitude and latitude, else of the first one with
 * a column that readers of lists know, else of the first one with text. A cell is one line, so the lines of the CSV are the
 * rows of the sheet; rows above the header are left blank. Dates become `2024-05-31`.
 * @throws Error that names `label` when it is no workbook, or none of its sheets holds text.
 */
export async function workbookToCsv(bytes: Uint8Array, label: string): Promise<string> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new Error(
      `${label}: found a workbook of the old kind (.xls) or with a password; expected .xlsx without one`,
    )
  }
  if (!isZip(bytes)) throw new Error(`${label}: found no Excel workbook in it; expected .xlsx`)
  const files = unpackZip(bytes, label, (name) => /\.(xml|rels)$/i.test(name))
  if (!files.has('xl/workbook.xml'))
    throw new Error(`${label}: found a zip archive without xl/workbook.xml; expected an Excel workbook`)
  const sheets = await sheetsOf(zipSync(Object.fromEntries(files), { level: 0 }), label)
  if (sheets.length === 0)
    throw new Error(`${label}: found no sheet with text; expected a table with a header`)
  const { rows, header } = tableIn(sheets, namesPosition) ??
    tableIn(sheets, namesKnown) ?? { rows: sheets[0] ?? [], header: 0 }
  return rows
    .map((row, i) => (i < header ? '' : row.map((cell) => csvCell(textOf(cell))).join(',')))
    .join('\n')
}

type Rows = readonly (readonly unknown[])[]

async function sheetsOf(stored: Uint8Array<ArrayBuffer>, label: string): Promise<readonly Rows[]> {
  // this entry of the package starts no worker, which the page's policy forbids, as nothing is left to unpack
  const { default: readWorkbook } = await import('read-excel-file/universal')
  try {
    const sheets = await readWorkbook(stored.buffer)
    return sheets.map(({ data }): Rows => data).filter((rows) => rows.some((row) => row.some(hasText)))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${label}: found a workbook that cannot be read (${why}); expected .xlsx`, { cause })
  }
}

const hasText = (cell: unknown): boolean => textOf(cell) !== ''

/** The first sheet with a header, and the header's index; null for none. */
function tableIn(sheets: readonly Rows[], isHeader: IsHeader): { rows: Rows; header: number } | null {
  for (const rows of sheets) {
    const header = rows.slice(0, HEADER_WITHIN).findIndex((row, i) => isHeader(row, rows.slice(0, i)))
    if (header >= 0) return { rows, header }
  }
  return null
}

type IsHeader = (row: Rows[number], above: Rows) => boolean

const namesPosition: IsHeader = (row) => {
  const names = row.map((cell) => textOf(cell).toLowerCase())
  return [POSITION_HEADERS.lon, POSITION_HEADERS.lat].every((header) =>
    names.some((name) => header.test(name)),
  )
}

const KNOWN = [...Object.values(COMMUNITY_HEADERS), ...Object.values(FACILITY_HEADERS)]

/**
 * Under a title of fewer cells. Under a row as long as itself it is no header but a row of the table, in which a name of
 * a column stands by chance: 社区 is one, and a kind of place too.
 */
const namesKnown: IsHeader = (row, above) => {
  const length = row.filter(hasText).length
  if (length < 2 || row.some((cell) => typeof cell === 'number')) return false
  if (above.some((title) => title.filter(hasText).length >= length)) return false
  return row.some((cell) => KNOWN.some((header) => header.test(textOf(cell).toLowerCase())))
}

/** Breaks inside a cell would shift the lines that errors are told by. */
function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell.replaceAll(/\s+/g, ' ').trim()
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

/** Quoted throughout: the first line alone tells the reader which separator divides the cells. */
const csvCell = (text: string): string => (/[",;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
