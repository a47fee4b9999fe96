import { unzipSync, type UnzipFileInfo } from 'fflate'

/** Text and tables unpack to many times their size; more than this is no list of places. */
const MOST_UNPACKED = 400 * 1024 * 1024
/** A directory can announce billions of entries in a few bytes. */
const MOST_ENTRIES = 65_535
/** Bit of an entry's flags, in the first byte of them. */
const ENCRYPTED = 1
const FLAGS_AT = 6

/** Whether bytes begin as a zip archive does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/**
 * Unpacks the wanted entries of a zip archive, all of them in memory and at most `MOST_UNPACKED` bytes: the sizes that
 * its directory announces are added up before anything is unpacked, and an entry that holds more or less than it
 * announces is refused. Without a worker, which the page's policy would refuse.
 * @throws Error that names `label` when the archive is cut, damaged, protected by a password, or too large.
 */
export function unpackZip(
  bytes: Uint8Array,
  label: string,
  isWanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const at = sizesAt(bytes)
  const wanted = listEntries(bytes, label)
    .map((entry, i): Entry => ({ ...entry, sizeAt: at[i] ?? null }))
    .filter(({ name }) => isWanted(readableName(name)))
  const total = wanted.reduce((sum, { originalSize }) => sum + originalSize, 0)
  if (total > MOST_UNPACKED) {
    const found = `found ${Math.ceil(total / 1024 / 1024)} MB when unpacked`
    throw new Error(`${label}: ${found}; expected at most ${MOST_UNPACKED / 1024 / 1024} MB`)
  }
  return new Map(wanted.map((entry) => [readableName(entry.name), unpack(bytes, label, entry)]))
}

function listEntries(bytes: Uint8Array, label: string): readonly UnzipFileInfo[] {
  const entries: UnzipFileInfo[] = []
  const note = (entry: UnzipFileInfo): boolean => {
    if (entries.push(entry) > MOST_ENTRIES) throw new RangeError('too many entries')
    return false
  }
  try {
    unzipSync(bytes, { filter: note })
  } catch (cause) {
    const isCut = entries.length === 0
    const found = isCut ? 'found no directory at its end' : 'found a broken directory'
    const guess = isCut ? ' (is it cut?)' : ''
    throw new Error(`${label}: ${found}; expected a whole zip archive${guess}`, { cause })
  }
  return entries
}

interface Entry extends UnzipFileInfo {
  /** Where the directory holds the size that the entry announces; null where that is not known. */
  readonly sizeAt: number | null
}

function unpack(bytes: Uint8Array, label: string, { name, originalSize, sizeAt }: Entry): Uint8Array {
  const broken = (why: string, cause?: unknown): Error =>
    new Error(`${label}: ${readableName(name)}: ${why}; expected a whole entry of a zip archive`, { cause })
  if (((bytes[FLAGS_AT] ?? 0) & ENCRYPTED) !== 0) throw broken('found a password')
  const read = (): Uint8Array | undefined =>
    unzipSync(bytes, { filter: (entry) => entry.name === name })[name]
  let found: Uint8Array | undefined
  try {
    found = sizeAt === null ? read() : withRoom(bytes, sizeAt, read)
  } catch (cause) {
    throw broken('found damaged bytes', cause)
  }
  const length = found?.length ?? 0
  if (found === undefined || length < originalSize)
    throw broken(`found ${length} of the ${originalSize} bytes that it announces`)
  if (length > originalSize) throw broken(`found more than the ${originalSize} bytes that it announces`)
  return found
}

/**
 * Lets the entry announce one byte more while it is read: what it holds beyond its room is dropped without a word, and
 * the byte tells whether there was any.
 */
function withRoom<T>(bytes: Uint8Array, sizeAt: number, read: () => T): T {
  const view = viewOf(bytes)
  const size = view.getUint32(sizeAt, true)
  view.setUint32(sizeAt, size + 1, true)
  try {
    return read()
  } finally {
    view.setUint32(sizeAt, size, true)
  }
}

/** Sizes in the records of a directory, and the parts of a record's length (APPNOTE.TXT 4.3.12 and 4.3.16). */
const DIRECTORY_END = { signature: 0x06054b50, length: 22, directoryAt: 16 } as const
const RECORD = { signature: 0x02014b50, length: 46, sizeAt: 24, lengthsAt: [28, 30, 32] } as const
/** In place of a size of four bytes: it stands elsewhere, in eight. */
const ELSEWHERE = 0xffffffff

/** Where the directory holds the unpacked size of each entry, in its order; ends where it cannot be followed. */
function sizesAt(bytes: Uint8Array): readonly (number | null)[] {
  const view = viewOf(bytes)
  const found: (number | null)[] = []
  let end = bytes.length - DIRECTORY_END.length
  while (end >= 0 && view.getUint32(end, true) !== DIRECTORY_END.signature) end--
  let at = end < 0 ? bytes.length : view.getUint32(end + DIRECTORY_END.directoryAt, true)
  while (at + RECORD.length <= bytes.length && view.getUint32(at, true) === RECORD.signature) {
    const sizeAt = at + RECORD.sizeAt
    found.push(view.getUint32(sizeAt, true) === ELSEWHERE ? null : sizeAt)
    at = RECORD.lengthsAt.reduce((sum, part) => sum + view.getUint16(at + part, true), at + RECORD.length)
  }
  return found
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

/** Names without the mark for UTF-8 come letter by byte; those in Chinese are mostly in GBK, some in UTF-8 after all. */
function readableName(name: string): string {
  if (/[^\u0000-\u00ff]/.test(name)) return name
  const codes = Uint8Array.from({ length: name.length }, (_, i) => name.charCodeAt(i))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(codes)
  } catch {
    return new TextDecoder('gb18030').decode(codes)
  }
}
