import { readFileSync } from 'node:fs'
import type { SurfaceKernels } from '../../src/isochrone/surface-kernels.ts'
import { wasmSurface } from '../../src/isochrone/wasm-surface.ts'
import { customised, type Hierarchy } from '../../src/network/hierarchy.ts'
import { placeTopology, type Kernels, type KernelTopology, type Words } from '../../src/network/kernels.ts'
import { metricOf, type Metric, type WalkingPace } from '../../src/network/metric.ts'
import { createSearch, type Search } from '../../src/network/search.ts'
import { seedLabels, type SeedLabels } from '../../src/network/seed-labels.ts'
import { streetGraph, type StreetGraph } from '../../src/network/street-graph.ts'
import { topologyOf, type Topology } from '../../src/network/topology.ts'
import { wasmKernels } from '../../src/network/wasm-kernels.ts'
import { UNREACHED } from '../../src/units.ts'
import { readWalkerNamed } from '../read-data.ts'
import { wasmPath } from '../wasm/compile-kernel.ts'
import { arcsOf, createDijkstra, type Arcs, type Dijkstra } from './dijkstra.ts'
import { SERVICES, type BenchGraph } from './graphs.ts'

/** A graph made ready for the jobs: the standard walker's minutes to 64 services. */
export interface Engine {
  readonly graph: BenchGraph
  readonly pace: WalkingPace
  readonly metric: Metric
  readonly topology: Topology
  readonly kernels: Kernels
  readonly on: KernelTopology
  readonly streets: StreetGraph
  readonly hierarchy: Hierarchy
  readonly search: Search
  /** Labels of each service's facilities. */
  readonly labels: readonly (readonly SeedLabels[])[]
  /** The same, as sweeps begin with them. */
  readonly seeds: PlantedSeeds
  /** Room for 64 times at each node. */
  readonly rows: Words
  /** The same graph for the peers. */
  readonly arcs: Arcs
  readonly dijkstra: Dijkstra
}

export const LANES = SERVICES

/** Kernels on a memory of their own. */
export const newKernels = (): Kernels =>
  wasmKernels(new WebAssembly.Module(readFileSync(wasmPath('src/network/wasm/hierarchy'))))

/** Kernels that draw polygons. */
export const surfaceKernels = (): SurfaceKernels =>
  wasmSurface(new WebAssembly.Module(readFileSync(wasmPath('src/isochrone/wasm/surface'))))

/** The walker all is measured for. */
export const standardPace = (): WalkingPace => readWalkerNamed('standard')

export function createEngine(graph: BenchGraph): Engine {
  const { network, services } = graph
  const pace = standardPace()
  const metric = metricOf(network, pace, 'minutes')
  const topology = topologyOf(network)
  const kernels = newKernels()
  const on = placeTopology(kernels, topology)
  const streets = streetGraph(network, metric, 'to')
  const search = createSearch(network)
  const arcs = arcsOf(streets)
  const labels = services.map((facilities) =>
    facilities.map((entries) => seedLabels(streets, search, entries)).filter(({ nodes }) => nodes.length > 0),
  )
  return {
    graph,
    pace,
    metric,
    topology,
    kernels,
    on,
    streets,
    hierarchy: customised(kernels, on, streets),
    search,
    labels,
    seeds: plantedSeeds(labels),
    rows: kernels.words(LANES * network.nodeCount),
    arcs,
    dijkstra: createDijkstra(arcs),
  }
}

/** Where in the rows sweeps begin, and at what: ascending, so that they are written in the order of memory. */
export interface PlantedSeeds {
  readonly at: Uint32Array
  readonly costs: Uint16Array
}

/** The labels of all services as one list, the least of several for one place. */
export function plantedSeeds(labels: Engine['labels']): PlantedSeeds {
  const least = new Map<number, number>()
  for (const [lane, facilities] of labels.entries()) {
    for (const { nodes, costs } of facilities) {
      for (const [i, node] of nodes.entries()) {
        const at = LANES * node + lane
        const cost = costs[i] ?? UNREACHED
        least.set(at, Math.min(cost, least.get(at) ?? cost))
      }
    }
  }
  const at = Uint32Array.from(least.keys()).sort()
  return { at, costs: Uint16Array.from(at, (place) => least.get(place) ?? UNREACHED) }
}

/** Empties the rows and plants all services in them, each in its lane. */
export function plantAll(times: Uint16Array, { at, costs }: PlantedSeeds): void {
  times.fill(UNREACHED)
  for (let i = 0; i < at.length; i++) times[at[i]!] = costs[i]!
}

/** Minutes to the nearest facility of 64 services at every node: all that a city's question needs. */
export function sweepCity({ kernels, on, hierarchy, rows, seeds }: Engine): void {
  plantAll(rows.view(), seeds)
  kernels.sweep(on, hierarchy.weights, rows, LANES)
}

/** One service's times out of rows. */
export function laneTimes(rows: Uint16Array, lane: number): Uint16Array {
  const times = new Uint16Array(rows.length / LANES)
  for (let v = 0; v < times.length; v++) times[v] = rows[LANES * v + lane] ?? 0
  return times
}

/** The sum of all bytes that a WASM make's memory holds; 0 for the plain one. */
export const wasmBytes = ({ make, words }: Kernels): number =>
  make === 'wasm' ? words(0).view().buffer.byteLength : 0
