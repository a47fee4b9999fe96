import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What no program is made of: tests, and the helpers they share. */
const IS_LEFT_OUT = /\.test\.ts$|^testing$|^\./

/**
 * One hash over the content and the places of files; a folder stands for every file in it but for tests and hidden
 * ones. `paths` are relative to `root`, with slashes. The order in which they are named does not matter.
 * @throws Error that names a path which is not there.
 */
export function sourceHash(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of [...new Set(paths.flatMap((path) => filesIn(root, path)))].sort()) {
    const content = createHash('sha256').update(readFileSync(join(root, file)))
    hash.update(`${file} ${content.digest('hex')}\n`)
  }
  return hash.digest('hex')
}

function filesIn(root: string, path: string): string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false })
  if (stats === undefined) throw new Error(`${path}: is missing, a city is built from it`)
  if (!stats.isDirectory()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => !IS_LEFT_OUT.test(name))
    .flatMap((name) => filesIn(root, `${path}/${name}`))
}
