import { createRequire } from 'node:module'
import Graphology from 'graphology'
import dijkstra from 'graphology-shortest-path/dijkstra.js'
import { featureCollection, lineString, point } from '@turf/turf'
import createGraph from 'ngraph.graph'
import { aStar } from 'ngraph.path'
import type { Arcs } from './dijkstra.ts'

/** Node takes the package's default export for a property. */
const { default: PathFinder } = createRequire(import.meta.url)(
  'geojson-path-finder',
) as typeof import('geojson-path-finder')

/** Calls `visit` for every arc. */
function eachArc({ nodeCount, first, to, weight }: Arcs, visit: (arc: Arc) => void): void {
  for (let from = 0; from < nodeCount; from++) {
    const end = first[from + 1] ?? 0
    for (let a = first[from] ?? 0; a < end; a++) visit({ from, to: to[a] ?? 0, weight: weight[a] ?? 0 })
  }
}

interface Arc {
  readonly from: number
  readonly to: number
  readonly weight: number
}

/** ngraph.path without a heuristic, from one node to another: the time; NaN without a way. */
export function ngraphPath(arcs: Arcs): (from: number, to: number) => number {
  const graph = createGraph<undefined, number>()
  for (let v = 0; v < arcs.nodeCount; v++) graph.addNode(v)
  eachArc(arcs, ({ from, to, weight }) => graph.addLink(from, to, weight))
  const finder = aStar(graph, { oriented: true, distance: (_, __, link) => link.data })
  return (from, to) => {
    const nodes = finder.find(from, to).map(({ id }) => id)
    let time = nodes.length === 0 ? Number.NaN : 0
    for (const [i, node] of nodes.slice(1).entries()) {
      // the way is told from its end
      time += graph.getLink(node, nodes[i] ?? from)?.data ?? Number.NaN
    }
    return time
  }
}

/** Ways from one node to all others by graphology-shortest-path, as lists of nodes. */
export function graphologyWays(arcs: Arcs): (from: number) => Readonly<Record<string, readonly string[]>> {
  const graph = new Graphology<object, { weight: number }>({ type: 'directed', multi: false })
  for (let v = 0; v < arcs.nodeCount; v++) graph.addNode(v)
  eachArc(arcs, ({ from, to, weight }) => graph.addEdge(from, to, { weight }))
  return (from) => dijkstra.singleSource(graph, from, 'weight')
}

/** The time of a way. */
export function wayTime({ first, to, weight }: Arcs, way: readonly string[]): number {
  let time = 0
  for (const [i, name] of way.slice(1).entries()) {
    const from = Number(way[i])
    const a = to.subarray(first[from], first[from + 1]).indexOf(Number(name))
    time += weight[(first[from] ?? 0) + a] ?? Number.NaN
  }
  return time
}

/** What geojson-path-finder takes for no way. */
const NEXT_TO_NOTHING = 1e-6

/** geojson-path-finder from one node to another: the time; NaN without a way. Nodes stand apart, at their numbers. */
export function geojsonPath(arcs: Arcs): (from: number, to: number) => number {
  const pairs = new Map<string, { from: number; to: number; forward: number; backward: number }>()
  eachArc(arcs, ({ from, to, weight }) => {
    const isUp = from < to
    const key = isUp ? `${from},${to}` : `${to},${from}`
    const pair = pairs.get(key) ?? {
      from: Math.min(from, to),
      to: Math.max(from, to),
      forward: 0,
      backward: 0,
    }
    pair[isUp ? 'forward' : 'backward'] = Math.max(weight, NEXT_TO_NOTHING)
    pairs.set(key, pair)
  })
  const streets = [...pairs.values()].map(({ from, to, forward, backward }) =>
    lineString(
      [
        [from, 0],
        [to, 0],
      ],
      { forward, backward },
    ),
  )
  const finder = new PathFinder(featureCollection(streets), {
    tolerance: 1,
    weight: (_: unknown, __: unknown, { forward, backward }: { forward: number; backward: number }) => ({
      forward,
      backward,
    }),
  })
  return (from, to) => Math.round(finder.findPath(point([from, 0]), point([to, 0]))?.weight ?? Number.NaN)
}
