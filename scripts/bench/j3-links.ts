import { createLiveStreets } from '../../src/city/live/live-streets.ts'
import { linkedEntries, withLinks, type LinkEnd } from '../../src/network/add-links.ts'
import { customised } from '../../src/network/hierarchy.ts'
import { placeTopology, type Words } from '../../src/network/kernels.ts'
import { metricOf } from '../../src/network/metric.ts'
import { entryColumns, entryAt, type Entry } from '../../src/network/place.ts'
import { createSearch } from '../../src/network/search.ts'
import { seedLabels } from '../../src/network/seed-labels.ts'
import { streetGraph } from '../../src/network/street-graph.ts'
import { sweepLinked } from '../../src/network/sweep-links.ts'
import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import { topologyOf } from '../../src/network/topology.ts'
import { distanceM, fromE7, type LonLat } from '../../src/units.ts'
import { arcsOf, clamped, createDijkstra } from './dijkstra.ts'
import { LANES, laneTimes, newKernels, plantAll, plantedSeeds, type Engine } from './engine.ts'
import { median, quantile, timeOf } from './measure.ts'
import { barOf, requireSameColumn, type Bar } from './report.ts'

const LINKS = 12
/** Of them, so many are compared with a topology built anew; all with Dijkstra. */
const REBUILT = 2
const SHORTEST_M = 30
const LONGEST_M = 300

/** Footbridges between streets that lie near each other: as many sweeps as it takes, and the minutes of a rebuild. */
export function linkBars(engine: Engine): Bar[] {
  const sweeps: number[] = []
  const times: number[] = []
  const links = drawLinks(engine)
  for (const [i, ends] of links.entries()) {
    const linked = sweptWithLink(engine, ends)
    sweeps.push(linked.sweeps)
    times.push(linked.ms)
    requireSameByDijkstra(engine, linked)
    if (i < REBUILT) requireSameAsRebuilt(engine, linked)
  }
  const { graph } = engine
  const spread = [quantile(sweeps, 0.25), quantile(sweeps, 0.75)] as const
  const details = { links: links.length, 'most sweeps': Math.max(...sweeps), 'ms in all': median(times) }
  return [
    barOf(
      { id: 'J3c', graph: graph.name, what: 'sweeps for a footbridge, median', unit: '', details },
      { measured: median(sweeps), spread },
      { sense: 'at most', bar: 3 },
    ),
  ]
}

interface Linked {
  readonly network: ReturnType<typeof withLinks>['network']
  readonly labels: Engine['labels']
  readonly rows: Words
  readonly sweeps: number
  readonly ms: number
}

function sweptWithLink(engine: Engine, ends: readonly [LinkEnd, LinkEnd]): Linked {
  const { graph, pace, on, kernels } = engine
  const lengthDm = Math.round(10 * distanceM(lonLatOf(ends[0]), lonLatOf(ends[1])))
  const linked = withLinks(graph.network, [{ ends, lengthDm }])
  const { network } = linked
  const streets = streetGraph(network, metricOf(network, pace, 'minutes'), 'to')
  const search = createSearch(network)
  const labels = graph.services.map((facilities) => {
    const columns = linkedEntries(entryColumns(facilities), linked)
    const entries: Entry[][] = facilities.map(() => [])
    for (const [i, place] of columns.place.entries()) entries[place]?.push(entryAt(columns, i))
    return entries.map((of) => seedLabels(streets, search, of))
  })
  const walked = { network: graph.network, pace, ruler: 'minutes' } as const
  const live = createLiveStreets(kernels, on, { walked, old: null })
  const rows = newRows(engine, network.nodeCount)
  const seeds = plantedSeeds(labels)
  let sweeps = 0
  const ms = timeOf(() => {
    live.follow(network)
    plantAll(rows.view(), seeds)
    sweeps = sweepLinked(kernels, live.hierarchy(), { rows, lanes: LANES })
  })
  return { network, labels, rows, sweeps, ms }
}

const roomOf = new WeakMap<Engine, Words>()

/** Rows for all nodes with a link's two; the memory of a make is not given back, so they are made once. */
function newRows(engine: Engine, nodeCount: number): Words {
  const rows = roomOf.get(engine) ?? engine.kernels.words(LANES * nodeCount)
  roomOf.set(engine, rows)
  return rows
}

/** A few services on the linked network. */
function requireSameByDijkstra({ graph, pace }: Engine, { network, labels, rows }: Linked): void {
  const dijkstra = createDijkstra(arcsOf(streetGraph(network, metricOf(network, pace, 'minutes'), 'to')))
  for (const lane of [0, 21, 42, LANES - 1]) {
    const expected = clamped(dijkstra(labels[lane] ?? []))
    requireSameColumn(`J3 ${graph.name} with a link, service ${lane}`, laneTimes(rows.view(), lane), expected)
  }
}

/** All services, by a topology of the linked network. */
function requireSameAsRebuilt({ graph, pace }: Engine, { network, labels, rows }: Linked): void {
  const kernels = newKernels()
  const on = placeTopology(kernels, topologyOf(network))
  const streets = streetGraph(network, metricOf(network, pace, 'minutes'), 'to')
  const { weights } = customised(kernels, on, streets)
  const again = kernels.words(LANES * network.nodeCount)
  plantAll(again.view(), plantedSeeds(labels))
  kernels.sweep(on, weights, again, LANES)
  requireSameColumn(`J3 ${graph.name} with a link, rebuilt`, rows.view(), again.view())
}

const lonLatOf = ({ lonE7, latE7 }: LinkEnd): LonLat => [fromE7(lonE7), fromE7(latE7)]

/** Pairs of places in the middle of streets, 30 to 300 m apart. */
function drawLinks({ graph: { network } }: Engine): [LinkEnd, LinkEnd][] {
  const random = seededRandom(77)
  const middle = (edge: number): LinkEnd => {
    const [a, b] = [network.edgeFrom[edge] ?? 0, network.edgeTo[edge] ?? 0]
    const half = (column: Int32Array): number => Math.round(((column[a] ?? 0) + (column[b] ?? 0)) / 2)
    const offsetDm = Math.floor((network.lengthDm[edge] ?? 0) / 2)
    return { edge, offsetDm, lonE7: half(network.lonE7), latE7: half(network.latE7) }
  }
  const links: [LinkEnd, LinkEnd][] = []
  for (let tries = 0; links.length < LINKS && tries < 1_000; tries++) {
    const one = middle(Math.floor(random() * network.edgeCount))
    const near: LinkEnd[] = []
    for (let e = 0; e < network.edgeCount; e++) {
      const other = middle(e)
      if (Math.abs(other.latE7 - one.latE7) > 1e5) continue
      const apart = distanceM(lonLatOf(one), lonLatOf(other))
      if (apart >= SHORTEST_M && apart <= LONGEST_M) near.push(other)
    }
    const other = near[Math.floor(random() * near.length)]
    if (other !== undefined) links.push([one, other])
  }
  return links
}
