import { withFacilities, type FacilityRow } from '../coverage/place-tables.ts'
import type { Link, LinkEnd } from '../network/add-links.ts'
import { ACCESS, type Access, type StreetShapes } from '../network/network.ts'
import { ENTRY, withEntries, type Entry } from '../network/place.ts'
import type { Snapper } from '../network/snap.ts'
import { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'
import { distanceM, toE7, type LonLat } from '../units.ts'
import type { City } from './city.ts'
import type { Edit } from './edit.ts'
import { createEditedStreets } from './edited-streets.ts'
import { entriesOfPlace, footOf } from './place-entries.ts'

/** A city with edits, as `assessCity` and everything else takes it. */
export interface EditedCity {
  readonly city: City
  /** Edits (by position) that change nothing, since a point of theirs has no street within 150 m. */
  readonly offNetwork: readonly number[]
}

/** The same city with some edits; the one given is not touched, so to undo an edit is to leave it out. */
export type ApplyEdits = (edits: readonly Edit[]) => EditedCity

/**
 * Prepares a city for edits. Places keep their entries whatever happens to streets; new points are joined to the streets
 * as they are without edits.
 * @throws Error from the function it returns: of an edit that names what does not exist, or that contradicts another.
 */
export function createEdits(city: City, { shapes, snapper }: Joining): ApplyEdits {
  const join = rememberPoints((point) => snapper().snap(point))
  const streetsWith = createEditedStreets(city)
  return (edits) => {
    const draft: Draft = {
      city,
      shapes,
      join,
      facilities: new Map(),
      facilityCount: city.facilities.count,
      accesses: new Map(),
      links: [],
      offNetwork: [],
    }
    for (const [at, edit] of edits.entries()) take(draft, edit, at)
    const { network, originEntries, entriesOn } = streetsWith(draft)
    const places = facilityColumns(draft)
    const facilityEntries = entriesOn(places.facilityEntries)
    const { offNetwork } = draft
    return { city: { ...city, ...places, network, originEntries, facilityEntries }, offNetwork }
  }
}

/** Asked for when the first point is to be joined: to make them takes longer than everything else here. */
export interface Joining {
  readonly shapes: () => StreetShapes
  readonly snapper: () => Snapper
}

/** A dragged facility has another point at every move. */
const REMEMBERED_POINTS = 256

function rememberPoints(join: (point: LonLat) => Entry[]): (point: LonLat) => Entry[] {
  const known = new Map<string, Entry[]>()
  return (point) => {
    const key = point.join()
    const entries = known.get(key) ?? join(point)
    known.delete(key)
    known.set(key, entries)
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED_POINTS) break
      known.delete(oldest)
    }
    return entries
  }
}

interface DraftFacility extends FacilityRow {
  readonly entries: readonly Entry[]
}

interface Draft extends Pick<Joining, 'shapes'> {
  readonly city: City
  readonly join: (point: LonLat) => Entry[]
  /** Those that are not as in the city; null where closed. */
  readonly facilities: Map<number, DraftFacility | null>
  facilityCount: number
  readonly accesses: Map<number, Access>
  readonly links: Link[]
  readonly offNetwork: number[]
}

const TAGGED = { open: ACCESS.open, residents: ACCESS.residents, closed: ACCESS.closed } as const

function take(draft: Draft, edit: Edit, at: number): void {
  switch (edit.kind) {
    case 'add-facility':
      addFacility(draft, edit, at)
      return
    case 'move-facility': {
      const row = facilityOf(draft, edit.facility, at)
      const entries = joined(draft, edit.at, at)
      if (entries.length > 0) draft.facilities.set(edit.facility, { ...row, entries })
      return
    }
    case 'close-facility':
      facilityOf(draft, edit.facility, at)
      draft.facilities.set(edit.facility, null)
      return
    case 'set-access': {
      const { edgeCount } = draft.city.network
      if (!isIndex(edit.edge, edgeCount)) {
        throw new Error(`edit ${at + 1}: found street ${edit.edge}, expected one below ${edgeCount}`)
      }
      draft.accesses.set(edit.edge, TAGGED[edit.access])
      return
    }
    case 'add-link':
      addLink(draft, edit, at)
  }
}

const NEW_FACILITY: Pick<FacilityRow, 'access' | 'mode'> = { access: 'public', mode: 'fixed' }

/** One without a street gives no service, but has its index: later edits may name it. */
function addFacility(draft: Draft, edit: Edit & { kind: 'add-facility' }, at: number): void {
  const lanes = lanesOf(draft, edit, at)
  const entries = joined(draft, edit.at, at)
  draft.facilities.set(draft.facilityCount++, {
    ...NEW_FACILITY,
    lanes: entries.length > 0 ? lanes : [],
    entries,
  })
}

const isIndex = (value: number, below: number): boolean =>
  Number.isInteger(value) && value >= 0 && value < below

function joined(draft: Draft, point: LonLat, at: number): Entry[] {
  const entries = draft.join(point)
  if (entries.length === 0) draft.offNetwork.push(at)
  return entries
}

function lanesOf({ city }: Draft, { services }: Edit & { kind: 'add-facility' }, at: number): number[] {
  const lanes = services.map((service) => {
    const lane = city.manifest.services.indexOf(service)
    if (lane >= 0) return lane
    throw new Error(
      `edit ${at + 1}: found the service "${service}", expected one that the city was built with`,
    )
  })
  return [...new Set(lanes)].sort((a, b) => a - b)
}

function facilityOf(draft: Draft, facility: number, at: number): DraftFacility {
  const row = draft.facilities.get(facility)
  if (row !== undefined && row !== null) return row
  const isThere = row === undefined && isIndex(facility, draft.facilityCount)
  if (isThere) return ownFacility(draft.city, facility)
  const what = row === null ? 'one that an edit before it has closed' : `there are ${draft.facilityCount}`
  throw new Error(`edit ${at + 1}: found facility ${facility}, ${what}: expected one that is open`)
}

const ownFacility = ({ facilities, facilityEntries }: City, f: number): DraftFacility => ({
  lanes: [...facilities.lanes.subarray(facilities.firstLane[f], facilities.firstLane[f + 1])],
  access: FACILITY_ACCESS[facilities.access[f] ?? 0] ?? 'public',
  mode: FACILITY_MODES[facilities.mode[f] ?? 0] ?? 'fixed',
  entries: entriesOfPlace(facilityEntries, f),
})

function addLink(draft: Draft, { from, to }: Edit & { kind: 'add-link' }, at: number): void {
  const ends = [from, to].map((point) => linkEnd(draft, point))
  const [a, b] = ends
  if (!a || !b) draft.offNetwork.push(at)
  else {
    const lengthDm = a.legDm + Math.round(10 * distanceM(from, to)) + b.legDm
    draft.links.push({ ends: [a.end, b.end], lengthDm })
  }
}

function linkEnd({ city, shapes, join }: Draft, point: LonLat) {
  // of a point at steps the entry that everybody can use
  const entries = join(point)
  const entry = entries.find(({ flags }) => (flags & ENTRY.stepFree) !== 0) ?? entries[0]
  if (entry === undefined) return null
  const foot = footOf(city.network, shapes(), entry)
  const end: LinkEnd = {
    edge: entry.edge,
    offsetDm: entry.offsetDm,
    lonE7: toE7(foot[0]),
    latE7: toE7(foot[1]),
  }
  return { end, legDm: entry.legDm }
}

const CLOSED: DraftFacility = { ...NEW_FACILITY, lanes: [], entries: [] }

/** A closed facility keeps its index and gives no service. */
function facilityColumns({ city, facilities }: Draft): Pick<City, 'facilities' | 'facilityEntries'> {
  if (facilities.size === 0) return city
  const rows = new Map([...facilities].map(([f, row]) => [f, row ?? CLOSED]))
  return {
    facilities: withFacilities(city.facilities, rows),
    facilityEntries: withEntries(
      city.facilityEntries,
      new Map([...rows].map(([f, { entries }]) => [f, entries])),
    ),
  }
}
