import { existsSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import writeExcelFile from 'write-excel-file/node'
import { checkupToCsv, checkupToGeoJson, checkupToJson, type Checkup } from '../../src/format/checkup.ts'
import { gapCsv, gapGeoJson, type GapListName, type GapReport } from '../../src/format/gap-files.ts'
import { gapWorkbook } from '../../src/format/gap-workbook.ts'
import { usageError } from '../cli/arguments.ts'
import { replaceFile } from '../pipeline/write-city.ts'

/** What is written: the check-up, and the 问题清单 where that was asked for. */
export interface CheckupOutput {
  readonly checkup: Checkup
  readonly gaps: () => GapReport
  /** Which list a table or a map has instead of every community; null: every community. */
  readonly list: GapListName | null
}

type Writer = (output: CheckupOutput) => Promise<string | Uint8Array> | string

const WRITERS: Readonly<Record<string, Writer>> = {
  '.json': ({ checkup }) => checkupToJson(checkup),
  '.csv': ({ checkup, gaps, list }) => (list === null ? checkupToCsv(checkup) : gapCsv(gaps(), list)),
  '.geojson': ({ checkup, gaps, list }) =>
    `${JSON.stringify(list === null ? checkupToGeoJson(checkup) : gapGeoJson(gaps(), list))}\n`,
  '.xlsx': async ({ gaps }) => new Uint8Array(await writeExcelFile(gapWorkbook(gaps())).toBuffer()),
}

/** Endings of the files that can have one list alone. */
export const LIST_ENDINGS = ['.csv', '.geojson'] as const

/** Fails before the work begins when `--out` names a kind of file that is not written, or a folder that is not there. */
export function requireWritable(path: string, endings: readonly string[] = Object.keys(WRITERS)): void {
  if (!endings.includes(extname(path).toLowerCase()))
    throw usageError(`--out: found "${path}", expected a file that ends in ${endings.join(', ')}`)
  if (!existsSync(dirname(path)))
    throw usageError(`--out: found "${path}", expected a file in a folder that exists`)
}

/** Writes a check-up in the form that the file's ending names. @throws Error that names the file. */
export async function writeCheckup(path: string, output: CheckupOutput): Promise<void> {
  const writer = WRITERS[extname(path).toLowerCase()]
  if (writer === undefined) throw usageError(`--out: found "${path}"`)
  replaceFile(path, await writer(output))
}
