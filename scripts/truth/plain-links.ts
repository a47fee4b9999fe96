/** Links between streets, written a second time for the oracle: nothing of `add-links.ts` but its types. */

import type { Link } from '../../src/network/add-links.ts'
import { DIRECTION, packEdgeFlags, type NetworkColumns } from '../../src/network/network.ts'

/** A place on an edge that has a node. */
export interface PlainEnd {
  readonly node: number
  readonly offsetDm: number
}

export interface PlainLinked {
  /** The nodes of the network, then two for each link, as `withLinks` numbers them. Edges may run downwards. */
  readonly network: NetworkColumns
  /** Ends of links on edges, by edge. */
  readonly endsOn: ReadonlyMap<number, readonly PlainEnd[]>
}

/**
 * A network with links: each is an open footpath between two new nodes, and from every place on a street where a link
 * ends the street is walked to both its ends, and to every other link on it, in one piece.
 */
export function plainLinked(network: NetworkColumns, links: readonly Link[]): PlainLinked {
  const edges: PlainEdge[] = []
  const endsOn = new Map<number, PlainEnd[]>()
  const ends = links.flatMap(({ ends: both }) => both)
  for (const [i, { edge, offsetDm }] of ends.entries()) {
    endsOn.set(edge, [...(endsOn.get(edge) ?? []), { node: network.nodeCount + i, offsetDm }])
  }
  for (const [edge, on] of endsOn) {
    const start = { node: network.edgeFrom[edge] ?? 0, offsetDm: 0 }
    const end = { node: network.edgeTo[edge] ?? 0, offsetDm: network.lengthDm[edge] ?? 0 }
    const stops = [start, ...on.toSorted((a, b) => a.offsetDm - b.offsetDm), end]
    for (const [i, a] of stops.entries()) {
      for (const b of stops.slice(i + 1)) {
        if (a === start && b === end) continue
        const lengthDm = b.offsetDm - a.offsetDm
        edges.push({ from: a.node, to: b.node, lengthDm, flags: network.edgeFlags[edge] ?? 0 })
      }
    }
  }
  for (const [i, { lengthDm }] of links.entries()) {
    const from = network.nodeCount + 2 * i
    edges.push({ from, to: from + 1, lengthDm, flags: FOOTPATH })
  }
  return { network: extended(network, { ends, edges }), endsOn }
}

interface PlainEdge {
  readonly from: number
  readonly to: number
  readonly lengthDm: number
  readonly flags: number
}

const FOOTPATH = packEdgeFlags({ access: 0, direction: DIRECTION.both, steps: false, gate: false })

interface Added {
  readonly ends: readonly { readonly lonE7: number; readonly latE7: number }[]
  readonly edges: readonly PlainEdge[]
}

const extended = (old: NetworkColumns, { ends, edges }: Added): NetworkColumns => ({
  nodeCount: old.nodeCount + ends.length,
  edgeCount: old.edgeCount + edges.length,
  lonE7: Int32Array.from([...old.lonE7, ...ends.map(({ lonE7 }) => lonE7)]),
  latE7: Int32Array.from([...old.latE7, ...ends.map(({ latE7 }) => latE7)]),
  nodeFlags: Uint8Array.from([...old.nodeFlags, ...ends.map(() => 0)]),
  edgeFrom: Uint32Array.from([...old.edgeFrom, ...edges.map(({ from }) => from)]),
  edgeTo: Uint32Array.from([...old.edgeTo, ...edges.map(({ to }) => to)]),
  lengthDm: Uint32Array.from([...old.lengthDm, ...edges.map(({ lengthDm }) => lengthDm)]),
  edgeFlags: Uint8Array.from([...old.edgeFlags, ...edges.map(({ flags }) => flags)]),
})
