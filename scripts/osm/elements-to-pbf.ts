/**
 * Plain nodes, ways and relations → OpenStreetMap PBF, for test fixtures and synthetic cities.
 * Format: https://wiki.openstreetmap.org/wiki/PBF_Format
 */

import { deflateSync } from 'node:zlib'
import { PbfWriter } from 'pbf'

import { toE7, type Bounds } from '../../src/units.ts'
import type { OsmMember, Tags } from './osm-data.ts'
import { MAX_BLOB_BYTES } from './read-blobs.ts'

const MAX_BLOCK_ELEMENTS = 8_000

/** Blocks are closed early when their content is heavy: the format's limit is 32 MiB. */
const MAX_BLOCK_WEIGHT = 4 * 1024 * 1024

/** Deltas between two ids take one bit more than the ids, and zigzag coding another one. */
const MAX_ID = 2 ** 51

const MEMBER_TYPE_CODES = { node: 0, way: 1, relation: 2 } as const

export interface PbfNode {
  readonly id: number
  /** Degrees; rounded to 1e-7. */
  readonly lon: number
  readonly lat: number
  readonly tags?: Tags
}

export interface PbfWay {
  readonly id: number
  readonly refs: readonly number[]
  readonly tags: Tags
}

export interface PbfRelation {
  readonly id: number
  readonly members: readonly OsmMember[]
  readonly tags: Tags
}

export interface PbfContent {
  readonly nodes: Iterable<PbfNode>
  readonly ways: Iterable<PbfWay>
  readonly relations: Iterable<PbfRelation>
  readonly bounds?: Bounds
  /** Replication time as ISO date or instant; written to the second. */
  readonly timestamp?: string
  /** `zlib` unless told otherwise. */
  readonly compress?: 'zlib' | 'raw'
}

/**
 * Writes the elements in the order given, in blocks of at most 8,000: generators of millions work, only the
 * compressed blocks are kept. Sort nodes by id for small files. Throws a `RangeError` for an id, a place or
 * a time that the format cannot hold.
 */
export function elementsToPbf(content: PbfContent): Uint8Array {
  const compress = content.compress ?? 'zlib'
  const blobs = [encodeBlob('OSMHeader', encodeHeader(content), compress)]
  const append = (block: Uint8Array): void => {
    blobs.push(encodeBlob('OSMData', block, compress))
  }
  for (const nodes of inBlocks(content.nodes, tagsWeight)) append(encodeNodes(nodes))
  const wayWeight = (way: PbfWay): number => 5 * way.refs.length + tagsWeight(way)
  for (const ways of inBlocks(content.ways, wayWeight)) append(encodeWays(ways))
  for (const relations of inBlocks(content.relations, relationWeight)) append(encodeRelations(relations))
  return Buffer.concat(blobs.flat())
}

function tagsWeight({ tags }: { readonly tags?: Tags }): number {
  let weight = 30
  for (const key in tags) weight += 3 * (key.length + (tags[key] ?? '').length)
  return weight
}

function relationWeight(relation: PbfRelation): number {
  return relation.members.reduce((sum, { role }) => sum + 8 + 3 * role.length, tagsWeight(relation))
}

function* inBlocks<Element>(
  elements: Iterable<Element>,
  weigh: (element: Element) => number,
): Generator<Element[], void, undefined> {
  let block: Element[] = []
  let weight = 0
  for (const element of elements) {
    block.push(element)
    weight += weigh(element)
    if (block.length < MAX_BLOCK_ELEMENTS && weight < MAX_BLOCK_WEIGHT) continue
    yield block
    block = []
    weight = 0
  }
  if (block.length > 0) yield block
}

/** One blob of the file: header length, header, and the block's bytes, compressed or not. */
export function encodeBlob(type: string, bytes: Uint8Array, compress: 'zlib' | 'raw'): Uint8Array[] {
  if (bytes.length > MAX_BLOB_BYTES) {
    throw new RangeError(
      `An element of ${bytes.length} bytes is too large: expected at most ${MAX_BLOB_BYTES}`,
    )
  }
  const blob = new PbfWriter()
  if (compress === 'raw') blob.writeBytesField(1, bytes)
  else {
    blob.writeVarintField(2, bytes.length)
    blob.writeBytesField(3, deflateSync(bytes))
  }
  const content = blob.finish()
  const header = new PbfWriter()
  header.writeStringField(1, type)
  header.writeVarintField(3, content.length)
  const headerBytes = header.finish()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(headerBytes.length)
  return [length, headerBytes, content]
}

function encodeHeader({ bounds, timestamp }: PbfContent): Uint8Array {
  const writer = new PbfWriter()
  if (bounds) writer.writeMessage(1, writeBounds, bounds)
  writer.writeStringField(4, 'OsmSchema-V0.6')
  writer.writeStringField(4, 'DenseNodes')
  writer.writeStringField(16, 'quarter-hour')
  if (timestamp !== undefined) {
    const seconds = Math.floor(Date.parse(timestamp) / 1000)
    if (!(seconds >= 0)) throw new RangeError(`Found time ${timestamp}: expected an ISO date since 1970`)
    writer.writeVarintField(32, seconds)
  }
  return writer.finish()
}

function writeBounds([west, south, east, north]: Bounds, writer: PbfWriter): void {
  const nano = (degrees: number): number => Math.round(degrees * 1e9)
  writer.writeSVarintField(1, nano(west))
  writer.writeSVarintField(2, nano(east))
  writer.writeSVarintField(3, nano(north))
  writer.writeSVarintField(4, nano(south))
}

/** Numbers the strings of one block; 0 is taken, as it ends a node's tags. */
interface StringNumbers {
  readonly numbers: Map<string, number>
  readonly numberOf: (text: string) => number
}

function stringNumbers(): StringNumbers {
  const numbers = new Map<string, number>()
  return {
    numbers,
    numberOf: (text) => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, numbers.size + 1)
      return numbers.size
    },
  }
}

function encodeBlock(strings: StringNumbers, group: Uint8Array): Uint8Array {
  const table = new PbfWriter()
  table.writeBytesField(1, new Uint8Array())
  for (const text of strings.numbers.keys()) table.writeBytesField(1, Buffer.from(text, 'utf8'))
  const writer = new PbfWriter()
  writer.writeBytesField(1, table.finish())
  writer.writeBytesField(2, group)
  return writer.finish()
}

function encodeNodes(nodes: readonly PbfNode[]): Uint8Array {
  const strings = stringNumbers()
  const keysValues: number[] = []
  for (const { tags } of nodes) {
    for (const [key, value] of Object.entries(tags ?? {})) {
      keysValues.push(strings.numberOf(key), strings.numberOf(value))
    }
    keysValues.push(0)
  }
  const dense = new PbfWriter()
  dense.writePackedSVarint(1, deltas(nodes.map((node) => checkedId(node.id))))
  dense.writePackedSVarint(8, deltas(nodes.map((node) => checkedE7(node.lat, 90))))
  dense.writePackedSVarint(9, deltas(nodes.map((node) => checkedE7(node.lon, 180))))
  if (strings.numbers.size > 0) dense.writePackedVarint(10, keysValues)
  const group = new PbfWriter()
  group.writeBytesField(2, dense.finish())
  return encodeBlock(strings, group.finish())
}

function encodeWays(ways: readonly PbfWay[]): Uint8Array {
  const strings = stringNumbers()
  const group = new PbfWriter()
  for (const way of ways) {
    const writer = new PbfWriter()
    writer.writeVarintField(1, checkedId(way.id))
    writeTags(way.tags, strings, writer)
    writer.writePackedSVarint(8, deltas(way.refs.map(checkedId)))
    group.writeBytesField(3, writer.finish())
  }
  return encodeBlock(strings, group.finish())
}

function encodeRelations(relations: readonly PbfRelation[]): Uint8Array {
  const strings = stringNumbers()
  const group = new PbfWriter()
  for (const { id, members, tags } of relations) {
    const writer = new PbfWriter()
    writer.writeVarintField(1, checkedId(id))
    writeTags(tags, strings, writer)
    writer.writePackedVarint(
      8,
      members.map((member) => strings.numberOf(member.role)),
    )
    writer.writePackedSVarint(9, deltas(members.map((member) => checkedId(member.ref))))
    writer.writePackedVarint(
      10,
      members.map((member) => MEMBER_TYPE_CODES[member.type]),
    )
    group.writeBytesField(4, writer.finish())
  }
  return encodeBlock(strings, group.finish())
}

function writeTags(tags: Tags, strings: StringNumbers, writer: PbfWriter): void {
  writer.writePackedVarint(2, Object.keys(tags).map(strings.numberOf))
  writer.writePackedVarint(3, Object.values(tags).map(strings.numberOf))
}

function deltas(values: readonly number[]): number[] {
  return values.map((value, at) => value - (values[at - 1] ?? 0))
}

function checkedId(id: number): number {
  if (Number.isInteger(id) && Math.abs(id) <= MAX_ID) return id
  throw new RangeError(`Found id ${id}: expected an integer within ±2^51`)
}

function checkedE7(degrees: number, limit: number): number {
  if (Math.abs(degrees) <= limit) return toE7(degrees)
  throw new RangeError(`Found the coordinate ${degrees}: expected degrees within ±${limit}`)
}
