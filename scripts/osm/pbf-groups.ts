/**
 * Elements of a PBF block's groups. Packed columns are walked side by side instead of being unpacked first:
 * memory does not depend on what a damaged file claims to hold.
 */

import { countPacked, hasMore, nextField, nextSint, nextUnsigned } from './message-cursor.ts'
import { readInt, readMessage, readSint, skipField, type Cursor } from './message-cursor.ts'
import type { OsmElementType, OsmMember, Tags } from './osm-data.ts'
import { refusePbf, type PbfPlace } from './osm-pbf-error.ts'
import { readDenseTags, readTags, stringAt, type StringTable } from './pbf-strings.ts'
import type { OsmElementHandlers } from './osm-element-handlers.ts'

const MAX_LON_E7 = 1_800_000_000
const MAX_LAT_E7 = 900_000_000
const NANO_PER_E7 = 100
const REFS_CHUNK = 16_384
const MEMBER_TYPES: readonly OsmElementType[] = ['node', 'way', 'relation']

/** Way refs of a file are cut from one growing buffer: a buffer for each way costs more than its refs. */
export interface RefsBuffer {
  chunk: Float64Array
  used: number
}

/** What all elements of one block share. */
export interface Block {
  readonly place: PbfPlace
  readonly strings: StringTable
  readonly handlers: OsmElementHandlers
  /** Nanodegrees per unit, and nanodegrees to add. */
  readonly granularity: number
  readonly lonOffset: number
  readonly latOffset: number
  /** Milliseconds per unit of time. */
  readonly dateGranularity: number
  readonly refs: RefsBuffer
}

/** `DenseNodes`: delta-coded columns ids, lats, lons, and one list of all tags. */
export function readDenseNodes(message: Cursor, block: Block): void {
  let ids: Cursor | null = null
  let lats: Cursor | null = null
  let lons: Cursor | null = null
  let keysValues: Cursor | null = null
  let info: Cursor | null = null
  while (nextField(message)) {
    if (message.field === 1) ids = readColumn(message, ids)
    else if (message.field === 5) info = readColumn(message, info)
    else if (message.field === 8) lats = readColumn(message, lats)
    else if (message.field === 9) lons = readColumn(message, lons)
    else if (message.field === 10) keysValues = readColumn(message, keysValues)
    else skipField(message)
  }
  const columns = {
    ids: ids ?? noColumn(message),
    lats: lats ?? noColumn(message),
    lons: lons ?? noColumn(message),
  }
  handOutDense(columns, keysValues, block)
  if (info) readDenseInfo(info, block)
}

interface DenseColumns {
  readonly ids: Cursor
  readonly lats: Cursor
  readonly lons: Cursor
}

function handOutDense({ ids, lats, lons }: DenseColumns, keysValues: Cursor | null, block: Block): void {
  const hasTags = keysValues !== null && hasMore(keysValues)
  let id = 0
  let lat = 0
  let lon = 0
  while (hasMore(ids) && hasMore(lats) && hasMore(lons)) {
    id += nextSint(ids)
    lat += nextSint(lats)
    lon += nextSint(lons)
    const tags = hasTags ? readDenseTags(block.strings, keysValues) : null
    handOutNode({ id, lon, lat, tags }, block)
  }
  if (hasMore(ids) || hasMore(lats) || hasMore(lons) || (hasTags && hasMore(keysValues))) {
    refusePbf(block.place, { found: 'node columns of unequal length', expected: 'one value for each node' })
  }
}

/** `Node`: the form older writers use. */
export function readPlainNode(message: Cursor, block: Block): void {
  let id = Number.NaN
  let lat = Number.NaN
  let lon = Number.NaN
  let keys: Cursor | null = null
  let values: Cursor | null = null
  while (nextField(message)) {
    if (message.field === 1) id = readSint(message)
    else if (message.field === 2) keys = readColumn(message, keys)
    else if (message.field === 3) values = readColumn(message, values)
    else if (message.field === 4) readInfo(readMessage(message), block)
    else if (message.field === 8) lat = readSint(message)
    else if (message.field === 9) lon = readSint(message)
    else skipField(message)
  }
  const hasTags = keys !== null || values !== null
  const tags = hasTags ? readTags(block.strings, keys, values) : null
  handOutNode({ id, lon, lat, tags }, block)
}

/** `Way`; locations on ways, an optional feature, are passed over. */
export function readWay(message: Cursor, block: Block): void {
  let id = Number.NaN
  let keys: Cursor | null = null
  let values: Cursor | null = null
  let refs: Cursor | null = null
  while (nextField(message)) {
    if (message.field === 1) id = readInt(message)
    else if (message.field === 2) keys = readColumn(message, keys)
    else if (message.field === 3) values = readColumn(message, values)
    else if (message.field === 4) readInfo(readMessage(message), block)
    else if (message.field === 8) refs = readColumn(message, refs)
    else skipField(message)
  }
  checkId(id, block.place)
  const tags = readTags(block.strings, keys, values)
  block.handlers.onWay({ id, refs: readRefs(refs ?? noColumn(message), block), tags })
}

/** `Relation`: three parallel packed arrays for the members. */
export function readRelation(message: Cursor, block: Block): void {
  let id = Number.NaN
  const columns: (Cursor | null)[] = [null, null, null, null, null]
  const columnOfField: Readonly<Record<number, number>> = { 2: 0, 3: 1, 8: 2, 9: 3, 10: 4 }
  while (nextField(message)) {
    const column = columnOfField[message.field]
    if (column !== undefined) columns[column] = readColumn(message, columns[column] ?? null)
    else if (message.field === 1) id = readInt(message)
    else if (message.field === 4) readInfo(readMessage(message), block)
    else skipField(message)
  }
  const [keys = null, values = null, roles, refs, types] = columns
  checkId(id, block.place)
  const tags = readTags(block.strings, keys, values)
  const none = noColumn(message)
  const members = readMembers({ roles: roles ?? none, refs: refs ?? none, types: types ?? none }, block)
  block.handlers.onRelation({ id, members, tags })
}

interface MemberColumns {
  readonly roles: Cursor
  readonly refs: Cursor
  readonly types: Cursor
}

function readMembers({ roles, refs, types }: MemberColumns, block: Block): OsmMember[] {
  const members: OsmMember[] = []
  let ref = 0
  while (hasMore(roles) && hasMore(refs) && hasMore(types)) {
    ref += nextSint(refs)
    checkId(ref, block.place)
    const code = nextUnsigned(types)
    const type = MEMBER_TYPES[code]
    if (type === undefined) {
      return refusePbf(block.place, { found: `member type ${code}`, expected: '0, 1 or 2' })
    }
    members.push({ type, ref, role: stringAt(block.strings, nextUnsigned(roles)) })
  }
  if (hasMore(roles) || hasMore(refs) || hasMore(types)) {
    const expected = 'a role, a reference and a type for each'
    refusePbf(block.place, { found: 'member columns of unequal length', expected })
  }
  return members
}

function readRefs(packed: Cursor, { refs, place }: Block): Float64Array {
  const count = countPacked(packed)
  if (refs.used + count > refs.chunk.length) {
    refs.chunk = new Float64Array(Math.max(REFS_CHUNK, count))
    refs.used = 0
  }
  const start = refs.used
  refs.used += count
  let ref = 0
  for (let at = start; at < refs.used; at++) {
    ref += nextSint(packed)
    checkId(ref, place)
    refs.chunk[at] = ref
  }
  if (hasMore(packed)) refusePbf(place, { found: 'a reference without an end', expected: 'whole numbers' })
  return refs.chunk.subarray(start, refs.used)
}

interface RawNode {
  readonly id: number
  readonly lon: number
  readonly lat: number
  readonly tags: Tags | null
}

function handOutNode({ id, lon, lat, tags }: RawNode, block: Block): void {
  checkId(id, block.place)
  const lonE7 = Math.round((block.lonOffset + block.granularity * lon) / NANO_PER_E7)
  const latE7 = Math.round((block.latOffset + block.granularity * lat) / NANO_PER_E7)
  // Written so that NaN, a missing coordinate, fails too.
  if (!(Math.abs(lonE7) <= MAX_LON_E7 && Math.abs(latE7) <= MAX_LAT_E7)) {
    const found = `node ${id} at longitude ${lonE7 / 1e7}, latitude ${latE7 / 1e7}`
    refusePbf(block.place, { found, expected: 'a place within ±180° and ±90°' })
  }
  block.handlers.onNode(id, lonE7, latE7, tags)
}

function checkId(id: number, place: PbfPlace): void {
  if (Number.isSafeInteger(id)) return
  const found = Number.isNaN(id) ? 'an element without an id' : `the id ${id}`
  refusePbf(place, { found, expected: 'an integer of at most 53 bits' })
}

/** `Info` of one element; only its time is of interest. */
function readInfo(message: Cursor, block: Block): void {
  while (nextField(message)) {
    if (message.field === 2) handOutTime(readInt(message), block)
    else skipField(message)
  }
}

function readDenseInfo(message: Cursor, block: Block): void {
  if (!block.handlers.onTimestamp) return
  while (nextField(message)) {
    if (message.field !== 2) {
      skipField(message)
      continue
    }
    const times = readMessage(message)
    let time = 0
    while (hasMore(times)) handOutTime((time += nextSint(times)), block)
  }
}

function handOutTime(time: number, block: Block): void {
  const timestampMs = time * block.dateGranularity
  if (!(Math.abs(timestampMs) <= 8.64e15)) {
    refusePbf(block.place, { found: `an edit ${timestampMs} ms after 1970`, expected: 'a date' })
  }
  block.handlers.onTimestamp?.(timestampMs)
}

/** A packed array. Every known writer keeps each in one piece, so a second piece is a sign of damage. */
function readColumn(message: Cursor, earlier: Cursor | null): Cursor {
  if (!earlier) return readMessage(message)
  return refusePbf(message.place, { found: `field ${message.field} twice in an element`, expected: 'once' })
}

/** Stands for a packed array that was left out because it is empty. */
function noColumn(message: Cursor): Cursor {
  return { ...message, pos: message.end }
}
