/** One pair of places: our length, Routino's, and why they differ. */

import { createSearch, type Search } from '../../src/network/search.ts'
import { makePartition } from '../../src/network/make-partition.ts'
import { metricOf, type Metric } from '../../src/network/metric.ts'
import { edgeAccess, ACCESS, withAdjacency, type Network } from '../../src/network/network.ts'
import { UNREACHED, type Bounds, type LonLat } from '../../src/units.ts'
import type { OsmData } from '../osm/osm-data.ts'
import { buildRawNetwork } from '../pipeline/network/ways-to-network.ts'
import { edgesTo, plainGraph, walkFrom, type PlainGraph, type PlainWeights } from './plain-graph.ts'
import { placeOf, plainStreets, publicWeights, type PlainStreets } from './plain-streets.ts'
import { routinoMetres } from './routino-database.ts'

/** An extract as the product sees it (contracted, ordered) and as it is drawn (every segment). */
export interface BothNetworks {
  readonly data: OsmData
  readonly streets: PlainStreets
  readonly network: Network
  readonly metric: Metric
  readonly search: Search
  /** Node of the contracted network at a node of the extract that is a public junction; -1 where there is none. */
  readonly junctionAt: (node: number) => number
  /** Public edges of the contracted network, decimetres, for pairs beyond the reach of the search. */
  readonly contracted: { readonly graph: PlainGraph; readonly weights: PlainWeights }
  readonly metres: PlainWeights
  /** Public segments in the whole metres that Routino keeps. */
  readonly wholeMetres: PlainWeights
}

/** Only the length counts; the pace has no say in it. */
const ANY_PACE = { paceMps: 1, stepsFactor: 1, signalWaitS: 0 }

/** Runs the pipeline on an extract and, beside it, lays out its plain segments. */
export function bothNetworks(data: OsmData, bounds: Bounds): BothNetworks {
  const network = withAdjacency(makePartition(buildRawNetwork(data, bounds)).network)
  const metric = metricOf(network, ANY_PACE, 'metres')
  const streets = plainStreets(data)
  return {
    data,
    streets,
    network,
    metric,
    search: createSearch(network),
    junctionAt: junctionFinder(data, network),
    contracted: contractedStreets(network, metric),
    metres: publicWeights(streets, (s) => streets.lengthM[s] ?? 0),
    wholeMetres: wholeMetresOf(streets),
  }
}

/** Public segments in the whole metres that Routino keeps. */
export function wholeMetresOf(streets: PlainStreets): PlainWeights {
  const { data, graph } = streets
  const segmentEnds = (s: number): [LonLat, LonLat] => [
    placeOf(data, graph.from[s] ?? 0),
    placeOf(data, graph.to[s] ?? 0),
  ]
  return publicWeights(streets, (s) => routinoMetres(...segmentEnds(s)))
}

function contractedStreets(network: Network, { forward, backward }: Metric): BothNetworks['contracted'] {
  const isOpen = (edge: number): boolean => edgeAccess(network.edgeFlags[edge] ?? 0) === ACCESS.open
  const onlyOpen = (weights: Uint32Array): Float64Array =>
    Float64Array.from(weights, (weight, edge) => (isOpen(edge) ? weight : Infinity))
  return {
    graph: plainGraph(network.nodeCount, network.edgeFrom, network.edgeTo),
    weights: { forward: onlyOpen(forward), backward: onlyOpen(backward) },
  }
}

function junctionFinder(data: OsmData, network: Network): BothNetworks['junctionAt'] {
  const nodes = new Map<string, number>()
  const isStreet = (node: number): boolean =>
    network.incident
      .subarray(network.firstIncident[node], network.firstIncident[node + 1])
      .some((edge) => edgeAccess(network.edgeFlags[edge] ?? 0) === ACCESS.open)
  for (let node = 0; node < network.nodeCount; node++) {
    if (isStreet(node)) nodes.set(`${network.lonE7[node]},${network.latE7[node]}`, node)
  }
  return (node) => nodes.get(`${data.lonE7[node]},${data.latE7[node]}`) ?? -1
}

/** Lengths of one pair on our side; `Infinity` where there is no way. */
export interface OurLengths {
  /** The search of the product along the contracted network, metres in whole decimetres. */
  readonly contractedM: number
  /** Plain Dijkstra over every segment, floating point. */
  readonly plainM: number
  /** The same over the whole metres of Routino's segments: what Routino would say if it agreed. */
  readonly inWholeMetres: number
  /** Edges of the contracted network on the way. */
  readonly edges: number
}

/**
 * Measures one pair of nodes of the extract. Throws when the product's search and a plain Dijkstra on the same
 * contracted network differ (the search gives up beyond 6.5 km and has no say there).
 */
export function ourLengths(both: BothNetworks, from: number, to: number): OurLengths {
  const { streets, contracted, metres, wholeMetres } = both
  const [start, goal] = [both.junctionAt(from), both.junctionAt(to)]
  const walk = start < 0 || goal < 0 ? null : walkFrom(contracted.graph, contracted.weights, { start, goal })
  const dm = walk?.cost[goal] ?? Infinity
  if (start >= 0 && goal >= 0) requireSame(searchedDm(both, start, goal), dm, [from, to])
  return {
    contractedM: dm / 10,
    plainM: walkFrom(streets.graph, metres, { start: from, goal: to }).cost[to] ?? Infinity,
    inWholeMetres: walkFrom(streets.graph, wholeMetres, { start: from, goal: to }).cost[to] ?? Infinity,
    edges: walk && Number.isFinite(dm) ? edgesTo(contracted.graph, walk, goal).length : 0,
  }
}

function searchedDm({ search, metric }: BothNetworks, start: number, goal: number): number {
  const reach = search.run({
    metric,
    sense: 'from',
    nodeSeeds: [{ node: start, source: 0 }],
    limit: UNREACHED - 1,
  })
  return reach.primaryOf(goal)
}

function requireSame(searched: number, plain: number, [from, to]: readonly [number, number]): void {
  if (searched === Math.min(plain, UNREACHED)) return
  throw new Error(
    `nodes ${from} → ${to}: the search found ${searched} dm, a plain Dijkstra on the same network ${plain} dm`,
  )
}
