import type { FacilityTable, OriginTable } from '../coverage/tables.ts'
import type { EntryColumns } from '../network/place.ts'
import type { NetworkPart } from './network-block.ts'
import { pickEntries, pickFacilities, pickOrigins, type CityPlaces, type Homes } from './part-places.ts'

/**
 * The places of some parts as one set of tables: rows ascend by global id, a facility that stands in several parts
 * has one row, and entries refer to rows and loaded edges, ascending by place, edge and offset.
 * @param parts ascending by their edges
 * @param homesOf homes of each part
 * @param loadedEdge index in the loaded network of an edge of the city that lies in the k-th part
 * @throws Error when parts disagree about a facility or an origin stands in two of them.
 */
export function assemblePlaces(
  parts: readonly NetworkPart[],
  homesOf: (part: NetworkPart) => Homes,
  loadedEdge: (k: number, edge: number) => number,
): CityPlaces {
  const places = parts.map((part) => part.places)
  const facilities = joinedFacilities(places.map((of) => of.facilities))
  const homes = parts.map(homesOf)
  const origins = joinedOrigins(homes.map((of) => of.origins))
  return {
    facilities,
    facilityEntries: joinedEntries(
      places.map((of) => of.facilityEntries),
      { table: facilities, loadedEdge },
    ),
    origins,
    originEntries: joinedEntries(
      homes.map((of) => of.originEntries),
      { table: origins, loadedEdge },
    ),
  }
}

function joinedFacilities(tables: readonly FacilityTable[]): FacilityTable {
  const firstLane = [0]
  for (const table of tables)
    for (let i = 0; i < table.count; i++) firstLane.push((firstLane.at(-1) ?? 0) + lanesOf(table, i).length)
  const all: FacilityTable = {
    count: firstLane.length - 1,
    globalId: Uint32Array.from(tables.flatMap(({ globalId }) => [...globalId])),
    firstLane: Uint32Array.from(firstLane),
    lanes: Uint8Array.from(tables.flatMap(({ lanes }) => [...lanes])),
    access: Uint8Array.from(tables.flatMap(({ access }) => [...access])),
    mode: Uint8Array.from(tables.flatMap(({ mode }) => [...mode])),
  }
  const rows = rowsById(all.globalId)
  const rowText = (i: number): string => [all.access[i], all.mode[i], ...lanesOf(all, i)].join()
  const once = rows.filter((row, i) => {
    const before = rows[i - 1]
    if (before === undefined || all.globalId[row] !== all.globalId[before]) return true
    if (rowText(row) === rowText(before)) return false
    throw new Error(
      `facility ${all.globalId[row]} differs from one block to another: they are of different builds`,
    )
  })
  return pickFacilities(all, once)
}

const lanesOf = (table: FacilityTable, i: number): Uint8Array =>
  table.lanes.subarray(table.firstLane[i], table.firstLane[i + 1])

function joinedOrigins(tables: readonly OriginTable[]): OriginTable {
  const all: OriginTable = {
    count: tables.reduce((sum, { count }) => sum + count, 0),
    globalId: Uint32Array.from(tables.flatMap(({ globalId }) => [...globalId])),
    community: Uint32Array.from(tables.flatMap(({ community }) => [...community])),
    residentsTenths: Uint32Array.from(tables.flatMap(({ residentsTenths }) => [...residentsTenths])),
  }
  const rows = rowsById(all.globalId)
  const repeated = rows.find((row, i) => i > 0 && all.globalId[row] === all.globalId[rows[i - 1] ?? 0])
  if (repeated !== undefined) {
    throw new Error(`origin ${all.globalId[repeated]} stands in two blocks: they are of different builds`)
  }
  return pickOrigins(all, rows)
}

const rowsById = (globalId: Uint32Array): number[] =>
  Array.from(globalId.keys()).sort((a, b) => (globalId[a] ?? 0) - (globalId[b] ?? 0) || a - b)

interface Target {
  readonly table: { readonly count: number; readonly globalId: Uint32Array }
  readonly loadedEdge: (k: number, edge: number) => number
}

function joinedEntries(columns: readonly EntryColumns[], { table, loadedEdge }: Target): EntryColumns {
  const rowOf = new Map(Array.from(table.globalId, (id, row) => [id, row]))
  const all: EntryColumns = {
    place: Uint32Array.from(
      columns.flatMap(({ place }) => [...place].map((id) => rowOf.get(id) ?? table.count)),
    ),
    edge: Uint32Array.from(columns.flatMap(({ edge }, k) => [...edge].map((e) => loadedEdge(k, e)))),
    offsetDm: Uint32Array.from(columns.flatMap(({ offsetDm }) => [...offsetDm])),
    legDm: Uint16Array.from(columns.flatMap(({ legDm }) => [...legDm])),
    flags: Uint8Array.from(columns.flatMap(({ flags }) => [...flags])),
  }
  return pickEntries(all, rowsByPlace(all.place, table.count))
}

/** Stable counting sort: parts ascend by edge, and so do the entries of a place within each. */
function rowsByPlace(place: Uint32Array, placeCount: number): number[] {
  const next = new Uint32Array(placeCount + 2)
  for (const p of place) next[p + 1] = (next[p + 1] ?? 0) + 1
  for (let p = 0; p <= placeCount; p++) next[p + 1] = (next[p + 1] ?? 0) + (next[p] ?? 0)
  const known = next[placeCount] ?? 0
  const rows = Array.from<number>({ length: known })
  place.forEach((p, i) => {
    if (p === placeCount) return
    const at = next[p] ?? 0
    rows[at] = i
    next[p] = at + 1
  })
  return rows
}
