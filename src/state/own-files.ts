import type { EngineError, OwnFile } from '../engine/protocol.ts'
import { ownText } from '../format/own-text.ts'
import { dealRoles } from './guess-role.ts'

/** Why files are not taken. */
export type OwnFileRefusal = 'too-many' | 'too-large' | 'kind' | 'empty' | 'encoding' | 'unreadable'

/**
 * An `own-file` error of the engine's kind that also tells its reason, so that the page can say it in any language;
 * without one for a workbook or map layer that is damaged, where the message says what was found and expected.
 */
export type OwnFilesError = Extract<EngineError, { kind: 'own-file' }> & { readonly reason?: OwnFileRefusal }

/** Decoded files by what they are taken for; null where none was given. */
export interface ReadOwnFiles {
  readonly communities: OwnFile | null
  readonly facilities: OwnFile | null
}

/** What is asked of a browser's `File`. */
export type ReadableFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>

const MEGABYTE = 1024 * 1024
/** A list of every community and shop of a province is smaller; a browser tab still holds it as text. */
export const MOST_BYTES = 50 * MEGABYTE

/** What the readers of communities and facilities understand. */
export const FILE_KINDS = ['.geojson', '.json', '.csv', '.xlsx', '.kml', '.gpx', '.zip', '.fgb'] as const

/**
 * Reads one or two files that somebody chose or dropped, and guesses which is the list of communities and which of
 * facilities. UTF-8 with or without its mark, UTF-16 with one, else GB18030, which spreadsheets in China write. Files
 * that cannot be taken are refused all together, with the first reason. Workbooks become CSV and map layers
 * GeoJSON; whether their rows can be used is not looked at.
 */
export async function readOwnFiles(files: readonly ReadableFile[]): Promise<ReadOwnFiles | OwnFilesError> {
  const refused = refusal(files)
  if (refused !== null) return refused
  const texts: OwnFile[] = []
  for (const file of files) {
    const read = await readFile(file)
    if (typeof read !== 'string') return read
    texts.push({ name: file.name, text: read })
  }
  const [first, second = null] = texts
  return first === undefined ? { communities: null, facilities: null } : dealRoles(first, second)
}

/** Whether `readOwnFiles` refused. */
export const isOwnFilesError = (read: ReadOwnFiles | OwnFilesError): read is OwnFilesError => 'kind' in read

const refuse = (reason: OwnFileRefusal, file: string, message: string): OwnFilesError => ({
  kind: 'own-file',
  reason,
  file,
  message: `${file}: ${message}`,
})

const EXPECTED = `expected ${FILE_KINDS.join(', ')}`

/** Why files are not even opened: too many, of another kind, or too large; null where they may be. */
export function refusal(
  files: readonly Pick<ReadableFile, 'name' | 'size'>[],
  mostOf: (name: string) => number = () => MOST_BYTES,
): OwnFilesError | null {
  if (files.length > 2) {
    const names = files.map(({ name }) => name).join(', ')
    return refuse('too-many', names, `found ${files.length} files; expected one or two`)
  }
  for (const { name, size } of files) {
    if (!FILE_KINDS.some((kind) => name.toLowerCase().endsWith(kind)))
      return refuse('kind', name, `found ${kindOf(name)}; ${EXPECTED}`)
    const most = mostOf(name)
    if (size > most) {
      const found = `found ${Math.ceil(size / MEGABYTE)} MB`
      return refuse('too-large', name, `${found}; expected at most ${most / MEGABYTE} MB`)
    }
  }
  return null
}

/** Kinds that people will try, and what helps. */
const NOT_READ: Readonly<Record<string, string>> = {
  shp: 'one part of a Shapefile (zip it with its .dbf and .prj)',
  dbf: 'one part of a Shapefile (zip it with its .shp and .prj)',
  xls: 'an Excel workbook of the old kind (save it as .xlsx)',
  kmz: 'a KMZ file (unzip it: it holds a .kml)',
}

function kindOf(name: string): string {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  if (extension === undefined) return 'a name without an ending'
  return NOT_READ[extension] ?? `a file of the kind .${extension}`
}

async function readFile(file: ReadableFile): Promise<string | OwnFilesError> {
  const { name } = file
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    // A folder, or a file that was moved or changed since it was chosen.
    return refuse(
      'unreadable',
      name,
      `cannot be read (${String(cause)}); expected a file that is still there`,
    )
  }
  const found = await ownText(bytes, name)
  if ('text' in found) return found.text
  const { reason, message } = found
  return { kind: 'own-file', file: name, message, ...(reason !== null && { reason }) }
}
