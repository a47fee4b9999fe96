import { UNREACHED } from '../units.ts'
import { createBucketQueue, type BucketQueue } from './bucket-queue.ts'
import { entryCosts, usesEntry, type Cost, type PricedEntries, type Sense } from './entry-cost.ts'
import { LAYER, type Metric } from './metric.ts'
import type { Network } from './network.ts'
import { entryAt, type Entry, type EntryColumns } from './place.ts'
import { NO_SEED, readEntry, readPlaces, type BestColumns, type Labels, type Reading } from './reading.ts'
import { isStreetNode } from './street-node.ts'

/** A place to search from and the id that its label carries (a facility, an origin …). Ties go to the smaller id. */
export type Seed = Entry & { readonly source: number }

/** Seeds as columns, `sources` parallel to them; whose place an entry is does not matter here. */
export interface SeedColumns {
  readonly entries: Omit<EntryColumns, 'place'>
  readonly sources: Uint32Array
}

export interface SearchRequest {
  readonly metric: Metric
  /** `from`: away from the seeds; `to`: from every node to its nearest seed. */
  readonly sense: Sense
  readonly seeds?: readonly Seed[] | SeedColumns
  /** Seeds at nodes, at no cost. */
  readonly nodeSeeds?: readonly { readonly node: number; readonly source: number }[]
  /** Largest primary cost that counts; at most `UNREACHED - 1` does. */
  readonly limit: number
  /** Remember the way, for `trace`. */
  readonly withParents?: boolean
  /** Only the first part: in the estates of seeds on estate edges, up to the street nodes around. */
  readonly staysInEstate?: boolean
}

export const NO_SOURCE = 0xffff_ffff

export interface TracedStep {
  readonly edge: number
  /** Walked from `edgeFrom` to `edgeTo`. */
  readonly forward: boolean
}

/** What a search found; it belongs to the search and stands until its next run. */
export interface Reach {
  /** Nodes with a label, in no particular order. */
  readonly touched: () => Uint32Array
  /** What is minimised (deciseconds or decimetres), `UNREACHED` where there is no way within the limit. */
  readonly primaryOf: (node: number) => number
  /** The other quantity along the same way; 0 where unreached. */
  readonly secondaryOf: (node: number) => number
  /** The id of the nearest seed, `NO_SOURCE` where unreached. */
  readonly sourceOf: (node: number) => number
  /** The best over both ends and over seeds on the same edge, legs included; null beyond the limit. */
  readonly readEntry: (entry: Entry) => Reading | null
  /** The same for all entries of many places at once, kept where it comes before what stands in `best`. */
  readonly readPlaces: (priced: PricedEntries, best: BestColumns) => void
  /** The way between a reached node and its seed, in walking order. Throws without `withParents`. */
  readonly trace: (node: number) => { readonly steps: readonly TracedStep[]; readonly seed: number }
}

export interface Search {
  readonly run: (request: SearchRequest) => Reach
}

/**
 * A reusable workspace for bounded searches. A walk is estate edges, then open streets, then estate edges: one
 * leaves one's own estate and enters a facility's, and walks through neither. So a run has two parts:
 *
 * 1. from the seeds on estate edges over estate edges, until a street node, which takes the value;
 * 2. from the street nodes over open edges, and from them over estate edges into estates – never out of one
 *    again, since a street node's value is never improved over an estate edge.
 *
 * Labels are ordered by (primary, source, secondary) and corrected until they stand, so the result does not depend on
 * the order of anything. A run costs what it touches (Dial's buckets, no O(n) reset).
 */
export function createSearch(network: Network): Search {
  const work = createWorkspace(network)
  return {
    run(request) {
      clear(work)
      const run = prepare(work, request)
      work.parents = run.withParents ? work.estateParent : null
      plantSeeds(work, run, LAYER.estate)
      spreadInEstates(work, run)
      if (run.staysInEstate) return reachOf(work, run)
      work.parents = run.withParents ? work.streetParent : null
      requeueStreetNodes(work, run)
      plantSeeds(work, run, LAYER.open)
      spreadFromStreets(work, run)
      return reachOf(work, run)
    },
  }
}

/** What a node's parent is when a seed gave it its label: `~seed`; otherwise the edge. */
const NO_PARENT = -0x8000_0000

interface Workspace {
  readonly network: Network
  readonly queue: BucketQueue
  readonly primary: Uint32Array
  readonly source: Uint32Array
  readonly secondary: Uint32Array
  readonly touched: Uint32Array
  touchedCount: number
  /**
   * Parents by part of the run: a way out of an estate may lead over a node that is nearer to a seed of the other
   * part, so one column would trace walks through estates.
   */
  readonly estateParent: Int32Array
  readonly streetParent: Int32Array
  parents: Int32Array | null
  /** Seeds of the run, chained by edge: first seed on an edge, next on the same edge. */
  readonly seedAtEdge: Int32Array
  seeds: readonly Seed[]
  readonly nextSeed: number[]
  /** The label in hand: one object for all that are offered. */
  readonly offered: Mutable<Label>
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface Run extends SearchRequest {
  readonly limit: number
  readonly withParents: boolean
  readonly staysInEstate: boolean
  /** Weight of an edge when the search goes from its `edgeFrom` to its `edgeTo`, whichever way people walk. */
  readonly onward: Uint32Array
  readonly back: Uint32Array
}

function createWorkspace(network: Network): Workspace {
  const { nodeCount, edgeCount } = network
  return {
    network,
    queue: createBucketQueue(nodeCount),
    primary: new Uint32Array(nodeCount).fill(UNREACHED),
    source: new Uint32Array(nodeCount).fill(NO_SOURCE),
    secondary: new Uint32Array(nodeCount),
    touched: new Uint32Array(nodeCount),
    touchedCount: 0,
    estateParent: new Int32Array(nodeCount).fill(NO_PARENT),
    streetParent: new Int32Array(nodeCount).fill(NO_PARENT),
    parents: null,
    seedAtEdge: new Int32Array(edgeCount).fill(NO_SEED),
    seeds: [],
    nextSeed: [],
    offered: { primary: 0, secondary: 0, source: 0, via: 0 },
  }
}

function clear(work: Workspace): void {
  const { primary, source, secondary, touched, estateParent, streetParent } = work
  for (let i = 0; i < work.touchedCount; i++) {
    const node = touched[i]!
    primary[node] = UNREACHED
    source[node] = NO_SOURCE
    secondary[node] = 0
    estateParent[node] = NO_PARENT
    streetParent[node] = NO_PARENT
  }
  work.touchedCount = 0
  for (const seed of work.seeds) work.seedAtEdge[seed.edge] = NO_SEED
}

function prepare(work: Workspace, request: SearchRequest): Run {
  const { metric, sense, seeds = [] } = request
  work.seeds = isColumns(seeds) ? seedList(seeds) : seeds
  for (const [i, { edge }] of work.seeds.entries()) {
    work.nextSeed[i] = work.seedAtEdge[edge]!
    work.seedAtEdge[edge] = i
  }
  const isAway = sense === 'from'
  return {
    ...request,
    limit: Math.min(request.limit, UNREACHED - 1),
    withParents: request.withParents ?? false,
    staysInEstate: request.staysInEstate ?? false,
    onward: isAway ? metric.forward : metric.backward,
    back: isAway ? metric.backward : metric.forward,
  }
}

const isColumns = (seeds: readonly Seed[] | SeedColumns): seeds is SeedColumns => 'sources' in seeds

const seedList = ({ entries, sources }: SeedColumns): Seed[] =>
  Array.from(sources, (source, i) => ({ ...entryAt(entries, i), source }))

/** Labels the ends of the seeds' edges of one layer; seeds at nodes belong to where the node stands. */
function plantSeeds(work: Workspace, run: Run, layer: number): void {
  const { network } = work
  const { metric, sense, limit, nodeSeeds = [] } = run
  for (const [i, seed] of work.seeds.entries()) {
    const { edge, source } = seed
    if (metric.layer[edge] !== layer || !usesEntry(metric, seed)) continue
    const { atFrom, atTo } = entryCosts({ network, metric }, seed, sense)
    if (atFrom.primary <= limit) improve(work, network.edgeFrom[edge]!, { ...atFrom, source, via: ~i })
    if (atTo.primary <= limit) improve(work, network.edgeTo[edge]!, { ...atTo, source, via: ~i })
  }
  for (const [i, { node, source }] of nodeSeeds.entries()) {
    const ofNode = isStreetNode(network, metric.layer, node) ? LAYER.open : LAYER.estate
    const via = ~(work.seeds.length + i)
    if (ofNode === layer && limit >= 0) improve(work, node, { primary: 0, secondary: 0, source, via })
  }
}

interface Label extends Cost {
  readonly source: number
  /** Parent edge, or `~seed`. */
  readonly via: number
}

/** Takes the label if it comes before the node's own in the order (primary, source, secondary). */
function improve(work: Workspace, node: number, { primary, source, secondary, via }: Label): void {
  const old = work.primary[node]!
  if (primary > old) return
  if (primary === old) {
    const oldSource = work.source[node]!
    if (source > oldSource || (source === oldSource && secondary >= work.secondary[node]!)) return
  }
  if (old === UNREACHED) work.touched[work.touchedCount++] = node
  work.primary[node] = primary
  work.source[node] = source
  work.secondary[node] = secondary
  if (work.parents !== null) work.parents[node] = via
  work.queue.put(node, primary)
}

/** Offers the far end of an edge the label of the near one, extended. */
function relax(work: Workspace, run: Run, near: number, edge: number): void {
  const { network, primary, offered } = work
  const isOnward = network.edgeFrom[edge] === near
  const far = isOnward ? network.edgeTo[edge]! : network.edgeFrom[edge]!
  const reached = primary[near]! + (isOnward ? run.onward[edge]! : run.back[edge]!)
  if (reached > run.limit || reached > primary[far]!) return
  offered.primary = reached
  offered.source = work.source[near]!
  offered.secondary = work.secondary[near]! + run.metric.secondary[edge]!
  offered.via = edge
  improve(work, far, offered)
}

function spreadInEstates(work: Workspace, run: Run): void {
  const { queue, network } = work
  const { layer } = run.metric
  for (let node = queue.take(); node >= 0; node = queue.take()) {
    if (isStreetNode(network, layer, node)) continue
    const end = network.firstIncident[node + 1]!
    for (let i = network.firstIncident[node]!; i < end; i++) {
      const edge = network.incident[i]!
      if (layer[edge] === LAYER.estate) relax(work, run, node, edge)
    }
  }
}

function requeueStreetNodes(work: Workspace, run: Run): void {
  const { network, touched, primary } = work
  for (let i = 0; i < work.touchedCount; i++) {
    const node = touched[i]!
    if (isStreetNode(network, run.metric.layer, node)) work.queue.put(node, primary[node]!)
  }
}

function spreadFromStreets(work: Workspace, run: Run): void {
  const { queue, network } = work
  const { layer } = run.metric
  for (let node = queue.take(); node >= 0; node = queue.take()) {
    const end = network.firstIncident[node + 1]!
    for (let i = network.firstIncident[node]!; i < end; i++) {
      const edge = network.incident[i]!
      if (layer[edge] === LAYER.none) continue
      if (layer[edge] === LAYER.open || !isStreetNode(network, layer, farEnd(network, edge, node))) {
        relax(work, run, node, edge)
      }
    }
  }
}

const farEnd = ({ edgeFrom, edgeTo }: Network, edge: number, near: number): number =>
  edgeFrom[edge] === near ? edgeTo[edge]! : edgeFrom[edge]!

function reachOf(work: Workspace, run: Run): Reach {
  const { metric, sense, limit } = run
  const { network, primary, secondary, source, seeds, seedAtEdge, nextSeed } = work
  const ofNodes = { network, metric, sense, limit, primary, secondary, source }
  const labels: Labels = { ...ofNodes, seeds, seedAtEdge, nextSeed }
  return {
    touched: () => work.touched.subarray(0, work.touchedCount),
    primaryOf: (node) => work.primary[node] ?? UNREACHED,
    secondaryOf: (node) => work.secondary[node] ?? 0,
    sourceOf: (node) => work.source[node] ?? NO_SOURCE,
    readEntry: (entry) => readEntry(labels, entry),
    readPlaces: (priced, best) => readPlaces(labels, priced, best),
    trace: (node) => trace(work, run, node),
  }
}

function trace(work: Workspace, run: Run, start: number): ReturnType<Reach['trace']> {
  if (!run.withParents) throw new Error('this search kept no way back: ask for withParents')
  const { network, streetParent, estateParent } = work
  const isAway = run.sense === 'from'
  const steps: TracedStep[] = []
  let parents = streetParent
  for (let node = start; ;) {
    if (parents === streetParent && streetParent[node] === NO_PARENT) parents = estateParent
    const via = parents[node]!
    if (via === NO_PARENT) throw new Error(`node ${start} was not reached`)
    if (via < 0) return { steps: isAway ? steps.reverse() : steps, seed: ~via }
    const nearer = farEnd(network, via, node)
    steps.push({ edge: via, forward: network.edgeFrom[via] === (isAway ? nearer : node) })
    node = nearer
  }
}
