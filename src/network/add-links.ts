import {
  ACCESS,
  DIRECTION,
  EDGE,
  edgeDirection,
  packEdgeFlags,
  withAdjacency,
  type Network,
  type NetworkColumns,
} from './network.ts'
import { entryAt, type Entry, type EntryColumns } from './place.ts'

/** A footpath between two points of the network, open both ways. */
export interface Link {
  readonly ends: readonly [LinkEnd, LinkEnd]
  /** From street to street, decimetres. */
  readonly lengthDm: number
}

/** Where a link meets the network; its leg is part of the link. */
export interface LinkEnd {
  readonly edge: number
  readonly offsetDm: number
  readonly lonE7: number
  readonly latE7: number
}

/** A network with links, beside the one without. */
export interface LinkedNetwork {
  /** The old nodes and edges, then two nodes for each link, and the edges that join them. */
  readonly network: Network
  /** For edges with ends of links: the new edges that stand for parts of it. */
  readonly partsOf: ReadonlyMap<number, readonly EdgePart[]>
}

/** A new edge along an old one, from an end of the old one, or from another link's end, to a link's end. */
export interface EdgePart {
  readonly edge: number
  /** Lengths along the old edge between which the part lies; it is walked like the old edge. */
  readonly fromDm: number
  readonly toDm: number
  /** The new edge runs against the old one: its `edgeFrom` is at `toDm`. */
  readonly isTurned: boolean
}

/**
 * Adds links without touching what is there: edges keep their numbers, places their entries, and walks along old streets
 * their length to the last rounding, so that no walk becomes longer. Where a link meets a street, a new node is joined to
 * both ends of the street by edges of the street's kind, and to other links' ends on it.
 */
export function withLinks(network: Network, links: readonly Link[]): LinkedNetwork {
  const added: AddedEdge[] = []
  const partsOf = new Map<number, EdgePart[]>()
  const endsOn = new Map<number, { node: number; offsetDm: number }[]>()
  const nodes: LinkEnd[] = []
  const addPart = (
    of: number,
    part: Omit<AddedEdge, 'flags' | 'lengthDm'>,
    span: readonly [number, number],
  ): void => {
    const isTurned = part.from > part.to
    const [fromDm, toDm] = span
    const flags = partFlags(network.edgeFlags[of]!, { isTurned, isPoint: fromDm === toDm })
    const [from, to] = isTurned ? [part.to, part.from] : [part.from, part.to]
    const parts = partsOf.get(of) ?? []
    partsOf.set(of, parts)
    parts.push({ edge: network.edgeCount + added.length, fromDm, toDm, isTurned })
    added.push({ from, to, lengthDm: toDm - fromDm, flags })
  }
  for (const { ends, lengthDm } of links) {
    const first = network.nodeCount + nodes.length
    for (const [i, end] of ends.entries()) {
      const node = first + i
      nodes.push(end)
      const { edge, offsetDm } = end
      addPart(edge, { from: network.edgeFrom[edge]!, to: node }, [0, offsetDm])
      addPart(edge, { from: node, to: network.edgeTo[edge]! }, [offsetDm, network.lengthDm[edge]!])
      const others = endsOn.get(edge) ?? []
      endsOn.set(edge, others)
      for (const other of others) {
        const [near, far] =
          other.offsetDm <= offsetDm ? [other, { node, offsetDm }] : [{ node, offsetDm }, other]
        addPart(edge, { from: near.node, to: far.node }, [near.offsetDm, far.offsetDm])
      }
      others.push({ node, offsetDm })
    }
    added.push({ from: first, to: first + 1, lengthDm, flags: OPEN_PATH })
  }
  return { network: extended(network, nodes, added), partsOf }
}

const OPEN_PATH = packEdgeFlags({ access: ACCESS.open, direction: DIRECTION.both, steps: false, gate: false })

interface AddedEdge {
  readonly from: number
  readonly to: number
  readonly lengthDm: number
  readonly flags: number
}

/** A one-way street seen from its other end is one-way the other way; whoever stands at its very end may step onto that. */
function partFlags(flags: number, { isTurned, isPoint }: { isTurned: boolean; isPoint: boolean }): number {
  const direction = edgeDirection(flags)
  if (direction === DIRECTION.both) return flags
  const other = direction === DIRECTION.forward ? DIRECTION.backward : DIRECTION.forward
  const now = isPoint ? DIRECTION.both : isTurned ? other : direction
  return (flags & ~(EDGE.directionMask << EDGE.directionShift)) | (now << EDGE.directionShift)
}

function extended(network: Network, nodes: readonly LinkEnd[], edges: readonly AddedEdge[]): Network {
  const joined = <T extends Int32Array | Uint32Array | Uint8Array>(old: T, more: readonly number[]): T => {
    const longer = new (old.constructor as new (length: number) => T)(old.length + more.length)
    longer.set(old)
    longer.set(more, old.length)
    return longer
  }
  const columns: NetworkColumns = {
    nodeCount: network.nodeCount + nodes.length,
    edgeCount: network.edgeCount + edges.length,
    lonE7: joined(
      network.lonE7,
      nodes.map(({ lonE7 }) => lonE7),
    ),
    latE7: joined(
      network.latE7,
      nodes.map(({ latE7 }) => latE7),
    ),
    nodeFlags: joined(
      network.nodeFlags,
      nodes.map(() => 0),
    ),
    edgeFrom: joined(
      network.edgeFrom,
      edges.map(({ from }) => from),
    ),
    edgeTo: joined(
      network.edgeTo,
      edges.map(({ to }) => to),
    ),
    lengthDm: joined(
      network.lengthDm,
      edges.map(({ lengthDm }) => lengthDm),
    ),
    edgeFlags: joined(
      network.edgeFlags,
      edges.map(({ flags }) => flags),
    ),
  }
  return withAdjacency(columns)
}

/**
 * Entries of places on a linked network: those on streets where links end get more entries, on the parts that lead to
 * the links, so that the way to a link is walked directly. Ascending by place, as before.
 */
export function linkedEntries(columns: EntryColumns, { partsOf }: LinkedNetwork): EntryColumns {
  if (!columns.edge.some((edge) => partsOf.has(edge))) return columns
  const entries: Entry[] = []
  const places: number[] = []
  for (let i = 0; i < columns.edge.length; i++) {
    const entry = entryAt(columns, i)
    for (const one of [entry, ...partEntries(entry, partsOf.get(entry.edge) ?? [])]) {
      entries.push(one)
      places.push(columns.place[i]!)
    }
  }
  return {
    place: Uint32Array.from(places),
    edge: Uint32Array.from(entries, ({ edge }) => edge),
    offsetDm: Uint32Array.from(entries, ({ offsetDm }) => offsetDm),
    legDm: Uint16Array.from(entries, ({ legDm }) => legDm),
    flags: Uint8Array.from(entries, ({ flags }) => flags),
  }
}

function partEntries(entry: Entry, parts: readonly EdgePart[]): Entry[] {
  const { offsetDm } = entry
  return parts
    .filter(({ fromDm, toDm }) => fromDm <= offsetDm && offsetDm <= toDm)
    .map(({ edge, fromDm, toDm, isTurned }) => ({
      ...entry,
      edge,
      offsetDm: isTurned ? toDm - offsetDm : offsetDm - fromDm,
    }))
}
