/** `npm test`: every check of the project in turn, one closing line with the sum of all of them. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  failedBrowserTests,
  failedUnitTests,
  type BrowserReport,
  type UnitReport,
} from './testing/failed-tests.ts'

const PROJECT = fileURLToPath(new URL('..', import.meta.url))

interface Outcome {
  readonly passed: number
  readonly failed: number
  /** A line for each test that failed; none when the suite is one check. */
  readonly which?: readonly string[]
}

interface Suite {
  readonly name: string
  readonly run: () => Outcome | Promise<Outcome>
}

/** A check that has one answer: it passes or it fails. */
const answerOf = (status: number): Outcome =>
  status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

function check(name: string, script: string): Suite {
  return { name, run: () => answerOf(runNpm(['run', '--silent', script])) }
}

/** Checks that only read, at once: each uses one core. What they say is told in their order. */
function together(checks: Readonly<Record<string, string>>): readonly Suite[] {
  let started: Readonly<Record<string, Promise<Ended>>> | null = null
  const start = () =>
    Object.fromEntries(Object.entries(checks).map(([name, script]) => [name, endOf(script)]))
  return Object.keys(checks).map((name) => ({
    name,
    run: async () => {
      started ??= start()
      const { status, said } = (await started[name]) ?? { status: 1, said: '' }
      process.stdout.write(said)
      return answerOf(status)
    },
  }))
}

interface Ended {
  readonly status: number
  readonly said: string
}

/** Runs an npm script and keeps what it says. */
const endOf = (script: string): Promise<Ended> =>
  new Promise((resolve) => {
    const { command, args, shell } = npmCommand(['run', '--silent', script])
    const child = spawn(command, args, { shell })
    let said = ''
    const hear = (part: Buffer): void => void (said += part.toString())
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (error) => resolve({ status: 1, said: error.message }))
    child.on('close', (code) => resolve({ status: code ?? 1, said }))
  })

/** npm says where its own script is. Node runs that without a shell, which on Windows would cut a path at its blanks. */
function npmCommand(args: readonly string[]): { command: string; args: readonly string[]; shell: boolean } {
  const script = process.env['npm_execpath']
  return script === undefined
    ? { command: 'npm', args, shell: process.platform === 'win32' }
    : { command: process.execPath, args: [script, ...args], shell: false }
}

function runNpm(given: readonly string[]): number {
  const { command, args, shell } = npmCommand(given)
  return spawnSync(command, args, { stdio: 'inherit', shell }).status ?? 1
}

/** A run that writes its own report of what it counted; without one it counts as one failure. */
function counted(name: string, run: (report: string) => Outcome): Suite {
  return {
    name,
    run: () => {
      const folder = mkdtempSync(join(tmpdir(), 'quarter-hour-test-'))
      try {
        return run(join(folder, 'report.json'))
      } catch (cause) {
        console.error(cause)
        return { passed: 0, failed: 1 }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

function unitTests(report: string): Outcome {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  runNpm(['exec', '--', 'vitest', 'run', ...reporters])
  const ran = JSON.parse(readFileSync(report, 'utf8')) as UnitReport
  // A suite that fails to load has no tests: `success` is the only sign of it.
  const failed = Math.max(ran.numFailedTests, ran.success && ran.numTotalTests > 0 ? 0 : 1)
  return { passed: ran.numPassedTests, failed, which: failedUnitTests(ran, PROJECT) }
}

/** A test that passed only the second time has failed once: there are no second times. */
function browserTests(report: string): Outcome {
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = report
  const status = runNpm(['run', '--silent', 'e2e', '--', '--reporter=list,json', '--retries=0'])
  const ran = JSON.parse(readFileSync(report, 'utf8')) as BrowserReport
  const { stats, errors } = ran
  const failed = stats.unexpected + stats.flaky + errors.length
  // A run that found no test, or broke off, says so by its status alone.
  return {
    passed: stats.expected,
    failed: Math.max(failed, status === 0 && stats.expected > 0 ? 0 : 1),
    which: failedBrowserTests(ran),
  }
}

const suites: readonly Suite[] = [
  ...together({
    'format (oxfmt)': 'format:check',
    'lint (oxlint, type-aware, with the table of rooms)': 'lint',
    'types (tsc)': 'typecheck',
    'unused code and dependencies (knip)': 'knip',
  }),
  counted('unit and property tests (vitest)', unitTests),
  check('the city and the page (vite)', 'build'),
  check('bytes of the first load', 'budget'),
  counted('paths through the built page (playwright)', browserTests),
]

let passed = 0
let failed = 0
const which: string[] = []
for (const { name, run } of suites) {
  console.log(`\n== ${name}`)
  const outcome = await run()
  console.log(`== ${name}: ${outcome.passed} passed, ${outcome.failed} failed`)
  passed += outcome.passed
  failed += outcome.failed
  if (outcome.failed > 0) which.push(name, ...(outcome.which ?? []).map((line) => `  ${line}`))
}
if (which.length > 0) console.log(['\nFailed:', ...which].join('\n'))
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
