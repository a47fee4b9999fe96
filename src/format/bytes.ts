/** Whole numbers as bytes: little-endian base-128 varints, signed ones by zigzag (0, −1, 1, −2, …). */

export interface ByteWriter {
  readonly u8: (value: number) => void
  /** 0 … 2^53 − 1 in at most 8 bytes; values below 2^32 take at most 5. */
  readonly unsigned: (value: number) => void
  /** −2^52 … 2^52 − 1. */
  readonly signed: (value: number) => void
  readonly bytes: (bytes: Uint8Array) => void
  /** What was written so far, as a copy. */
  readonly finish: () => Uint8Array
}

const FIRST_CAPACITY = 1_024

/** A writer into memory that grows as needed. @throws Error for numbers outside the stated ranges. */
export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(FIRST_CAPACITY)
  let length = 0
  const reserve = (count: number): void => {
    if (length + count <= buffer.length) return
    const larger = new Uint8Array(Math.max(2 * buffer.length, length + count))
    larger.set(buffer.subarray(0, length))
    buffer = larger
  }
  const u8 = (value: number): void => {
    requireRange(value, 0, 255)
    reserve(1)
    buffer[length++] = value
  }
  const unsigned = (value: number): void => {
    requireRange(value, 0, Number.MAX_SAFE_INTEGER)
    reserve(8)
    let rest = value
    while (rest >= 128) {
      buffer[length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    buffer[length++] = rest
  }
  return {
    u8,
    unsigned,
    signed: (value) => unsigned(value < 0 ? -2 * value - 1 : 2 * value),
    bytes: (bytes) => {
      reserve(bytes.length)
      buffer.set(bytes, length)
      length += bytes.length
    },
    finish: () => buffer.slice(0, length),
  }
}

function requireRange(value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new Error(`cannot write ${value}: expected a whole number from ${least} to ${most}`)
}

export interface ByteReader {
  /** Bytes left. */
  readonly left: () => number
  readonly u8: (what: string) => number
  /** A varint of at most 5 bytes and 32 bits. */
  readonly u32: (what: string) => number
  /** A varint of at most 8 bytes and 53 bits. */
  readonly unsigned: (what: string) => number
  readonly signed: (what: string) => number
  /** A reader of the next `count` bytes, which this one passes over. */
  readonly section: (count: number, what: string) => ByteReader
  /** The next `count` bytes themselves (a view). */
  readonly bytes: (count: number, what: string) => Uint8Array
  /** Fails unless everything was read. */
  readonly end: (what: string) => void
  /** Fails with the file, the offset just read from, what was found and what was expected. */
  readonly fail: (found: string, expected: string) => never
}

interface Range {
  readonly start: number
  readonly end: number
}

/**
 * A reader that checks every step against the end of its range. `what` names the value in messages.
 * @throws Error `<label>: at byte <offset>: found …, expected …`.
 */
export function byteReader(bytes: Uint8Array, label: string, range?: Range): ByteReader {
  const end = range?.end ?? bytes.length
  let position = range?.start ?? 0
  /** Where the value being read begins, for messages. */
  let begin = position
  const fail = (found: string, expected: string): never => {
    throw new Error(`${label}: at byte ${begin}: found ${found}, expected ${expected}`)
  }
  const varint = (what: string, most: number): number => {
    begin = position
    let value = 0
    let factor = 1
    for (;;) {
      if (position >= end) fail('the end', what)
      const byte = bytes[position++] ?? 0
      value += (byte & 127) * factor
      if (value > most) fail('a number that is too large', `${what} of at most ${most}`)
      if (byte < 128) return value
      factor *= 128
      // An endless run of "more" bytes that add nothing would otherwise pass.
      if (factor > most) fail('a number that goes on too long', `${what} of at most ${most}`)
    }
  }
  const skip = (count: number, what: string): number => {
    begin = position
    if (count > end - position) fail(`${end - position} more bytes`, `${count} bytes of ${what}`)
    position += count
    return begin
  }
  return {
    left: () => end - position,
    u8: (what) => bytes[skip(1, what)] ?? 0,
    u32: (what) => varint(what, 0xffff_ffff),
    unsigned: (what) => varint(what, Number.MAX_SAFE_INTEGER),
    signed: (what) => {
      const folded = varint(what, Number.MAX_SAFE_INTEGER)
      return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2
    },
    section: (count, what) => {
      const start = skip(count, what)
      return byteReader(bytes, label, { start, end: start + count })
    },
    bytes: (count, what) => {
      const start = skip(count, what)
      return bytes.subarray(start, start + count)
    },
    end: (what) => {
      begin = position
      if (position < end) fail(`${end - position} more bytes`, `the end of ${what}`)
    },
    fail,
  }
}
