import { expect, test } from 'vitest'
import { merged, runInProcesses } from './in-processes.ts'
import type { Report } from './report.ts'

const machine = { cpu: 'one', cores: 2, memoryGB: 4, node: 'v20' }
const graph = (name: string, nodes: number, arcs: number | null) => ({
  name,
  nodes,
  edges: 1,
  arcs,
  reason: null,
})
const report = (graphs: Report['graphs']): Report => ({ machine, graphs, bars: [] })

test('reports are put together with every graph once, smallest first, as it is known best', () => {
  const { graphs } = merged([
    report([graph('large', 9, 20), graph('small', 2, null)]),
    report([graph('small', 2, 5), graph('large', 9, null)]),
  ])
  expect(graphs).toEqual([graph('small', 2, 5), graph('large', 9, 20)])
  expect(() => merged([])).toThrow('found no report')
})

test('a job runs in a process of its own and hands its report over', () => {
  const { graphs, bars } = runInProcesses({ json: true, jobs: ['J6'], small: true })
  expect(graphs.map(({ name }) => name)).toEqual(['generated town'])
  expect(bars.map(({ id }) => id)).toEqual(['J6a', 'J6b'])
})
