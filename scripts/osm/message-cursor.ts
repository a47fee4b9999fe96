/**
 * Checked reading of Protocol Buffers messages. `pbf` decodes varints fast but trusts its input: it walks
 * over the end of a message or of the buffer without a word. A cursor is a window on one message that every
 * read must stay inside.
 */

import type { PbfReader } from 'pbf'

import { refusePbf, type PbfPlace } from './osm-pbf-error.ts'

const VARINT = 0
const FIXED64 = 1
const BYTES = 2
const FIXED32 = 5

export interface Cursor {
  readonly reader: PbfReader
  readonly place: PbfPlace
  pos: number
  readonly end: number
  /** Field number and wire type that `nextField` met last. */
  field: number
  wire: number
}

/** A cursor over bytes `start` to `end` (exclusive) of the reader's buffer. */
export function cursorOver(
  reader: PbfReader,
  place: PbfPlace,
  { start, end }: { readonly start: number; readonly end: number },
): Cursor {
  return { reader, place, pos: start, end, field: 0, wire: 0 }
}

/** Steps to the next field of the message; false at its end. The caller must then read or skip its value. */
export function nextField(cursor: Cursor): boolean {
  if (cursor.pos >= cursor.end) return false
  const tag = readUnsigned(cursor)
  cursor.field = Math.floor(tag / 8)
  cursor.wire = tag % 8
  if (cursor.field === 0) refusePbf(cursor.place, { found: 'field number 0', expected: '1 or above' })
  return true
}

/** Passes over the value of a field that is of no interest. */
export function skipField(cursor: Cursor): void {
  if (cursor.wire === VARINT) readVarint(cursor, true)
  else if (cursor.wire === BYTES) readMessage(cursor)
  else if (cursor.wire === FIXED32) advance(cursor, 4)
  else if (cursor.wire === FIXED64) advance(cursor, 8)
  else refuseWire(cursor, 'a known one')
}

/** The field's value as a signed 64-bit integer that float64 holds exactly (int32, int64). */
export function readInt(cursor: Cursor): number {
  if (cursor.wire !== VARINT) refuseWire(cursor, 'a varint')
  return safe(cursor, readVarint(cursor, true))
}

/** The field's value as a zigzag integer (sint32, sint64). */
export function readSint(cursor: Cursor): number {
  if (cursor.wire !== VARINT) refuseWire(cursor, 'a varint')
  return nextSint(cursor)
}

/** The field's value as a window of its own: an embedded message, a string, or a packed array. */
export function readMessage(cursor: Cursor): Cursor {
  if (cursor.wire !== BYTES) refuseWire(cursor, 'a length-delimited value')
  const length = readUnsigned(cursor)
  const start = cursor.pos
  advance(cursor, length)
  return cursorOver(cursor.reader, cursor.place, { start, end: cursor.pos })
}

/** The bytes under a window; a view, valid as long as the block's buffer. */
export function windowBytes(window: Cursor): Uint8Array {
  return window.reader.buf.subarray(window.pos, window.end)
}

export const hasMore = (packed: Cursor): boolean => packed.pos < packed.end

/** Next value of a packed array of unsigned integers; refuses to run over its end. */
export function nextUnsigned(packed: Cursor): number {
  const byte = packed.pos < packed.end ? packed.reader.buf[packed.pos] : undefined
  if (byte === undefined || byte >= 0x80) return readUnsigned(packed)
  packed.pos++
  return byte
}

/** Next value of a packed array of zigzag integers; refuses to run over its end. */
export function nextSint(packed: Cursor): number {
  const zigzag = nextUnsigned(packed)
  return zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2
}

/** How many values a packed array of varints holds: each ends in a byte with the high bit clear. */
export function countPacked(packed: Cursor): number {
  const bytes = packed.reader.buf
  let count = 0
  for (let at = packed.pos; at < packed.end; at++) if ((bytes[at] ?? 0) < 0x80) count++
  return count
}

function readUnsigned(cursor: Cursor): number {
  return safe(cursor, readVarint(cursor, false))
}

function readVarint(cursor: Cursor, isSigned: boolean): number {
  const { reader, place } = cursor
  if (cursor.pos >= cursor.end) {
    refusePbf(place, { found: 'the end of a message or a list', expected: 'another number' })
  }
  reader.pos = cursor.pos
  let value: number
  try {
    value = reader.readVarint(isSigned)
  } catch (cause) {
    return refusePbf(place, { found: 'a number without an end', expected: 'at most 10 bytes', cause })
  }
  if (reader.pos > cursor.end) {
    refusePbf(place, { found: 'a number that runs over the end of its message', expected: 'it inside' })
  }
  cursor.pos = reader.pos
  return value
}

function safe(cursor: Cursor, value: number): number {
  if (Number.isSafeInteger(value)) return value
  return refusePbf(cursor.place, { found: `the number ${value}`, expected: 'one of at most 53 bits' })
}

function advance(cursor: Cursor, length: number): void {
  const left = cursor.end - cursor.pos
  if (length > left) {
    refusePbf(cursor.place, { found: `a value of ${length} bytes`, expected: `at most the ${left} left` })
  }
  cursor.pos += length
}

function refuseWire(cursor: Cursor, expected: string): never {
  const found = `wire type ${cursor.wire} in field ${cursor.field}`
  return refusePbf(cursor.place, { found, expected })
}
