import { facilityTable, type FacilityRow } from '../../src/coverage/place-tables.ts'
import type { FacilityTable } from '../../src/coverage/tables.ts'
import { ACCESS, EDGE, edgeAccess, type Network } from '../../src/network/network.ts'
import type { Entry, EntryColumns } from '../../src/network/place.ts'
import type { FacilityAccess, FacilityMode } from '../../src/services/facility-access.ts'
import type { Dice } from './dice.ts'
import { entryColumns, entryOn, isReached } from './entries.ts'

export interface GeneratedFacilities {
  readonly facilities: FacilityTable
  readonly facilityEntries: EntryColumns
}

/**
 * Facilities of every service, spread over the streets: the first service has one for 800 residents, the last two in
 * all. Some give several services, have several entries or none, lie behind residents-only gates, or do not count.
 */
export function generateFacilities(
  dice: Dice,
  network: Network,
  { services, residents }: { readonly services: number; readonly residents: number },
): GeneratedFacilities {
  const rows = shuffled(
    dice,
    serviceCounts(services, residents).flatMap((count, lane) =>
      Array.from({ length: count }, () => facilityOf(dice, lane, services)),
    ),
  )
  const entries = rows.flatMap((_, place) => entriesOf(dice, network).map((entry) => ({ place, ...entry })))
  return { facilities: facilityTable(rows), facilityEntries: entryColumns(entries) }
}

const RESIDENTS_PER_FACILITY = 800
const LEAST = 2

/** Facilities of each service: as (1 + lane)^−1.5, brought down to two at the last one. */
export function serviceCounts(services: number, residents: number): number[] {
  const weight = (lane: number): number => 1 / ((lane + 1) * Math.sqrt(lane + 1))
  const last = weight(services - 1)
  const most = residents / RESIDENTS_PER_FACILITY
  return Array.from({ length: services }, (_, lane) => {
    const share = services === 1 ? 1 : (weight(lane) - last) / (1 - last)
    return Math.max(LEAST, Math.round(most * share))
  })
}

function facilityOf(dice: Dice, lane: number, services: number): FacilityRow {
  const lanes = new Set([lane])
  while (dice.chance(0.07)) lanes.add(dice.whole(0, services - 1))
  return { lanes: [...lanes].sort((a, b) => a - b), access: accessOf(dice), mode: modeOf(dice) }
}

function accessOf(dice: Dice): FacilityAccess {
  const drawn = dice.unit()
  if (drawn < 0.91) return 'public'
  if (drawn < 0.94) return 'by-agreement'
  if (drawn < 0.97) return 'by-appointment'
  return drawn < 0.995 ? 'residents-only' : 'closed'
}

function modeOf(dice: Dice): FacilityMode {
  const drawn = dice.unit()
  if (drawn < 0.97) return 'fixed'
  return drawn < 0.99 ? 'mobile' : 'delivery'
}

function shuffled<T>(dice: Dice, rows: readonly T[]): T[] {
  const keyed = rows.map((row) => ({ row, key: dice.unit() }))
  return keyed.sort((a, b) => a.key - b.key).map(({ row }) => row)
}

const WITHOUT_ENTRY = 0.004
const SEVERAL_ENTRIES = 0.15

/** Ascending by edge, at most one on each: a place with several entries has them on streets that follow one another. */
function entriesOf(dice: Dice, network: Network): Entry[] {
  const first = dice.chance(WITHOUT_ENTRY) ? null : drawEdge(dice, network)
  if (first === null) return []
  const edges = new Set([first])
  const count = dice.chance(SEVERAL_ENTRIES) ? dice.whole(2, 4) : 1
  for (let at = first, k = 1; k < count; k++) {
    at = nextEdge(dice, network, at)
    if (isReached(network.edgeFlags[at] ?? 0)) edges.add(at)
  }
  return [...edges].sort((a, b) => a - b).map((edge) => entryOn(dice, edge, network.lengthDm[edge] ?? 0))
}

/** An edge that places stand on; few of them stand on ways that are not for everybody, none on steps. */
function drawEdge(dice: Dice, { edgeCount, edgeFlags }: Network): number | null {
  for (let tries = 0; tries < 1_000; tries++) {
    const edge = dice.whole(0, edgeCount - 1)
    const flags = edgeFlags[edge] ?? 0
    if (!isReached(flags) || (flags & EDGE.steps) !== 0) continue
    if (edgeAccess(flags) === ACCESS.open || dice.chance(0.12)) return edge
  }
  return null
}

function nextEdge(dice: Dice, { edgeTo, firstIncident, incident }: Network, edge: number): number {
  const node = edgeTo[edge] ?? 0
  const at = dice.whole(firstIncident[node] ?? 0, (firstIncident[node + 1] ?? 1) - 1)
  return incident[at] ?? edge
}
