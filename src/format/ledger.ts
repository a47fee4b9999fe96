import * as v from 'valibot'
import { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'

/** What the file of a ledger's changes says of itself. */
export const LEDGER_FORMAT = 'quarter-hour-ledger'
/** The only version that this code reads. */
export const LEDGER_VERSION = 1

/** In use, gone, or nobody knows. */
export const LEDGER_STATUSES = ['active', 'left', 'unknown'] as const

/** Letters of a cell. */
export const MOST_LETTERS = 200
export const MOST_FLOOR_AREA = 10_000_000

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_LETTERS))
const day = v.pipe(v.string(), v.isoDate('expected a day as YYYY-MM-DD'))
const known = {
  operator: v.nullable(text),
  access: v.picklist(FACILITY_ACCESS),
  mode: v.picklist(FACILITY_MODES),
}
const factsSchema = v.strictObject({
  owner: v.nullable(text),
  ...known,
  source: v.nullable(text),
  checkedOn: v.nullable(day),
  status: v.picklist(LEDGER_STATUSES),
  floorAreaM2: v.nullable(v.pipe(v.number(), v.gtValue(0), v.maxValue(MOST_FLOOR_AREA))),
})
const editSchema = v.strictObject({
  facility: text,
  name: v.pipe(v.string(), v.maxLength(MOST_LETTERS)),
  was: v.strictObject(known),
  set: v.partial(factsSchema),
  editedOn: day,
})
const fileSchema = v.strictObject({
  format: v.literal(LEDGER_FORMAT),
  version: v.literal(LEDGER_VERSION),
  city: text,
  cityHash: v.nullable(text),
  edits: v.array(editSchema),
})

/** What the ledger tells of a facility. `checkedOn`: `YYYY-MM-DD`; `floorAreaM2` is of all floors, not the footprint. */
export type LedgerFacts = Readonly<v.InferOutput<typeof factsSchema>>
/** What the data themselves tell. */
export type KnownFacts = Pick<LedgerFacts, 'operator' | 'access' | 'mode'>
/** A facility by its data id, what the data said of it then, and what is different; null in `set` takes a value away. */
export interface LedgerEdit {
  readonly facility: string
  readonly name: string
  readonly was: KnownFacts
  readonly set: Partial<LedgerFacts>
  readonly editedOn: string
}
/** The changes of one city, against the build that they were made on. */
export interface LedgerFile {
  readonly city: string
  readonly cityHash: string | null
  readonly edits: readonly LedgerEdit[]
}

/** What holds of a facility: the data's own facts with the changes over them. */
export const factsOf = (facility: KnownFacts, edit: LedgerEdit | undefined): LedgerFacts => {
  const { operator, access, mode } = facility
  const unknown = {
    owner: null,
    source: null,
    checkedOn: null,
    status: 'unknown',
    floorAreaM2: null,
  } as const
  return { ...unknown, operator, access, mode, ...edit?.set }
}

/** The change from what the data say to some facts; null where there is none. */
export function editOf(
  facility: KnownFacts & { readonly id: string; readonly name: string },
  facts: LedgerFacts,
  editedOn: string,
): LedgerEdit | null {
  const { operator, access, mode } = facility
  const before = factsOf(facility, undefined)
  const keys = (Object.keys(before) as (keyof LedgerFacts)[]).filter((key) => facts[key] !== before[key])
  if (keys.length === 0) return null
  const set = Object.fromEntries(keys.map((key) => [key, facts[key]])) as Partial<LedgerFacts>
  const name = facility.name.slice(0, MOST_LETTERS)
  return { facility: facility.id, name, was: { operator, access, mode }, set, editedOn }
}

/** The changes with one put in the place of what there was of its facility; null takes that away. */
export function withEdit(
  edits: readonly LedgerEdit[],
  facility: string,
  edit: LedgerEdit | null,
): readonly LedgerEdit[] {
  const others = edits.filter((one) => one.facility !== facility)
  return edit === null ? others : [...others, edit]
}

/** The changes as JSON, to be kept or handed on: docs/ledger.md. */
export const writeLedger = ({ city, cityHash, edits }: LedgerFile): string =>
  `${JSON.stringify({ format: LEDGER_FORMAT, version: LEDGER_VERSION, city, cityHash, edits }, null, 2)}\n`

/**
 * Reads what `writeLedger` wrote. Of two changes of one facility the later one holds.
 * @param label how messages call the file
 * @throws Error that names the file, the path inside it and what is wrong there.
 */
export function readLedger(json: string, label: string): LedgerFile {
  let data: unknown
  try {
    data = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    throw new Error(`${label}: found no JSON, expected the changes of a ledger`)
  }
  const found = v.safeParse(fileSchema, data)
  if (!found.success) {
    const [issue] = found.issues
    throw new Error(`${label}: at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`)
  }
  const { city, cityHash, edits } = found.output
  const read = edits as readonly LedgerEdit[]
  return {
    city,
    cityHash,
    edits: read.reduce<readonly LedgerEdit[]>((all, one) => withEdit(all, one.facility, one), []),
  }
}
