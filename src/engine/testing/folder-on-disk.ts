import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { buildCity } from '../../../scripts/pipeline/build-city.ts'
import { recipeForExtract } from '../../../scripts/pipeline/recipe.ts'
import { writeCity } from '../../../scripts/pipeline/write-city.ts'
import { readCatalogueFile, readStandardFile } from '../../../scripts/read-data.ts'
import { smallTownPbf } from '../../../scripts/testing/small-town.ts'
import type { Fetch } from '../fetch-file.ts'

/** Builds the small town into a new folder. */
export async function buildTown(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-town-'))
  const pbf = join(folder, 'town.osm.pbf')
  writeFileSync(pbf, smallTownPbf())
  const recipe = recipeForExtract('town', 'town.osm.pbf', null)
  const { content, manifest } = await buildCity({
    recipe,
    files: { osm: pbf, communities: null, streets: null },
    replaced: new Set(),
    catalogue: readCatalogueFile(),
    standard: readStandardFile(recipe.defaultStandard),
    progress: { step: async (_, run) => run(() => undefined), note: () => undefined },
  })
  const city = join(folder, 'town')
  writeCity(city, content, manifest)
  return city
}

export interface ServedFolder {
  readonly fetch: Fetch
  /** Address of the folder, ending in a slash. */
  readonly address: string
  /** Names asked for, in order. */
  readonly asked: string[]
  /** What is answered instead of the files on disk, by their names there. */
  readonly instead: Map<string, () => Response | Promise<Response>>
}

/** A server of one folder. @param unpacks *.gz on the way, as some servers do */
export function serveDisk(folder: string, { unpacks = false } = {}): ServedFolder {
  const address = `https://example.org/cities/${basename(folder)}/`
  const served: Omit<ServedFolder, 'fetch'> = { address, asked: [], instead: new Map() }
  const fetch: Fetch = async (url) => {
    if (!url.startsWith(address)) return new Response('', { status: 404 })
    const name = new URL(url).pathname.split('/').at(-1) ?? ''
    served.asked.push(name)
    const other = served.instead.get(name)
    if (other !== undefined) return other()
    const path = join(folder, name)
    if (!existsSync(path)) return new Response('', { status: 404 })
    const bytes = readFileSync(path)
    return new Response(new Uint8Array(unpacks && name.endsWith('.gz') ? gunzipSync(bytes) : bytes))
  }
  return { ...served, fetch }
}
