import type { OsmData, OsmMember, Tags } from '../osm/osm-data.ts'
import { toE7, type LonLat } from '../../src/units.ts'

/** A small hand-drawn OpenStreetMap world. Everything may be left out; order does not matter. */
export interface DrawnOsm {
  /** Node id → its place in degrees, or its place and tags. */
  readonly nodes?: Readonly<Record<number, LonLat | { readonly at: LonLat; readonly tags: Tags }>>
  readonly ways?: readonly { readonly id: number; readonly refs: readonly number[]; readonly tags?: Tags }[]
  readonly relations?: readonly {
    readonly id: number
    readonly members: readonly OsmMember[]
    readonly tags?: Tags
  }[]
}

/**
 * Builds the columns of an extract from a drawing, for tests. Nodes are sorted by id as a file has them; ways
 * and relations keep their order. It checks nothing: a way may name nodes that the drawing lacks.
 */
export function osmDataFrom(drawn: DrawnOsm): OsmData {
  const nodes = Object.entries(drawn.nodes ?? {})
    .map(([id, node]) =>
      'at' in node ? { id: Number(id), ...node } : { id: Number(id), at: node, tags: {} },
    )
    .toSorted((a, b) => a.id - b.id)
  return {
    nodeIds: Float64Array.from(nodes, (node) => node.id),
    lonE7: Int32Array.from(nodes, (node) => toE7(node.at[0])),
    latE7: Int32Array.from(nodes, (node) => toE7(node.at[1])),
    nodeTags: new Map(
      nodes.flatMap((node, index) => (Object.keys(node.tags).length > 0 ? [[index, node.tags]] : [])),
    ),
    ways: (drawn.ways ?? []).map(({ id, refs, tags }) => ({
      id,
      refs: Float64Array.from(refs),
      tags: tags ?? {},
    })),
    relations: (drawn.relations ?? []).map(({ id, members, tags }) => ({ id, members, tags: tags ?? {} })),
    headerBounds: null,
    timestamp: null,
  }
}
