import * as v from 'valibot'
import type { FacilityDetails } from '../coverage/tables.ts'
import {
  FACILITY_ACCESS,
  FACILITY_MODES,
  type FacilityAccess,
  type FacilityMode,
} from '../services/facility-access.ts'
import type { LonLat } from '../units.ts'
import { LEDGER_STATUSES, type FacilityRecord } from './facility-record.ts'

/** What the file of a ledger's changes says of itself. */
export const LEDGER_FORMAT = 'quarter-hour-ledger'
/** The only version that this code reads. */
export const LEDGER_VERSION = 1

/** Letters of a cell. */
export const MOST_LETTERS = 200
export const MOST_FLOOR_AREA = 10_000_000
/** Services of one place. */
const MOST_SERVICES = 64

/** How the id of a place begins that a ledger added. */
export const ADDED = 'ledger:'

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_LETTERS))
const day = v.pipe(v.string(), v.isoDate('expected a day as YYYY-MM-DD'))
const services = v.pipe(v.array(text), v.minLength(1), v.maxLength(MOST_SERVICES))
const known = {
  operator: v.nullable(text),
  access: v.picklist(FACILITY_ACCESS),
  mode: v.picklist(FACILITY_MODES),
}
const factsSchema = v.strictObject({
  name: v.nullable(text),
  services,
  openingHours: v.nullable(text),
  ...known,
  owner: v.nullable(text),
  source: v.nullable(text),
  checkedOn: v.nullable(day),
  status: v.picklist(LEDGER_STATUSES),
  floorAreaM2: v.nullable(v.pipe(v.number(), v.gtValue(0), v.maxValue(MOST_FLOOR_AREA))),
})
const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most))
const editSchema = v.pipe(
  v.strictObject({
    facility: text,
    name: v.pipe(v.string(), v.maxLength(MOST_LETTERS)),
    was: v.nullable(
      v.strictObject({
        ...known,
        openingHours: v.exactOptional(v.nullable(text)),
        services: v.exactOptional(v.array(text)),
      }),
    ),
    at: v.exactOptional(v.tuple([degrees(180), degrees(90)])),
    set: v.partial(factsSchema),
    editedOn: day,
  }),
  v.check(({ facility, was, at, set }) => {
    const isAdded = facility.startsWith(ADDED)
    return (
      (was === null) === isAdded && (at !== undefined) === isAdded && (!isAdded || set.services !== undefined)
    )
  }, `expected "was", or for an added place an id that begins with "${ADDED}", "at" and "services"`),
)
const fileSchema = v.strictObject({
  format: v.literal(LEDGER_FORMAT),
  version: v.literal(LEDGER_VERSION),
  city: text,
  cityHash: v.nullable(text),
  edits: v.array(editSchema),
})

/** What the ledger tells of a facility: what the data do, and the record. */
export interface LedgerFacts extends FacilityRecord {
  readonly name: string | null
  readonly services: readonly string[]
  readonly openingHours: string | null
  readonly operator: string | null
  readonly access: FacilityAccess
  readonly mode: FacilityMode
}
/** A facility as the data know it; `name` as it is shown, or empty. */
export interface LedgerFacility extends Pick<
  FacilityDetails,
  'id' | 'lon' | 'lat' | 'services' | 'openingHours' | 'operator' | 'access' | 'mode' | 'flags'
> {
  readonly name: string
}
/** What the data said of a facility when it was changed. Older files do not tell hours and services. */
export type KnownFacts = Pick<LedgerFacts, 'operator' | 'access' | 'mode'> &
  Partial<Pick<LedgerFacts, 'openingHours' | 'services'>>
/**
 * A facility by its data id, what the data said of it then, and what is different; null in `set` takes a value away.
 * An added place has no `was`, but `at`: longitude and latitude.
 */
export interface LedgerEdit {
  readonly facility: string
  readonly name: string
  readonly was: KnownFacts | null
  readonly at?: LonLat
  readonly set: Partial<LedgerFacts>
  readonly editedOn: string
}
/** The changes of one city, against the build that they were made on. */
export interface LedgerFile {
  readonly city: string
  readonly cityHash: string | null
  readonly edits: readonly LedgerEdit[]
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

/** The changes as JSON, to be kept or handed on: docs/ledger.md. The same changes give the same text. */
export function writeLedger({ city, cityHash, edits }: LedgerFile): string {
  const ordered = edits.map(({ facility, name, was, at, set, editedOn }) => {
    const keys = (Object.keys(factsSchema.entries) as (keyof LedgerFacts)[]).filter((key) => key in set)
    const facts = Object.fromEntries(keys.map((key) => [key, set[key]]))
    return { facility, name, was, at, set: facts, editedOn }
  })
  const file = { format: LEDGER_FORMAT, version: LEDGER_VERSION, city, cityHash, edits: ordered }
  return `${JSON.stringify(file, null, 2)}\n`
}

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
  // valibot's partial allows what is undefined, which no JSON holds
  const read = edits as readonly LedgerEdit[]
  return {
    city,
    cityHash,
    edits: read.reduce<readonly LedgerEdit[]>((all, one) => withEdit(all, one.facility, one), []),
  }
}
