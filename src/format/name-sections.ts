import { NO_NAME, STREET_KINDS, type NameSet } from '../network/network.ts'
import { byteWriter, type ByteReader } from './bytes.ts'
import { requireRoom } from './part-file.ts'

/** Codes of a street's name; higher ones count how many other names were used since this one. */
const CODE = { none: 0, next: 1, again: 2 } as const

/**
 * Names by how recently they were used: neighbouring edges, which stand close together in the order, share them.
 * A name used for the first time is the next of the table.
 */
export function encodeNameIndex(nameIndex: Uint32Array): Uint8Array {
  const writer = byteWriter()
  const recent: number[] = []
  for (const name of nameIndex) {
    if (name === NO_NAME) {
      writer.unsigned(CODE.none)
      continue
    }
    const at = recent.indexOf(name)
    writer.unsigned(at < 0 ? CODE.next : CODE.again + at)
    if (at >= 0) recent.splice(at, 1)
    recent.unshift(name)
  }
  return writer.finish()
}

/** Indices into the part's names, or `NO_NAME`. @throws Error when a code leads to no name, or names stay unused. */
export function decodeNameIndex(reader: ByteReader, edgeCount: number, nameCount: number): Uint32Array {
  requireRoom(reader, edgeCount, 1, 'name codes')
  const recent: number[] = []
  let used = 0
  const nameIndex = new Uint32Array(edgeCount)
  for (let e = 0; e < edgeCount; e++) {
    const code = reader.u32('a name code')
    if (code === CODE.none) {
      nameIndex[e] = NO_NAME
      continue
    }
    const name = code === CODE.next ? used++ : recent.splice(code - CODE.again, 1)[0]
    if (name === undefined || name >= nameCount) {
      reader.fail(`name code ${code} after ${recent.length} of ${nameCount} names`, 'a name of the table')
      continue
    }
    recent.unshift(name)
    nameIndex[e] = name
  }
  if (used !== nameCount) reader.fail(`${used} names in use`, `all ${nameCount}`)
  reader.end('the name codes')
  return nameIndex
}

/** The part's names as JSON. @throws Error when they are not a list of that many name sets. */
export function parseNames(reader: ByteReader, count: number): NameSet[] {
  const text = new TextDecoder().decode(reader.bytes(reader.left(), 'names'))
  let names: unknown
  try {
    names = JSON.parse(text)
  } catch (cause) {
    reader.fail(`text that is not JSON (${cause instanceof Error ? cause.message : String(cause)})`, 'names')
  }
  if (!Array.isArray(names) || names.length !== count || !names.every(isNameSet)) {
    return reader.fail('something else', `a list of ${count} name sets`)
  }
  return names
}

const isNameSet = (value: unknown): value is NameSet =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((name) => typeof name === 'string')

/** Streets of one name are mostly of one kind: named edges first, as 0 for "as last time" or kind + 1; then the rest. */
export function encodeKinds(kind: Uint8Array, nameIndex: Uint32Array): Uint8Array {
  const writer = byteWriter()
  const lastKind = new Map<number, number>()
  kind.forEach((of, e) => {
    const name = nameIndex[e] ?? NO_NAME
    if (name === NO_NAME) return
    writer.u8(lastKind.get(name) === of ? 0 : of + 1)
    lastKind.set(name, of)
  })
  kind.forEach((of, e) => {
    if (nameIndex[e] === NO_NAME) writer.u8(of)
  })
  return writer.finish()
}

/** @throws Error for kinds that are not in `STREET_KINDS`. */
export function decodeKinds(reader: ByteReader, nameIndex: Uint32Array, nameCount: number): Uint8Array {
  const kind = new Uint8Array(nameIndex.length)
  const lastKind = new Uint8Array(nameCount).fill(STREET_KINDS.length)
  const known = (of: number): number =>
    of < STREET_KINDS.length ? of : reader.fail(`street kind ${of}`, `a kind below ${STREET_KINDS.length}`)
  nameIndex.forEach((name, e) => {
    if (name === NO_NAME) return
    const code = reader.u8('a street kind')
    kind[e] = known(code === 0 ? (lastKind[name] ?? 0) : code - 1)
    lastKind[name] = kind[e] ?? 0
  })
  nameIndex.forEach((name, e) => {
    if (name === NO_NAME) kind[e] = known(reader.u8('a street kind'))
  })
  reader.end('the street kinds')
  return kind
}
