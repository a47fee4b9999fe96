/**
 * One OpenStreetMap extract in memory, in the shapes that every pipeline step reads. Nodes are columns
 * (a city has millions, most without tags); ways and relations are objects (they carry tags).
 */

import type { Bounds } from '../../src/units.ts'

export type Tags = Readonly<Record<string, string>>

export interface OsmWay {
  readonly id: number
  /** Node ids in drawing order; closed when first and last are equal. May name nodes the extract lacks. */
  readonly refs: Float64Array
  readonly tags: Tags
}

export type OsmElementType = 'node' | 'way' | 'relation'

export interface OsmMember {
  readonly type: OsmElementType
  readonly ref: number
  readonly role: string
}

export interface OsmRelation {
  readonly id: number
  readonly members: readonly OsmMember[]
  readonly tags: Tags
}

export interface OsmData {
  /** Ascending and unique. */
  readonly nodeIds: Float64Array
  /** Coordinates in 1e-7 degrees, same order as `nodeIds`. */
  readonly lonE7: Int32Array
  readonly latE7: Int32Array
  /** Tags by index into `nodeIds`; only nodes that have any. Iterates in ascending index. */
  readonly nodeTags: ReadonlyMap<number, Tags>
  readonly ways: readonly OsmWay[]
  readonly relations: readonly OsmRelation[]
  /** The PBF header's box, when the file has one. */
  readonly headerBounds: Bounds | null
  /** `osmosis_replication_timestamp` or the newest element timestamp as ISO date, when known. */
  readonly timestamp: string | null
}

/** Index of a node id in `data.nodeIds`, or -1 when the extract lacks it. Binary search, O(log n). */
export function nodeIndexOf(data: OsmData, id: number): number {
  const ids = data.nodeIds
  let low = 0
  let high = ids.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const value = ids[middle] ?? Number.NaN
    if (value < id) low = middle + 1
    else if (value > id) high = middle - 1
    else return middle
  }
  return -1
}
