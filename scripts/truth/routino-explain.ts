/** Follows Routino's route and ours, node by node, to say which of the two lacks what. */

import { distanceM, type LonLat } from '../../src/units.ts'
import type { BothNetworks } from './compare-routes.ts'
import { edgesTo, walkFrom } from './plain-graph.ts'
import { isPublic, placeOf } from './plain-streets.ts'
import type { RoutinoDatabase, RoutinoRoute } from './routino-database.ts'

export type Outcome =
  /** Same whole metres on the same segments: all that differs is that Routino cuts each segment to whole metres. */
  | 'equal'
  /** Routino's way is longer, though its own database has every segment of ours: it missed its shortest way. */
  | 'routino-missed'
  /** Routino's database lacks a segment of our way. */
  | 'routino-lacks'
  /** Routino's whole metres are fewer, but its route is not: its rounded places lie otherwise. */
  | 'rounding'
  /** Routino walks a segment that is not public for us. */
  | 'we-lack'
  | 'no-route'

export interface Explanation {
  readonly outcome: Outcome
  /** Segments that one side lacks: way, its tags, nodes at its ends. */
  readonly evidence: readonly string[]
}

export interface ComparedRoute {
  readonly from: number
  readonly to: number
  readonly inWholeMetres: number
  readonly plainM: number
  readonly route: RoutinoRoute
}

/** What rounded places can add up to on a route. */
const ROUNDING_M = 0.5

/** Compares two lengths in Routino's own whole metres and, where they differ, asks both sides for every segment. */
export function explain(both: BothNetworks, database: RoutinoDatabase, pair: ComparedRoute): Explanation {
  const { route, inWholeMetres } = pair
  if (route.metres === inWholeMetres) return { outcome: 'equal', evidence: [] }
  if (route.metres < inWholeMetres && measuredM(both, route) > pair.plainM - ROUNDING_M) {
    return {
      outcome: 'rounding',
      evidence: [`it says ${route.metres} m, we say ${inWholeMetres} m in its way`],
    }
  }
  if (route.metres < inWholeMetres) {
    return { outcome: 'we-lack', evidence: segmentsWeLack(both, route.points) }
  }
  const { lacking, crashes } = segmentsRoutinoLacks(both, database, pair)
  if (lacking.length > 0) return { outcome: 'routino-lacks', evidence: lacking }
  const known = `asked one by one it has every segment of our way, ${inWholeMetres} m in its whole metres`
  const unknown = crashes === 0 ? '' : ` (it crashes on ${crashes} of them)`
  return { outcome: 'routino-missed', evidence: [`${known}${unknown}, but answers ${route.metres} m`] }
}

function segmentsRoutinoLacks(
  { streets, wholeMetres, data }: BothNetworks,
  database: RoutinoDatabase,
  { from, to }: ComparedRoute,
): { readonly lacking: string[]; readonly crashes: number } {
  const { graph } = streets
  const lacking: string[] = []
  let crashes = 0
  for (const s of edgesTo(graph, walkFrom(graph, wholeMetres, { start: from, goal: to }), to)) {
    const ends: [LonLat, LonLat] = [placeOf(data, graph.from[s] ?? 0), placeOf(data, graph.to[s] ?? 0)]
    const own = Math.min(wholeMetres.forward[s] ?? Infinity, wholeMetres.backward[s] ?? Infinity)
    const answers = [database.route(...ends), database.route(ends[1], ends[0])]
    if (answers.some((route) => typeof route === 'object' && route.metres <= own)) continue
    if (answers.every((answer) => answer === 'crash')) crashes++
    else lacking.push(describe(streets, s))
  }
  return { lacking, crashes }
}

function segmentsWeLack({ streets, data }: BothNetworks, points: readonly LonLat[]): string[] {
  const nodes = nodesAlong(streets, points)
  return nodes.slice(1).flatMap((b, i) => {
    const a = nodes[i] ?? -1
    const between = (streets.graph.edgesAt[a] ?? []).filter(
      (s) => streets.graph.from[s] === b || streets.graph.to[s] === b,
    )
    if (a === b || between.some((s) => isPublic(streets, s))) return []
    const known = between.map((s) => describe(streets, s))
    return known.length > 0 ? known : [`no walkable way between nodes ${idOf(data, a)} and ${idOf(data, b)}`]
  })
}

const idOf = (data: BothNetworks['data'], node: number): number => data.nodeIds[node] ?? -1

function describe({ data, way, graph }: BothNetworks['streets'], segment: number): string {
  const of = data.ways[way[segment] ?? -1]
  const ends = [graph.from[segment] ?? 0, graph.to[segment] ?? 0].map((node) => {
    const tags = data.nodeTags.get(node)
    return `${idOf(data, node)}${tags ? ` ${JSON.stringify(tags)}` : ''}`
  })
  return `way ${of?.id} ${JSON.stringify(of?.tags)} between nodes ${ends.join(' and ')}`
}

/** Routino rounds places to 2⁻²⁶ rad and prints six decimals: its points lie up to 0.2 m beside the nodes. */
const SAME_PLACE_M = 0.4
const CELL_DEGREES = 1e-5
const cellOf = (degrees: number): number => Math.round(degrees / CELL_DEGREES)

/** The node of the extract at each point of a Routino route; -1 where none is near. */
export function nodesAlong(streets: BothNetworks['streets'], points: readonly LonLat[]): number[] {
  const { data, graph } = streets
  const wanted = new Map<string, number[]>()
  for (const [lon, lat] of points) {
    for (const x of [-1, 0, 1])
      for (const y of [-1, 0, 1]) wanted.set(`${cellOf(lon) + x},${cellOf(lat) + y}`, [])
  }
  for (let node = 0; node < graph.nodeCount; node++) {
    if ((graph.edgesAt[node]?.length ?? 0) === 0) continue
    const [lon, lat] = placeOf(data, node)
    wanted.get(`${cellOf(lon)},${cellOf(lat)}`)?.push(node)
  }
  const found: number[] = []
  for (const point of points) {
    const cells = [-1, 0, 1].flatMap((x) =>
      [-1, 0, 1].flatMap((y) => wanted.get(`${cellOf(point[0]) + x},${cellOf(point[1]) + y}`) ?? []),
    )
    const near = cells
      .map((node) => ({ node, metres: distanceM(placeOf(data, node), point) }))
      .filter(({ metres }) => metres <= SAME_PLACE_M)
      .toSorted((a, b) => a.metres - b.metres)
    const previous = found.at(-1) ?? -1
    const isNext = ({ node }: { readonly node: number }): boolean =>
      (graph.edgesAt[node] ?? []).some((s) => graph.from[s] === previous || graph.to[s] === previous)
    found.push((near.find(isNext) ?? near[0])?.node ?? -1)
  }
  return found
}

/** Length of Routino's route on our sphere, from node to node without rounding. NaN when a point is no node. */
export function measuredM({ streets, data }: BothNetworks, { points }: RoutinoRoute): number {
  const nodes = nodesAlong(streets, points)
  if (nodes.includes(-1)) return Number.NaN
  return nodes
    .slice(1)
    .reduce((sum, b, i) => sum + distanceM(placeOf(data, nodes[i] ?? 0), placeOf(data, b)), 0)
}
