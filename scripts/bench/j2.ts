import { buffer, multiLineString } from '@turf/turf'
import { BATCH_CELL_M, CELL_M, isochrone, type IsochroneRequest } from '../../src/isochrone/isochrone.ts'
import { SPREAD_M } from '../../src/isochrone/surface-kernels.ts'
import { overlap, rasterOf, rasterTruth } from '../../src/isochrone/testing/raster-truth.ts'
import { edgeLine, toLonLat } from '../../src/network/edge-line.ts'
import { metricOf, type Metric } from '../../src/network/metric.ts'
import { createSnapper } from '../../src/network/snap.ts'
import { streetGraph } from '../../src/network/street-graph.ts'
import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import { UNREACHED, type LonLat } from '../../src/units.ts'
import { readWalkersFile } from '../read-data.ts'
import { arcsOf, createDijkstra, seedAt } from './dijkstra.ts'
import { surfaceKernels, type Engine } from './engine.ts'
import { interleaved, median, quantile, timesLonger } from './measure.ts'
import { geojsonPath, graphologyWays, wayTime } from './peers.ts'
import { barOf, requireSame, type Bar } from './report.ts'

const MINUTES = [5, 10, 15]
const LIMIT_DS = 9_000
/** Walks from so many places are compared with peers that take seconds for each. */
const PEER_ROUNDS = 5
/** Of the nodes reached so many are asked of a library that knows single pairs; the others are reckoned by them. */
const SAMPLE = 12
/** Peers that run for seconds make the engine forget compiled code: it is called until that is back. */
const AFTER_BUFFER_MS = 400
const BUFFERED = 3
const TRUTHS = 210

/** J2: what a walk of 15 minutes reaches from one place, and as three polygons. */
export function j2(engine: Engine): Bar[] {
  return [...searchBars(engine), ...polygonBars(engine), ...truthBars(engine)]
}

function searchBars({ graph, metric, search }: Engine): Bar[] {
  const { network } = graph
  const streets = streetGraph(network, metric, 'from')
  const arcs = arcsOf(streets)
  const dijkstra = createDijkstra(arcs)
  const random = seededRandom(15)
  const nodes = [...streets.isStreet.keys()].filter((v) => streets.isStreet[v] === 1)
  const origins = Array.from({ length: 64 }, () => nodes[Math.floor(random() * nodes.length)] ?? 0)
  const walk = (node: number) =>
    search.run({ metric, sense: 'from', nodeSeeds: [{ node, source: 0 }], limit: LIMIT_DS })
  const counts: number[] = []
  const sampled = origins.map((node) => {
    const expected = dijkstra([seedAt(node)])
    const reach = walk(node)
    for (const v of reach.touched()) {
      requireSame(
        `J2 ${graph.name}, time from ${node} to ${v}`,
        reach.primaryOf(v),
        expected[v] ?? Number.NaN,
      )
    }
    const within = expected.filter((time) => time <= LIMIT_DS).length
    requireSame(`J2 ${graph.name}, nodes reached from ${node}`, reach.touched().length, within)
    counts.push(within)
    return Array.from(reach.touched()).filter((_, i) => i % Math.ceil(within / SAMPLE) === 0)
  })
  const originAt = (call: number): number => origins[call % origins.length] ?? 0
  const ways = graphologyWays(arcs)
  const finder = geojsonPath(arcs)
  requireSameWays(walk(originAt(0)), ways(originAt(0)), (way) => wayTime(arcs, way))
  for (const v of sampled[0] ?? []) {
    const expected = walk(originAt(0)).primaryOf(v)
    requireSame(`J2 ${graph.name}, geojson-path-finder to ${v}`, finder(originAt(0), v), expected)
  }
  const times = interleaved(
    {
      own: (call) => walk(originAt(call)),
      graphology: (call) => ways(originAt(call)),
      finder: (call) => {
        for (const v of sampled[call % origins.length] ?? []) finder(originAt(call), v)
      },
    },
    { rounds: PEER_ROUNDS, warmUpMs: AFTER_BUFFER_MS },
  )
  const on = { graph: graph.name, unit: '×' }
  const ownMs = { 'search ms': median(times.own), 'nodes reached': median(counts) }
  const pairMs = median(times.finder) / median(sampled.map(({ length }) => length))
  const allPairs = times.finder.map((ms) => (ms / median(times.finder)) * pairMs * median(counts))
  return [
    barOf(
      {
        ...on,
        id: 'J2a',
        what: 'search of 15 minutes, against graphology-shortest-path from one node',
        details: { ...ownMs, 'graphology ms': median(times.graphology) },
      },
      timesLonger(times.graphology, times.own),
      { sense: 'at least', bar: 1_000 },
    ),
    barOf(
      {
        ...on,
        id: 'J2a pairs',
        what: 'the same, against geojson-path-finder asked for each node reached (by a sample)',
        details: { ...ownMs, 'geojson-path-finder ms for one': pairMs },
      },
      timesLonger(allPairs, times.own),
      { sense: 'at least', bar: 1_000 },
    ),
  ]
}

function requireSameWays(
  reach: ReturnType<Engine['search']['run']>,
  ways: Readonly<Record<string, readonly string[]>>,
  timeAlong: (way: readonly string[]) => number,
): void {
  for (const v of reach.touched()) {
    requireSame(`J2, graphology's way to ${v}`, timeAlong(ways[v] ?? []), reach.primaryOf(v))
  }
  const within = Object.values(ways).filter((way) => timeAlong(way) <= LIMIT_DS).length
  requireSame('J2, nodes that graphology reaches', within, reach.touched().length)
}

type Place = IsochroneRequest['origin']

/** Places within about 100 m of junctions that are joined to the streets. */
function placesAcross({ graph: { network, shapes } }: Engine, count: number): Place[] {
  const snapper = createSnapper(network, shapes)
  const random = seededRandom(60)
  const aside = (): number => (random() - 0.5) * 2e4
  const places: Place[] = []
  for (let tries = 0; places.length < count && tries < 100 * count; tries++) {
    const v = Math.floor(random() * network.nodeCount)
    const lonLat: LonLat = [
      ((network.lonE7[v] ?? 0) + aside()) / 1e7,
      ((network.latE7[v] ?? 0) + aside()) / 1e7,
    ]
    const entries = snapper.snap(lonLat)
    if (entries.length > 0) places.push({ lonLat, entries })
  }
  return places
}

function walkFrom({ graph, search }: Engine, metric: Metric, origin: Place): IsochroneRequest {
  const { network, shapes } = graph
  const seeds = origin.entries.map((entry) => ({ ...entry, source: 0 }))
  const reach = search.run({ metric, sense: 'from', seeds, limit: LIMIT_DS })
  return { network, shapes, metric, reach, origin, minutes: MINUTES }
}

function polygonBars(engine: Engine): Bar[] {
  const { graph, metric } = engine
  const kernels = surfaceKernels()
  const places = middlingPlaces(engine)
  const at = (call: number): Place => places[call % places.length] ?? NOWHERE
  const draw = (place: Place, cellM: number) =>
    isochrone({ ...walkFrom(engine, metric, place), kernels, cellM })
  for (const place of places) {
    const { polygons } = draw(place, CELL_M)
    requireSame(`J2 ${graph.name}, polygons around ${place.lonLat.join()}`, polygons.length, MINUTES.length)
  }
  // as wholes, before the clock runs: what is measured is what turf makes of them
  const streets = places.map((place) => multiLineString(streetsReached(walkFrom(engine, metric, place))))
  const times = interleaved(
    {
      own: (call) => draw(at(call), CELL_M),
      coarse: (call) => draw(at(call), BATCH_CELL_M),
      turf: (call) => requireArea(buffer(streets[call % streets.length] ?? NO_STREETS, SPREAD_M, METRES)),
    },
    { rounds: BUFFERED, warmUpMs: AFTER_BUFFER_MS },
  )
  const details = {
    'polygons ms': median(times.own),
    'on a grid of 25 m ms': median(times.coarse),
    'turf.buffer ms': median(times.turf),
    streets: median(streets.map(({ geometry }) => geometry.coordinates.length)),
  }
  const what = 'search and three polygons, against turf.buffer of the streets reached'
  return [
    barOf({ id: 'J2b', graph: graph.name, what, unit: '×', details }, timesLonger(times.turf, times.own), {
      sense: 'at least',
      bar: 3_000,
    }),
  ]
}

const NOWHERE: Place = { lonLat: [0, 0], entries: [] }
const NO_STREETS = multiLineString([])
const METRES = { units: 'meters' } as const

/** Places from which neither many nor few streets are reached: turf.buffer takes minutes where there are many. */
function middlingPlaces(engine: Engine): readonly Place[] {
  const ranked = placesAcross(engine, 64)
    .map((place) => ({ place, streets: streetsReached(walkFrom(engine, engine.metric, place)).length }))
    .sort((a, b) => a.streets - b.streets)
  const middle = ranked.length >> 1
  return ranked.slice(middle, middle + BUFFERED).map(({ place }) => place)
}

function requireArea(found: unknown): void {
  if (found === undefined) throw new Error('turf.buffer found no area around streets')
}

/** Lines of all streets that are reached as wholes. */
function streetsReached({ network, shapes, reach }: IsochroneRequest): [number, number][][] {
  const isReached = (node: number): boolean => reach.primaryOf(node) < UNREACHED
  const lines: [number, number][][] = []
  for (let e = 0; e < network.edgeCount; e++) {
    if (!isReached(network.edgeFrom[e] ?? 0) || !isReached(network.edgeTo[e] ?? 0)) continue
    lines.push(edgeLine(network, shapes, e).map((point) => [...toLonLat(point)]))
  }
  return lines
}

function truthBars(engine: Engine): Bar[] {
  const { graph } = engine
  const kernels = surfaceKernels()
  const metrics = readWalkersFile().map((walker) => metricOf(graph.network, walker, 'minutes'))
  const overlaps: number[] = []
  for (const [i, place] of placesAcross(engine, TRUTHS).entries()) {
    const metric = metrics[i % metrics.length]
    const minutes = MINUTES[i % MINUTES.length] ?? 0
    if (metric === undefined) continue
    const walk = walkFrom(engine, metric, place)
    const polygon = isochrone({ ...walk, kernels }).polygons.find((of) => of.properties.minutes === minutes)
    if (polygon === undefined) continue
    const truth = rasterTruth(walk, minutes)
    overlaps.push(overlap(truth, rasterOf(polygon, walk.origin.lonLat, truth)))
  }
  const on = { graph: graph.name, unit: '', details: { origins: overlaps.length } }
  const spread = [quantile(overlaps, 0.25), quantile(overlaps, 0.75)] as const
  return [
    barOf(
      { ...on, id: 'J2 truth', what: 'overlap of polygons with a raster of the truth, median' },
      { measured: median(overlaps), spread },
      { sense: 'at least', bar: 0.95 },
    ),
    barOf(
      { ...on, id: 'J2 truth 5 %', what: 'the same, 5th percentile' },
      { measured: quantile(overlaps, 0.05) },
      { sense: 'at least', bar: 0.92 },
    ),
  ]
}
