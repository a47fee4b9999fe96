import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Progress } from '../cli/progress.ts'
import type { Recipe } from '../pipeline/recipe.ts'
import { projectFolder, recipeFolder } from '../read-data.ts'
import { requireFile } from '../read-text-file.ts'
import { downloadedFile, isDownloaded } from './downloaded-file.ts'

/** Where fetched extracts are kept: outside `node_modules/`, which `npm ci` empties. */
const cacheFolder = join(projectFolder, '.cache', 'extracts')

/** Where a recipe's extract is, or will be once it is fetched. */
export function extractFile({ id, sources: { osm } }: Recipe): string {
  return osm.download === undefined ? join(recipeFolder(id), osm.file) : join(cacheFolder, id, osm.file)
}

/**
 * The path of a recipe's extract, which is fetched if the recipe has an address for it and it is not in the cache.
 * @throws Error that says what was found where, and how to go on with a file of one's own.
 */
export async function extractOf(recipe: Recipe, progress: Progress): Promise<string> {
  const { id, sources } = recipe
  const path = extractFile(recipe)
  const instead = `expected the extract of ${id}: a file of your own is taken with --source osm=path`
  const { download } = sources.osm
  if (download === undefined) {
    if (existsSync(path)) return path
    throw new Error(`${shown(path)}: there is no such file: ${instead}`)
  }
  try {
    const isNew = !isDownloaded(path)
    const record = await progress.step(
      isNew ? `fetching ${download.url}` : 'extract in the cache',
      (report) => downloadedFile(download, path, { report }),
    )
    progress.note(
      `${shown(path)}: ${record.bytes} bytes, SHA-256 ${record.sha256}, fetched on ${record.fetchedOn}`,
    )
    return path
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}; ${instead}`, { cause: error })
  }
}

/**
 * Whether a file is, byte for byte, the extract that the recipe tells of, so that its date and credit hold for it.
 * @throws Error when it is not there
 */
export function isDescribedExtract({ sources: { osm } }: Recipe, path: string): boolean {
  const expected = osm.sha256 ?? osm.download?.sha256 ?? null
  if (expected === null) return false
  requireFile(path)
  return createHash('sha256').update(readFileSync(path)).digest('hex') === expected
}

/** For the list of cities: whether a build has its extract at hand. */
export function extractState(recipe: Recipe): string {
  const path = extractFile(recipe)
  const { download } = recipe.sources.osm
  if (download === undefined)
    return existsSync(path) ? 'extract at hand' : 'no extract here: --source osm=file'
  return isDownloaded(path) ? 'extract in the cache' : `extract to be fetched from ${download.url}`
}

const shown = (path: string): string => relative(projectFolder, path)
