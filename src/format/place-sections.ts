import type { FacilityTable, OriginTable } from '../coverage/tables.ts'
import { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'
import { ENTRY, MAX_LEG_DM, type EntryColumns } from '../network/place.ts'
import { byteWriter, type ByteReader } from './bytes.ts'
import { requireRoom } from './part-file.ts'

/** Service lanes are bits of one sweep. */
const LANES = 64
const MODE_SHIFT = 4
const ALL_ENTRY_FLAGS = ENTRY.far | ENTRY.behindWall | ENTRY.stepFree

/** Columns one after the other: global id (difference), access with mode, number of lanes; then all lanes. */
export function encodeFacilityRows(table: FacilityTable): Uint8Array {
  const writer = byteWriter()
  writeAscending(writer, table.globalId)
  table.access.forEach((access, i) => writer.u8(access | ((table.mode[i] ?? 0) << MODE_SHIFT)))
  for (let i = 0; i < table.count; i++) writer.u8((table.firstLane[i + 1] ?? 0) - (table.firstLane[i] ?? 0))
  writer.bytes(table.lanes)
  return writer.finish()
}

/** @throws Error for rows that do not fit, unsorted ids and lanes, and unknown access or mode. */
export function decodeFacilityRows(reader: ByteReader, count: number): FacilityTable {
  requireRoom(reader, count, 3, 'facilities')
  const globalId = readAscending(reader, count, 'a facility id')
  const access = new Uint8Array(count)
  const mode = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const packed = reader.u8('access and mode')
    access[i] = packed & ((1 << MODE_SHIFT) - 1)
    mode[i] = packed >> MODE_SHIFT
    if ((access[i] ?? 0) >= FACILITY_ACCESS.length || (mode[i] ?? 0) >= FACILITY_MODES.length) {
      reader.fail(`access and mode ${packed}`, 'a known access and mode')
    }
  }
  const firstLane = new Uint32Array(count + 1)
  for (let i = 0; i < count; i++) firstLane[i + 1] = (firstLane[i] ?? 0) + reader.u8('a number of lanes')
  const lanes = new Uint8Array(reader.bytes(firstLane[count] ?? 0, 'lanes'))
  for (let i = 0; i < count; i++) requireLanes(reader, lanes.subarray(firstLane[i], firstLane[i + 1]))
  reader.end('the facilities')
  return { count, globalId, firstLane, lanes, access, mode }
}

function requireLanes(reader: ByteReader, lanes: Uint8Array): void {
  if (lanes.some((lane, i) => lane >= LANES || lane <= (lanes[i - 1] ?? -1))) {
    reader.fail(`lanes ${lanes.join(', ')}`, `ascending lanes below ${LANES}`)
  }
}

/** Columns one after the other: global id (difference), community, residents in tenths. */
export function encodeOriginRows({ globalId, community, residentsTenths }: OriginTable): Uint8Array {
  const writer = byteWriter()
  writeAscending(writer, globalId)
  writeDifferences(writer, community)
  residentsTenths.forEach(writer.unsigned)
  return writer.finish()
}

/** @throws Error for rows that do not fit or are not sorted by id. */
export function decodeOriginRows(reader: ByteReader, count: number): OriginTable {
  requireRoom(reader, count, 3, 'origins')
  const globalId = readAscending(reader, count, 'an origin id')
  const community = readDifferences(reader, count, { what: 'a community', end: 2 ** 32 })
  const residentsTenths = readColumn(reader, count, 'residents')
  reader.end('the origins')
  return { count, globalId, community, residentsTenths }
}

/** The edges that entries of this part may lie on, and how long they are. */
export interface PartEdges {
  readonly firstEdge: number
  readonly lengthDm: Uint32Array
}

/** Columns one after the other: place (difference), edge (difference), offset, leg, flags. */
export function encodeEntries(entries: EntryColumns, firstEdge: number): Uint8Array {
  const writer = byteWriter()
  entries.place.forEach((place, i) => writer.unsigned(place - (entries.place[i - 1] ?? 0)))
  writeDifferences(
    writer,
    entries.edge.map((edge) => edge - firstEdge),
  )
  entries.offsetDm.forEach(writer.unsigned)
  entries.legDm.forEach(writer.unsigned)
  writer.bytes(entries.flags)
  return writer.finish()
}

/** @throws Error for entries that do not fit, are not sorted, lie beside their edge or have impossible legs. */
export function decodeEntries(reader: ByteReader, count: number, edges: PartEdges): EntryColumns {
  requireRoom(reader, count, 5, 'entries')
  const place = new Uint32Array(count)
  for (let i = 0, last = 0; i < count; i++) {
    last += reader.u32('a place')
    if (last > 0xffff_ffff) reader.fail(`place ${last}`, 'a number below 2^32')
    place[i] = last
  }
  const end = edges.lengthDm.length
  const local = readDifferences(reader, count, { what: 'an edge', end })
  const offsetDm = readColumn(reader, count, 'an offset')
  const legDm = readColumn(reader, count, 'a leg')
  const flags = new Uint8Array(reader.bytes(count, 'entry flags'))
  reader.end('the entries')
  requirePossible(reader, { place, edge: local, offsetDm, legDm, flags }, edges.lengthDm)
  return {
    place,
    edge: local.map((e) => e + edges.firstEdge),
    offsetDm,
    legDm: Uint16Array.from(legDm),
    flags,
  }
}

type LocalEntries = Omit<EntryColumns, 'legDm'> & { readonly legDm: Uint32Array }

function requirePossible(
  reader: ByteReader,
  { place, edge, offsetDm, legDm, flags }: LocalEntries,
  lengthDm: Uint32Array,
): void {
  for (let i = 0; i < place.length; i++) {
    const [offset, leg, length] = [offsetDm[i] ?? 0, legDm[i] ?? 0, lengthDm[edge[i] ?? 0] ?? 0]
    if (offset > length) reader.fail(`offset ${offset} dm`, `at most the ${length} dm of its edge`)
    if (leg > MAX_LEG_DM) reader.fail(`a leg of ${leg} dm`, `at most ${MAX_LEG_DM} dm`)
    if (((flags[i] ?? 0) & ~ALL_ENTRY_FLAGS) !== 0) reader.fail(`entry flags ${flags[i]}`, 'known flags')
    const step = (edge[i] ?? 0) - (edge[i - 1] ?? 0) || offset - (offsetDm[i - 1] ?? 0)
    if (i > 0 && place[i] === place[i - 1] && step < 0) {
      reader.fail('entries of a place out of order', 'entries ascending by edge, then offset')
    }
  }
}

type Writer = ReturnType<typeof byteWriter>

function writeAscending(writer: Writer, ids: Uint32Array): void {
  ids.forEach((id, i) => writer.unsigned(id - (ids[i - 1] ?? -1) - 1))
}

function readAscending(reader: ByteReader, count: number, what: string): Uint32Array {
  const ids = new Uint32Array(count)
  for (let i = 0, next = 0; i < count; i++) {
    const id = next + reader.u32(what)
    if (id > 0xffff_ffff) reader.fail(`${id}`, `${what} below 2^32`)
    ids[i] = id
    next = id + 1
  }
  return ids
}

function writeDifferences(writer: Writer, values: Uint32Array): void {
  values.forEach((value, i) => writer.signed(value - (values[i - 1] ?? 0)))
}

function readDifferences(
  reader: ByteReader,
  count: number,
  { what, end }: { readonly what: string; readonly end: number },
): Uint32Array {
  const values = new Uint32Array(count)
  for (let i = 0, last = 0; i < count; i++) {
    last += reader.signed(what)
    if (last < 0 || last >= end) reader.fail(`${last}`, `${what} below ${end}`)
    values[i] = last
  }
  return values
}

function readColumn(reader: ByteReader, count: number, what: string): Uint32Array {
  const values = new Uint32Array(count)
  for (let i = 0; i < count; i++) values[i] = reader.u32(what)
  return values
}
