import { areasFile } from '../src/format/city-manifest.ts'
import { decodeAreas } from '../src/format/city-tables.ts'
import { qualityReport } from './cli/quality-report.ts'
import { loadCity, loadFacilityDetails, loadShapes } from './load-city.ts'
import { cityHash } from './pipeline/write-city.ts'
import type { CityFolder } from './read-city.ts'

/**
 * Reads every file of a built city – hashes, sizes, contents, counts – and prints the quality report.
 * @throws Error that names the first file that is missing, damaged or of another build.
 */
export async function checkCity(folder: CityFolder): Promise<void> {
  const { manifest } = folder
  for (const name of Object.keys(manifest.files)) await folder.read(name)
  const hash = cityHash(manifest.files)
  if (hash !== manifest.hash) {
    throw new Error(
      `${folder.folder}/city.json: hash is ${manifest.hash.slice(0, 12)}…, its files make ${hash.slice(0, 12)}…`,
    )
  }
  const opened = await loadCity(folder)
  await loadShapes(folder, opened)
  const details = await loadFacilityDetails(folder)
  await decodeAreas(await folder.read(areasFile), areasFile, manifest.counts.areas)
  const { network, facilities, origins } = opened.city
  requireCount('nodes', network.nodeCount, manifest.counts.nodes)
  requireCount('edges', network.edgeCount, manifest.counts.edges)
  requireCount('facilities', facilities.count, manifest.counts.facilities)
  requireCount('facility details', details.filter(Boolean).length, manifest.counts.facilities)
  requireCount('origins', origins.count, manifest.counts.origins)
  console.log(qualityReport(manifest, { folder: folder.folder, seconds: null }))
  console.log(`\nall ${Object.keys(manifest.files).length} files are whole and belong together`)

  function requireCount(what: string, found: number, expected: number): void {
    if (found === expected) return
    throw new Error(`${folder.folder}: has ${found} ${what}, city.json says ${expected}`)
  }
}
