/** Other people's routers on every walkable piece of street as it is drawn, with the seconds that we give the piece. */
import { createRequire } from 'node:module'
import { featureCollection, lineString, point } from '@turf/turf'
import Graphology from 'graphology'
import dijkstra from 'graphology-shortest-path/dijkstra.js'
import createGraph from 'ngraph.graph'
import { aStar } from 'ngraph.path'
import type { LonLat } from '../../src/units.ts'
import type { PlainStreets } from '../truth/plain-streets.ts'
import { placeOf } from '../truth/plain-streets.ts'
import type { PlainWeights } from '../truth/plain-graph.ts'

/** Node takes the package's default export for a property. */
const { default: PathFinder } = createRequire(import.meta.url)(
  'geojson-path-finder',
) as typeof import('geojson-path-finder')

/** From one node of the extract to another: seconds; NaN without a way. */
export type Router = (from: number, to: number) => number

export interface Drawn {
  readonly streets: PlainStreets
  /** Seconds; `Infinity` where nobody may walk. */
  readonly weights: PlainWeights
}

interface Arc {
  readonly from: number
  readonly to: number
  readonly time: number
}

/** Every piece in both directions, the quickest of several between two nodes. */
function arcsOf({ streets: { graph, use }, weights }: Drawn): Arc[] {
  const arcs = new Map<string, Arc>()
  const add = (from: number, to: number, time: number): void => {
    const key = `${from},${to}`
    if (time < (arcs.get(key)?.time ?? Infinity)) arcs.set(key, { from, to, time })
  }
  for (const s of use.keys()) {
    const [a, b] = [graph.from[s] ?? 0, graph.to[s] ?? 0]
    add(a, b, weights.forward[s] ?? Infinity)
    add(b, a, weights.backward[s] ?? Infinity)
  }
  return [...arcs.values()]
}

/** `ngraph.path`: A* without a heuristic. */
export function ngraphRouter(drawn: Drawn): Router {
  const graph = createGraph<undefined, number>()
  for (const { from, to, time } of arcsOf(drawn)) graph.addLink(from, to, time)
  const finder = aStar(graph, { oriented: true, distance: (_, __, link) => link.data })
  return (from, to) => {
    const nodes = finder.find(from, to).map(({ id }) => id)
    // the way is told from its end
    return summed(nodes.toReversed(), (a, b) => graph.getLink(a, b)?.data)
  }
}

/** `graphology-shortest-path`: Dijkstra from both ends. */
export function graphologyRouter(drawn: Drawn): Router {
  const graph = new Graphology<object, { weight: number }>({ type: 'directed', multi: false })
  for (const { from, to, time } of arcsOf(drawn)) {
    graph.mergeNode(from)
    graph.mergeNode(to)
    graph.addEdge(from, to, { weight: time })
  }
  return (from, to) => {
    const way: readonly string[] | null = dijkstra.bidirectional(graph, String(from), String(to), 'weight')
    return summed(way ?? [], (a, b) => graph.getEdgeAttribute(a, b, 'weight'))
  }
}

/** `geojson-path-finder`: it joins the streets by their coordinates, and its own way. */
export function geojsonRouter({ streets, weights }: Drawn): Router {
  const { graph, use, data } = streets
  const at = (node: number | undefined): LonLat => placeOf(data, node ?? 0)
  const lines = [...use.keys()].flatMap((s) => {
    const [forward, backward] = [passable(weights.forward[s]), passable(weights.backward[s])]
    if (forward === 0 && backward === 0) return []
    return [lineString([[...at(graph.from[s])], [...at(graph.to[s])]], { forward, backward })]
  })
  const finder = new PathFinder(featureCollection(lines), {
    // as exact as OpenStreetMap stores places; by itself it joins what is within a metre
    tolerance: 1e-7,
    weight: (_: unknown, __: unknown, { forward, backward }: { forward: number; backward: number }) => ({
      forward,
      backward,
    }),
  })
  return (from, to) => finder.findPath(point([...at(from)]), point([...at(to)]))?.weight ?? Number.NaN
}

/** This router takes 0 for no way; pieces without a length are not drawn. */
const passable = (seconds: number | undefined): number => (Number.isFinite(seconds) ? (seconds ?? 0) : 0)

function summed<N>(way: readonly N[], timeOf: (a: N, b: N) => number | undefined): number {
  if (way.length === 0) return Number.NaN
  return way.slice(1).reduce((time, node, i) => time + (timeOf(way[i] as N, node) ?? Number.NaN), 0)
}
