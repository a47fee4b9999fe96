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
 * its directory announces are added up before anything is unpacked, and no entry gets more than it announces. Without a
 * worker, which the page's policy would refuse.
 * @throws Error that names `label` when the archive is cut, damaged, protected by a password, or too large.
 */
export function unpackZip(
  bytes: Uint8Array,
  label: string,
  isWanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const wanted = listEntries(bytes, label).filter(({ name }) => isWanted(readableName(name)))
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

function unpack(bytes: Uint8Array, label: string, { name, originalSize }: UnzipFileInfo): Uint8Array {
  const broken = (why: string, cause?: unknown): Error =>
    new Error(`${label}: ${readableName(name)}: ${why}; expected a whole entry of a zip archive`, { cause })
  if (((bytes[FLAGS_AT] ?? 0) & ENCRYPTED) !== 0) throw broken('found a password')
  let found: Uint8Array | undefined
  try {
    found = unzipSync(bytes, { filter: (entry) => entry.name === name })[name]
  } catch (cause) {
    throw broken('found damaged bytes', cause)
  }
  if (found?.length !== originalSize) throw broken('found damaged bytes')
  return found
}

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
