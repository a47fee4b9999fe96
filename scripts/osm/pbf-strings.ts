/**
 * Strings and tags of one PBF block. Every block repeats the same keys and values, so decoded strings are
 * shared across the file: a city's tags then take a fraction of the memory.
 */

import { hasMore, nextField, nextUnsigned, readMessage, skipField, type Cursor } from './message-cursor.ts'
import { refusePbf, type PbfPlace } from './osm-pbf-error.ts'
import type { Tags } from './osm-data.ts'

/** Longer strings (descriptions, opening hours) hardly repeat. */
const MAX_SHARED_LENGTH = 40

/** Strings met so far in the file, each once. */
export type SharedStrings = Map<string, string>

export interface StringTable {
  readonly place: PbfPlace
  readonly bytes: Buffer
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Filled on first use: blocks carry user names that nothing asks for. */
  readonly decoded: (string | undefined)[]
  readonly shared: SharedStrings
}

/** Reads the bounds of a block's strings; `message` null stands for a block without a table. */
export function readStringTable(message: Cursor | null, place: PbfPlace, shared: SharedStrings): StringTable {
  const starts: number[] = []
  const ends: number[] = []
  const buffer = message?.reader.buf ?? new Uint8Array()
  const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  while (message && nextField(message)) {
    if (message.field !== 1) {
      skipField(message)
      continue
    }
    const window = readMessage(message)
    starts.push(window.pos)
    ends.push(window.end)
  }
  return { place, bytes, starts, ends, decoded: [], shared }
}

/** The string at an index; refuses an index outside the table. Invalid UTF-8 becomes U+FFFD. */
export function stringAt(table: StringTable, index: number): string {
  const known = table.decoded[index]
  if (known !== undefined) return known
  const start = table.starts[index]
  if (start === undefined) {
    const found = `string number ${index}`
    return refusePbf(table.place, { found, expected: `one of the ${table.starts.length} in the block` })
  }
  const text = table.bytes.toString('utf8', start, table.ends[index])
  const unique = text.length > MAX_SHARED_LENGTH ? text : share(table.shared, text)
  table.decoded[index] = unique
  return unique
}

/** Tags from the two parallel packed arrays of ways, relations and plain nodes. A repeated key: last wins. */
export function readTags(table: StringTable, keys: Cursor | null, values: Cursor | null): Tags {
  const tags: Record<string, string> = {}
  while (keys && values && hasMore(keys) && hasMore(values)) {
    setTag(tags, stringAt(table, nextUnsigned(keys)), stringAt(table, nextUnsigned(values)))
  }
  if ((keys && hasMore(keys)) || (values && hasMore(values))) {
    refusePbf(table.place, { found: 'unequal numbers of keys and values', expected: 'a value for each key' })
  }
  return tags
}

/** One node's tags from `DenseNodes.keys_vals`: key, value, key, value, …, 0. Null when it has none. */
export function readDenseTags(table: StringTable, keysValues: Cursor): Tags | null {
  let tags: Record<string, string> | null = null
  for (;;) {
    const key = nextUnsigned(keysValues)
    if (key === 0) return tags
    tags ??= {}
    setTag(tags, stringAt(table, key), stringAt(table, nextUnsigned(keysValues)))
  }
}

function setTag(tags: Record<string, string>, key: string, value: string): void {
  if (key !== '__proto__') tags[key] = value
  else Object.defineProperty(tags, key, { value, enumerable: true, configurable: true, writable: true })
}

function share(shared: SharedStrings, text: string): string {
  const known = shared.get(text)
  if (known !== undefined) return known
  shared.set(text, text)
  return text
}
