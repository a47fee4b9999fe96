import { openCity, openShapes, type CityFiles, type OpenedCity } from '../src/city/open-city.ts'
import type { Community, FacilityDetails } from '../src/coverage/tables.ts'
import {
  blockFile,
  communitiesFile,
  facilitiesFile,
  homesFile,
  shapeFile,
  spineFile,
  spineShapeFile,
} from '../src/format/city-manifest.ts'
import { decodeCommunities, decodeFacilities } from '../src/format/city-tables.ts'
import type { StreetShapes } from '../src/network/network.ts'
import type { CityFolder } from './read-city.ts'

/** Loads the whole city. @throws Error that names the file that is missing or broken. */
export async function loadCity(folder: CityFolder): Promise<OpenedCity> {
  const { manifest } = folder
  const blocks = manifest.blocks.map((_, k) => blockFile(k))
  const files = await readFiles(folder, [spineFile, ...blocks, homesFile])
  return openCity({ manifest, files, communities: await loadCommunities(folder) })
}

/** Street shapes of a loaded city. */
export async function loadShapes(folder: CityFolder, opened: OpenedCity): Promise<StreetShapes> {
  return openShapes(opened, await readFiles(folder, [spineShapeFile, ...opened.city.blocks.map(shapeFile)]))
}

/** Details of every facility of the city, by global id. */
export async function loadFacilityDetails(folder: CityFolder): Promise<readonly FacilityDetails[]> {
  const { blocks, spine } = folder.manifest
  const parts = [...blocks.entries(), ['spine' as const, spine] as const]
  const details: FacilityDetails[] = []
  for (const [part, { facilityRows }] of parts) {
    const name = facilitiesFile(part)
    for (const row of await decodeFacilities(await folder.read(name), name, facilityRows))
      details[row.globalId] = row
  }
  return details
}

const loadCommunities = async (folder: CityFolder): Promise<readonly Community[]> =>
  decodeCommunities(await folder.read(communitiesFile), communitiesFile, folder.manifest.counts.communities)

async function readFiles(folder: CityFolder, names: readonly string[]): Promise<CityFiles['files']> {
  const files = new Map<string, Uint8Array>()
  for (const name of names) files.set(name, await folder.read(name))
  return files
}
