import { existsSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import writeExcelFile from 'write-excel-file/node'
import {
  checkupTable,
  checkupToCsv,
  checkupToGeoJson,
  checkupToJson,
  type Checkup,
} from '../../src/format/checkup.ts'
import type { CsvCell } from '../../src/format/csv.ts'
import { usageError } from '../cli/arguments.ts'
import { replaceFile } from '../pipeline/write-city.ts'

const WRITERS: Readonly<Record<string, (checkup: Checkup) => Promise<string | Uint8Array> | string>> = {
  '.json': checkupToJson,
  '.csv': checkupToCsv,
  '.geojson': (checkup) => `${JSON.stringify(checkupToGeoJson(checkup))}\n`,
  '.xlsx': (checkup) => workbook(checkupTable(checkup)),
}

/** Fails before the work begins when `--out` names a kind of file that is not written, or a folder that is not there. */
export function requireWritable(path: string, endings: readonly string[] = Object.keys(WRITERS)): void {
  if (!endings.includes(extname(path).toLowerCase()))
    throw usageError(`--out: found "${path}", expected a file that ends in ${endings.join(', ')}`)
  if (!existsSync(dirname(path)))
    throw usageError(`--out: found "${path}", expected a file in a folder that exists`)
}

/** Writes a check-up in the form that the file's ending names. @throws Error that names the file. */
export async function writeCheckup(path: string, checkup: Checkup): Promise<void> {
  const writer = WRITERS[extname(path).toLowerCase()]
  if (writer === undefined) throw usageError(`--out: found "${path}"`)
  replaceFile(path, await writer(checkup))
}

async function workbook(rows: readonly (readonly CsvCell[])[]): Promise<Uint8Array> {
  const [header = [], ...body] = rows
  const sheet = [
    header.map((value) => ({ value: String(value ?? ''), fontWeight: 'bold' as const })),
    ...body.map((row) => row.map((value) => (value === null ? null : { value }))),
  ]
  return new Uint8Array(await writeExcelFile(sheet, { sheet: 'checkup', stickyRowsCount: 1 }).toBuffer())
}
