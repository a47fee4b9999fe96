import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { UNREACHED } from '../units.ts'
import { deriveAccess, withAccess } from './access-classes.ts'
import type { Sense } from './entry-cost.ts'
import { customised, type Hierarchy } from './hierarchy.ts'
import { placeTopology, type Kernels, type LaneCount } from './kernels.ts'
import { edgesBeside, metricOf, weigh, type Metric } from './metric.ts'
import { ACCESS, type Access, type Network } from './network.ts'
import type { Entry } from './place.ts'
import { plainKernels } from './plain-kernels.ts'
import { createSearch } from './search.ts'
import { seedLabels } from './seed-labels.ts'
import { renewStreetNodes, streetGraph } from './street-graph.ts'
import { arbitraryScene, networkOf, PACES, type PlainEdge } from './testing/arbitrary.ts'
import { searchPlainly } from './testing/dijkstra.ts'
import { topologyOf } from './topology.ts'
import { createHierarchyUpdate } from './update-hierarchy.ts'
import { wasmKernels } from './wasm-kernels.ts'

const SENSES = ['from', 'to'] as const
const compiled = new WebAssembly.Module(readFileSync(new URL('wasm/hierarchy.wasm', import.meta.url)))
const MAKES: [string, () => Kernels][] = [
  ['plain', plainKernels],
  ['wasm', () => wasmKernels(compiled)],
]

interface Swept {
  readonly network: Network
  readonly metric: Metric
  readonly sense: Sense
}

const hierarchyOf = (kernels: Kernels, { network, metric, sense }: Swept): Hierarchy =>
  customised(kernels, placeTopology(kernels, topologyOf(network)), streetGraph(network, metric, sense))

/** Times at every node from lists of places, one list for each lane. */
function sweptTimes(
  kernels: Kernels,
  hierarchy: Hierarchy,
  { places, lanes }: { readonly places: readonly (readonly Entry[])[]; readonly lanes: LaneCount },
): number[][] {
  const { network } = hierarchy.graph
  const search = createSearch(network)
  const rows = kernels.words(lanes * network.nodeCount)
  rows.view().fill(UNREACHED)
  for (const [lane, entries] of places.entries()) {
    const { nodes, costs } = seedLabels(hierarchy.graph, search, entries)
    for (const [i, node] of nodes.entries()) {
      const at = lanes * node + lane
      rows.view()[at] = Math.min(rows.view()[at] ?? 0, costs[i] ?? UNREACHED)
    }
  }
  kernels.sweep(hierarchy.on, hierarchy.weights, rows, lanes)
  return places.map((_, lane) =>
    Array.from({ length: network.nodeCount }, (_unused, v) => rows.view()[lanes * v + lane] ?? 0),
  )
}

function plainTimes({ network, metric, sense }: Swept, entries: readonly Entry[]): number[] {
  const seeds = entries.map((entry) => ({ ...entry, source: 0 }))
  const { labels } = searchPlainly({ network, metric, sense, seeds, limit: UNREACHED - 1 })
  return labels.map((label) => label?.primary ?? UNREACHED)
}

/** One lane for each place, one for all, one for none. */
const lanesOf = (entries: readonly Entry[]): (readonly Entry[])[] => [...entries.map((e) => [e]), entries, []]

const weightsOf = ({ weights, streetUp, streetDown }: Hierarchy) => ({
  up: [...weights.up.view()],
  down: [...weights.down.view()],
  streetUp: [...streetUp],
  streetDown: [...streetDown],
})

describe.each(MAKES)('%s kernels', (_, kernelsOf) => {
  test('find the times of a plain Dijkstra over (node, phase) at every node', () => {
    fc.assert(
      fc.property(
        arbitraryScene(),
        fc.constantFrom(...SENSES),
        fc.constantFrom<LaneCount>(8, 64),
        (scene, sense, lanes) => {
          const kernels = kernelsOf()
          const swept = { ...scene, sense }
          const places = lanesOf(scene.entries.slice(0, 6))
          const times = sweptTimes(kernels, hierarchyOf(kernels, swept), { places, lanes })
          expect(times).toEqual(places.map((entries) => plainTimes(swept, entries)))
        },
      ),
      { seed: 4, numRuns: 300 },
    )
  })

  test('read the lesser time over both ends, saturated', () => {
    const kernels = kernelsOf()
    const rows = kernels.words(64 * 2)
    rows.view().set([...Array(64).keys()].map((k) => 1000 * k))
    rows.view().fill(65_000, 64)
    const reads = { count: 2, ends: kernels.indices(4), costs: kernels.words(4) }
    reads.ends.view().set([0, 1, 1, 1])
    reads.costs.view().set([9000, 0, 600, UNREACHED])
    const out = kernels.words(128)
    kernels.read(reads, rows, out)
    const expected = [...Array(64).keys()].map((k) => Math.min(1000 * k + 9000, 65_000, UNREACHED))
    expect([...out.view()]).toEqual([...expected, ...Array<number>(64).fill(65_535)])
  })
})

test('both makes agree on every weight', () => {
  fc.assert(
    fc.property(arbitraryScene(), fc.constantFrom(...SENSES), (scene, sense) => {
      const [plain, wasm] = MAKES.map(([, kernelsOf]) => hierarchyOf(kernelsOf(), { ...scene, sense }))
      expect(plain && weightsOf(plain)).toEqual(wasm && weightsOf(wasm))
    }),
    { seed: 5, numRuns: 100 },
  )
})

const arbitraryAccess = fc.constantFrom<Access>(ACCESS.open, ACCESS.residents, ACCESS.closed)

test('a partial update leaves the weights of a full customisation, and taking it back leaves those before', () => {
  const edits = fc.array(fc.tuple(fc.nat(1_000), arbitraryAccess), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(arbitraryScene(), fc.constantFrom(...SENSES), edits, (scene, sense, changes) => {
      const kernels = plainKernels()
      const { metric } = scene
      const network = { ...scene.network, edgeFlags: scene.network.edgeFlags.slice() }
      const hierarchy = hierarchyOf(kernels, { network, metric, sense })
      const update = createHierarchyUpdate(hierarchy.on.topology)
      const before = [...network.edgeFlags]
      const weightsBefore = weightsOf(hierarchy)
      const renew = (flags: Uint8Array | number[]): void => {
        const changed = [...flags].flatMap((flag, e) => (flag === network.edgeFlags[e] ? [] : [e]))
        network.edgeFlags.set(Uint8Array.from(flags))
        const edges = new Set(changed.flatMap((e) => [...edgesBeside(network, e)]))
        for (const e of edges) weigh(network, metric, e)
        for (const node of renewStreetNodes(hierarchy.graph, edges)) {
          const [from, to] = [network.firstIncident[node], network.firstIncident[node + 1]]
          for (const e of network.incident.subarray(from, to)) edges.add(e)
        }
        update(hierarchy, edges)
      }
      for (const [at, access] of changes) {
        const flags = network.edgeFlags.slice()
        const e = at % network.edgeCount
        flags[e] = withAccess(flags[e] ?? 0, access)
        renew(deriveAccess({ ...network, edgeFlags: flags }))
        const anew = { network, metric: metricOf(network, metric.pace, metric.ruler), sense }
        expect(metric).toEqual(anew.metric)
        expect(weightsOf(hierarchy)).toEqual(weightsOf(hierarchyOf(kernels, anew)))
      }
      renew(before)
      expect(weightsOf(hierarchy)).toEqual(weightsBefore)
    }),
    { seed: 6, numRuns: 300 },
  )
})

const way = (a: number, b: number, rest: Partial<PlainEdge> = {}): PlainEdge => ({
  a: Math.min(a, b),
  b: Math.max(a, b),
  lengthDm: 1_000,
  access: ACCESS.open,
  direction: 0,
  steps: false,
  gate: false,
  ...rest,
})

describe('odd networks', () => {
  const timesOn = (nodes: number, edges: readonly PlainEdge[], entries: readonly Entry[]): number[] => {
    const network = networkOf({ signals: Array<boolean>(nodes).fill(false), edges })
    const metric = metricOf(network, PACES.plain, 'metres')
    const kernels = plainKernels()
    const hierarchy = hierarchyOf(kernels, { network, metric, sense: 'to' })
    return sweptTimes(kernels, hierarchy, { places: [entries], lanes: 8 })[0] ?? []
  }
  const at = (edge: number, offsetDm = 0): Entry => ({ edge, offsetDm, legDm: 0, flags: 0 })

  test('nothing, one node, and nodes without streets', () => {
    expect(timesOn(0, [], [])).toEqual([])
    expect(timesOn(1, [], [])).toEqual([UNREACHED])
    expect(timesOn(3, [], [])).toEqual([UNREACHED, UNREACHED, UNREACHED])
  })

  test('islands are not reached', () => {
    expect(timesOn(4, [way(0, 1), way(2, 3)], [at(0)])).toEqual([0, 1_000, UNREACHED, UNREACHED])
  })

  test('loops lead nowhere, of parallels the shorter counts, streets of no length cost nothing', () => {
    const edges = [way(0, 0), way(0, 1, { lengthDm: 700 }), way(0, 1), way(1, 2, { lengthDm: 0 })]
    expect(timesOn(3, edges, [at(2)])).toEqual([0, 700, 700])
    expect(timesOn(3, edges, [at(0, 300)])).toEqual([300, 1_000, 1_000])
  })

  test('walks beyond 16 bits count as none', () => {
    const long = [
      way(0, 1, { lengthDm: 40_000 }),
      way(1, 2, { lengthDm: 25_534 }),
      way(2, 3, { lengthDm: 1 }),
    ]
    expect(timesOn(4, long, [at(0)])).toEqual([0, 40_000, 65_534, UNREACHED])
    expect(timesOn(2, [way(0, 1, { lengthDm: 70_000 })], [at(0)])).toEqual([0, UNREACHED])
  })

  test('closing one of two parallels leaves the other', () => {
    const edges = [way(0, 1, { access: ACCESS.closed }), way(0, 1, { lengthDm: 1_200 })]
    expect(timesOn(2, edges, [at(1)])).toEqual([0, 1_200])
  })

  test('a place on a closed street is on no street', () => {
    expect(timesOn(2, [way(0, 1, { access: ACCESS.closed }), way(0, 1)], [at(0)])).toEqual([
      UNREACHED,
      UNREACHED,
    ])
  })
})
