/** The product's search against plain Dijkstras: on the same network, and on the streets before contraction. */

import { metricOf, type Ruler } from '../../src/network/metric.ts'
import { ACCESS, edgeAccess, type Network } from '../../src/network/network.ts'
import { createSearch, NO_SOURCE, type Reach, type Seed } from '../../src/network/search.ts'
import { searchPlainly, type OracleLabel } from '../../src/network/testing/dijkstra.ts'
import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import type { Walker } from '../../src/services/walker.ts'
import { UNREACHED } from '../../src/units.ts'
import { walkFrom } from './plain-graph.ts'
import { publicWeights, type PlainStreets } from './plain-streets.ts'

export interface Check {
  readonly compared: number
  readonly mismatches: number
}

interface SearchCheck {
  readonly network: Network
  readonly walker: Walker
  readonly ruler: Ruler
  /** Seeds the places of the facilities. */
  readonly seed: number
  /** How often a new set of facilities is drawn. */
  readonly sets: number
}

const FACILITIES = 25
const READINGS = 200
const STEP_FREE = 4

/**
 * Compares every node's value, nearest facility and second quantity, and those of random places, between the search
 * and the plain Dijkstra over (node, phase) states. Walks lead to the facilities and away from them in turn.
 */
export function checkSearch({ network, walker, ruler, seed, sets }: SearchCheck): Check {
  const random = seededRandom(seed)
  const metric = metricOf(network, walker, ruler)
  const search = createSearch(network)
  let compared = 0
  let mismatches = 0
  for (let set = 0; set < sets; set++) {
    const request = {
      metric,
      sense: set % 2 === 0 ? ('to' as const) : ('from' as const),
      seeds: randomPlaces(network, random, FACILITIES),
      limit: UNREACHED - 1,
    }
    const reach = search.run(request)
    const oracle = searchPlainly({ ...request, network })
    for (const [node, label] of oracle.labels.entries()) {
      compared++
      if (!isSame(labelAt(reach, node), label)) mismatches++
    }
    for (const place of randomPlaces(network, random, READINGS)) {
      compared++
      if (!isSame(reach.readEntry(place), oracle.read(place))) mismatches++
    }
  }
  return { compared, mismatches }
}

function randomPlaces(network: Network, random: () => number, count: number): Seed[] {
  return Array.from({ length: count }, (_, source) => {
    const edge = Math.floor(random() * network.edgeCount)
    const offsetDm = Math.round(random() * (network.lengthDm[edge] ?? 0))
    const flags = random() < 0.1 ? STEP_FREE : 0
    return { edge, offsetDm, legDm: Math.floor(random() * 1501), flags, source }
  })
}

const labelAt = (reach: Reach, node: number): OracleLabel | null =>
  reach.sourceOf(node) === NO_SOURCE
    ? null
    : { primary: reach.primaryOf(node), source: reach.sourceOf(node), secondary: reach.secondaryOf(node) }

const isSame = (a: OracleLabel | null, b: OracleLabel | null): boolean =>
  a === null || b === null
    ? a === b
    : a.primary === b.primary && a.source === b.source && a.secondary === b.secondary

export interface ContractionCheck extends Check {
  /** Largest difference in seconds, and largest share of the allowed one. */
  readonly worstS: number
  readonly worstShare: number
  /** Differences beyond 0.05 s per edge. */
  readonly beyondHalfDecisecond: number
}

interface ContractionRequest {
  readonly network: Network
  readonly streets: PlainStreets
  readonly walker: Walker
  readonly seed: number
  readonly origins: number
}

/**
 * Compares minutes from random junctions to every open junction with a plain Dijkstra over every segment in floating
 * point. Allowed per edge on the way: 0.05 s for rounding to deciseconds, and the time for 0.05 m for rounding
 * lengths to decimetres (on steps at the pace there). Two junctions at one coordinate are left out.
 */
export function checkContraction(request: ContractionRequest): ContractionCheck {
  const { network, streets, walker, seed, origins } = request
  const random = seededRandom(seed)
  const metric = metricOf(network, walker, 'minutes')
  const search = createSearch(network)
  const pairs = matchedJunctions(network, streets)
  const weights = secondsPerSegment(streets, walker)
  const stepsFactor = walker.stepsFactor === 'closed' ? 1 : walker.stepsFactor
  const allowedS = 0.05 + 0.05 / (walker.paceMps * stepsFactor)
  const sum = { compared: 0, mismatches: 0, worstS: 0, worstShare: 0, beyondHalfDecisecond: 0 }
  for (let i = 0; i < origins; i++) {
    const [start, startNode] = pairs[Math.floor(random() * pairs.length)] ?? [0, 0]
    const nodeSeeds = [{ node: start, source: 0 }]
    const reach = search.run({ metric, sense: 'from', nodeSeeds, limit: UNREACHED - 1, withParents: true })
    const plain = walkFrom(streets.graph, weights, { start: startNode })
    for (const [node, streetNode] of pairs) {
      const plainS = plain.cost[streetNode] ?? Infinity
      if (reach.sourceOf(node) === NO_SOURCE) {
        if (plainS < UNREACHED / 10 - 60) sum.mismatches++
        continue
      }
      const edges = Math.max(1, reach.trace(node).steps.length)
      const differenceS = Math.abs(reach.primaryOf(node) / 10 - plainS)
      sum.compared++
      sum.worstS = Math.max(sum.worstS, differenceS)
      sum.worstShare = Math.max(sum.worstShare, differenceS / (edges * allowedS))
      if (differenceS > edges * 0.05 + 1e-9) sum.beyondHalfDecisecond++
      if (differenceS > edges * allowedS + 1e-9) sum.mismatches++
    }
  }
  return sum
}

/** Nodes of the network at open streets and the node of the extract at the same coordinate, where both are alone and no shut gate. */
function matchedJunctions(network: Network, { data, graph, isShut }: PlainStreets): [number, number][] {
  const isOpen = (edge: number): boolean => edgeAccess(network.edgeFlags[edge] ?? 0) === ACCESS.open
  const junctions = new Map<string, number[]>()
  const streetNodes = new Map<string, number[]>()
  for (let node = 0; node < network.nodeCount; node++) {
    const edges = network.incident.subarray(network.firstIncident[node], network.firstIncident[node + 1])
    if (edges.some(isOpen)) add(junctions, `${network.lonE7[node]},${network.latE7[node]}`, node)
  }
  for (let node = 0; node < graph.nodeCount; node++) {
    if ((graph.edgesAt[node]?.length ?? 0) > 0)
      add(streetNodes, `${data.lonE7[node]},${data.latE7[node]}`, node)
  }
  return [...junctions].flatMap(([key, nodes]): [number, number][] => {
    const [node, other] = nodes
    const [streetNode, otherStreetNode] = streetNodes.get(key) ?? []
    const isAlone = other === undefined && otherStreetNode === undefined && isShut[streetNode ?? 0] !== 1
    return isAlone && node !== undefined && streetNode !== undefined ? [[node, streetNode]] : []
  })
}

function add(map: Map<string, number[]>, key: string, node: number): void {
  const known = map.get(key)
  if (known) known.push(node)
  else map.set(key, [node])
}

/** Seconds of every public piece of street, waits at signals shared by both ends. */
export function secondsPerSegment(streets: PlainStreets, walker: Walker): ReturnType<typeof publicWeights> {
  const { graph, use, lengthM, isSignal } = streets
  return publicWeights(streets, (s) => {
    const isSteps = use[s]?.steps ?? false
    if (isSteps && walker.stepsFactor === 'closed') return Infinity
    const factor = isSteps && walker.stepsFactor !== 'closed' ? walker.stepsFactor : 1
    const ends = (isSignal[graph.from[s] ?? 0] ?? 0) + (isSignal[graph.to[s] ?? 0] ?? 0)
    return (lengthM[s] ?? 0) / (walker.paceMps * factor) + (ends * walker.signalWaitS) / 2
  })
}
