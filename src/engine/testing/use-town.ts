import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { projectFolder } from '../../../scripts/read-data.ts'
import { toEngineError } from '../engine-error.ts'
import { createHandlers, type Handlers } from '../handlers.ts'
import type { CheckupRequest, EngineError, Terms } from '../protocol.ts'
import { buildTown, serveDisk } from './folder-on-disk.ts'

export const unwatched = (): void => undefined

/** The small town, built once for the tests of a file and removed after them. */
export function useTown() {
  let folder = ''
  beforeAll(async () => {
    folder = await buildTown()
  })
  afterAll(() => rmSync(dirname(folder), { recursive: true, force: true }))

  /** Fresh handlers on the town's folder; nothing is open yet. */
  const served = (options: { readonly unpacks?: boolean } = {}) => {
    const disk = serveDisk(folder, options)
    return { disk, handlers: createHandlers({ fetch: disk.fetch }) }
  }
  const written = new Map<string, string>()
  return {
    folder: () => folder,
    served,
    opened: async (options: { readonly unpacks?: boolean } = {}) => {
      const { disk, handlers } = served(options)
      const city = await handlers.open({ folder: disk.address, id: 'town' }, unwatched)
      return { disk, handlers, city }
    },
    /** Writes a file beside the town. */
    write: (name: string, text: string): string => {
      const path = join(dirname(folder), name)
      writeFileSync(path, text)
      return path
    },
    /** What the command line writes; run once for every line. */
    checkup: (format: CheckupRequest['format'], ...args: readonly string[]): string => {
      const key = [format, ...args].join(' ')
      const known = written.get(key)
      if (known !== undefined) return known
      const out = join(dirname(folder), `checkup.${format}`)
      const command = ['--import', 'tsx', join(projectFolder, 'scripts/checkup.ts'), ...args, '--out', out]
      execFileSync(process.execPath, command, { cwd: projectFolder, stdio: 'pipe' })
      const text = readFileSync(out, 'utf8')
      written.set(key, text)
      return text
    },
  }
}

/** What a request fails with. */
export const errorOf = (work: Promise<unknown>): Promise<EngineError> =>
  work.then(
    () => {
      throw new Error('expected a fault')
    },
    (thrown: unknown) => toEngineError(thrown),
  )

/** As messages bring them: equal, but never the same object twice. */
export async function termsOf(handlers: Handlers, minutes: number | null = null): Promise<Terms> {
  const { standards, walkers } = await handlers.reference(null, unwatched)
  const standard = standards.find(({ id }) => id === 'fifteen-minute-city')
  const walker = walkers.find(({ id }) => id === standard?.defaultWalker)
  if (standard === undefined || walker === undefined) throw new Error('the page comes without its standard')
  return structuredClone({ standard, walker, minutes })
}
