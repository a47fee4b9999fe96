export type CsvCell = string | number | boolean | null

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Rows → CSV by RFC 4180 with a byte order mark, without which Excel misreads Chinese. Text that a spreadsheet
 * would run as a formula gets an apostrophe in front: names come from the outside.
 */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  `${BYTE_ORDER_MARK}${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`

function csvCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
