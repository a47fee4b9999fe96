/** Random pairs of street junctions to compare routes between. */

import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import { distanceM, type Bounds, type LonLat } from '../../src/units.ts'
import { nodeIndexOf } from '../osm/osm-data.ts'
import { isInBounds } from '../../src/format/area-geometry.ts'
import { isPublic, placeOf, publicJunctions, type PlainStreets } from './plain-streets.ts'

export interface PairOptions {
  readonly pairs: number
  readonly seed: number
  readonly bounds: Bounds
}

export type Pair = readonly [from: number, to: number]

const NEAR_M = 3000
/** One pair in ten may lie any distance apart. */
const LONG_EVERY = 10

/**
 * Pairs of nodes (indices) drawn from the junctions of public streets within the bounds, read off the tags and not
 * off the network under test. The same options give the same pairs.
 */
export function randomPairs(streets: PlainStreets, { pairs, seed, bounds }: PairOptions): Pair[] {
  const junctions = askableJunctions(streets, bounds)
  const random = seededRandom(seed)
  const pick = (among: readonly number[]): number => among[Math.floor(random() * among.length)] ?? 0
  return Array.from({ length: pairs }, (_, i): Pair => {
    const from = pick(junctions)
    const isFree = i % LONG_EVERY === LONG_EVERY - 1
    const around = isFree ? junctions : near(streets, junctions, placeOf(streets.data, from))
    return [from, pick(around.filter((node) => node !== from))]
  })
}

/**
 * Pairs of junctions on the two sides of everything that outsiders may not walk: the junctions nearest (straight
 * line) to both ends of each way with `highway=` that is not public, and of the segments at each shut gate. A rule
 * that lets somebody through by mistake shortens one of them.
 */
export function pairsAcross(streets: PlainStreets, bounds: Bounds): Pair[] {
  const { data, graph, isShut } = streets
  const junctions = askableJunctions(streets, bounds)
  const publicWays = new Set(streets.way.filter((_, segment) => isPublic(streets, segment)))
  const farEnds = (gate: number): number[] =>
    (graph.edgesAt[gate] ?? []).map((s) => (graph.from[s] === gate ? graph.to[s] : graph.from[s]) ?? 0)
  const barriers = [
    ...data.ways
      .filter(({ tags }, way) => tags['highway'] !== undefined && !publicWays.has(way))
      .map(({ refs }) => [refs[0] ?? 0, refs.at(-1) ?? 0].map((id) => nodeIndexOf(data, id))),
    ...[...isShut.keys()].filter((node) => isShut[node] === 1).map(farEnds),
  ]
  const pairs = new Map<string, Pair>()
  for (const sides of barriers) {
    const [a, b] = sides.filter((node) => node >= 0 && isInBounds(bounds, placeOf(data, node)))
    if (a === undefined || b === undefined) continue
    const pair: Pair = [nearest(streets, junctions, a), nearest(streets, junctions, b)]
    if (pair[0] !== pair[1]) pairs.set(pair.toSorted((x, y) => x - y).join(), pair)
  }
  return [...pairs.values()]
}

/** Nodes that share a coordinate with another are left out: Routino is asked by coordinate. */
function askableJunctions(streets: PlainStreets, bounds: Bounds): number[] {
  const { data } = streets
  const placeKey = (node: number): string => placeOf(data, node).join(',')
  const count = new Map<string, number>()
  for (const node of data.nodeIds.keys()) count.set(placeKey(node), (count.get(placeKey(node)) ?? 0) + 1)
  return publicJunctions(streets).filter(
    (node) => count.get(placeKey(node)) === 1 && isInBounds(bounds, placeOf(data, node)),
  )
}

const near = ({ data }: PlainStreets, nodes: readonly number[], place: LonLat): number[] =>
  nodes.filter((node) => distanceM(placeOf(data, node), place) <= NEAR_M)

function nearest({ data }: PlainStreets, nodes: readonly number[], to: number): number {
  const place = placeOf(data, to)
  const best = { node: -1, metres: Infinity }
  for (const node of nodes) {
    const metres = distanceM(placeOf(data, node), place)
    if (metres < best.metres) Object.assign(best, { node, metres })
  }
  return best.node
}
