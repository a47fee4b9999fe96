/** `npm test`: every check of the project in turn, one closing line with the sum of all of them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Outcome {
  readonly passed: number
  readonly failed: number
}

interface Suite {
  readonly name: string
  readonly run: () => Outcome
}

/** A check that has one answer: it passes or it fails. */
function check(name: string, script: string): Suite {
  return {
    name,
    run: () =>
      runNpm(['run', '--silent', script]) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
  }
}

/** npm says where its own script is. Node runs that without a shell, which on Windows would cut a path at its blanks. */
function runNpm(args: readonly string[]): number {
  const script = process.env['npm_execpath']
  const { status } =
    script === undefined
      ? spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' })
  return status ?? 1
}

/** Vitest counts its own tests; a run that ends without a report counts as one failure. */
function unitTests(): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'quarter-hour-test-'))
  const report = join(folder, 'report.json')
  try {
    runNpm([
      'exec',
      '--',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ])
    const { numPassedTests, numFailedTests, numTotalTests, success } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as Record<string, number | boolean>
    const passed = Number(numPassedTests)
    // A suite that fails to load has no tests: `success` is the only sign of it.
    const failed = Math.max(Number(numFailedTests), success === true && Number(numTotalTests) > 0 ? 0 : 1)
    return { passed, failed }
  } catch (cause) {
    console.error(cause)
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const suites: readonly Suite[] = [
  check('format (oxfmt)', 'format:check'),
  check('lint (oxlint, type-aware, with the table of rooms)', 'lint'),
  check('types (tsc)', 'typecheck'),
  check('unused code and dependencies (knip)', 'knip'),
  { name: 'unit and property tests (vitest)', run: unitTests },
]

let passed = 0
let failed = 0
for (const { name, run } of suites) {
  console.log(`\n== ${name}`)
  const outcome = run()
  console.log(`== ${name}: ${outcome.passed} passed, ${outcome.failed} failed`)
  passed += outcome.passed
  failed += outcome.failed
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
