import type { FacilityDetails } from '../coverage/tables.ts'
import type { LonLat } from '../units.ts'
import { isRecordFlag, recordFlags, recordOf } from './facility-record.ts'
import {
  ADDED,
  MOST_LETTERS,
  type KnownFacts,
  type LedgerEdit,
  type LedgerFacility,
  type LedgerFacts,
} from './ledger.ts'

/** What holds of a facility: the data's own facts with the changes over them. */
export const factsOf = (facility: LedgerFacility, edit: LedgerEdit | undefined): LedgerFacts => {
  const { name, services: given, openingHours, operator, access, mode, flags } = facility
  return {
    name: name || null,
    services: given,
    openingHours,
    operator,
    access,
    mode,
    ...recordOf(flags),
    ...edit?.set,
  }
}

/** As much of a text as a file holds. */
const clipped = <T extends string | null>(words: T): T => (words?.slice(0, MOST_LETTERS) ?? null) as T

/** What `was` says of a facility. */
export const knownFacts = ({ operator, access, mode, openingHours, services: given }: KnownFacts) => ({
  operator: clipped(operator),
  access,
  mode,
  openingHours: clipped(openingHours ?? null),
  services: given ?? [],
})

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The change from what the data say to some facts; null where there is none. A place that was added is told whole. */
export function editOf(facility: LedgerFacility, facts: LedgerFacts, editedOn: string): LedgerEdit | null {
  const { id, lon, lat } = facility
  const entry = { facility: id, name: clipped(facility.name), editedOn }
  if (id.startsWith(ADDED)) return { ...entry, was: null, at: [lon, lat], set: facts }
  const before = factsOf(facility, undefined)
  const keys = (Object.keys(before) as (keyof LedgerFacts)[]).filter(
    (key) => !isSame(facts[key], before[key]),
  )
  if (keys.length === 0) return null
  const set = Object.fromEntries(keys.map((key) => [key, facts[key]])) as Partial<LedgerFacts>
  return { ...entry, was: knownFacts(facility), set }
}

/** The id of a place that is added at a point; `taken` ids are others' already. */
export function addedId([lon, lat]: LonLat, taken: ReadonlySet<string>): string {
  const at = `${ADDED}${Math.round(lon * 1e5)},${Math.round(lat * 1e5)}`
  let id = at
  for (let n = 2; taken.has(id); n++) id = `${at}/${n}`
  return id
}

/** A facility with changes over it, but for its services, which are told in more than one way. */
export function withFacts<
  T extends Pick<FacilityDetails, 'names' | 'openingHours' | 'operator' | 'access' | 'mode' | 'flags'>,
>(facility: T, set: Partial<LedgerFacts>): T {
  const { name, services: settled, openingHours, operator, access, mode, ...record } = set
  // services that somebody saw are no longer unsure
  const notes = facility.flags.filter((flag) => !isRecordFlag(flag) && settled === undefined)
  return {
    ...facility,
    names: name === undefined ? facility.names : name === null ? {} : { '': name },
    openingHours: openingHours === undefined ? facility.openingHours : openingHours,
    operator: operator === undefined ? facility.operator : operator,
    access: access ?? facility.access,
    mode: mode ?? facility.mode,
    flags: [...notes, ...recordFlags({ ...recordOf(facility.flags), ...record })],
  }
}

/** A place that was added, as the data would tell it; null for a change of one that the data have. */
export function addedFacility(edit: LedgerEdit): Omit<FacilityDetails, 'globalId'> | null {
  const { facility: id, at, set } = edit
  if (at === undefined) return null
  const nothing = {
    names: {},
    openingHours: null,
    phone: null,
    wheelchair: null,
    operator: null,
    address: null,
    areaM2: null,
    access: 'public',
    mode: 'fixed',
    flags: [],
  } as const
  return withFacts({ ...nothing, id, lon: at[0], lat: at[1], services: set.services ?? [] }, set)
}
