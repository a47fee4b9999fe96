import {
  DIRECTION,
  EDGE,
  edgeDirection,
  NO_NAME,
  type GateRef,
  type NameSet,
  type NetworkColumns,
  type StreetShapes,
} from './network.ts'
import { nestedDissection } from './order.ts'
import { MAX_BLOCK_NODES, type Partition } from './partition.ts'

/** A network in any order, before it is cut into blocks; edges may run from their higher to their lower node. */
export interface UnorderedNetwork {
  readonly columns: NetworkColumns
  readonly shapes: StreetShapes
  readonly gates: readonly GateRef[]
}

export interface MadePartition extends Partition {
  /** Index in the partition of each input edge. */
  readonly edgeOfRaw: Uint32Array
  /** Index in the partition (elimination rank) of each input node. */
  readonly nodeOfRaw: Uint32Array
}

/**
 * Numbers nodes by elimination rank, turns edges to run upwards (walking direction and inner points with them),
 * sorts them as `Partition` says – equal ones by their inner points, name and kind, so that the order of the input
 * does not show – and numbers names by first use.
 */
export function makePartition(raw: UnorderedNetwork, maxBlockNodes = MAX_BLOCK_NODES): MadePartition {
  const { columns } = raw
  const { rank, firstNode } = nestedDissection(columns, maxBlockNodes)
  const turned = turnedUpwards(raw, rank)
  const order = Uint32Array.from({ length: columns.edgeCount }, (_, e) => e).sort(edgeComparison(turned))
  const edgeOfRaw = inverse(order)
  const network: NetworkColumns = {
    nodeCount: columns.nodeCount,
    edgeCount: columns.edgeCount,
    ...nodeColumns(columns, inverse(rank)),
    edgeFrom: order.map((e) => turned.from[e]!),
    edgeTo: order.map((e) => turned.to[e]!),
    lengthDm: order.map((e) => columns.lengthDm[e]!),
    edgeFlags: Uint8Array.from(order, (e) => turned.flags[e]!),
  }
  const gates = raw.gates.map(({ edge, osmNode }) => ({ edge: edgeOfRaw[edge]!, osmNode }))
  return {
    network,
    shapes: orderedShapes(turned, order),
    gates: gates.sort((a, b) => a.edge - b.edge || a.osmNode - b.osmNode),
    blockCount: firstNode.length - 2,
    firstNode,
    firstEdge: firstEdges(network.edgeFrom, firstNode),
    edgeOfRaw,
    nodeOfRaw: rank,
  }
}

function inverse(permutation: Uint32Array): Uint32Array {
  const inverted = new Uint32Array(permutation.length)
  for (let i = 0; i < permutation.length; i++) inverted[permutation[i]!] = i
  return inverted
}

function nodeColumns(
  { lonE7, latE7, nodeFlags }: NetworkColumns,
  nodes: Uint32Array,
): Pick<NetworkColumns, 'lonE7' | 'latE7' | 'nodeFlags'> {
  return {
    lonE7: Int32Array.from(nodes, (v) => lonE7[v]!),
    latE7: Int32Array.from(nodes, (v) => latE7[v]!),
    nodeFlags: Uint8Array.from(nodes, (v) => nodeFlags[v]!),
  }
}

/** Edges in input order, but running upwards in rank. */
interface TurnedEdges {
  readonly raw: UnorderedNetwork
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly flags: Uint8Array
  readonly isTurned: Uint8Array
}

function turnedUpwards(raw: UnorderedNetwork, rank: Uint32Array): TurnedEdges {
  const { edgeFrom, edgeTo, edgeFlags } = raw.columns
  const isTurned = Uint8Array.from(edgeFrom, (from, e) => (rank[from]! > rank[edgeTo[e]!]! ? 1 : 0))
  return {
    raw,
    isTurned,
    from: edgeFrom.map((from, e) => Math.min(rank[from]!, rank[edgeTo[e]!]!)),
    to: edgeTo.map((to, e) => Math.max(rank[to]!, rank[edgeFrom[e]!]!)),
    flags: edgeFlags.map((flags, e) => (isTurned[e] === 1 ? turnedFlags(flags) : flags)),
  }
}

function turnedFlags(flags: number): number {
  const direction = edgeDirection(flags)
  if (direction === DIRECTION.both) return flags
  const other = direction === DIRECTION.forward ? DIRECTION.backward : DIRECTION.forward
  return (flags & ~(EDGE.directionMask << EDGE.directionShift)) | (other << EDGE.directionShift)
}

/** Position of inner point i of an edge, counted from its lower node. */
function pointAt({ raw, isTurned }: TurnedEdges, e: number, i: number): number {
  const { firstPoint } = raw.shapes
  return isTurned[e] === 1 ? firstPoint[e + 1]! - 1 - i : firstPoint[e]! + i
}

const pointCount = ({ raw }: TurnedEdges, e: number): number =>
  raw.shapes.firstPoint[e + 1]! - raw.shapes.firstPoint[e]!

function edgeComparison(turned: TurnedEdges): (a: number, b: number) => number {
  const { from, to, flags, raw } = turned
  const { lengthDm } = raw.columns
  const { pointLonE7, pointLatE7, nameIndex, kind, names } = raw.shapes
  const comparePoints = (a: number, b: number): number => {
    const count = pointCount(turned, a)
    if (count !== pointCount(turned, b)) return count - pointCount(turned, b)
    for (let i = 0; i < count; i++) {
      const [p, q] = [pointAt(turned, a, i), pointAt(turned, b, i)]
      const difference = pointLonE7[p]! - pointLonE7[q]! || pointLatE7[p]! - pointLatE7[q]!
      if (difference !== 0) return difference
    }
    return 0
  }
  const nameOf = (e: number): string => keyOfName(names[nameIndex[e]!])
  const compareNames = (a: number, b: number): number =>
    nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0
  return (a, b) =>
    from[a]! - from[b]! ||
    to[a]! - to[b]! ||
    lengthDm[a]! - lengthDm[b]! ||
    flags[a]! - flags[b]! ||
    comparePoints(a, b) ||
    kind[a]! - kind[b]! ||
    compareNames(a, b) ||
    a - b
}

/** The same names give the same text, whatever the order of their languages. */
export function keyOfName(name: NameSet | undefined): string {
  return name ? JSON.stringify(Object.entries(name).sort(([a], [b]) => (a < b ? -1 : 1))) : ''
}

function orderedShapes(turned: TurnedEdges, order: Uint32Array): StreetShapes {
  const { shapes } = turned.raw
  const firstPoint = new Uint32Array(order.length + 1)
  for (let e = 0; e < order.length; e++) firstPoint[e + 1] = firstPoint[e]! + pointCount(turned, order[e]!)
  const points = new Uint32Array(firstPoint[order.length]!)
  for (let e = 0; e < order.length; e++) {
    for (let i = 0, end = firstPoint[e + 1]! - firstPoint[e]!; i < end; i++) {
      points[firstPoint[e]! + i] = pointAt(turned, order[e]!, i)
    }
  }
  return {
    firstPoint,
    pointLonE7: Int32Array.from(points, (p) => shapes.pointLonE7[p]!),
    pointLatE7: Int32Array.from(points, (p) => shapes.pointLatE7[p]!),
    ...namesByFirstUse(shapes, order),
    kind: Uint8Array.from(order, (e) => shapes.kind[e]!),
    obstacles: shapes.obstacles,
  }
}

function namesByFirstUse(
  shapes: StreetShapes,
  order: Uint32Array,
): Pick<StreetShapes, 'names' | 'nameIndex'> {
  const keys = shapes.names.map(keyOfName)
  const known = new Map<string, number>()
  const names: NameSet[] = []
  const nameIndex = order.map((e) => {
    const index = shapes.nameIndex[e]!
    const key = keys[index]
    if (index === NO_NAME || key === undefined) return NO_NAME
    const found = known.get(key)
    if (found !== undefined) return found
    known.set(key, names.length)
    return names.push(shapes.names[index]!) - 1
  })
  return { names, nameIndex }
}

/** First edge of each part: edges ascend by `edgeFrom`. */
function firstEdges(edgeFrom: Uint32Array, firstNode: Uint32Array): Uint32Array {
  let edge = 0
  return firstNode.map((first) => {
    while (edge < edgeFrom.length && edgeFrom[edge]! < first) edge++
    return edge
  })
}
