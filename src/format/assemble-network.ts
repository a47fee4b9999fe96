import type { FacilityTable, OriginTable } from '../coverage/tables.ts'
import { withAdjacency, type GateRef, type Network } from '../network/network.ts'
import type { EntryColumns } from '../network/place.ts'
import { assemblePlaces } from './assemble-places.ts'
import type { NetworkPart } from './network-block.ts'
import type { Homes } from './part-places.ts'

/** The loaded part of a city: the spine and any of its blocks as one network with its places. */
export interface LoadedNetwork {
  readonly network: Network
  /** Rank in the whole city of each node, ascending; equals the index when every block is loaded. */
  readonly nodeRank: Uint32Array
  /** Index in the whole city of each edge, ascending. */
  readonly globalEdge: Uint32Array
  /** By edge of `network`. */
  readonly gates: readonly GateRef[]
  readonly facilities: FacilityTable
  readonly origins: OriginTable
  /** `place` is a row of the table, `edge` an edge of `network`. */
  readonly facilityEntries: EntryColumns
  /** The same; entries of origins whose row is not loaded are left out. */
  readonly originEntries: EntryColumns
}

/**
 * Puts a spine and some blocks together. Nodes and edges keep their order, so with every block the indices are those
 * of the whole city; with some, the network is what the whole city's is on their nodes and the spine's.
 * @param blocks ascending by block number
 * @param homesOf homes of a part; else those alone that walks of communities begin at
 * @throws Error when the parts are of different builds, out of order or repeated.
 */
export function assembleNetwork(
  spine: NetworkPart,
  blocks: readonly NetworkPart[],
  homesOf: (part: NetworkPart) => Homes = ({ starts }) => starts,
): LoadedNetwork {
  requireOneBuild(spine, blocks)
  const parts = [...blocks, spine]
  const nodeStarts = startsOf(parts.map(({ lonE7 }) => lonE7.length))
  const edgeStarts = startsOf(parts.map(({ edgeTo }) => edgeTo.length))
  const [nodeCount, edgeCount] = [nodeStarts.at(-1) ?? 0, edgeStarts.at(-1) ?? 0]
  const spineStart = nodeStarts[blocks.length] ?? 0
  const loadedNodes = (locals: Uint32Array, { lonE7 }: NetworkPart, k: number): Uint32Array => {
    const [own, start] = [lonE7.length, nodeStarts[k] ?? 0]
    return locals.map((v) => (v < own ? start + v : spineStart + v - own))
  }
  const loadedEdge = (k: number, edge: number): number =>
    (edgeStarts[k] ?? 0) + edge - (parts[k]?.firstEdge ?? 0)
  const network = withAdjacency({
    nodeCount,
    edgeCount,
    lonE7: joined(new Int32Array(nodeCount), parts, ({ lonE7 }) => lonE7),
    latE7: joined(new Int32Array(nodeCount), parts, ({ latE7 }) => latE7),
    nodeFlags: joined(new Uint8Array(nodeCount), parts, ({ nodeFlags }) => nodeFlags),
    edgeFrom: joined(new Uint32Array(edgeCount), parts, (part, k) => loadedNodes(part.edgeFrom, part, k)),
    edgeTo: joined(new Uint32Array(edgeCount), parts, (part, k) => loadedNodes(part.edgeTo, part, k)),
    lengthDm: joined(new Uint32Array(edgeCount), parts, ({ lengthDm }) => lengthDm),
    edgeFlags: joined(new Uint8Array(edgeCount), parts, ({ edgeFlags }) => edgeFlags),
  })
  return {
    network,
    nodeRank: joined(new Uint32Array(nodeCount), parts, (part) => countedFrom(part.firstNode, part.lonE7)),
    globalEdge: joined(new Uint32Array(edgeCount), parts, (part) => countedFrom(part.firstEdge, part.edgeTo)),
    gates: parts.flatMap((part, k) =>
      part.gates.map(({ edge, osmNode }) => ({ edge: loadedEdge(k, edge), osmNode })),
    ),
    ...assemblePlaces(parts, homesOf, loadedEdge),
  }
}

function requireOneBuild(spine: NetworkPart, blocks: readonly NetworkPart[]): void {
  if (spine.part !== spine.blockCount) {
    throw new Error(`found block ${spine.part} in the place of the spine, expected part ${spine.blockCount}`)
  }
  let [nextPart, nextNode, nextEdge] = [0, 0, 0]
  for (const block of [...blocks, spine]) {
    const { part, blockCount, spineFirstNode, spineNodeCount, firstNode, firstEdge } = block
    if (
      blockCount !== spine.blockCount ||
      spineFirstNode !== spine.spineFirstNode ||
      spineNodeCount !== spine.spineNodeCount
    ) {
      throw new Error(`block ${part} is of another build than the spine`)
    }
    if (part < nextPart || firstNode < nextNode || firstEdge < nextEdge) {
      throw new Error(`block ${part} is out of order or repeated: expected blocks ascending, each once`)
    }
    nextPart = part + 1
    nextNode = firstNode + block.lonE7.length
    nextEdge = firstEdge + block.edgeTo.length
  }
}

function startsOf(counts: readonly number[]): number[] {
  const starts = [0]
  for (const count of counts) starts.push((starts.at(-1) ?? 0) + count)
  return starts
}

type Column = Int32Array | Uint32Array | Uint8Array

function joined<T extends Column>(
  target: T,
  parts: readonly NetworkPart[],
  columnOf: (part: NetworkPart, k: number) => Column,
): T {
  let next = 0
  parts.forEach((part, k) => {
    const column = columnOf(part, k)
    target.set(column, next)
    next += column.length
  })
  return target
}

const countedFrom = (first: number, rows: Column): Uint32Array =>
  Uint32Array.from({ length: rows.length }, (_, i) => first + i)
