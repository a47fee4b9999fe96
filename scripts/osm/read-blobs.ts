/**
 * The outer layer of an OpenStreetMap PBF: a chain of blobs, each `4-byte header length, BlobHeader, Blob`.
 * Limits from https://wiki.openstreetmap.org/wiki/PBF_Format#File_format
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { PbfReader } from 'pbf'

import { cursorOver, nextField, readInt, readMessage, skipField, windowBytes } from './message-cursor.ts'
import type { Cursor } from './message-cursor.ts'
import { refuseFile, refusePbf, type PbfPlace } from './osm-pbf-error.ts'

const MAX_HEADER_BYTES = 64 * 1024
export const MAX_BLOB_BYTES = 32 * 1024 * 1024

/** Deflate's best ratio: a blob that claims to inflate to more lies, and is refused before memory is taken. */
const MAX_DEFLATE_RATIO = 1032

/** https://github.com/openstreetmap/OSM-binary/blob/master/osmpbf/fileformat.proto, fields of Blob */
const COMPRESSIONS: Readonly<Record<number, string>> = {
  4: 'lzma',
  5: 'bzip2',
  6: 'lz4',
  7: 'zstd',
}

/** How files that people hand in instead begin: as text … */
const FOREIGN_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:!doctype html|html)/i, 'HTML text (a web page saved in place of the download?)'],
  [/^\s*</, 'XML text'],
  [/^\s*[{[]/, 'JSON text'],
  [/^version https:\/\/git-lfs/, 'a Git LFS pointer'],
]

/** … and as hexadecimal bytes. */
const FOREIGN_BYTES: readonly (readonly [string, string])[] = [
  ['1f8b', 'a gzip archive'],
  ['425a68', 'a bzip2 archive'],
  ['504b0304', 'a zip archive'],
  ['ffe0', 'an o5m file'],
]

export interface OsmBlob {
  readonly place: PbfPlace
  readonly type: 'OSMHeader' | 'OSMData'
  /** Uncompressed content. */
  readonly bytes: Uint8Array
  /** Bytes of the file up to the end of this blob, and of the whole file. */
  readonly readBytes: number
  readonly totalBytes: number
}

interface OpenFile {
  readonly path: string
  readonly descriptor: number
  readonly size: number
}

/**
 * Blobs of a file in order, one in memory at a time; the first is the header. Throws an `OsmPbfError` for a
 * missing, empty, truncated, foreign or damaged file. Closes the file when the iteration ends.
 */
export function* readBlobs(path: string): Generator<OsmBlob, void, undefined> {
  const descriptor = openFile(path)
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) refuseFile(path, 'is not a regular file: expected an OpenStreetMap PBF')
    if (stat.size === 0) refuseFile(path, 'is empty: expected an OpenStreetMap PBF')
    const file = { path, descriptor, size: stat.size }
    refuseForeign(file)
    let offset = 0
    while (offset < file.size) {
      const blob = readBlob(file, offset)
      yield blob
      offset = blob.readBytes
    }
  } finally {
    closeSync(descriptor)
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return refuseFile(path, `cannot be opened (${reason}): expected an OpenStreetMap PBF`, cause)
  }
}

function refuseForeign(file: OpenFile): void {
  const start = Buffer.alloc(Math.min(64, file.size))
  readSync(file.descriptor, start, 0, start.length, 0)
  const text = start.toString('utf8').replace(/^\uFEFF/, '')
  const hex = start.toString('hex')
  const foreign =
    FOREIGN_TEXTS.find(([pattern]) => pattern.test(text)) ??
    FOREIGN_BYTES.find(([prefix]) => hex.startsWith(prefix))
  if (foreign) refuseFile(file.path, `is ${foreign[1]}: expected an OpenStreetMap PBF`)
}

function readBlob(file: OpenFile, offset: number): OsmBlob {
  const headerPlace = { file: file.path, byteOffset: offset, part: 'blob header' }
  const length = readBytesAt(file, headerPlace, { offset, length: 4 }).readUInt32BE(0)
  if (length === 0 || length > MAX_HEADER_BYTES) {
    const hint = offset === 0 ? ': this is not an OpenStreetMap PBF' : ''
    const expected = `1 to ${MAX_HEADER_BYTES}${hint}`
    refusePbf(headerPlace, { found: `a header length of ${length} bytes`, expected })
  }
  const headerBytes = readBytesAt(file, headerPlace, { offset: offset + 4, length })
  const { type, dataSize } = decodeBlobHeader(headerBytes, headerPlace)
  const place = { file: file.path, byteOffset: offset, part: `${type} blob` }
  const dataOffset = offset + 4 + length
  const stored = readBytesAt(file, place, { offset: dataOffset, length: dataSize })
  const bytes = decodeBlob(stored, place)
  return { place, type, bytes, readBytes: dataOffset + dataSize, totalBytes: file.size }
}

function decodeBlobHeader(
  bytes: Uint8Array,
  place: PbfPlace,
): { readonly type: OsmBlob['type']; readonly dataSize: number } {
  const cursor = cursorOver(new PbfReader(bytes), place, { start: 0, end: bytes.length })
  let type = ''
  let dataSize = -1
  while (nextField(cursor)) {
    if (cursor.field === 1) type = Buffer.from(windowBytes(readMessage(cursor))).toString('latin1')
    else if (cursor.field === 3) dataSize = readInt(cursor)
    else skipField(cursor)
  }
  // The format lets readers pass over unknown types; here that would lose a damaged block without a word.
  const expectedType = place.byteOffset === 0 ? 'OSMHeader first' : 'OSMData'
  if ((type !== 'OSMHeader' && type !== 'OSMData') || (type === 'OSMHeader') !== (place.byteOffset === 0)) {
    return refusePbf(place, { found: `a blob of type ${JSON.stringify(type)}`, expected: expectedType })
  }
  if (dataSize < 0 || dataSize > MAX_BLOB_BYTES) {
    const found = dataSize === -1 ? 'no blob size' : `a blob of ${dataSize} bytes`
    refusePbf(place, { found, expected: `at most ${MAX_BLOB_BYTES}` })
  }
  return { type, dataSize }
}

function decodeBlob(stored: Uint8Array, place: PbfPlace): Uint8Array {
  const cursor = cursorOver(new PbfReader(stored), place, { start: 0, end: stored.length })
  let raw: Cursor | null = null
  let deflated: Cursor | null = null
  let rawSize = -1
  while (nextField(cursor)) {
    const compression = COMPRESSIONS[cursor.field]
    if (cursor.field === 1) raw = readMessage(cursor)
    else if (cursor.field === 2) rawSize = readInt(cursor)
    else if (cursor.field === 3) deflated = readMessage(cursor)
    else if (compression !== undefined) {
      refusePbf(place, { found: `${compression} compression`, expected: 'zlib or none' })
    } else skipField(cursor)
  }
  if (raw && !deflated) return windowBytes(raw)
  if (deflated && !raw) return inflate(windowBytes(deflated), rawSize, place)
  return refusePbf(place, { found: raw ? 'data twice' : 'no data', expected: 'one of raw or zlib data' })
}

function inflate(deflated: Uint8Array, rawSize: number, place: PbfPlace): Uint8Array {
  const limit = Math.min(MAX_BLOB_BYTES, MAX_DEFLATE_RATIO * (deflated.length + 1))
  if (rawSize < 0 || rawSize > limit) {
    const found = rawSize === -1 ? 'no uncompressed size' : `an uncompressed size of ${rawSize} bytes`
    refusePbf(place, { found, expected: `0 to ${limit}` })
  }
  let bytes: Uint8Array
  try {
    // One spare byte in the chunk lets zlib see the end of the stream without a second chunk.
    const chunkSize = Math.max(64, rawSize + 1)
    bytes = inflateSync(deflated, { chunkSize, maxOutputLength: Math.max(1, rawSize) })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const expected = `zlib data that inflates to ${rawSize} bytes`
    return refusePbf(place, { found: `damaged data (${reason})`, expected, cause })
  }
  if (bytes.length === rawSize) return bytes
  return refusePbf(place, { found: `${bytes.length} inflated bytes`, expected: `${rawSize}` })
}

function readBytesAt(
  file: OpenFile,
  place: PbfPlace,
  { offset, length }: { readonly offset: number; readonly length: number },
): Buffer {
  const left = file.size - offset
  const found = `the end of the file after ${left} of ${length} bytes`
  if (length > left) refusePbf(place, { found, expected: 'all of them: the file is cut short' })
  const bytes = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const count = readSync(file.descriptor, bytes, filled, length - filled, offset + filled)
    if (count === 0) refusePbf(place, { found: 'a file that shrank', expected: `${file.size} bytes` })
    filled += count
  }
  return bytes
}
