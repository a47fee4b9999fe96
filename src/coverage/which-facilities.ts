import type { StandardRule } from '../services/standard.ts'
import type { FacilityTable } from './tables.ts'
import { FACILITY_ACCESS, FACILITY_MODES, type FacilityAccess } from '../services/facility-access.ts'

/** What is asked of a facility: which service (lane) and whether places that need an appointment count. */
export interface WhichFacilities {
  readonly lane: number
  readonly countsByAppointment: boolean
}

/**
 * True when facility i counts for everybody: it offers the service, stays in one place, and is public, or opens by
 * agreement or appointment where the rule accepts that. Delivery and mobile places never count in the walking
 * test, residents-only ones never in general: `countsForOwn` asks about their own estate or campus.
 */
export const countsForAll = (table: FacilityTable, i: number, which: WhichFacilities): boolean =>
  isFixedWith(table, i, which.lane) && isOpenTo(accessOf(table, i), which.countsByAppointment)

/** The same for people of the facility's own estate or campus, to whom residents-only places are open too. */
export const countsForOwn = (table: FacilityTable, i: number, which: WhichFacilities): boolean =>
  countsForAll(table, i, which) ||
  (isFixedWith(table, i, which.lane) && accessOf(table, i) === 'residents-only')

/** Indices of the facilities that count for everybody, ascending. What is not listed is as good as closed. */
export function countingFacilities(table: FacilityTable, which: WhichFacilities): Uint32Array {
  const found: number[] = []
  for (let i = 0; i < table.count; i++) if (countsForAll(table, i, which)) found.push(i)
  return Uint32Array.from(found)
}

/**
 * `countingFacilities` of any service, by one pass over all facilities for each answer to whether appointments count:
 * for many services at once. The lists are shared: to be read, never written.
 */
export function countingByLane(table: FacilityTable): (which: WhichFacilities) => readonly number[] {
  const known = new Map<boolean, readonly (readonly number[])[]>()
  return ({ lane, countsByAppointment }) => {
    const lists = known.get(countsByAppointment) ?? listByLane(table, countsByAppointment)
    known.set(countsByAppointment, lists)
    return lists[lane] ?? []
  }
}

function listByLane(table: FacilityTable, countsByAppointment: boolean): number[][] {
  const lists: number[][] = []
  for (let i = 0; i < table.count; i++) {
    for (const lane of table.lanes.subarray(table.firstLane[i] ?? 0, table.firstLane[i + 1] ?? 0)) {
      if (!countsForAll(table, i, { lane, countsByAppointment })) continue
      const list = (lists[lane] ??= [])
      if (list.at(-1) !== i) list.push(i)
    }
  }
  return lists
}

/** What a rule asks, for a service that has this lane. */
export const whichFor = (rule: Pick<StandardRule, 'countsByAppointment'>, lane: number): WhichFacilities => ({
  lane,
  countsByAppointment: rule.countsByAppointment,
})

function isOpenTo(access: FacilityAccess | undefined, countsByAppointment: boolean): boolean {
  if (access === 'public') return true
  return countsByAppointment && (access === 'by-agreement' || access === 'by-appointment')
}

const accessOf = (table: FacilityTable, i: number): FacilityAccess | undefined =>
  FACILITY_ACCESS[table.access[i] ?? FACILITY_ACCESS.length]

function isFixedWith(table: FacilityTable, i: number, lane: number): boolean {
  if (FACILITY_MODES[table.mode[i] ?? FACILITY_MODES.length] !== 'fixed') return false
  return table.lanes.subarray(table.firstLane[i] ?? 0, table.firstLane[i + 1] ?? 0).includes(lane)
}
