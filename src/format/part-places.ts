import type { FacilityTable, OriginTable } from '../coverage/tables.ts'
import { partOfEdge, type Partition } from '../network/partition.ts'
import type { EntryColumns } from '../network/place.ts'

/** All places of a city, joined to its network; entries refer to rows by position, which is the global id. */
export interface CityPlaces {
  readonly facilities: FacilityTable
  readonly facilityEntries: EntryColumns
  readonly origins: OriginTable
  readonly originEntries: EntryColumns
}

/** The facilities of a city or a part, and the ways to them. */
export type Facilities = Pick<CityPlaces, 'facilities' | 'facilityEntries'>

/** Where people live, and how they get onto the network. */
export type Homes = Pick<CityPlaces, 'origins' | 'originEntries'>

/**
 * The places of one part. Rows ascend by global id. Entries lie in the part that owns their edge; their `place` is a
 * GLOBAL id and their `edge` an index in the whole city. A facility's row is repeated in every part that has one of
 * its entries; an origin's row lies with its first entry only. Rows without any entry lie in the spine.
 */
export interface PartPlaces extends CityPlaces {
  /** Those of the homes that walks of communities begin at: all that an answer about one place needs of homes. */
  readonly starts: Homes
}

/** What stands in a part's network file. */
export type WalkedPlaces = Facilities & Pick<PartPlaces, 'starts'>

/**
 * Deals the places of a city out to its parts: blocks 0 … blockCount − 1, then the spine. O(rows + entries).
 * @param starts ids of the homes that walks of communities begin at
 */
export function splitPlaces(
  partition: Pick<Partition, 'firstEdge' | 'blockCount'>,
  places: CityPlaces,
  starts: ReadonlySet<number>,
): PartPlaces[] {
  const ofFacilities = dealt(partition, places.facilityEntries, places.facilities.count)
  const ofOrigins = dealt(partition, places.originEntries, places.origins.count)
  const isStart = (entry: number): boolean => starts.has(places.originEntries.place[entry] ?? -1)
  return Array.from({ length: partition.blockCount + 1 }, (_, part) => {
    const [homes, ways] = [ofOrigins.rowsAtFirstEntry(part), ofOrigins.entries[part] ?? []]
    return {
      facilities: pickFacilities(places.facilities, ofFacilities.rowsWithEntry(part)),
      facilityEntries: pickEntries(places.facilityEntries, ofFacilities.entries[part] ?? []),
      origins: pickOrigins(places.origins, homes),
      originEntries: pickEntries(places.originEntries, ways),
      starts: {
        origins: pickOrigins(
          places.origins,
          homes.filter((home) => starts.has(home)),
        ),
        originEntries: pickEntries(places.originEntries, ways.filter(isStart)),
      },
    }
  })
}

function dealt(
  partition: Pick<Partition, 'firstEdge' | 'blockCount'>,
  { place, edge }: EntryColumns,
  rowCount: number,
) {
  const entries: number[][] = Array.from({ length: partition.blockCount + 1 }, () => [])
  const rows = entries.map(() => new Set<number>())
  const firstRows: number[][] = entries.map(() => [])
  const seen = new Uint8Array(rowCount)
  edge.forEach((e, i) => {
    const part = partOfEdge(partition, e)
    const row = place[i] ?? 0
    entries[part]?.push(i)
    rows[part]?.add(row)
    if (seen[row] === 0) firstRows[part]?.push(row)
    seen[row] = 1
  })
  const without = Array.from(seen.keys()).filter((row) => seen[row] === 0)
  const rest = (part: number): number[] => (part === partition.blockCount ? without : [])
  return {
    entries,
    rowsWithEntry: (part: number) => ascending([...(rows[part] ?? []), ...rest(part)]),
    rowsAtFirstEntry: (part: number) => ascending([...(firstRows[part] ?? []), ...rest(part)]),
  }
}

const ascending = (rows: number[]): number[] => rows.sort((a, b) => a - b)

/** Some rows of a facility table, in the order given. */
export function pickFacilities(table: FacilityTable, rows: readonly number[]): FacilityTable {
  const lanesOf = rows.map((i) => table.lanes.subarray(table.firstLane[i], table.firstLane[i + 1]))
  const firstLane = new Uint32Array(rows.length + 1)
  lanesOf.forEach(({ length }, i) => (firstLane[i + 1] = (firstLane[i] ?? 0) + length))
  const lanes = new Uint8Array(firstLane.at(-1) ?? 0)
  lanesOf.forEach((of, i) => lanes.set(of, firstLane[i]))
  return {
    count: rows.length,
    globalId: Uint32Array.from(rows, (i) => table.globalId[i] ?? 0),
    firstLane,
    lanes,
    access: Uint8Array.from(rows, (i) => table.access[i] ?? 0),
    mode: Uint8Array.from(rows, (i) => table.mode[i] ?? 0),
  }
}

/** Some rows of an origin table, in the order given. */
export function pickOrigins(table: OriginTable, rows: readonly number[]): OriginTable {
  return {
    count: rows.length,
    globalId: Uint32Array.from(rows, (i) => table.globalId[i] ?? 0),
    community: Uint32Array.from(rows, (i) => table.community[i] ?? 0),
    residentsTenths: Uint32Array.from(rows, (i) => table.residentsTenths[i] ?? 0),
  }
}

/** Some entries, in the order given. */
export function pickEntries(entries: EntryColumns, rows: readonly number[]): EntryColumns {
  return {
    place: Uint32Array.from(rows, (i) => entries.place[i] ?? 0),
    edge: Uint32Array.from(rows, (i) => entries.edge[i] ?? 0),
    offsetDm: Uint32Array.from(rows, (i) => entries.offsetDm[i] ?? 0),
    legDm: Uint16Array.from(rows, (i) => entries.legDm[i] ?? 0),
    flags: Uint8Array.from(rows, (i) => entries.flags[i] ?? 0),
  }
}
