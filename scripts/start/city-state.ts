import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readCityManifest } from '../../src/format/city-manifest.ts'
import { storedName } from '../pipeline/write-city.ts'

/** What a build leaves behind: from what it was made, and what came of it. */
export interface CityStamp {
  /** `sourceHash` of recipe, extract and pipeline. */
  readonly sources: string
  /** SHA-256 of the `city.json` that was written. */
  readonly manifest: string
}

export interface CityPlace {
  /** The built city. */
  readonly folder: string
  /** Where its stamp is kept: outside the folder, whose content is deployed as it is. */
  readonly stampFile: string
}

/** Whether a built city is what its sources give: null if so, else why not, to be told. */
export function whyStale({ folder, stampFile }: CityPlace, sources: string): string | null {
  const manifestFile = join(folder, 'city.json')
  if (!existsSync(manifestFile)) return 'it has not been built yet'
  const stamp = readStamp(stampFile)
  if (stamp === null) return 'nothing says from what it was built'
  if (stamp.sources !== sources) return 'its recipe, its sources or the pipeline changed'
  if (stamp.manifest !== fileHash(manifestFile))
    return 'city.json is not the one that was built from its sources'
  return firstDamage(folder, manifestFile)
}

/** Remembers from what the city that stands in the folder was built. */
export function writeStamp({ folder, stampFile }: CityPlace, sources: string): void {
  const stamp: CityStamp = { sources, manifest: fileHash(join(folder, 'city.json')) }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, `${JSON.stringify(stamp)}\n`)
}

/** Null also for a stamp that cannot be read: the city is built once more, which writes a good one. */
function readStamp(path: string): CityStamp | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as CityStamp
  } catch {
    return null
  }
}

/** Sizes are enough here: the page checks the hash of every file it loads. */
function firstDamage(folder: string, manifestFile: string): string | null {
  const { files } = readCityManifest(readFileSync(manifestFile, 'utf8'), manifestFile)
  for (const [name, { bytes }] of Object.entries(files)) {
    const stored = storedName(name)
    const size = statSync(join(folder, stored), { throwIfNoEntry: false })?.size
    if (size === undefined) return `${stored} is missing`
    if (size !== bytes) return `${stored} has ${size} bytes, city.json says ${bytes}`
  }
  return null
}

const fileHash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
