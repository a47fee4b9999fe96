import { byteReader, byteWriter, type ByteReader } from './bytes.ts'

/**
 * How the files of a city's parts are laid out: four letters, a version byte, the header's numbers and the length of
 * each section as varints, then the sections one after the other up to the end of the file.
 */
export interface PartFileFormat<Field extends string, Section extends string> {
  /** What the file is, for messages. */
  readonly title: string
  /** Four ASCII letters. */
  readonly magic: string
  readonly version: number
  /** Numbers below 2^32, in this order. */
  readonly fields: readonly Field[]
  readonly sections: readonly Section[]
}

/** @throws Error when a header number is not a whole number below 2^53. */
export function writePartFile<Field extends string, Section extends string>(
  format: PartFileFormat<Field, Section>,
  header: Readonly<Record<Field, number>>,
  sections: Readonly<Record<Section, Uint8Array>>,
): Uint8Array {
  const writer = byteWriter()
  for (const letter of format.magic) writer.u8(letter.charCodeAt(0))
  writer.u8(format.version)
  for (const field of format.fields) writer.unsigned(header[field])
  for (const section of format.sections) writer.unsigned(sections[section].length)
  for (const section of format.sections) writer.bytes(sections[section])
  return writer.finish()
}

export interface OpenPartFile<Field extends string, Section extends string> {
  readonly header: Readonly<Record<Field, number>>
  readonly sections: Readonly<Record<Section, ByteReader>>
}

/**
 * Checks letters, version and that the sections fill the file exactly.
 * @throws Error that names the file, the offset, what was found and what was expected.
 */
export function openPartFile<Field extends string, Section extends string>(
  format: PartFileFormat<Field, Section>,
  bytes: Uint8Array,
  label: string,
): OpenPartFile<Field, Section> {
  const reader = byteReader(bytes, label)
  const letters = bytes.subarray(0, format.magic.length)
  const found = Array.from(letters, (byte) => String.fromCharCode(byte)).join('')
  if (found !== format.magic) {
    throw new Error(
      `${label}: is not a ${format.title}: begins with ${JSON.stringify(found)}, expected "${format.magic}"`,
    )
  }
  reader.bytes(format.magic.length, 'the first letters')
  const version = reader.u8('the version')
  if (version !== format.version) {
    throw new Error(
      `${label}: is a ${format.title} of version ${version}, this program reads version ${format.version}: build the city again`,
    )
  }
  const header = byName(format.fields, (field) => reader.u32(field))
  const lengths = byName(format.sections, (section) => reader.u32(`the length of section "${section}"`))
  const sections = byName(format.sections, (name) => reader.section(lengths[name], `section "${name}"`))
  reader.end('the last section')
  return { header, sections }
}

/** Fails unless `count` rows of at least `bytesEach` bytes fit what is left: checked before anything is allocated. */
export function requireRoom(reader: ByteReader, count: number, bytesEach: number, what: string): void {
  if (count * bytesEach > reader.left()) {
    reader.fail(`${reader.left()} bytes`, `at least ${count * bytesEach} for ${count} ${what}`)
  }
}

function byName<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>
}
