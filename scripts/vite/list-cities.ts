import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCityManifest } from '../../src/format/city-manifest.ts'
import type { CityListing } from '../../src/state/session.ts'

/** Files of a city that was never built: places without streets. */
const PLAIN_FILES = ['communities.geojson', 'facilities.geojson']

/** As ids of cities are: other folders, hidden ones among them, are not cities. */
const CITY_ID = /^[a-z0-9][a-z0-9-]*$/

/**
 * The cities of a folder by id: built ones (`city.json`), and folders with only communities and facilities, which are
 * named by their id. Empty where there is no such folder.
 * @throws Error that names the file of a built city which cannot be read.
 */
export function listCities(citiesFolder: string): CityListing[] {
  if (!existsSync(citiesFolder)) return []
  return readdirSync(citiesFolder, { withFileTypes: true })
    .filter((entry) => !entry.isFile() && CITY_ID.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .flatMap((id) => listingOf(id, join(citiesFolder, id)) ?? [])
}

function listingOf(id: string, folder: string): CityListing | null {
  const manifestFile = join(folder, 'city.json')
  if (existsSync(manifestFile)) {
    const { names, country, sources } = readCityManifest(readFileSync(manifestFile, 'utf8'), manifestFile)
    return { id, names, date: sources.find((source) => source.id === 'osm')?.date ?? null, country }
  }
  if (!PLAIN_FILES.every((name) => existsSync(join(folder, name)))) return null
  return { id, names: { 'zh-Hans': id, 'zh-Hant': id, en: id }, date: null, country: null }
}
