import type { GateRef, NetworkColumns, StreetShapes } from '../../../src/network/network.ts'
import { growingFloat64, growingInt32, growingUint32, growingUint8 } from '../shared/grow.ts'

/** All pieces of the network in one, before the main component is chosen; as `RawNetwork` without report. */
export interface NetworkDraft {
  readonly columns: NetworkColumns
  readonly shapes: Omit<StreetShapes, 'obstacles'>
  readonly gates: readonly GateRef[]
  readonly edgeWay: Float64Array
}

export interface DraftNode {
  readonly lonE7: number
  readonly latE7: number
  /** `NODE` bits. */
  readonly flags: number
}

export interface DraftEdge {
  readonly from: number
  readonly to: number
  readonly lengthDm: number
  /** Packed `EdgeAttributes`. */
  readonly flags: number
  readonly way: number
  readonly kind: number
  readonly nameIndex: number
  /** Inner points, ends excluded. */
  readonly lonE7: readonly number[]
  readonly latE7: readonly number[]
}

/** Collects nodes and edges into columns. Both are numbered in the order in which they are added. */
export interface DraftBuilder {
  readonly addNode: (node: DraftNode) => number
  readonly addEdge: (edge: DraftEdge) => number
  readonly addGate: (gate: GateRef) => void
  readonly draft: (names: StreetShapes['names']) => NetworkDraft
}

/** An empty network to fill. */
export function draftBuilder(): DraftBuilder {
  const node = { lonE7: growingInt32(), latE7: growingInt32(), flags: growingUint8() }
  const ends = { from: growingUint32(), to: growingUint32() }
  const edge = { lengthDm: growingUint32(), flags: growingUint8(), way: growingFloat64() }
  const shape = { kind: growingUint8(), nameIndex: growingUint32(), first: growingUint32() }
  const points = { lonE7: growingInt32(), latE7: growingInt32() }
  const gates: GateRef[] = []
  shape.first.push(0)
  return {
    addNode: ({ lonE7, latE7, flags }) => {
      node.lonE7.push(lonE7)
      node.latE7.push(latE7)
      node.flags.push(flags)
      return node.flags.size() - 1
    },
    addEdge: (added) => {
      ends.from.push(added.from)
      ends.to.push(added.to)
      edge.lengthDm.push(added.lengthDm)
      edge.flags.push(added.flags)
      edge.way.push(added.way)
      shape.kind.push(added.kind)
      shape.nameIndex.push(added.nameIndex)
      for (const lonE7 of added.lonE7) points.lonE7.push(lonE7)
      for (const latE7 of added.latE7) points.latE7.push(latE7)
      shape.first.push(points.lonE7.size())
      return edge.flags.size() - 1
    },
    addGate: (gate) => gates.push(gate),
    draft: (names) => ({
      columns: {
        nodeCount: node.flags.size(),
        edgeCount: edge.flags.size(),
        lonE7: node.lonE7.take(),
        latE7: node.latE7.take(),
        nodeFlags: node.flags.take(),
        edgeFrom: ends.from.take(),
        edgeTo: ends.to.take(),
        lengthDm: edge.lengthDm.take(),
        edgeFlags: edge.flags.take(),
      },
      shapes: {
        firstPoint: shape.first.take(),
        pointLonE7: points.lonE7.take(),
        pointLatE7: points.latE7.take(),
        nameIndex: shape.nameIndex.take(),
        names,
        kind: shape.kind.take(),
      },
      gates,
      edgeWay: edge.way.take(),
    }),
  }
}
