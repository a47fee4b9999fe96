import { ACCESS, DIRECTION, EDGE, edgeAccess, edgeDirection, NODE, type GateRef } from '../network/network.ts'
import type { Partition } from '../network/partition.ts'
import { byteWriter, type ByteReader } from './bytes.ts'
import { requireRoom } from './part-file.ts'
import { UNIT_E7 } from './quantise.ts'
import { straightDm, type PlaneScale } from './straight-line.ts'

/** Node flags are below this; the number of edges upwards stands above them. */
const NODE_FLAGS = (NODE.signal | NODE.boundary) + 1
const MAX_LON_E7 = 1_800_000_000
const MAX_LAT_E7 = 900_000_000

/** A part of a partition in local indices: its own nodes first, then (for a block) the spine's. */
export interface Piece {
  readonly firstNode: number
  readonly nodeCount: number
  readonly firstEdge: number
  readonly endEdge: number
  readonly spineFirstNode: number
  readonly edgeTo: Uint32Array
  /** Quantised coordinates by local index. */
  readonly x: Int32Array
  readonly y: Int32Array
}

/** @throws Error when coordinates are not multiples of `UNIT_E7` or an edge joins two blocks. */
export function pieceOf({ network, blockCount, firstNode, firstEdge }: Partition, part: number): Piece {
  const [first, end] = [firstNode[part] ?? 0, firstNode[part + 1] ?? 0]
  const [edge, endEdge] = [firstEdge[part] ?? 0, firstEdge[part + 1] ?? 0]
  const spineFirstNode = firstNode[blockCount] ?? 0
  const edgeTo = network.edgeTo.slice(edge, endEdge).map((to) => {
    if (to < end) return to - first
    if (to < spineFirstNode) throw new Error(`an edge joins block ${part} to node ${to} of another block`)
    return end - first + to - spineFirstNode
  })
  const spineEnd = part === blockCount ? spineFirstNode : network.nodeCount
  const nodes = [[first, end] as const, [spineFirstNode, spineEnd] as const]
  return {
    firstNode: first,
    nodeCount: end - first,
    firstEdge: edge,
    endEdge,
    spineFirstNode,
    edgeTo,
    x: inUnits(network.lonE7, nodes),
    y: inUnits(network.latE7, nodes),
  }
}

function inUnits(valuesE7: Int32Array, ranges: readonly (readonly [number, number])[]): Int32Array {
  const parts = ranges.map(([start, end]) => valuesE7.subarray(start, end))
  const units = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let next = 0
  for (const part of parts) {
    for (const value of part) {
      if (value % UNIT_E7 !== 0) {
        throw new Error(
          `coordinate ${value}e-7 is not a multiple of ${UNIT_E7}e-7: call prepareForStorage first`,
        )
      }
      units[next++] = value / UNIT_E7
    }
  }
  return units
}

export type EncodedStreets = Readonly<
  Record<'nodes' | 'neighbours' | 'coordinates' | 'lengths' | 'edgeFlags', Uint8Array>
>

/** Five streams: edges upwards with node flags; neighbours; steps from the middle of the upper ends; excess lengths; edge flags. */
export function encodeStreets({ network }: Partition, piece: Piece, scale: PlaneScale): EncodedStreets {
  const { x, y, edgeTo } = piece
  const [nodes, neighbours, coordinates, lengths] = [byteWriter(), byteWriter(), byteWriter(), byteWriter()]
  let end = edgeTo.length
  for (let v = piece.nodeCount - 1; v >= 0; v--) {
    let first = end
    while (first > 0 && network.edgeFrom[piece.firstEdge + first - 1] === piece.firstNode + v) first--
    const flags = network.nodeFlags[piece.firstNode + v] ?? 0
    nodes.unsigned((end - first) * NODE_FLAGS + flags)
    const up = { edgeTo, first, end, v }
    const lastX = v + 1 < piece.nodeCount ? (x[v + 1] ?? 0) : 0
    const lastY = v + 1 < piece.nodeCount ? (y[v + 1] ?? 0) : 0
    coordinates.signed((x[v] ?? 0) - middleOfUpper(x, up, lastX))
    coordinates.signed((y[v] ?? 0) - middleOfUpper(y, up, lastY))
    for (let e = first; e < end; e++) {
      const to = edgeTo[e] ?? 0
      neighbours.unsigned(to - (e > first ? (edgeTo[e - 1] ?? 0) : v))
      const straight = straightDm(scale, (x[to] ?? 0) - (x[v] ?? 0), (y[to] ?? 0) - (y[v] ?? 0))
      lengths.signed((network.lengthDm[piece.firstEdge + e] ?? 0) - straight)
    }
    end = first
  }
  return {
    nodes: nodes.finish(),
    neighbours: neighbours.finish(),
    coordinates: coordinates.finish(),
    lengths: lengths.finish(),
    edgeFlags: network.edgeFlags.subarray(piece.firstEdge, piece.endEdge),
  }
}

/** A node's edges upwards, `[first, end)`, in local indices. */
interface Upward {
  readonly edgeTo: Uint32Array
  readonly first: number
  readonly end: number
  readonly v: number
}

/** Mean coordinate of the upper ends of a node's edges (loops aside), rounded; without any: `otherwise`. */
function middleOfUpper(values: Int32Array, { edgeTo, first, end, v }: Upward, otherwise: number): number {
  let sum = 0
  let count = 0
  for (let e = first; e < end; e++) {
    const to = edgeTo[e] ?? 0
    if (to === v) continue
    sum += values[to] ?? 0
    count++
  }
  return count === 0 ? otherwise : Math.round(sum / count)
}

/** Edges (difference), then OpenStreetMap nodes. */
export function encodeGates(gates: readonly GateRef[], firstEdge: number): Uint8Array {
  const writer = byteWriter()
  gates.forEach(({ edge }, i) => writer.unsigned(edge - (gates[i - 1]?.edge ?? firstEdge)))
  gates.forEach(({ osmNode }) => writer.unsigned(osmNode))
  return writer.finish()
}

/** Node and edge columns of a part in local indices; see `NetworkPart`. */
export interface StreetColumns {
  readonly lonE7: Int32Array
  readonly latE7: Int32Array
  readonly nodeFlags: Uint8Array
  readonly edgeFrom: Uint32Array
  readonly edgeTo: Uint32Array
  readonly lengthDm: Uint32Array
  readonly edgeFlags: Uint8Array
}

export interface StreetHeader extends PlaneScale {
  readonly nodeCount: number
  readonly firstEdge: number
  readonly edgeCount: number
  readonly gateCount: number
  readonly unitE7: number
}

export type StreetSections = Readonly<Record<keyof EncodedStreets, ByteReader>>

/** @param spine coordinates of the spine's nodes, which a block's edges may end at. @throws Error as `byteReader`. */
export function decodeStreets(
  header: StreetHeader,
  sections: StreetSections,
  spine?: Pick<StreetColumns, 'lonE7' | 'latE7'>,
): StreetColumns {
  const { nodeCount, edgeCount, unitE7 } = header
  const reach = nodeCount + (spine?.lonE7.length ?? 0)
  requireRoom(sections.nodes, nodeCount, 1, 'nodes')
  requireRoom(sections.coordinates, nodeCount, 2, 'coordinates')
  requireRoom(sections.neighbours, edgeCount, 1, 'edges')
  requireRoom(sections.lengths, edgeCount, 1, 'lengths')
  const part: OpenPart = {
    x: new Int32Array(reach),
    y: new Int32Array(reach),
    nodeFlags: new Uint8Array(nodeCount),
    edgeFrom: new Uint32Array(edgeCount),
    edgeTo: new Uint32Array(edgeCount),
    lengthDm: new Uint32Array(edgeCount),
  }
  spine?.lonE7.forEach((lon, i) => (part.x[nodeCount + i] = lon / unitE7))
  spine?.latE7.forEach((lat, i) => (part.y[nodeCount + i] = lat / unitE7))
  let end = edgeCount
  for (let v = nodeCount - 1; v >= 0; v--) {
    const up = readNeighbours(sections, part, { v, end })
    readPlace(sections.coordinates, part, up, unitE7)
    readLengths(sections.lengths, part, up, header)
    end = up.first
  }
  if (end !== 0) sections.nodes.fail(`${edgeCount - end} edges`, `the ${edgeCount} of the header`)
  for (const name of ['nodes', 'coordinates', 'neighbours', 'lengths'] as const) sections[name].end(name)
  const { x, y, ...columns } = part
  const inE7 = (units: Int32Array): Int32Array => units.slice(0, nodeCount).map((value) => value * unitE7)
  return {
    lonE7: inE7(x),
    latE7: inE7(y),
    ...columns,
    edgeFlags: decodeEdgeFlags(sections.edgeFlags, edgeCount),
  }
}

/** Columns being filled; coordinates in units, by local index, the spine's behind the part's own. */
interface OpenPart extends Omit<StreetColumns, 'lonE7' | 'latE7' | 'edgeFlags'> {
  readonly x: Int32Array
  readonly y: Int32Array
}

function readNeighbours(
  { nodes, neighbours }: StreetSections,
  { x, nodeFlags, edgeFrom, edgeTo }: OpenPart,
  { v, end }: { readonly v: number; readonly end: number },
): Upward {
  const packed = nodes.u32('a number of edges')
  nodeFlags[v] = packed % NODE_FLAGS
  const first = end - Math.floor(packed / NODE_FLAGS)
  if (first < 0) nodes.fail('more edges', `the ${edgeFrom.length} of the header`)
  for (let e = first, to = v; e < end; e++) {
    to += neighbours.u32('a neighbour')
    if (to >= x.length) neighbours.fail(`neighbour ${to}`, `a node below ${x.length}`)
    edgeFrom[e] = v
    edgeTo[e] = to
  }
  return { edgeTo, first, end, v }
}

function readPlace(reader: ByteReader, { x, y, nodeFlags }: OpenPart, up: Upward, unitE7: number): void {
  const { v } = up
  const isHighest = v + 1 === nodeFlags.length
  const lon = middleOfUpper(x, up, isHighest ? 0 : (x[v + 1] ?? 0)) + reader.signed('a longitude')
  const lat = middleOfUpper(y, up, isHighest ? 0 : (y[v + 1] ?? 0)) + reader.signed('a latitude')
  if (Math.abs(lon) * unitE7 > MAX_LON_E7 || Math.abs(lat) * unitE7 > MAX_LAT_E7) {
    reader.fail(`[${lon * unitE7}, ${lat * unitE7}]`, 'degrees × 10⁷ of a place on earth')
  }
  x[v] = lon
  y[v] = lat
}

function readLengths(
  reader: ByteReader,
  { x, y, lengthDm, edgeTo }: OpenPart,
  { v, first, end }: Upward,
  scale: PlaneScale,
): void {
  const [fromX, fromY] = [x[v] ?? 0, y[v] ?? 0]
  for (let e = first; e < end; e++) {
    const to = edgeTo[e] ?? 0
    const straight = straightDm(scale, (x[to] ?? 0) - fromX, (y[to] ?? 0) - fromY)
    const length = straight + reader.signed('a length')
    if (length < 0 || length > 0xffff_ffff) reader.fail(`a length of ${length} dm`, '0 … 2^32 − 1 dm')
    lengthDm[e] = length
  }
}

const EDGE_BITS = EDGE.accessMask | (EDGE.directionMask << EDGE.directionShift) | EDGE.steps | EDGE.gate

function decodeEdgeFlags(reader: ByteReader, edgeCount: number): Uint8Array {
  const flags = new Uint8Array(reader.bytes(edgeCount, 'edge flags'))
  reader.end('the edge flags')
  const unknown = flags.find(
    (of) =>
      (of & ~EDGE_BITS) !== 0 ||
      edgeAccess(of) > ACCESS.cutOffResidents ||
      edgeDirection(of) > DIRECTION.backward,
  )
  if (unknown !== undefined) reader.fail(`edge flags ${unknown}`, 'a known access, direction and kind')
  return flags
}

/** @throws Error for gates that do not fit or are no gate edges. */
export function decodeGates(
  reader: ByteReader,
  { gateCount, firstEdge }: StreetHeader,
  edgeFlags: Uint8Array,
): GateRef[] {
  requireRoom(reader, gateCount, 2, 'gates')
  let local = 0
  const edges = Array.from({ length: gateCount }, () => {
    local += reader.u32('a gate')
    if (local >= edgeFlags.length) reader.fail(`gate at edge ${local}`, `an edge below ${edgeFlags.length}`)
    if (((edgeFlags[local] ?? 0) & EDGE.gate) === 0) reader.fail(`edge ${local} as a gate`, 'a gate edge')
    return firstEdge + local
  })
  const gates = edges.map((edge) => ({ edge, osmNode: reader.unsigned('the OpenStreetMap node of a gate') }))
  reader.end('the gates')
  return gates
}
