import { readInWorker, type FileReading, type ReadOptions } from '../engine/file-reader.ts'
import type { OwnFile, OwnUse } from '../engine/protocol.ts'
import { isReadInPieces, MOST_IN_PIECES, MOST_WHOLE } from '../engine/own-file-limits.ts'
import type { ReadableFile } from '../engine/read-own-file.ts'
import type { OwnTable } from '../format/own-table.ts'
import { dealRoles, type OwnRole } from './guess-role.ts'
import { refusal, type OwnFilesError } from './own-files.ts'

/** A file as it was given, as it is read, and what of it is to be seen. */
export interface GivenFile {
  /** The file itself, which is what is kept. */
  readonly source: ReadableFile
  readonly file: OwnFile
  readonly table: OwnTable
}

export type GivenFiles = Readonly<Record<OwnRole, GivenFile | null>>

export type GivenRead =
  | { readonly kind: 'read'; readonly given: GivenFiles }
  | { readonly kind: 'refused'; readonly error: OwnFilesError }
  | { readonly kind: 'cancelled' }

/** GeoJSON is read piece by piece; all else is held whole. */
const mostOf = (name: string): number => (isReadInPieces(name) ? MOST_IN_PIECES : MOST_WHOLE)

/** Reads one or two files and guesses which list each is; those that cannot be used are refused all together. */
export async function readGiven(files: readonly ReadableFile[], options: ReadOptions): Promise<GivenRead> {
  const refused = refusal(files, mostOf)
  if (refused !== null) return { kind: 'refused', error: refused }
  const read: (GivenFile & { readonly name: string; readonly text: string })[] = []
  for (const source of files) {
    const found = await readOne(source, options)
    if (found.kind !== 'read') return found
    read.push({ ...found.given, name: source.name, text: found.given.file.text })
  }
  const [first, second = null] = read
  const none = { communities: null, facilities: null }
  const { communities, facilities } = first === undefined ? none : dealRoles(first, second)
  return {
    kind: 'read',
    given: {
      communities: communities === null ? null : withUse(communities),
      facilities: facilities === null ? null : onlyGiven(facilities),
    },
  }
}

type OneRead = Exclude<GivenRead, { kind: 'read' }> | { readonly kind: 'read'; readonly given: GivenFile }

/** Reads one file, without saying what it is. */
export async function readOne(source: ReadableFile, options: ReadOptions): Promise<OneRead> {
  const { name } = source
  const found = await (await reading())(source, options)
  switch (found.kind) {
    case 'cancelled':
      return found
    case 'refused': {
      const { reason, message } = found
      const error = { kind: 'own-file' as const, file: name, message }
      return { kind: 'refused', error: reason === null ? error : { ...error, reason } }
    }
    case 'read':
      return { kind: 'read', given: { source, file: { name, text: found.text }, table: found.table } }
  }
}

const onlyGiven = ({ source, file, table }: GivenFile): GivenFile => ({ source, file, table })

/** A table without places that tells residents or declarations is about the city's communities. */
function withUse(given: GivenFile): GivenFile {
  const { hasPlaces, guess } = given.table
  const { lon, lat, residents, declared } = guess.communities
  const isPlaced = hasPlaces || (lon !== undefined && lat !== undefined)
  const use: OwnUse | undefined =
    !isPlaced && (residents !== undefined || declared !== undefined) ? 'figures' : undefined
  const { source, file, table } = given
  return { source, table, file: use === undefined ? file : { ...file, use } }
}

/** Where there are no workers, as in tests, files are read here. */
async function reading(): Promise<FileReading> {
  if (typeof Worker !== 'undefined') return readInWorker()
  const { readOwnFile } = await import('../engine/read-own-file.ts')
  return (file, { onProgress }) => readOwnFile(file, onProgress)
}
