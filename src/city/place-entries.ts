import type { FacilityDetails, FacilityTable } from '../coverage/tables.ts'
import { cutLine, edgeLine, toLonLat } from '../network/edge-line.ts'
import type { Network, StreetShapes } from '../network/network.ts'
import { ENTRY, entryAt, firstEntryOf, type Entry, type EntryColumns } from '../network/place.ts'
import { fromE7, type LonLat } from '../units.ts'

/** The entries of each place as a list by place index; places without entries get an empty list. O(n). */
export function entriesByPlace(columns: EntryColumns, placeCount: number): readonly (readonly Entry[])[] {
  const lists: Entry[][] = Array.from({ length: placeCount }, () => [])
  for (const [i, place] of columns.place.entries()) lists[place]?.push(entryAt(columns, i))
  return lists
}

/** The entries of one place, found by halves in columns that ascend by place. O(log n). */
export function entriesOfPlace(columns: EntryColumns, place: number): Entry[] {
  const entries: Entry[] = []
  for (let i = firstEntryOf(columns, place); columns.place[i] === place; i++)
    entries.push(entryAt(columns, i))
  return entries
}

/** Entries by the edge they stand on: `rows[first[e] … first[e + 1])` are rows of the columns. */
export interface EntriesByEdge {
  readonly first: Uint32Array
  readonly rows: Uint32Array
}

export function entriesByEdge(columns: EntryColumns, edgeCount: number): EntriesByEdge {
  const first = new Uint32Array(edgeCount + 1)
  for (const edge of columns.edge) first[edge + 1] = (first[edge + 1] ?? 0) + 1
  for (let e = 0; e < edgeCount; e++) first[e + 1] = (first[e + 1] ?? 0) + (first[e] ?? 0)
  const next = first.slice()
  const rows = new Uint32Array(columns.edge.length)
  for (const [i, edge] of columns.edge.entries()) {
    const at = next[edge] ?? 0
    rows[at] = i
    next[edge] = at + 1
  }
  return { first, rows }
}

/**
 * Where an entry meets the street, taken along the straight line between the edge's ends: good to the sag of one
 * edge (at most a few hundred metres), enough for "within 3 km". The street's own shape is in another file.
 */
export function roughPoint(network: Network, { edge, offsetDm }: Entry): LonLat {
  const from = network.edgeFrom[edge] ?? 0
  const to = network.edgeTo[edge] ?? 0
  const share = offsetDm / Math.max(1, network.lengthDm[edge] ?? 1)
  const between = (column: Int32Array) =>
    fromE7((column[from] ?? 0) * (1 - share) + (column[to] ?? 0) * share)
  return [between(network.lonE7), between(network.latE7)]
}

/** Where an entry meets the street, on the street's own line. */
export function footOf(network: Network, shapes: StreetShapes, { edge, offsetDm }: Entry): LonLat {
  const share = offsetDm / Math.max(1, network.lengthDm[edge] ?? 1)
  const [foot] = cutLine(edgeLine(network, shapes, edge), share, share)
  return toLonLat(foot ?? [0, 0])
}

interface JoinedFacilities {
  readonly facilities: Pick<FacilityTable, 'globalId'>
  readonly facilityEntries: EntryColumns
}

/** Global ids of those facilities, of some, whose every way onto the network is longer than 50 m. O(facilities). */
export function farFromStreet(
  { facilities: { globalId }, facilityEntries }: JoinedFacilities,
  some: readonly Pick<FacilityDetails, 'globalId'>[],
): number[] {
  const asked = new Set(some.map((facility) => facility.globalId))
  const far: number[] = []
  for (const [index, id] of globalId.entries()) {
    if (!asked.has(id)) continue
    const entries = entriesOfPlace(facilityEntries, index)
    if (entries.length > 0 && entries.every(({ flags }) => (flags & ENTRY.far) !== 0)) far.push(id)
  }
  return far
}
