import type { GateRef } from '../network/network.ts'
import type { Partition } from '../network/partition.ts'
import { openPartFile, writePartFile, type PartFileFormat } from './part-file.ts'
import type { Facilities, Homes, WalkedPlaces } from './part-places.ts'
import {
  decodeEntries,
  decodeFacilityRows,
  decodeOriginRows,
  encodeEntries,
  encodeFacilityRows,
  encodeOriginRows,
} from './place-sections.ts'
import { UNIT_E7 } from './quantise.ts'
import { middle, planeScale } from './straight-line.ts'
import {
  decodeGates,
  decodeStreets,
  encodeGates,
  encodeStreets,
  pieceOf,
  type StreetColumns,
} from './street-sections.ts'

/**
 * One part of a city's network – a block or the spine – as read from its file. Edges refer to nodes by local index:
 * those of the part first, then those of the spine (a block's edges never reach another block).
 */
export interface NetworkPart extends StreetColumns {
  /** Block number, or `blockCount` for the spine. */
  readonly part: number
  readonly blockCount: number
  /** Where the part's nodes and edges begin in the whole city. */
  readonly firstNode: number
  readonly firstEdge: number
  readonly spineFirstNode: number
  readonly spineNodeCount: number
  readonly unitE7: number
  /** By edge in the whole city. */
  readonly gates: readonly GateRef[]
  readonly places: Facilities
  /** Homes that walks of communities begin at. */
  readonly starts: Homes
}

const FORMAT = {
  title: 'network file of a city',
  magic: 'QHNB',
  version: 3,
  fields: [
    'part',
    'blockCount',
    'firstNode',
    'nodeCount',
    'firstEdge',
    'edgeCount',
    'spineFirstNode',
    'spineNodeCount',
    'unitE7',
    'lonScale',
    'latScale',
    'gateCount',
    'facilityCount',
    'facilityEntryCount',
    'startCount',
    'startEntryCount',
  ],
  // Streams of similar statistics side by side: gzip then tells them apart best.
  sections: [
    'coordinates',
    'neighbours',
    'lengths',
    'nodes',
    'edgeFlags',
    'gates',
    'facilities',
    'facilityEntries',
    'starts',
    'startEntries',
  ],
} as const satisfies PartFileFormat<string, string>

type Field = (typeof FORMAT.fields)[number]
type Header = Readonly<Record<Field, number>>

/**
 * Writes one part. Nodes go from the highest rank down, so that the upper ends of a node's edges are known before
 * it: the node is told as the step from their middle, each edge's length as the excess over the straight line.
 * @param part block number, or `blockCount` for the spine
 * @param places what `splitPlaces` deals out to this part
 * @throws Error when coordinates are not multiples of `UNIT_E7` (see `prepareForStorage`) or an edge joins two blocks.
 */
export function encodeNetworkPart(partition: Partition, part: number, places: WalkedPlaces): Uint8Array {
  const piece = pieceOf(partition, part)
  const { starts } = places
  const gates = partition.gates.filter(({ edge }) => edge >= piece.firstEdge && edge < piece.endEdge)
  const scale = planeScale(middle(piece.y.subarray(0, piece.nodeCount)) * UNIT_E7, UNIT_E7)
  const header: Header = {
    part,
    blockCount: partition.blockCount,
    firstNode: piece.firstNode,
    nodeCount: piece.nodeCount,
    firstEdge: piece.firstEdge,
    edgeCount: piece.edgeTo.length,
    spineFirstNode: piece.spineFirstNode,
    spineNodeCount: partition.network.nodeCount - piece.spineFirstNode,
    unitE7: UNIT_E7,
    ...scale,
    gateCount: gates.length,
    facilityCount: places.facilities.count,
    facilityEntryCount: places.facilityEntries.place.length,
    startCount: starts.origins.count,
    startEntryCount: starts.originEntries.place.length,
  }
  return writePartFile(FORMAT, header, {
    ...encodeStreets(partition, piece, scale),
    gates: encodeGates(gates, piece.firstEdge),
    facilities: encodeFacilityRows(places.facilities),
    facilityEntries: encodeEntries(places.facilityEntries, piece.firstEdge),
    starts: encodeOriginRows(starts.origins),
    startEntries: encodeEntries(starts.originEntries, piece.firstEdge),
  })
}

/**
 * Reads one part and checks every number: whatever is wrong with the bytes, the outcome is an error or a part whose
 * indices are all in range. Memory stays in proportion to the file.
 * @param spine the city's spine; may be left out when reading the spine itself or a city of one block
 * @throws Error `<label>: …` with the offset, what was found and what was expected.
 */
export function decodeNetworkPart(bytes: Uint8Array, label: string, spine?: NetworkPart): NetworkPart {
  const { header, sections } = openPartFile(FORMAT, bytes, label)
  requireHeader(header, label, spine)
  const above = header.part === header.blockCount ? undefined : spine
  const streets = decodeStreets(header, sections, above)
  const edges = { firstEdge: header.firstEdge, lengthDm: streets.lengthDm }
  const places: Facilities = {
    facilities: decodeFacilityRows(sections.facilities, header.facilityCount),
    facilityEntries: decodeEntries(sections.facilityEntries, header.facilityEntryCount, edges),
  }
  const rows = new Set(places.facilities.globalId)
  const stray = places.facilityEntries.place.find((place) => !rows.has(place))
  if (stray !== undefined)
    throw new Error(`${label}: an entry refers to facility ${stray}, which is not in the file`)
  const { part, blockCount, firstNode, firstEdge, spineFirstNode, spineNodeCount, unitE7 } = header
  return {
    part,
    blockCount,
    firstNode,
    firstEdge,
    spineFirstNode,
    spineNodeCount,
    unitE7,
    ...streets,
    gates: decodeGates(sections.gates, header, streets.edgeFlags),
    places,
    starts: {
      origins: decodeOriginRows(sections.starts, header.startCount),
      originEntries: decodeEntries(sections.startEntries, header.startEntryCount, edges),
    },
  }
}

const MAX_UNIT_E7 = 10_000
const MAX_SCALE = 1 << 20

function requireHeader(header: Header, label: string, spine: NetworkPart | undefined): void {
  const { part, blockCount, firstNode, nodeCount, spineFirstNode, spineNodeCount, unitE7 } = header
  const fail = (what: string): never => {
    throw new Error(`${label}: the header is damaged: ${what}`)
  }
  if (part > blockCount) fail(`part ${part} of ${blockCount} blocks`)
  if (unitE7 < 1 || unitE7 > MAX_UNIT_E7) fail(`a unit of ${unitE7}e-7 degrees`)
  if (header.lonScale > MAX_SCALE || header.latScale > MAX_SCALE) fail('a scale that fits no place on earth')
  if (header.firstEdge + header.edgeCount > 0xffff_ffff) fail(`${header.edgeCount} edges`)
  if (spineFirstNode + spineNodeCount > 0xffff_ffff) fail(`a spine of ${spineNodeCount} nodes`)
  if (part === blockCount) {
    if (firstNode !== spineFirstNode || nodeCount !== spineNodeCount)
      fail('a spine that begins or ends elsewhere')
    return
  }
  if (firstNode + nodeCount > spineFirstNode) fail('a block that reaches into the spine')
  if (spine === undefined && spineNodeCount === 0) return
  if (spine === undefined) throw new Error(`${label}: is block ${part}: the spine must be read before it`)
  const fits =
    spine.part === blockCount &&
    spine.blockCount === blockCount &&
    spine.firstNode === spineFirstNode &&
    spine.lonE7.length === spineNodeCount &&
    spine.unitE7 === unitE7
  if (!fits)
    throw new Error(`${label}: belongs to another spine than the one that was read: of another build`)
}
