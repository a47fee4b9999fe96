import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import { recustomise, customised } from '../../src/network/hierarchy.ts'
import { placeTopology } from '../../src/network/kernels.ts'
import { plainKernels } from '../../src/network/plain-kernels.ts'
import { topologyOf } from '../../src/network/topology.ts'
import { builtFolder, projectFolder } from '../read-data.ts'
import { LANES, sweepCity, type Engine } from './engine.ts'
import { interleaved, median, summary, type Times } from './measure.ts'
import { barOf, notMeasured, requireSameColumn, type Bar } from './report.ts'

/** The parts that a city's first minutes are made of. */
const STEPS = {
  topology: 'arcs of the hierarchy',
  plain: 'all customised, in TypeScript',
  wasm: 'all customised, in WASM',
  sweep64: 'sweep of 64 services',
  sweep8: 'sweep of 8 services',
} as const
type Step = keyof typeof STEPS

/** One graph's times, milliseconds, and its first sweep in a process of its own. */
export interface Growth {
  readonly name: string
  readonly nodes: number
  readonly ms: Readonly<Record<Step, Times>>
  readonly cold: ColdStart
}

/** From the start of a process: reading the files, then one step after the other, and the memory it took. */
export interface ColdStart {
  readonly loadMs: number
  readonly topologyMs: number
  readonly customiseMs: number
  readonly sweepMs: number
  readonly peakMB: number
  readonly wasmMB: number
}

const ROUNDS = 7

/** Times of every step on one graph. Both makes must weigh alike. */
export function growthOf(engine: Engine): Growth {
  const { graph, kernels, on, streets, topology } = engine
  const plain = plainKernels()
  const plainOn = placeTopology(plain, topology)
  const inPlain = customised(plain, plainOn, streets)
  const inWasm = customised(kernels, on, streets)
  const { name, network } = graph
  requireSameColumn(`${name}, weights of both makes`, inPlain.weights.up.view(), inWasm.weights.up.view())
  const rows8 = kernels.words(8 * network.nodeCount)
  const ms = interleaved<Step>(
    {
      topology: () => topologyOf(network),
      plain: () => recustomise(plain, inPlain, streets),
      wasm: () => recustomise(kernels, inWasm, streets),
      sweep64: () => sweepCity(engine),
      sweep8: () => kernels.sweep(on, inWasm.weights, rows8, 8),
    },
    { rounds: ROUNDS },
  )
  return { name, nodes: network.nodeCount, ms, cold: coldStart(engine) }
}

function coldStart({ graph: { name, network } }: Engine): ColdStart {
  const folder = mkdtempSync(join(tmpdir(), 'quarter-hour-bench-'))
  try {
    const columns = join(folder, 'network')
    const isBuilt = name === 'Astana'
    if (!isBuilt) writeFileSync(columns, serialize(network))
    const script = fileURLToPath(import.meta.resolve('./cold-start.ts'))
    const on = isBuilt ? [builtFolder('astana')] : [columns, 'columns']
    const told = execFileSync(process.execPath, ['--import', 'tsx', script, ...on], {
      cwd: projectFolder,
      encoding: 'utf8',
    })
    return JSON.parse(told) as ColdStart
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const MOST_GROWTH = 3

/** The table of all graphs, smallest first, and how much dearer a node and service is on the largest. */
export function growthBars(grown: readonly Growth[]): Bar[] {
  if (grown.length === 0) return []
  const bySize = grown.toSorted((a, b) => a.nodes - b.nodes)
  const figures = bySize.flatMap((growth) => [...stepFigures(growth), coldFigure(growth)])
  return [...figures, growthBar(bySize)]
}

const FIGURE = { sense: 'at most', bar: null } as const

const stepFigures = ({ name, nodes, ms }: Growth): Bar[] =>
  (Object.entries(STEPS) as [Step, string][]).map(([step, what]) =>
    barOf(
      {
        id: `growth ${step}`,
        graph: name,
        what,
        unit: 'ms',
        details: { nodes, 'ns per node': (1e6 * median(ms[step])) / nodes },
      },
      summary(ms[step]),
      FIGURE,
    ),
  )

function coldFigure({ name, cold }: Growth): Bar {
  const { loadMs, topologyMs, customiseMs, sweepMs, peakMB, wasmMB } = cold
  const isFromFiles = name === 'Astana'
  const what = `first sweep of a new process${isFromFiles ? ', files unpacked and read' : ', streets in memory'}`
  const details = {
    ...(isFromFiles ? { 'files ms': loadMs } : {}),
    'arcs ms': topologyMs,
    'customise ms': customiseMs,
    'sweep ms': sweepMs,
    'peak of the process MB': peakMB,
    'WASM memory MB': wasmMB,
  }
  const measured = (isFromFiles ? loadMs : 0) + topologyMs + customiseMs + sweepMs
  return barOf({ id: 'growth cold', graph: name, what, unit: 'ms', details }, { measured }, FIGURE)
}

function growthBar(bySize: readonly Growth[]): Bar {
  const what = 'a node and service of the sweep, largest graph against smallest'
  const told = { id: 'growth', graph: 'all', what, unit: '×' }
  const limit = { sense: 'at most', bar: MOST_GROWTH } as const
  const [smallest, largest] = [bySize[0], bySize.at(-1)]
  if (smallest === undefined || largest === undefined || bySize.length < 2) {
    return notMeasured(told, limit, 'needs two graphs')
  }
  const perService = ({ nodes, ms }: Growth): Times => ms.sweep64.map((of) => (1e6 * of) / nodes / LANES)
  const [small, large] = [perService(smallest), perService(largest)]
  const details = { [`${smallest.name} ns`]: median(small), [`${largest.name} ns`]: median(large) }
  return barOf({ ...told, details }, { measured: median(large) / median(small) }, limit)
}
