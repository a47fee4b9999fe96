import { createBucketQueue } from '../../network/bucket-queue.ts'
import { pricedEntries } from '../../network/entry-cost.ts'
import { metricOf, weigh, type Ruler, type WalkingPace } from '../../network/metric.ts'
import { ACCESS } from '../../network/network.ts'
import { withAccess } from '../../network/access-classes.ts'
import { backWeight, onwardWeight, streetGraph, type StreetGraph } from '../../network/street-graph.ts'
import { UNREACHED } from '../../units.ts'
import type { City } from '../city.ts'
import { sumOver, type Gains, type OpeningScope, type ScopeLane } from './opening-scope.ts'

/** A way between two street nodes that was not there, by both rulers. */
export interface NewWay {
  readonly from: number
  readonly to: number
  readonly weights: (ruler: Ruler) => WayWeights
}

/** Walking costs, as in `Metric`. */
export interface WayWeights {
  readonly forward: number
  readonly backward: number
}

/**
 * What single new ways between street nodes give, exactly, without walking anew: all that changes are times that become
 * less, from the way's ends on, and only those within the limits are of interest.
 */
export interface StreetOpenings {
  readonly gainsOf: (way: NewWay) => Gains
  /** The way that a gate is when it stands open, where its both ends are on streets. */
  readonly openGate: (edge: number) => NewWay
}

interface StreetOpeningsAsked {
  readonly scope: OpeningScope
  readonly pace: WalkingPace
  /** Times at all nodes of the city by lane, which it may write on. */
  readonly nodeTimes: readonly Uint16Array[]
}

/** Pauses, but says nothing of the share done. */
export function* createStreetOpenings(
  city: City,
  { scope, pace, nodeTimes }: StreetOpeningsAsked,
): Generator<number, StreetOpenings> {
  // a copy of the flags: one gate at a time stands open in it
  const network = { ...city.network, edgeFlags: city.network.edgeFlags.slice() }
  const rulers: RulerTools[] = []
  for (const ruler of new Set(scope.lanes.map((lane) => lane.ruler))) {
    const graph = streetGraph(network, metricOf(network, pace, ruler), 'to')
    yield 0
    rulers.push({ ruler, graph, homes: homesByNode(city, graph) })
    yield 0
  }
  const lanes = scope.lanes.flatMap((lane, i) => {
    const [tools, times] = [rulers.find(({ ruler }) => ruler === lane.ruler), nodeTimes[i]]
    return tools === undefined || times === undefined ? [] : [{ lane, times, ...tools }]
  })
  const sooner = createSooner(network.nodeCount)
  return {
    gainsOf: (way) => {
      const gained = new Set<number>()
      for (const { lane, times, graph, homes } of lanes) {
        const nodes = sooner.spread(way, { graph, times, lane })
        for (const node of nodes) noteGains(scope, { lane, homes, node, time: times[node] ?? 0 }, gained)
        sooner.takeBack(times)
      }
      const homeCount = scope.tenths.length
      const each = Array.from(gained, (key) => key % homeCount)
      return { gains: sumOver(each, scope.tenths), residents: sumOver(new Set(each), scope.tenths) }
    },
    openGate: (edge) => {
      const flags = network.edgeFlags[edge] ?? 0
      const weights = new Map<Ruler, WayWeights>()
      for (const { ruler, graph } of rulers) {
        const { metric } = graph
        network.edgeFlags[edge] = withAccess(flags, ACCESS.open)
        weigh(network, metric, edge)
        weights.set(ruler, { forward: metric.forward[edge] ?? 0, backward: metric.backward[edge] ?? 0 })
        network.edgeFlags[edge] = flags
        weigh(network, metric, edge)
      }
      return {
        from: network.edgeFrom[edge] ?? 0,
        to: network.edgeTo[edge] ?? 0,
        weights: (ruler) => weights.get(ruler) ?? NO_WAY,
      }
    },
  }
}

const NO_WAY: WayWeights = { forward: UNREACHED, backward: UNREACHED }

interface RulerTools {
  readonly ruler: Ruler
  readonly graph: StreetGraph
  readonly homes: HomesByNode
}

/** From `home[i]` it takes `cost[i]` to node v, for i in `first[v] … first[v + 1]`. */
interface HomesByNode {
  readonly first: Uint32Array
  readonly home: Uint32Array
  readonly cost: Uint16Array
}

function homesByNode({ originEntries }: City, { network, metric }: StreetGraph): HomesByNode {
  const { ends } = pricedEntries({ network, metric }, originEntries, 'from')
  const first = new Uint32Array(network.nodeCount + 1)
  const each = (visit: (node: number, row: number, cost: number) => void): void => {
    for (const { node, primary } of ends) {
      for (let row = 0; row < node.length; row++) {
        const cost = primary[row] ?? UNREACHED
        if (cost < UNREACHED) visit(node[row] ?? 0, row, cost)
      }
    }
  }
  each((node) => (first[node + 1] = (first[node + 1] ?? 0) + 1))
  for (let v = 0; v < network.nodeCount; v++) first[v + 1] = (first[v + 1] ?? 0) + (first[v] ?? 0)
  const next = first.slice()
  const home = new Uint32Array(first[network.nodeCount] ?? 0)
  const costs = new Uint16Array(home.length)
  each((node, row, cost) => {
    const at = next[node] ?? 0
    home[at] = originEntries.place[row] ?? 0
    costs[at] = cost
    next[node] = at + 1
  })
  return { first, home, cost: costs }
}

interface Read {
  readonly lane: ScopeLane
  readonly homes: HomesByNode
  readonly node: number
  readonly time: number
}

/** Notes rule and home of everybody who gets within a limit by a node that has become nearer. */
function noteGains(
  { rules, tenths }: OpeningScope,
  { lane, homes: { first, home, cost }, node, time }: Read,
  gained: Set<number>,
): void {
  const end = first[node + 1] ?? 0
  for (let i = first[node] ?? 0; i < end; i++) {
    const total = time + (cost[i] ?? 0)
    if (total > lane.limit) continue
    const who = home[i] ?? 0
    for (const r of lane.rules) {
      const rule = rules[r]
      if (rule === undefined || total > rule.limit || rule.isWithin[who] === 1) continue
      gained.add(r * tenths.length + who)
    }
  }
}

interface SpreadOver {
  readonly graph: StreetGraph
  readonly times: Uint16Array
  readonly lane: ScopeLane
}

/** Spreads what a new way makes nearer, and takes it back. */
function createSooner(nodeCount: number) {
  const queue = createBucketQueue(nodeCount)
  /** In the order of writing; a node may stand several times. */
  const nodes: number[] = []
  const before: number[] = []
  return {
    spread: (way: NewWay, { graph, times, lane }: SpreadOver): readonly number[] => {
      const offer = (node: number, time: number): void => {
        const old = times[node] ?? 0
        if (time >= old || time > lane.limit) return
        nodes.push(node)
        before.push(old)
        times[node] = time
        queue.put(node, time)
      }
      const { forward, backward } = way.weights(lane.ruler)
      offer(way.from, (times[way.to] ?? UNREACHED) + forward)
      offer(way.to, (times[way.from] ?? UNREACHED) + backward)
      const { firstIncident, incident, edgeFrom, edgeTo } = graph.network
      for (let node = queue.take(); node >= 0; node = queue.take()) {
        const time = times[node] ?? 0
        const end = firstIncident[node + 1] ?? 0
        for (let i = firstIncident[node] ?? 0; i < end; i++) {
          const e = incident[i] ?? 0
          if (edgeFrom[e] === node) offer(edgeTo[e] ?? 0, time + onwardWeight(graph, e))
          else offer(edgeFrom[e] ?? 0, time + backWeight(graph, e))
        }
      }
      return nodes
    },
    takeBack: (times: Uint16Array): void => {
      for (let i = nodes.length - 1; i >= 0; i--) times[nodes[i] ?? 0] = before[i] ?? 0
      nodes.length = 0
      before.length = 0
    },
  }
}
