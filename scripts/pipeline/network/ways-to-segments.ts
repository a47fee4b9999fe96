/** Walkable ways → straight segments between places, still without any thought of junctions. */

import { NO_NAME, type NameSet } from '../../../src/network/network.ts'
import { distanceM, fromE7, type Bounds } from '../../../src/units.ts'
import { nodeIndexOf, type OsmData, type OsmWay } from '../../osm/osm-data.ts'
import { growingUint32 } from '../shared/grow.ts'
import { joinedAt } from './join-equal-nodes.ts'
import { nameTable } from '../shared/name-table.ts'
import { walkableOf, type WalkableClass } from './walkable.ts'

export interface WalkableWay extends WalkableClass {
  readonly id: number
  /** Index into `Segments.names`, or `NO_NAME`. */
  readonly nameIndex: number
}

/**
 * Every straight piece of every walkable way. A **place** is a node of the extract, or several at one coordinate
 * that a way visits one after the other; places ascend by their lowest node index.
 */
export interface Segments {
  readonly ways: readonly WalkableWay[]
  readonly names: readonly NameSet[]
  readonly placeCount: number
  readonly lonE7: Int32Array
  readonly latE7: Int32Array
  /** Place of each node of the extract, or `NO_PLACE`. */
  readonly placeOfNode: Uint32Array
  /** Places at the two ends, in drawing order; never equal. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** Index into `ways`. */
  readonly way: Uint32Array
  readonly lengthM: Float64Array
  /** Places where a way goes on to a node that the extract lacks, ascending; a place may stand twice. */
  readonly cutPlaces: Uint32Array
  /** How often a walkable way names a node that the extract lacks. */
  readonly missingNodeRefs: number
}

export const NO_PLACE = 0xffff_ffff

/**
 * Cuts every walkable way into segments and leaves out those wholly outside `keep` (the bounds and their ring).
 * A way with missing nodes falls into pieces there. O(r log n) for r node references and n nodes.
 */
export function waysToSegments(data: OsmData, keep: Bounds): Segments {
  const { ways, refsOfWay, names } = walkableWays(data)
  const pairs = nodePairs(data, refsOfWay)
  const joined = joinedAt(data, pairs.from, pairs.to)
  return { ways, names, ...placesOf(data, { ...pairs, joined, keep }), missingNodeRefs: pairs.missing }
}

interface WalkableWays {
  readonly ways: WalkableWay[]
  readonly refsOfWay: Float64Array[]
  readonly names: readonly NameSet[]
}

function walkableWays(data: OsmData): WalkableWays {
  const ofArea = walkableAreaMembers(data)
  const table = nameTable()
  const ways: WalkableWay[] = []
  const refsOfWay: Float64Array[] = []
  for (const way of data.ways) {
    const area = ofArea.get(way.id)
    const walkable = walkableOf(way.tags) ?? (area ? walkableOf(area.tags) : null)
    if (walkable === null) continue
    const own = table.indexOf(way.tags)
    const nameIndex = own === NO_NAME && area ? table.indexOf(area.tags) : own
    ways.push({ ...walkable, id: way.id, nameIndex })
    refsOfWay.push(way.refs)
  }
  return { ways, refsOfWay, names: table.names }
}

/** Squares drawn as multipolygons carry their tags on the relation: their member ways are walked as outlines. */
function walkableAreaMembers(data: OsmData): ReadonlyMap<number, Pick<OsmWay, 'tags'>> {
  const areas = new Map<number, Pick<OsmWay, 'tags'>>()
  for (const relation of data.relations) {
    if (relation.tags['type'] !== 'multipolygon' || walkableOf(relation.tags) === null) continue
    for (const member of relation.members) {
      if (member.type === 'way' && !areas.has(member.ref)) areas.set(member.ref, relation)
    }
  }
  return areas
}

interface NodePairs {
  /** Node indices at the ends of each segment. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly way: Uint32Array
  /** Node indices beside a missing node. */
  readonly cuts: Uint32Array
  readonly missing: number
}

function nodePairs(data: OsmData, refsOfWay: readonly Float64Array[]): NodePairs {
  const from = growingUint32()
  const to = growingUint32()
  const wayIndex = growingUint32()
  const cuts = growingUint32()
  let missing = 0
  for (const [w, refs] of refsOfWay.entries()) {
    let previous = -1
    let isAfterGap = false
    for (const ref of refs) {
      const node = nodeIndexOf(data, ref)
      if (node < 0) {
        missing++
        if (previous >= 0) cuts.push(previous)
      } else {
        if (isAfterGap) cuts.push(node)
        if (previous >= 0 && previous !== node) {
          from.push(previous)
          to.push(node)
          wayIndex.push(w)
        }
      }
      previous = node
      isAfterGap = node < 0
    }
  }
  return { from: from.take(), to: to.take(), way: wayIndex.take(), cuts: cuts.take(), missing }
}

type Places = Pick<
  Segments,
  'placeCount' | 'lonE7' | 'latE7' | 'placeOfNode' | 'from' | 'to' | 'way' | 'lengthM' | 'cutPlaces'
>

/** Numbers the places that kept segments use and measures each segment once. */
function placesOf(
  data: OsmData,
  pairs: NodePairs & { readonly joined: (node: number) => number; readonly keep: Bounds },
): Places {
  const { joined } = pairs
  const kept = growingUint32()
  const placeOfNode = new Uint32Array(data.nodeIds.length).fill(NO_PLACE)
  for (let s = 0; s < pairs.from.length; s++) {
    const a = joined(pairs.from[s] ?? 0)
    const b = joined(pairs.to[s] ?? 0)
    if (a === b || !touches(data, pairs.keep, [a, b])) continue
    kept.push(s)
    placeOfNode[a] = 0
    placeOfNode[b] = 0
  }
  const nodes = numberPlaces(placeOfNode)
  for (const end of [pairs.from, pairs.to]) {
    for (const node of end) placeOfNode[node] = placeOfNode[joined(node)] ?? NO_PLACE
  }
  const segments = kept.take()
  const placeAt = (column: Uint32Array) => segments.map((s) => placeOfNode[column[s] ?? 0] ?? 0)
  const from = placeAt(pairs.from)
  const to = placeAt(pairs.to)
  const lonE7 = Int32Array.from(nodes, (node) => data.lonE7[node] ?? 0)
  const latE7 = Int32Array.from(nodes, (node) => data.latE7[node] ?? 0)
  const lengthM = new Float64Array(segments.length)
  for (let s = 0; s < segments.length; s++) {
    lengthM[s] = metresBetween({ lonE7, latE7 }, from[s] ?? 0, to[s] ?? 0)
  }
  const cutPlaces = pairs.cuts.map((node) => placeOfNode[node] ?? NO_PLACE).filter((p) => p !== NO_PLACE)
  const way = segments.map((s) => pairs.way[s] ?? 0)
  return {
    placeCount: nodes.length,
    lonE7,
    latE7,
    placeOfNode,
    from,
    to,
    way,
    lengthM,
    cutPlaces: cutPlaces.sort(),
  }
}

/** Gives the marked nodes their place numbers, ascending; returns the node of each place. */
function numberPlaces(placeOfNode: Uint32Array): Uint32Array {
  const nodes = growingUint32()
  for (let node = 0; node < placeOfNode.length; node++) {
    if (placeOfNode[node] === NO_PLACE) continue
    placeOfNode[node] = nodes.size()
    nodes.push(node)
  }
  return nodes.take()
}

/** Whether the box around a segment meets `keep`; a segment that passes its corner outside is kept too. */
function touches(data: OsmData, keep: Bounds, ends: readonly [number, number]): boolean {
  const [a, b] = ends
  const [west, south, east, north] = keep
  const lonA = fromE7(data.lonE7[a] ?? 0)
  const lonB = fromE7(data.lonE7[b] ?? 0)
  const latA = fromE7(data.latE7[a] ?? 0)
  const latB = fromE7(data.latE7[b] ?? 0)
  const isBeside = Math.max(lonA, lonB) < west || Math.min(lonA, lonB) > east
  return !isBeside && Math.max(latA, latB) >= south && Math.min(latA, latB) <= north
}

function metresBetween(
  points: { readonly lonE7: Int32Array; readonly latE7: Int32Array },
  a: number,
  b: number,
) {
  return distanceM(
    [fromE7(points.lonE7[a] ?? 0), fromE7(points.latE7[a] ?? 0)],
    [fromE7(points.lonE7[b] ?? 0), fromE7(points.latE7[b] ?? 0)],
  )
}
