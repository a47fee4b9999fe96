import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Checkup } from '../format/checkup.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** What `npm run checkup -- …` writes for these options. @throws Error with what the command said. */
export function runCheckup(...options: readonly string[]): Checkup {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-checkup-'))
  try {
    const out = join(folder, 'checkup.json')
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join('scripts', 'checkup.ts'), ...options, '--out', out],
      { cwd: PROJECT, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`npm run checkup -- ${options.join(' ')}: ${stderr}`)
    return JSON.parse(readFileSync(out, 'utf8')) as Checkup
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
