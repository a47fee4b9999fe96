import { createEngine, type Engine } from './engine.ts'
import { growthBars, growthOf, type Growth } from './growth.ts'
import { isMissing, loadGraph, type BenchGraph, type GraphName, type Missing } from './graphs.ts'
import { j1 } from './j1.ts'
import { j2 } from './j2.ts'
import { j3 } from './j3.ts'
import { j4 } from './j4.ts'
import { j5 } from './j5.ts'
import { j6, type StoredGraph } from './j6.ts'
import { collectGarbage } from './measure.ts'
import { JOBS, type BenchOptions, type Job } from './options.ts'
import { machine, notMeasured, type Bar, type GraphSummary, type Report } from './report.ts'

/** Jobs that work on a graph in memory, and on which; `growth` puts its figures together at the end. */
const ON_GRAPHS: Readonly<Record<Exclude<Job, 'J6'>, readonly GraphName[]>> = {
  J1: ['Astana', 'Porto', 'generated 245k'],
  J2: ['Astana', 'Porto'],
  J3: ['Astana', 'Porto', 'generated 245k'],
  J4: ['Astana'],
  J5: ['Astana', 'generated 245k'],
  growth: ['Astana', 'Porto', 'generated 245k'],
}
const STORED: readonly StoredGraph[] = ['Astana', 'Porto']
/** What is grown by where Porto is not there. */
const INSTEAD_OF_PORTO = 'generated 74k'
const TOWN = 'generated town'

const RUN: Readonly<
  Record<Exclude<Job, 'J6' | 'growth'>, (engine: Engine) => Promise<readonly Bar[]> | readonly Bar[]>
> = {
  J1: j1,
  J2: j2,
  J3: j3,
  J4: j4,
  J5: j5,
}

/** Runs the jobs asked for, graph by graph: only one is in memory at a time. @throws Error for wrong results. */
export async function runJobs(options: BenchOptions, say: (line: string) => void): Promise<Report> {
  const graphs = new Map<string, GraphSummary>()
  const bars: Bar[] = []
  const growth: Growth[] = []
  for (const name of graphsFor(options)) {
    say(`${name}: loading`)
    const graph = await loadGraph(name)
    const jobs = jobsOn(name, options)
    if (isMissing(graph)) {
      graphs.set(name, missingSummary(graph))
      bars.push(...jobs.map((job) => leftOut(job, graph)))
      if (jobs.includes('growth')) growth.push(...(await grownInstead(graphs, say)))
      continue
    }
    const engine = createEngine(graph)
    graphs.set(name, summaryOf(graph, engine))
    for (const job of jobs) {
      say(`${name}: ${job}`)
      if (job === 'growth') growth.push(growthOf(engine))
      else if (job !== 'J6') bars.push(...(await RUN[job](engine)))
      collectGarbage()
    }
  }
  if (options.jobs.includes('J6')) {
    for (const name of options.small ? ([TOWN] as const) : STORED) {
      say(`${name}: J6`)
      const { bars: stored, summary } = j6(name)
      bars.push(...stored)
      if (!graphs.has(name)) graphs.set(name, summary)
    }
  }
  bars.push(...growthBars(growth))
  const order = (id: string): number => JOBS.findIndex((job) => id.startsWith(job))
  return {
    machine: machine(),
    graphs: [...graphs.values()],
    bars: bars.sort((a, b) => order(a.id) - order(b.id)),
  }
}

const isOnGraph = (job: Job): job is keyof typeof ON_GRAPHS => job !== 'J6'

/** Graphs that the jobs need, smallest first. */
function graphsFor({ jobs, small }: BenchOptions): readonly GraphName[] {
  const onGraphs = jobs.filter(isOnGraph)
  if (small) return onGraphs.length > 0 ? [TOWN] : []
  return ON_GRAPHS.J1.filter((name) => onGraphs.some((job) => ON_GRAPHS[job].includes(name)))
}

const jobsOn = (name: GraphName, { jobs, small }: BenchOptions): readonly Job[] =>
  jobs.filter((job) => isOnGraph(job) && (small || ON_GRAPHS[job].includes(name)))

async function grownInstead(
  graphs: Map<string, GraphSummary>,
  say: (line: string) => void,
): Promise<readonly Growth[]> {
  say(`${INSTEAD_OF_PORTO}: growth`)
  const graph = await loadGraph(INSTEAD_OF_PORTO)
  if (isMissing(graph)) return []
  const engine = createEngine(graph)
  graphs.set(graph.name, summaryOf(graph, engine))
  return [growthOf(engine)]
}

const leftOut = (job: Job, { name, reason }: Missing): Bar =>
  notMeasured(
    { id: job, graph: name, what: `every bar of ${job} on ${name}`, unit: '' },
    { sense: 'at least', bar: null },
    reason,
  )

const missingSummary = ({ name, reason }: Missing): GraphSummary => ({
  name,
  nodes: null,
  edges: null,
  arcs: null,
  reason,
})

const summaryOf = ({ name, network }: BenchGraph, { topology }: Engine): GraphSummary => ({
  name,
  nodes: network.nodeCount,
  edges: network.edgeCount,
  arcs: topology.arcCount,
  reason: null,
})
