import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, vi } from 'vitest'
import { projectFolder } from '../read-data.ts'

/** What a command ended with. */
export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Scripts of the command line. */
export type Command = 'city' | 'checkup' | 'merge-checkups'

/** As a process of its own, which takes more than a second to start. */
export function spawned(script: Command, ...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join('scripts', `${script}.ts`), ...args],
    { cwd: projectFolder, encoding: 'utf8' },
  )
  return { code: status, out: stdout, err: stderr }
}

let runs = 0

/** The same in this process: the script is evaluated anew, what it imports is not. */
export async function run(script: Command, ...args: readonly string[]): Promise<Outcome> {
  const said = { out: '', err: '' }
  const hear = (kind: keyof typeof said, end: string) => (text: unknown) => {
    said[kind] += String(text) + end
    return true
  }
  const ears = [
    vi.spyOn(console, 'log').mockImplementation(hear('out', '\n')),
    vi.spyOn(console, 'error').mockImplementation(hear('err', '\n')),
    vi.spyOn(process.stderr, 'write').mockImplementation(hear('err', '')),
  ]
  const { argv, exitCode } = process
  process.argv = [process.execPath, `${script}.ts`, ...args]
  process.exitCode = 0
  runs += 1
  try {
    await import(/* @vite-ignore */ `../${script}.ts?run=${runs}`)
    return { ...said, code: process.exitCode }
  } finally {
    process.argv = argv
    process.exitCode = exitCode
    for (const ear of ears) ear.mockRestore()
  }
}

/** The command must fail with exit code 1, one `error:` line with these words, and leave nothing at `left`. */
export function expectRefusal(outcome: Outcome, words: string | RegExp, left?: string): void {
  expect(outcome.err).toMatch(words)
  expect(outcome.err.split('\n').filter((line) => line.startsWith('error: '))).toHaveLength(1)
  expect(outcome.err).not.toMatch(/\n\s+at /)
  expect(outcome.code).toBe(1)
  if (left !== undefined) {
    expect(existsSync(left)).toBe(false)
    const beside = readdirSync(dirname(left)).filter((name) => name.startsWith(`.${basename(left)}`))
    expect(beside).toEqual([])
  }
}
