import * as v from 'valibot'
import { csvText, type CsvCell } from './csv.ts'

/** What the file of a register says of itself. */
export const REGISTER_FORMAT = 'quarter-hour-needs-register'
/** The only version that this code reads. */
export const REGISTER_VERSION = 1

/** More needs of one service at one place are a slip of the hand. */
export const MOST_NEEDS = 1_000_000
/** Letters of a street. */
export const MOST_PLACE = 60

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const place = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_PLACE))

const countSchema = v.strictObject({
  community: v.nullable(text),
  district: v.nullable(place),
  street: v.nullable(place),
  service: text,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_NEEDS)),
})
const fileSchema = v.strictObject({
  name: text,
  digest: text,
  day: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  rows: v.array(countSchema),
})
const registerSchema = v.strictObject({ typed: v.array(countSchema), files: v.array(fileSchema) })

/**
 * How often a service is needed: in a community (its id; district and street then are null), or in a street, which is
 * never spread over its communities. All three null: somewhere in the city.
 */
export type NeedCount = Readonly<v.InferOutput<typeof countSchema>>
/** The counts of one file, the digest of its text, and the day on which it was taken in. */
export interface NeedFile extends Omit<Readonly<v.InferOutput<typeof fileSchema>>, 'rows'> {
  readonly rows: readonly NeedCount[]
}
/** Everything that is known of the needs of one city: what was typed in, and the files. */
export interface NeedsRegister {
  readonly typed: readonly NeedCount[]
  readonly files: readonly NeedFile[]
}

export const EMPTY_REGISTER: NeedsRegister = { typed: [], files: [] }

/** Of a text, to know it again: two lanes of FNV-1a over its code units, and its length. Not for secrets. */
export function textDigest(content: string): string {
  let [a, b] = [0x811c9dc5, 0x01234567]
  for (let i = 0; i < content.length; i++) {
    const unit = content.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x01000193) ^ (b >>> 15)
  }
  const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0')
  return `${hex(a)}${hex(b)}-${content.length}`
}

const keyOf = ({ community, district, street, service }: NeedCount): string =>
  JSON.stringify([community, district, street, service])

/** Counts of the same place and service added up, in the order of their first. */
export function addUp(rows: readonly NeedCount[]): readonly NeedCount[] {
  const sums = new Map<string, NeedCount>()
  for (const row of rows) {
    const before = sums.get(keyOf(row))?.count ?? 0
    sums.set(keyOf(row), { ...row, count: Math.min(MOST_NEEDS, before + row.count) })
  }
  return [...sums.values()]
}

/** Every count of a register, each place and service once. */
export const countsOf = ({ typed, files }: NeedsRegister): readonly NeedCount[] =>
  addUp([...typed, ...files.flatMap(({ rows }) => rows)])

/** Sets what was typed in for a place and service; a count of 0 takes it away. */
export function setTyped(register: NeedsRegister, row: NeedCount): NeedsRegister {
  const others = register.typed.filter((one) => keyOf(one) !== keyOf(row))
  return { ...register, typed: row.count === 0 ? others : [...others, row] }
}

/** Puts a file in; one whose text is there already is counted once, and the register is the same. */
export const addFile = (register: NeedsRegister, file: NeedFile): NeedsRegister =>
  register.files.some(({ digest }) => digest === file.digest)
    ? register
    : { ...register, files: [...register.files, { ...file, rows: addUp(file.rows) }] }

export const removeFile = (register: NeedsRegister, digest: string): NeedsRegister => ({
  ...register,
  files: register.files.filter((file) => file.digest !== digest),
})

/** What another register has besides: its files once each, and what was typed there in place of what was typed here. */
export const joinRegisters = (into: NeedsRegister, other: NeedsRegister): NeedsRegister =>
  other.typed.reduce(setTyped, other.files.reduce(addFile, into))

/** A register of a city as JSON, to be kept or handed on. */
export const writeRegister = ({ typed, files }: NeedsRegister, city: string): string =>
  `${JSON.stringify({ format: REGISTER_FORMAT, version: REGISTER_VERSION, city, typed, files }, null, 2)}\n`

/** The same again; null where the data are no register of this version. Never throws. */
export function readRegister(
  data: unknown,
): { readonly city: string; readonly register: NeedsRegister } | null {
  const found = v.safeParse(
    v.strictObject({
      format: v.literal(REGISTER_FORMAT),
      version: v.literal(REGISTER_VERSION),
      city: text,
      ...registerSchema.entries,
    }),
    data,
  )
  if (!found.success) return null
  const { city, typed, files } = found.output
  return { city, register: { typed, files } }
}

const COLUMNS = ['source', 'community', 'communityName', 'district', 'street', 'service', 'count'] as const

/**
 * A register as a table: UTF-8 with its mark, no cell that a spreadsheet would run. Columns: docs/ledger.md. The source
 * of what was typed in is empty.
 */
export function registerCsv(register: NeedsRegister, nameOf: (community: string) => string): string {
  const row = (source: string, one: NeedCount): CsvCell[] => [
    source,
    one.community,
    one.community === null ? null : nameOf(one.community),
    one.district,
    one.street,
    one.service,
    one.count,
  ]
  const typed = register.typed.map((one) => row('', one))
  const filed = register.files.flatMap(({ name, rows }) => rows.map((one) => row(name, one)))
  return csvText([[...COLUMNS], ...typed, ...filed])
}
