import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BenchOptions, Job } from './options.ts'
import type { GraphSummary, Report } from './report.ts'

const BENCH = fileURLToPath(new URL('../bench.ts', import.meta.url))
/** As `npm run bench` runs it. */
const RUN = ['--expose-gc', '--import', 'tsx']
/** A report is some tens of kilobytes. */
const MOST_BYTES = 16 * 1024 * 1024

/**
 * Each job in a process of its own, one after another: what a job's peers leave on the heap, and what they make of the
 * compiled code, would slow down the jobs after it by several times.
 * @throws Error when a job fails; it has said why
 */
export function runInProcesses({ jobs, small }: BenchOptions): Report {
  return merged(jobs.map((job) => runOne(job, small)))
}

function runOne(job: Job, small: boolean): Report {
  const asked = ['--json', '--only', job, ...(small ? ['--small'] : [])]
  const { status, stdout } = spawnSync(process.execPath, [...RUN, BENCH, ...asked], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: MOST_BYTES,
  })
  if (status !== 0) throw new Error(`${job}: ended with ${status ?? 'a signal'}, expected a report`)
  return JSON.parse(stdout) as Report
}

/** One report of several: graphs once each, as the job tells that knows most of them. */
export function merged(reports: readonly Report[]): Report {
  const [first] = reports
  if (first === undefined) throw new Error('found no report, expected one of each job')
  const graphs = new Map<string, GraphSummary>()
  for (const graph of reports.flatMap((report) => report.graphs)) {
    const known = graphs.get(graph.name)
    if (known === undefined || known.arcs === null) graphs.set(graph.name, graph)
  }
  return {
    machine: first.machine,
    graphs: [...graphs.values()].sort((a, b) => (a.nodes ?? 0) - (b.nodes ?? 0)),
    bars: reports.flatMap(({ bars }) => bars),
  }
}
