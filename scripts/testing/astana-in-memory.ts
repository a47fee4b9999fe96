import { join } from 'node:path'
import { inject } from 'vitest'
import { openCity, openShapes, type CityFiles, type OpenedCity } from '../../src/city/open-city.ts'
import type { FacilityDetails } from '../../src/coverage/tables.ts'
import { communitiesFile, facilitiesFile, readCityManifest } from '../../src/format/city-manifest.ts'
import { decodeCommunities, decodeFacilities } from '../../src/format/city-tables.ts'
import type { StreetShapes } from '../../src/network/network.ts'
import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import type { LonLat } from '../../src/units.ts'
import { silentProgress } from '../cli/progress.ts'
import { buildCity, type BuiltCity } from '../pipeline/build-city.ts'
import { cityHash } from '../pipeline/write-city.ts'
import { readCatalogueFile, readRecipeFile, readStandardFile, recipeFolder } from '../read-data.ts'
import { madeOnce } from './made-once.ts'

/** Astana, built from its extract and opened whole. */
export interface AstanaInMemory extends OpenedCity {
  readonly files: CityFiles
  readonly shapes: StreetShapes
  /** By global id. */
  readonly details: ReadonlyMap<number, FacilityDetails>
}

/** Its build takes longer than most tests: one for all test files of a run. The command line builds its own. */
export const builtAstana = (): Promise<BuiltCity> =>
  madeOnce(inject('runFolder'), 'astana', () => {
    const recipe = readRecipeFile('astana')
    return buildCity({
      recipe,
      files: { osm: join(recipeFolder('astana'), recipe.sources.osm.file), communities: null, streets: null },
      replaced: new Set(),
      catalogue: readCatalogueFile(),
      standard: readStandardFile(recipe.defaultStandard),
      progress: silentProgress,
    })
  })

export async function astanaInMemory(): Promise<AstanaInMemory> {
  const { content, manifest } = await builtAstana()
  const text = JSON.stringify({ ...manifest, files: {}, hash: cityHash({}) })
  const read = readCityManifest(text, 'city.json of Astana')
  const bytesOf = (name: string): Uint8Array => content.get(name) ?? new Uint8Array()
  const communities = await decodeCommunities(
    bytesOf(communitiesFile),
    communitiesFile,
    read.counts.communities,
  )
  const files = { manifest: read, files: content, communities }
  const opened = openCity(files)
  const details = new Map<number, FacilityDetails>()
  for (const part of [...read.blocks.keys(), 'spine'] as const) {
    const rows = part === 'spine' ? read.spine.facilityRows : (read.blocks[part]?.facilityRows ?? 0)
    const name = facilitiesFile(part)
    for (const of of await decodeFacilities(bytesOf(name), name, rows)) details.set(of.globalId, of)
  }
  return { ...opened, files, shapes: openShapes(opened, content), details }
}

/** Seeded points within about 110 m of the city's junctions. */
export function pointsAcross(
  { city: { network } }: Pick<OpenedCity, 'city'>,
  { seed, count }: { readonly seed: number; readonly count: number },
): LonLat[] {
  const random = seededRandom(seed)
  // from west to east: the same places however the city is cut into blocks
  const nodes = Array.from({ length: network.nodeCount }, (_, v) => v).sort(
    (a, b) =>
      (network.lonE7[a] ?? 0) - (network.lonE7[b] ?? 0) || (network.latE7[a] ?? 0) - (network.latE7[b] ?? 0),
  )
  return Array.from({ length: count }, () => {
    const v = nodes[Math.floor(random() * nodes.length)] ?? 0
    const aside = (): number => (random() - 0.5) * 2e4
    return [((network.lonE7[v] ?? 0) + aside()) / 1e7, ((network.latE7[v] ?? 0) + aside()) / 1e7]
  })
}
