import { around, distance } from 'geokdbush'
import KDBush from 'kdbush'
import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import type { SeedLabels } from '../../src/network/seed-labels.ts'
import { fromE7, UNREACHED } from '../../src/units.ts'
import { clamped, NO_WAY, seedAt } from './dijkstra.ts'
import { LANES, laneTimes, sweepCity, type Engine } from './engine.ts'
import type { BenchGraph } from './graphs.ts'
import { interleaved, median, timesLonger } from './measure.ts'
import { ngraphPath } from './peers.ts'
import { plainSweep } from './plain-sweep.ts'
import { createTunedDijkstra } from './tuned-dijkstra.ts'
import { barOf, requireSame, requireSameColumn, type Bar } from './report.ts'

const ROUNDS = 41
/** A pass over all nodes takes long. */
const STRAIGHT_ROUNDS = 9
/** Graphs up to here are given to ngraph.path, which has an object for every arc. */
const MOST_NODES_FOR_OBJECTS = 100_000
const LARGE_NODES = 60_000

/** J1: minutes from every node of a city to the nearest of 64 services. */
export async function j1(engine: Engine): Promise<Bar[]> {
  const { graph, labels, dijkstra, hierarchy, kernels, on, rows, arcs } = engine
  const tuned = await createTunedDijkstra(arcs)
  const { nodeCount } = graph.network
  const single = new Uint16Array(nodeCount)
  const nearest = nearestPasses(graph)
  requireSameMinutes(engine)
  requireSameColumn(
    `J1 ${graph.name}, tuned Dijkstra`,
    tuned(labels[0] ?? []),
    clamped(dijkstra(labels[0] ?? [])),
  )
  const times = interleaved(
    {
      city: () => sweepCity(engine),
      sweep: () => kernels.sweep(on, hierarchy.weights, rows, LANES),
      dijkstra: (call) => dijkstra(labels[call % LANES] ?? []),
      tuned: (call) => tuned(labels[call % LANES] ?? []),
      plain: (call) => sweepOne(engine, call % LANES, single),
    },
    { rounds: ROUNDS },
  )
  const straight = interleaved(
    { city: () => sweepCity(engine), pass: (call) => nearest(call % LANES) },
    { rounds: STRAIGHT_ROUNDS },
  )
  const perService = times.city.map((ms) => ms / LANES)
  const told = { graph: graph.name, unit: '×' }
  const cityMs = median(times.city)
  const compared = {
    'city ms': cityMs,
    'of that sweep ms': median(times.sweep),
    'per service ms': median(perService),
  }
  // the rows are those of the last sweep: what was measured is what was checked
  requireSame('nodes of the rows', rows.length / LANES, hierarchy.on.topology.nodeCount)
  return [
    barOf(
      {
        ...told,
        id: 'J1a',
        what: 'one service of 64, against Dijkstra on a binary heap',
        details: { ...compared, 'Dijkstra ms': median(times.dijkstra) },
      },
      timesLonger(times.dijkstra, perService),
      { sense: 'at least', bar: nodeCount >= LARGE_NODES ? 200 : 150 },
    ),
    barOf(
      {
        ...told,
        id: 'J1a tuned',
        what: 'the same, where Dijkstra knows of the 16 bits and has typed arrays',
        details: { ...compared, 'Dijkstra ms': median(times.tuned) },
      },
      timesLonger(times.tuned, perService),
      { sense: 'at least', bar: null },
    ),
    ...againstNgraph(engine),
    barOf(
      {
        ...told,
        id: 'J1b',
        what: '64 services, against one straight-line pass of geokdbush',
        details: { 'city ms': median(straight.city), 'geokdbush ms': median(straight.pass) },
      },
      timesLonger(straight.pass, straight.city),
      { sense: 'at least', bar: 20 },
    ),
    barOf(
      {
        ...told,
        id: 'J1c',
        what: 'one service of 64, against its own sweep in plain JS',
        details: { ...compared, 'plain sweep ms': median(times.plain) },
      },
      timesLonger(times.plain, perService),
      { sense: 'at least', bar: 15 },
    ),
  ]
}

/** All 64 services by the sweep, the plain sweep and Dijkstra: not one node may differ. */
function requireSameMinutes(engine: Engine): void {
  const { graph, labels, dijkstra, rows } = engine
  sweepCity(engine)
  const single = new Uint16Array(graph.network.nodeCount)
  for (let lane = 0; lane < LANES; lane++) {
    const expected = clamped(dijkstra(labels[lane] ?? []))
    requireSameColumn(`J1 ${graph.name}, service ${lane}`, laneTimes(rows.view(), lane), expected)
    sweepOne(engine, lane, single)
    requireSameColumn(`J1 ${graph.name}, plain sweep of service ${lane}`, single, expected)
  }
}

function sweepOne({ hierarchy, labels }: Engine, lane: number, times: Uint16Array): void {
  times.fill(UNREACHED)
  for (const { nodes, costs } of labels[lane] ?? []) plant(times, nodes, costs)
  plainSweep(hierarchy, times)
}

function plant(times: Uint16Array, nodes: SeedLabels['nodes'], costs: SeedLabels['costs']): void {
  for (let i = 0; i < nodes.length; i++) {
    if (costs[i]! < times[nodes[i]!]!) times[nodes[i]!] = costs[i]!
  }
}

/** For every node the facility of a service that is nearest in a straight line. */
function nearestPasses({ network, services }: BenchGraph): (lane: number) => Int32Array {
  const { nodeCount, lonE7, latE7, edgeFrom } = network
  const found = new Int32Array(nodeCount)
  const indices = services.map((facilities) => {
    const entries = facilities.flat()
    const index = new KDBush(Math.max(1, entries.length))
    // a facility stands near enough to the street that it is entered from
    for (const { edge } of entries) {
      const node = edgeFrom[edge] ?? 0
      index.add(fromE7(lonE7[node] ?? 0), fromE7(latE7[node] ?? 0))
    }
    if (entries.length === 0) index.add(0, 0)
    return index.finish()
  })
  const pass = (lane: number): Int32Array => {
    const index = indices[lane]
    if (index === undefined) throw new Error(`found no index of service ${lane}`)
    for (let v = 0; v < nodeCount; v++) found[v] = around(index, lonE7[v]! / 1e7, latE7[v]! / 1e7, 1)[0] ?? -1
    return found
  }
  requireNearest(pass(0), services[0]?.flat() ?? [], network)
  return pass
}

/** What the index says is nearest is, on a sample. */
function requireNearest(
  found: Int32Array,
  entries: readonly { readonly edge: number }[],
  { nodeCount, lonE7, latE7, edgeFrom }: BenchGraph['network'],
): void {
  const at = (v: number): [number, number] => [fromE7(lonE7[v] ?? 0), fromE7(latE7[v] ?? 0)]
  const km = (v: number, facility: number): number =>
    distance(...at(v), ...at(edgeFrom[entries[facility]?.edge ?? 0] ?? 0))
  for (let v = 0; v < nodeCount; v += Math.ceil(nodeCount / 20)) {
    const least = Math.min(...entries.map((_, facility) => km(v, facility)))
    requireSame(`straight line from node ${v}`, km(v, found[v] ?? 0), least)
  }
}

const PAIRS = 12

/** The peer must itself be no slower than a well-kept library that does the same: from one node to the farthest. */
function againstNgraph({ graph, arcs, dijkstra }: Engine): Bar[] {
  const { nodeCount } = graph.network
  if (nodeCount > MOST_NODES_FOR_OBJECTS) return []
  const ngraph = ngraphPath(arcs)
  const random = seededRandom(3)
  const pairs = Array.from({ length: PAIRS }, () => {
    const from = Math.floor(random() * nodeCount)
    const times = dijkstra([seedAt(from)])
    let to = from
    for (const [v, time] of times.entries()) if (time !== NO_WAY && time > (times[to] ?? 0)) to = v
    requireSame(`ngraph.path from ${from} to ${to}`, ngraph(from, to), times[to] ?? Number.NaN)
    return { from, to }
  })
  const pairAt = (call: number) => pairs[call % PAIRS] ?? { from: 0, to: 0 }
  const times = interleaved(
    {
      own: (call) => dijkstra([seedAt(pairAt(call).from)]),
      ngraph: (call) => ngraph(pairAt(call).from, pairAt(call).to),
    },
    { rounds: PAIRS },
  )
  const details = { 'ngraph.path ms': median(times.ngraph), 'Dijkstra ms': median(times.own) }
  return [
    barOf(
      { id: 'J1 peer', graph: graph.name, what: 'that Dijkstra, against ngraph.path', unit: '×', details },
      timesLonger(times.ngraph, times.own),
      { sense: 'at least', bar: 1 },
    ),
  ]
}
