import type { NameSet } from '../network/network.ts'
import type { ByteReader } from './bytes.ts'
import type { Readings } from './fold-name.ts'

export const jsonBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** Sets that only have a local name as this name alone. */
export const shortNames = (names: readonly NameSet[]): (string | NameSet)[] =>
  names.map((set) => {
    const [entry, ...others] = Object.entries(set)
    return others.length === 0 && entry?.[0] === '' ? entry[1] : set
  })

/** @throws Error when the section is not a list of that many names or name sets. */
export function parseNameSets(reader: ByteReader, count: number): NameSet[] {
  const list = parseList(reader, count)
  return list.map((name) => {
    if (typeof name === 'string') return { '': name }
    return isTextRecord(name) ? name : reader.fail('something else', 'names by language')
  })
}

/** @throws Error when the section is not a list of that many texts. */
export function parseTexts(reader: ByteReader, count: number): string[] {
  return parseList(reader, count).map((text) =>
    typeof text === 'string' ? text : reader.fail('something else', 'a text'),
  )
}

/** @throws Error when the section holds something else than letters and words with their readings. */
export function parseReadings(reader: ByteReader): Readings {
  const value = parseJson(reader)
  const parts = (['letters', 'simple', 'words'] as const).map((key) => (isRecord(value) ? value[key] : null))
  const [letters, simple, words] = parts
  if (isTextRecord(letters) && isTextRecord(simple) && isTextRecord(words)) return { letters, simple, words }
  return reader.fail('something else', 'letters and words with their readings')
}

function parseList(reader: ByteReader, count: number): unknown[] {
  const value = parseJson(reader)
  if (Array.isArray(value) && value.length === count) return value
  return reader.fail('something else', `a list of ${count} texts`)
}

function parseJson(reader: ByteReader): unknown {
  const text = new TextDecoder().decode(reader.bytes(reader.left(), 'text'))
  try {
    return JSON.parse(text)
  } catch (cause) {
    return reader.fail(
      `text that is not JSON (${cause instanceof Error ? cause.message : String(cause)})`,
      'JSON',
    )
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTextRecord = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((text) => typeof text === 'string')
