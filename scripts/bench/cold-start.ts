/** Run in a process of its own, on a city's folder or a file of columns: prints what the first sweep takes. */
import { readFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { customised } from '../../src/network/hierarchy.ts'
import { placeTopology } from '../../src/network/kernels.ts'
import { metricOf } from '../../src/network/metric.ts'
import type { Network } from '../../src/network/network.ts'
import { streetGraph } from '../../src/network/street-graph.ts'
import { topologyOf } from '../../src/network/topology.ts'
import { UNREACHED } from '../../src/units.ts'
import { loadCity } from '../load-city.ts'
import { openCityFolder } from '../read-city.ts'
import { newKernels, standardPace, wasmBytes } from './engine.ts'
import { SERVICES } from './graphs.ts'
import type { ColdStart } from './growth.ts'

const [path = '', kind] = process.argv.slice(2)
const start = performance.now()
const network =
  kind === 'columns'
    ? (deserialize(readFileSync(path)) as Network)
    : (await loadCity(openCityFolder(path))).city.network
const loaded = performance.now()
const kernels = newKernels()
const on = placeTopology(kernels, topologyOf(network))
const placed = performance.now()
const streets = streetGraph(network, metricOf(network, standardPace(), 'minutes'), 'to')
const { weights } = customised(kernels, on, streets)
const ready = performance.now()
const rows = kernels.words(SERVICES * network.nodeCount)
rows.view().fill(UNREACHED)
kernels.sweep(on, weights, rows, SERVICES)
const swept = performance.now()
const found: ColdStart = {
  loadMs: loaded - start,
  topologyMs: placed - loaded,
  customiseMs: ready - placed,
  sweepMs: swept - ready,
  peakMB: process.resourceUsage().maxRSS / 1000,
  wasmMB: wasmBytes(kernels) / 1e6,
}
console.log(JSON.stringify(found))
