import type { CityLedger } from '../../../src/format/city-manifest.ts'
import { addedFacility, knownFacts, withFacts } from '../../../src/format/ledger-facts.ts'
import type { LedgerEdit, LedgerFile } from '../../../src/format/ledger.ts'
import { isInBounds } from '../../../src/format/area-geometry.ts'
import type { Bounds } from '../../../src/units.ts'
import { widened } from '../shared/bounds-geometry.ts'
import type { RawFacility } from '../raw-places.ts'
import { FACILITY_RING_M } from './elements-to-facilities.ts'

export interface LedgerSetting {
  /** Service ids in lane order. */
  readonly services: readonly string[]
  readonly bounds: Bounds
}

export interface AppliedLedger {
  /** In the order that they had, then the added ones by id. */
  readonly facilities: readonly RawFacility[]
  readonly report: CityLedger
  /** What was left out, or taken in although the data have changed: one line each, which and what was expected. */
  readonly notes: readonly string[]
}

/** What becomes of one entry: the facility as it is now, null where it leaves, or why nothing becomes of it. */
type Outcome = { readonly facility: RawFacility | null } | { readonly refused: string }

/**
 * Facilities with the changes of a ledger: what has left or closed leaves, what is changed is changed and bears its
 * source and the day it was checked (see `recordFlags`), what was added comes in. Entries that match nothing are told.
 */
export function applyLedger(
  facilities: readonly RawFacility[],
  { edits }: LedgerFile,
  setting: LedgerSetting,
): AppliedLedger {
  const changed = new Map(facilities.map((facility) => [facility.id, facility]))
  const added: RawFacility[] = []
  const notes: string[] = []
  const counts = { left: 0, changed: 0, added: 0, refused: 0 }
  for (const [i, edit] of edits.entries()) {
    const tell = (text: string) =>
      notes.push(`entry ${i + 1}, ${edit.facility}${edit.name && ` (${edit.name})`}: ${text}`)
    const old = changed.get(edit.facility)
    const outcome = edit.was === null ? addition(edit, old, setting) : change(edit, old, setting)
    if ('refused' in outcome) {
      counts.refused++
      tell(`${outcome.refused}: left out`)
      continue
    }
    for (const text of doubts(edit, old, setting)) tell(text)
    if (outcome.facility === null) {
      changed.delete(edit.facility)
      counts.left++
    } else if (old === undefined) {
      added.push(outcome.facility)
      counts.added++
    } else {
      changed.set(edit.facility, outcome.facility)
      counts.changed++
    }
  }
  const byId = added.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { facilities: [...changed.values(), ...byId], report: { entries: edits.length, ...counts }, notes }
}

/** Places that are gone, and those that are closed to all, are left out as the map's are. */
const isGone = ({ set }: LedgerEdit): boolean => set.status === 'left' || set.access === 'closed'

function change(edit: LedgerEdit, old: RawFacility | undefined, { services }: LedgerSetting): Outcome {
  if (old === undefined) {
    const expected = isGone(edit) ? 'nothing has to leave' : 'expected an id that is in the data now'
    return { refused: `found no such facility, ${expected}` }
  }
  if (isGone(edit)) return { facility: null }
  const lanes = edit.set.services === undefined ? old.lanes : lanesOf(edit.set.services, services)
  if (lanes.length === 0) return { refused: noService(edit.set.services ?? []) }
  return { facility: { ...withFacts(old, edit.set), lanes } }
}

function addition(
  edit: LedgerEdit,
  old: RawFacility | undefined,
  { services, bounds }: LedgerSetting,
): Outcome {
  const place = addedFacility(edit)
  if (place === null || old !== undefined)
    return { refused: 'found its id in the data, expected a new place' }
  if (isGone(edit)) return { refused: 'found an added place that is gone, expected one in use' }
  const { services: given, ...details } = place
  const lanes = lanesOf(given, services)
  if (lanes.length === 0) return { refused: noService(given) }
  const at = [place.lon, place.lat] as const
  if (!isInBounds(widened(bounds, FACILITY_RING_M), at))
    return { refused: `found it at ${at.join(', ')}, expected a place within the city's bounds` }
  return { facility: { ...details, lanes, points: [at], outline: null } }
}

const noService = (given: readonly string[]): string =>
  `found no service that the catalogue has in "${given.join(', ')}", expected ids of data/services.json`

function lanesOf(given: readonly string[], services: readonly string[]): number[] {
  const lanes = given.map((id) => services.indexOf(id)).filter((lane) => lane >= 0)
  return [...new Set(lanes)].sort((a, b) => a - b)
}

/** What a person should look at although the entry was taken in. */
function doubts(edit: LedgerEdit, old: RawFacility | undefined, { services }: LedgerSetting): string[] {
  const { was, set } = edit
  const unknown = set.services?.filter((id) => !services.includes(id)) ?? []
  const strange = unknown.map(
    (id) => `found the unknown service "${id}", expected an id of data/services.json; the others are taken`,
  )
  if (was === null || old === undefined) return strange
  const now = knownFacts({ ...old, services: old.lanes.flatMap((lane) => services[lane] ?? []) })
  const moved = (Object.keys(was) as (keyof typeof was)[]).filter(
    (key) => set[key] !== undefined && ![was[key], set[key]].some((one) => isSame(one, now[key])),
  )
  return [
    ...strange,
    ...moved.map(
      (key) =>
        `${key}: found ${JSON.stringify(now[key])} in the data, expected ${JSON.stringify(was[key])} as when it was changed; ${JSON.stringify(set[key])} is taken`,
    ),
  ]
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
