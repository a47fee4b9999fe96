import { spawnSync } from 'node:child_process'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../read-data.ts'
import { runJobs } from './run-jobs.ts'

const count = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)))
const text = v.pipe(v.string(), v.minLength(1))

/** What `--json` prints. */
const reportSchema = v.strictObject({
  machine: v.strictObject({
    cpu: text,
    cores: v.pipe(v.number(), v.integer(), v.minValue(1)),
    memoryGB: v.number(),
    node: v.pipe(v.string(), v.regex(/^v\d+/)),
  }),
  graphs: v.array(
    v.strictObject({ name: text, nodes: count, edges: count, arcs: count, reason: v.nullable(text) }),
  ),
  bars: v.array(
    v.strictObject({
      id: text,
      graph: text,
      what: text,
      measured: v.nullable(v.pipe(v.number(), v.minValue(0))),
      unit: v.string(),
      bar: v.nullable(v.number()),
      sense: v.picklist(['at least', 'at most']),
      met: v.nullable(v.boolean()),
      spread: v.nullable(v.tuple([v.number(), v.number()])),
      reason: v.nullable(text),
      details: v.record(v.string(), v.number()),
    }),
  ),
})

const quietly = (): void => undefined

describe('npm run bench on a small town', () => {
  it('compares every edit with a recompute, and reports', { timeout: 60_000 }, async () => {
    const report = await runJobs({ json: true, jobs: ['J3'], small: true }, quietly)
    const { graphs, bars } = v.parse(reportSchema, JSON.parse(JSON.stringify(report)))
    expect(graphs.map(({ name }) => name)).toEqual(['generated town'])
    expect(bars.map(({ id }) => id)).toEqual(['J3a', 'J3b', 'J3c'])
    expect(bars.every(({ measured }) => (measured ?? 0) > 0)).toBe(true)
    expect(bars.find(({ id }) => id === 'J3c')?.met).toBe(true)
  })

  it('prints the report and nothing else with --json', { timeout: 60_000 }, () => {
    const asked = ['--expose-gc', '--import', 'tsx', 'scripts/bench.ts', '--json', '--small', '--only', 'J6']
    const { status, stdout } = spawnSync(process.execPath, asked, { cwd: projectFolder, encoding: 'utf8' })
    expect(status).toBe(0)
    const { graphs, bars } = v.parse(reportSchema, JSON.parse(stdout))
    expect(graphs).toMatchObject([{ name: 'generated town', reason: null }])
    expect(bars.map(({ id, met }) => [id, met])).toEqual([
      ['J6a', true],
      ['J6b', true],
    ])
  })

  it('ends with 1 for an option it does not know', { timeout: 60_000 }, () => {
    const asked = ['--import', 'tsx', 'scripts/bench.ts', '--fast']
    const { status, stderr } = spawnSync(process.execPath, asked, { cwd: projectFolder, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('expected --json, --only, --small')
  })
})
