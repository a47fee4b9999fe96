import type { OsmData, OsmMember, Tags } from '../osm/osm-data.ts'
import { toE7, type LonLat } from '../../src/units.ts'

/** A node with tags; one without may be drawn as its bare place. */
interface TaggedPlace {
  readonly at: LonLat
  readonly tags: Tags
}

/** A small hand-drawn OpenStreetMap world. Everything may be left out; order does not matter. */
export interface DrawnOsm {
  /** By node id: the place in degrees, or place and tags. */
  readonly nodes?: Readonly<Record<number, LonLat | TaggedPlace>>
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
    .map(([id, node]) => ({ id: Number(id), at: placeOf(node), tags: isTagged(node) ? node.tags : {} }))
    .toSorted((a, b) => a.id - b.id)
  const tagged = nodes.map((node, index): [number, Tags] => [index, node.tags])
  return {
    nodeIds: Float64Array.from(nodes, (node) => node.id),
    lonE7: Int32Array.from(nodes, (node) => toE7(node.at[0])),
    latE7: Int32Array.from(nodes, (node) => toE7(node.at[1])),
    nodeTags: new Map(tagged.filter(([, tags]) => Object.keys(tags).length > 0)),
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

/** Not `'at' in node`: arrays have a method of that name. */
const isTagged = (node: LonLat | TaggedPlace): node is TaggedPlace => !Array.isArray(node)

const placeOf = (node: LonLat | TaggedPlace): LonLat => (isTagged(node) ? node.at : node)
