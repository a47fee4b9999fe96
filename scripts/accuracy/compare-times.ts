/** Our walking times beside those of others, between random junctions of a city. */
import { join } from 'node:path'
import { customised } from '../../src/network/hierarchy.ts'
import { placeTopology } from '../../src/network/kernels.ts'
import { LAYER, metricOf } from '../../src/network/metric.ts'
import { plainKernels } from '../../src/network/plain-kernels.ts'
import { streetGraph } from '../../src/network/street-graph.ts'
import { topologyOf } from '../../src/network/topology.ts'
import type { Accuracy, Comparison, Peer } from '../../src/services/accuracy.ts'
import type { Walker } from '../../src/services/walker.ts'
import { UNREACHED } from '../../src/units.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { readRecipeFile, readWalkerNamed, recipeFolder } from '../read-data.ts'
import { secondsPerSegment } from '../truth/check-searches.ts'
import { bothNetworks, type BothNetworks } from '../truth/compare-routes.ts'
import { boundsOf } from '../truth/extract-bounds.ts'
import { edgesTo, walkFrom } from '../truth/plain-graph.ts'
import { placeOf } from '../truth/plain-streets.ts'
import { randomPairs, type Pair } from '../truth/routino-pairs.ts'
import { spreadOf } from '../truth/routino-run.ts'
import { geojsonRouter, graphologyRouter, ngraphRouter, type Drawn, type Router } from './routers.ts'

const LANES = 64

/** A pair of junctions and our time between them. */
export interface Walk {
  readonly pair: Pair
  /** Seconds, by the sweep that verdicts rest on. */
  readonly ours: number
  /** By how much rounding to tenths of a second and of a metre, edge by edge, may change it. */
  readonly roundingS: number
}

export interface Compared {
  readonly both: BothNetworks
  readonly walker: Walker
  readonly drawn: Drawn
}

/** A city's streets, both as walked by the engine and as drawn. */
export function openStreets(city: string, walkerId: string): Compared {
  const data = readOsmData(join(recipeFolder(city), readRecipeFile(city).sources.osm.file))
  const both = bothNetworks(data, boundsOf(data))
  const walker = readWalkerNamed(walkerId)
  return { both, walker, drawn: { streets: both.streets, weights: secondsPerSegment(both.streets, walker) } }
}

/** The same seed gives the same pairs, and fewer of them are the first of more. */
export function pairsOf(
  { both }: Compared,
  { pairs, seed }: { readonly pairs: number; readonly seed: number },
): Pair[] {
  return randomPairs(both.streets, { pairs, seed, bounds: boundsOf(both.data) })
}

/** Our times, 64 goals at a sweep. Pairs farther apart than 16 bits of deciseconds hold (109 minutes) are left out. */
export function ourWalks({ both, walker }: Compared, pairs: readonly Pair[]): Walk[] {
  const { network, junctionAt } = both
  const metric = metricOf(network, walker, 'minutes')
  const graph = streetGraph(network, metric, 'to')
  const kernels = plainKernels()
  const hierarchy = customised(kernels, placeTopology(kernels, topologyOf(network)), graph)
  const rows = kernels.words(LANES * network.nodeCount)
  const stepsFactor = walker.stepsFactor === 'closed' ? 1 : walker.stepsFactor
  const perEdgeS = 0.05 + 0.05 / (walker.paceMps * stepsFactor)
  const walks: Walk[] = []
  for (let first = 0; first < pairs.length; first += LANES) {
    const group = pairs.slice(first, first + LANES)
    const times = rows.view().fill(UNREACHED)
    for (const [lane, [, to]] of group.entries()) times[LANES * junctionAt(to) + lane] = 0
    kernels.sweep(hierarchy.on, hierarchy.weights, rows, LANES)
    for (const [lane, pair] of group.entries()) {
      const ds = rows.view()[LANES * junctionAt(pair[0]) + lane] ?? UNREACHED
      if (ds < UNREACHED) walks.push({ pair, ours: ds / 10, roundingS: edgesOn(both, pair) * perEdgeS })
    }
  }
  return walks
}

/** Edges of the network on the shortest way, which is about the quickest. */
function edgesOn({ contracted: { graph, weights }, junctionAt }: BothNetworks, [from, to]: Pair): number {
  const [start, goal] = [junctionAt(from), junctionAt(to)]
  return edgesTo(graph, walkFrom(graph, weights, { start, goal }), goal).length
}

/** A textbook Dijkstra on the open edges of the network that the engine walks; it shares their weights and nothing else. */
function dijkstraOf({ both: { network, junctionAt, contracted }, walker }: Compared): Router {
  const { layer, forward, backward } = metricOf(network, walker, 'minutes')
  const onlyOpen = (weights: Uint32Array): Float64Array =>
    Float64Array.from(weights, (weight, edge) => (layer[edge] === LAYER.open ? weight : Infinity))
  const weights = { forward: onlyOpen(forward), backward: onlyOpen(backward) }
  return (from, to) => {
    const [start, goal] = [junctionAt(from), junctionAt(to)]
    return (walkFrom(contracted.graph, weights, { start, goal }).cost[goal] ?? Number.NaN) / 10
  }
}

export type TimedPeer = Exclude<Peer, 'routino'>

/** Each is made when it is asked for the first time: they hold every street as objects. */
export const ROUTERS: Readonly<Record<TimedPeer, (compared: Compared) => Router>> = {
  dijkstra: dijkstraOf,
  'ngraph-path': ({ drawn }) => ngraphRouter(drawn),
  graphology: ({ drawn }) => graphologyRouter(drawn),
  'geojson-path-finder': ({ drawn }) => geojsonRouter(drawn),
}

/** Dijkstra walks the same weights and must give the same; streets as drawn are not rounded. */
export const toleranceOf = (peer: TimedPeer, { roundingS }: Walk): number =>
  peer === 'dijkstra' ? 0 : roundingS

/** One pair as two programs know it, in seconds or metres. */
export interface Told {
  readonly ours: number
  readonly theirs: number
  /** By how much rounding may make them differ. */
  readonly tolerance: number
  /** Where the peer can be asked for more than a number; else it is by the tolerance. */
  readonly isEqual?: boolean
}

/** Room for the last bits of floating point. */
const LAST_BITS = 1e-6

/** A line of the table. @throws Error when somebody finds no way between junctions that we walk between */
export function comparisonOf(
  about: Pick<Comparison, 'peer' | 'version' | 'unit'>,
  rows: readonly Told[],
): Comparison {
  const lost = rows.findIndex(({ theirs }) => !Number.isFinite(theirs))
  if (lost >= 0) throw new Error(`${about.peer}: found no way for pair ${lost}`)
  const isNear = ({ ours, theirs, tolerance }: Told) => Math.abs(ours - theirs) <= tolerance + LAST_BITS
  return {
    ...about,
    pairs: rows.length,
    equal: rows.filter((row) => row.isEqual ?? isNear(row)).length,
    shorter: rows.filter(({ ours, theirs, tolerance }) => theirs < ours - tolerance - LAST_BITS).length,
    difference: spreadOf(rows.map(({ ours, theirs }) => rounded(Math.abs(ours - theirs)))),
  }
}

/** To thousandths, so that the last bits of floating point stand in no file. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** A pair as the file keeps it. */
export function sampleOf(
  { both: { data } }: Compared,
  { pair: [from, to], ours }: Walk,
  peers: Accuracy['sample'][number]['peers'],
): Accuracy['sample'][number] {
  return { from: [...placeOf(data, from)], to: [...placeOf(data, to)], ours, peers }
}
