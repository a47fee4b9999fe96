import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** For what several test files of one run share; empty when it begins. */
    runFolder: string
  }
}

/** Runs once before all test files of all projects, and again from the start when files are watched. */
export function setup(project: TestProject): (() => void) | undefined {
  // the others have what the root provides
  if (!project.isRootProject()) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'quarter-hour-run-'))
  project.provide('runFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
