/** Cities as the engine's check takes them, and the edits that they go through. */

import { readFileSync } from 'node:fs'
import type { City } from '../../src/city/city.ts'
import { entriesOfPlace } from '../../src/city/place-entries.ts'
import { countingFacilities } from '../../src/coverage/which-facilities.ts'
import type { Kernels } from '../../src/network/kernels.ts'
import { makePartition } from '../../src/network/make-partition.ts'
import { withAdjacency } from '../../src/network/network.ts'
import { plainKernels } from '../../src/network/plain-kernels.ts'
import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import { wasmKernels } from '../../src/network/wasm-kernels.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { buildRawNetwork } from '../pipeline/network/ways-to-network.ts'
import { readWalkersFile } from '../read-data.ts'
import { checkEngine, type EngineCheck } from './check-engine.ts'
import { drawServices, worldsOf, type EditKind, type EngineGraph } from './engine-worlds.ts'

const compiled = new WebAssembly.Module(
  readFileSync(new URL('../../src/network/wasm/hierarchy.wasm', import.meta.url)),
)

/** Both makes of kernels, the one that follows edits first. */
export const kernelsOf = (live: Kernels['make']): [Kernels, Kernels] =>
  live === 'wasm' ? [wasmKernels(compiled), plainKernels()] : [plainKernels(), wasmKernels(compiled)]

const SERVICES = 8

/** Eight services of a city, from the one with most facilities to the one with fewest. */
export function graphOfCity(city: City): EngineGraph {
  const offered = [...city.manifest.services.keys()]
    .map((lane) => [...countingFacilities(city.facilities, { lane, countsByAppointment: true })])
    .filter((facilities) => facilities.length > 0)
    .sort((a, b) => b.length - a.length)
  const step = (offered.length - 1) / (SERVICES - 1)
  const chosen = Array.from({ length: SERVICES }, (_, s) => offered[Math.round(s * step)] ?? [])
  const services = chosen.map((of) => of.map((f) => entriesOfPlace(city.facilityEntries, f)))
  return { network: city.network, services }
}

const PORTO_BOUNDS = [-8.795, 40.981, -8.358, 41.399] as const
const PORTO_FACILITIES = [2_000, 800, 300, 100, 40, 10, 3, 1]

/** The streets of Porto, of which there is an extract without facilities: those here are drawn. */
export function graphOfPorto(path: string): EngineGraph {
  const network = withAdjacency(makePartition(buildRawNetwork(readOsmData(path), PORTO_BOUNDS)).network)
  return { network, services: drawServices(network, seededRandom(3), PORTO_FACILITIES) }
}

const EDITS_BY_TURN = 50
const TURNS = 4

/** Streets, in every other turn then facilities; in the last with links, after which every edit weighs all edges anew. */
const KINDS: readonly EditKind[] = Array.from({ length: EDITS_BY_TURN * TURNS }, (_, i) => {
  const [turn, at] = [Math.floor(i / EDITS_BY_TURN), i % EDITS_BY_TURN]
  if (turn % 2 === 1 && at >= 35) return 'facility'
  return turn === TURNS - 1 && at >= 32 && at < 35 ? 'link' : 'access'
})

export interface CheckedGraph {
  readonly name: string
  readonly graph: EngineGraph
  readonly seed: number
  /** Compares with the oracle after every so many edits. */
  readonly every: number
}

/** Takes a graph through 200 random edits and back, for every walker of `data/walkers.json`; prints what it found. */
export function checkGraph({ name, graph, seed, every }: CheckedGraph): EngineCheck {
  const worlds = worldsOf(graph, seededRandom(seed), KINDS)
  const isCompared = (at: number): boolean => at % every === 0
  const check = checkEngine({ kernels: kernelsOf('wasm'), worlds, walkers: readWalkersFile(), isCompared })
  console.info(checkText(`${name}: ${countsText([graph])}`, check))
  return check
}

/** How large some graphs are together. */
export function countsText(graphs: readonly EngineGraph[]): string {
  const sum = (of: 'nodeCount' | 'edgeCount'): string =>
    graphs.reduce((count, { network }) => count + network[of], 0).toLocaleString('en')
  return `${sum('nodeCount')} nodes, ${sum('edgeCount')} edges`
}

/** One line. */
export function checkText(of: string, { compared, mismatches, undone, notUndone }: EngineCheck): string {
  const numbers = [compared, mismatches, undone, notUndone].map((count) => count.toLocaleString('en'))
  return `${of}, ${numbers[0]} comparisons, mismatches ${numbers[1]}; after undo ${numbers[2]} numbers, ${numbers[3]} differ`
}
