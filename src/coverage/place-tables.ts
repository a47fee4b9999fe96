import type { Community, FacilityDetails, FacilityTable, OriginTable } from './tables.ts'
import { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'

export interface FacilityRow extends Pick<FacilityDetails, 'access' | 'mode'> {
  /** Catalogue indices of the services it gives, ascending. */
  readonly lanes: readonly number[]
}

/** Facilities as the verdicts need them; the row is the global id. */
export function facilityTable(facilities: readonly FacilityRow[]): FacilityTable {
  const firstLane = new Uint32Array(facilities.length + 1)
  for (const [i, { lanes }] of facilities.entries()) firstLane[i + 1] = (firstLane[i] ?? 0) + lanes.length
  return {
    count: facilities.length,
    globalId: Uint32Array.from(facilities, (_, i) => i),
    firstLane,
    lanes: Uint8Array.from(facilities.flatMap(({ lanes }) => lanes)),
    access: Uint8Array.from(facilities, ({ access }) => FACILITY_ACCESS.indexOf(access)),
    mode: Uint8Array.from(facilities, ({ mode }) => FACILITY_MODES.indexOf(mode)),
  }
}

/** The same facilities but for some rows; rows may be added at the end, without leaving any out. */
export function withFacilities(
  table: FacilityTable,
  changes: ReadonlyMap<number, FacilityRow>,
): FacilityTable {
  const count = Math.max(table.count, ...[...changes.keys()].map((f) => f + 1))
  const lengthOf = (f: number): number =>
    changes.get(f)?.lanes.length ?? (table.firstLane[f + 1] ?? 0) - (table.firstLane[f] ?? 0)
  const firstLane = new Uint32Array(count + 1)
  for (let f = 0; f < count; f++) firstLane[f + 1] = (firstLane[f] ?? 0) + lengthOf(f)
  const lanes = new Uint8Array(firstLane[count] ?? 0)
  const [access, mode] = [new Uint8Array(count), new Uint8Array(count)]
  access.set(table.access)
  mode.set(table.mode)
  // runs between changed rows are copied whole
  let kept = 0
  for (const f of [...changes.keys(), table.count].sort((a, b) => a - b)) {
    const end = Math.min(f, table.count)
    lanes.set(table.lanes.subarray(table.firstLane[kept], table.firstLane[end]), firstLane[kept])
    kept = Math.min(f + 1, table.count)
  }
  for (const [f, row] of changes) {
    lanes.set(row.lanes, firstLane[f])
    access[f] = FACILITY_ACCESS.indexOf(row.access)
    mode[f] = FACILITY_MODES.indexOf(row.mode)
  }
  return { count, globalId: Uint32Array.from({ length: count }, (_, f) => f), firstLane, lanes, access, mode }
}

export interface PeopleTables {
  readonly origins: OriginTable
  readonly communities: readonly Community[]
  readonly residents: number
}

export interface PeopleRows {
  readonly communities: readonly Community[]
  /** Ascending by community; residents as a decimal number, 0 when unknown. */
  readonly origins: readonly { readonly community: number; readonly residents: number }[]
}

/**
 * Residents rounded to tenths at each home; a community's number is the sum of its homes', so that file, table and
 * figures agree to the last digit.
 */
export function peopleTables({ communities, origins }: PeopleRows): PeopleTables {
  const residentsTenths = Uint32Array.from(origins, ({ residents }) => Math.round(residents * 10))
  const tenthsOf = new Float64Array(communities.length)
  for (const [i, { community }] of origins.entries()) {
    tenthsOf[community] = (tenthsOf[community] ?? 0) + (residentsTenths[i] ?? 0)
  }
  return {
    origins: {
      count: origins.length,
      globalId: Uint32Array.from(origins, (_, i) => i),
      community: Uint32Array.from(origins, ({ community }) => community),
      residentsTenths,
    },
    communities: communities.map((community, c) => ({
      ...community,
      residents: community.residents === null ? null : (tenthsOf[c] ?? 0) / 10,
    })),
    residents: tenthsOf.reduce((sum, tenths) => sum + tenths, 0) / 10,
  }
}
