/** Every walkable segment of an extract as it is drawn: no chains, no contraction, no rounding. */

import { ACCESS, DIRECTION } from '../../src/network/network.ts'
import { distanceM, fromE7, type LonLat } from '../../src/units.ts'
import { nodeIndexOf, type OsmData } from '../osm/osm-data.ts'
import {
  gateAccessOf,
  isSignalisedCrossing,
  isTrafficSignal,
  walkableOf,
} from '../pipeline/network/walkable.ts'
import type { WalkableClass } from '../pipeline/network/walkable.ts'
import { piecesOf, plainGraph, type PlainGraph, type PlainWeights } from './plain-graph.ts'

export interface PlainStreets {
  readonly data: OsmData
  /** Nodes are the extract's, by index; edges are single segments. */
  readonly graph: PlainGraph
  /** What the tags of each segment's way say. */
  readonly use: readonly WalkableClass[]
  /** Index into `data.ways`. */
  readonly way: readonly number[]
  readonly lengthM: readonly number[]
  /** 1 where a gate stops people from outside: closed, or for residents. */
  readonly isShut: Uint8Array
  readonly isSignal: Uint8Array
}

/** Reads the tags with the project's rules (`walkable.ts`), but joins the ways on its own. */
export function plainStreets(data: OsmData): PlainStreets {
  const from: number[] = []
  const to: number[] = []
  const way: number[] = []
  const use: WalkableClass[] = []
  const ofSquare = squareMembers(data)
  for (const [w, { id, tags, refs }] of data.ways.entries()) {
    const walkable = walkableOf(tags) ?? ofSquare.get(id) ?? null
    if (walkable === null) continue
    const nodes = Array.from(refs, (ref) => nodeIndexOf(data, ref))
    for (let i = 1; i < nodes.length; i++) {
      const [a = -1, b = -1] = [nodes[i - 1], nodes[i]]
      if (a < 0 || b < 0 || a === b) continue
      from.push(a)
      to.push(b)
      way.push(w)
      use.push(walkable)
    }
  }
  const graph = plainGraph(data.nodeIds.length, from, to)
  const lengthM = from.map((a, s) => distanceM(placeOf(data, a), placeOf(data, to[s] ?? 0)))
  return { data, graph, use, way, lengthM, ...nodeRoles(data, graph) }
}

export const placeOf = (data: OsmData, node: number): LonLat => [
  fromE7(data.lonE7[node] ?? 0),
  fromE7(data.latE7[node] ?? 0),
]

function squareMembers(data: OsmData): ReadonlyMap<number, WalkableClass> {
  const members = new Map<number, WalkableClass>()
  for (const relation of data.relations) {
    const walkable = relation.tags['type'] === 'multipolygon' ? walkableOf(relation.tags) : null
    if (walkable === null) continue
    for (const { type, ref } of relation.members) {
      if (type === 'way' && !members.has(ref)) members.set(ref, walkable)
    }
  }
  return members
}

function nodeRoles(data: OsmData, graph: PlainGraph): Pick<PlainStreets, 'isShut' | 'isSignal'> {
  const isShut = new Uint8Array(graph.nodeCount)
  const isSignal = new Uint8Array(graph.nodeCount)
  for (const [node, tags] of data.nodeTags) {
    const gate = gateAccessOf(tags)
    if (gate !== null && gate !== ACCESS.open) isShut[node] = 1
    const meets = graph.edgesAt[node]?.length ?? 0
    if (isSignalisedCrossing(tags) || (isTrafficSignal(tags) && meets >= 3)) isSignal[node] = 1
  }
  return { isShut, isSignal }
}

/** Whether somebody from outside may walk a segment: its way is open and no shut gate stands at its ends. */
export function isPublic({ graph, use, isShut }: PlainStreets, segment: number): boolean {
  if (use[segment]?.access !== ACCESS.open) return false
  return isShut[graph.from[segment] ?? 0] !== 1 && isShut[graph.to[segment] ?? 0] !== 1
}

/** Weights over public segments from a cost per segment, honouring one-way steps and paths. */
export function publicWeights(streets: PlainStreets, costOf: (segment: number) => number): PlainWeights {
  const forward = new Float64Array(streets.use.length).fill(Infinity)
  const backward = new Float64Array(streets.use.length).fill(Infinity)
  for (const [s, { direction }] of streets.use.entries()) {
    if (!isPublic(streets, s)) continue
    if (direction !== DIRECTION.backward) forward[s] = costOf(s)
    if (direction !== DIRECTION.forward) backward[s] = costOf(s)
  }
  return { forward, backward }
}

/** Nodes of the longest piece of public streets where at least three public segments meet, ascending. */
export function publicJunctions(streets: PlainStreets): number[] {
  const { graph, lengthM, data } = streets
  const isUsed = (segment: number): boolean => isPublic(streets, segment)
  const piece = piecesOf(graph, isUsed)
  const metres = new Map<number, number>()
  for (const [s, length] of lengthM.entries()) {
    const of = piece[graph.from[s] ?? 0] ?? -1
    if (isUsed(s)) metres.set(of, (metres.get(of) ?? 0) + length)
  }
  const main = [...metres].reduce((best, row) => (row[1] > best[1] ? row : best), [-1, -1])[0]
  return Array.from(data.nodeIds.keys()).filter(
    (node) => piece[node] === main && (graph.edgesAt[node] ?? []).filter(isUsed).length >= 3,
  )
}
