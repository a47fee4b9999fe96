import type { CityManifest } from '../../src/format/city-manifest.ts'
import { facilityTable, peopleTables } from '../../src/coverage/place-tables.ts'
import type { Community } from '../../src/coverage/tables.ts'
import { prepareForStorage } from '../../src/format/quantise.ts'
import { joinFacilities, joinPoints, type JoinedPlaces } from '../../src/network/join-places.ts'
import type { NameSet } from '../../src/network/network.ts'
import { makePartition } from '../../src/network/make-partition.ts'
import type { Partition } from '../../src/network/partition.ts'
import { createSnapper } from '../../src/network/snap.ts'
import type { Catalogue } from '../../src/services/catalogue.ts'
import type { Standard } from '../../src/services/standard.ts'
import type { LonLat } from '../../src/units.ts'
import type { Progress } from '../cli/progress.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { buildBasemap } from './basemap/basemap.ts'
import { cityContent, type CityParts } from './city-content.ts'
import { serviceQuality } from './city-quality.ts'
import { censusWithin } from './communities/census-within.ts'
import { describeCity } from './describe-city.ts'
import { applyLedger } from './facilities/apply-ledger.ts'
import { elementsToFacilities } from './facilities/elements-to-facilities.ts'
import { buildNames } from './names/build-names.ts'
import { buildRawNetwork } from './network/ways-to-network.ts'
import { facilityDetails } from './facility-rows.ts'
import type { RawCommunities, RawFacility } from './raw-places.ts'
import { boundsOf, readAreas, readCityLedger, readPeople, type CitySources } from './read-sources.ts'
import type { Recipe } from './recipe.ts'
import type { CityContent } from './write-city.ts'

export interface BuildInput extends CitySources {
  readonly catalogue: Catalogue
  /** The recipe's default standard: its floors say which services are thin. */
  readonly standard: Standard
  readonly progress: Progress
}

export interface BuiltCity {
  readonly content: CityContent
  readonly manifest: Omit<CityManifest, 'files' | 'hash'>
}

/**
 * One extract and its recipe → a city: network, places, communities, basemap. Nothing is written; see `writeCity`.
 * @throws Error that names the file and what is wrong with it.
 */
export async function buildCity(input: BuildInput): Promise<BuiltCity> {
  const { files, replaced, catalogue, standard, progress } = input
  const ledger = readCityLedger(input)
  const data = await progress.step('OpenStreetMap extract', (report) => readOsmData(files.osm, report))
  const bounds = boundsOf(input, data)
  const { areas, cut } = await progress.step('districts and streets', () => readAreas(input, data, bounds))
  if (cut.length > 0)
    progress.note(`${files.osm}: cut by the extract and left out: ${cut.length} boundaries (${someOf(cut)})`)
  const { census, left } = censusWithin(input.recipe.census, areas, bounds)
  if (left.length > 0)
    progress.note(
      `census: the map does not hold the whole of ${someOf(left)}: residents are not scaled to it`,
    )
  const recipe: Recipe = { ...input.recipe, census }
  // The step that needs most memory comes while there is little else in it.
  const basemap = await progress.step('basemap', (report) =>
    buildBasemap(data, { bounds, onProgress: report }),
  )
  const raw = await progress.step('walking network', () => buildRawNetwork(data, bounds))
  const partition = await progress.step('order and blocks', () => makePartition(prepareForStorage(raw)))
  const { facilities: mapped } = await progress.step('facilities', () =>
    elementsToFacilities(data, { catalogue, country: recipe.country, bounds }),
  )
  const services = catalogue.services.map(({ id }) => id)
  const applied = ledger && applyLedger(mapped, ledger, { services, bounds })
  const facilities = applied?.facilities ?? mapped
  for (const note of applied?.notes ?? []) progress.note(`${files.ledger}: ${note}`)
  const people = await progress.step('communities and homes', () =>
    readPeople({ ...input, recipe }, data, { bounds, areas }),
  )
  for (const { line, reason } of people.report.rowErrors) {
    progress.note(`${files.communities}: line ${line}: ${reason}: left out`)
  }
  const joined = await joinAll(partition, { facilities, people }, progress)

  const names = await progress.step('names and house numbers', () =>
    buildNames(data, { bounds, facilities, others: namesElsewhere(people, catalogue) }),
  )
  const parts: CityParts = {
    ...placesOf(facilities, people, joined),
    partition,
    details: facilityDetails(facilities, services),
    areas,
    names,
    basemap: basemap.bytes,
  }
  const { content, blocks, spine } = await progress.step('files', () => cityContent(parts))
  const table = parts.places.facilities
  const found = {
    recipe,
    files,
    replaced,
    bounds,
    timestamp: data.timestamp,
    services,
    parts,
    blocks,
    spine,
    ...joined,
  }
  const residents = parts.communities.reduce((sum, community) => sum + (community.residents ?? 0), 0)
  return {
    content,
    manifest: describeCity({
      ...found,
      ledger: applied?.report ?? null,
      network: raw.report,
      people: people.report,
      serviceQuality: serviceQuality({ services, table, residents, standard, recipe }),
    }),
  }
}

const MOST_NAMES = 12

const someOf = (names: readonly string[]): string =>
  [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])].join(', ')

/** Names that are stored in other files, but are searched by the same letters. */
function namesElsewhere({ communities }: RawCommunities, { services }: Catalogue): NameSet[] {
  return [
    ...communities.map(({ names }) => names),
    ...services.flatMap(({ names }) => [names.resident, names.planner]),
  ]
}

interface Joined {
  readonly facilities: JoinedPlaces
  readonly origins: JoinedPlaces
}

async function joinAll(
  { network, shapes }: Partition,
  { facilities, people }: { readonly facilities: readonly RawFacility[]; readonly people: RawCommunities },
  progress: Progress,
): Promise<Joined> {
  const snapper = createSnapper(network, shapes)
  const homes = people.origins.map(({ lon, lat }): LonLat => [lon, lat])
  return {
    facilities: await progress.step('facilities to the streets', (report) =>
      joinFacilities(facilities, snapper, report),
    ),
    origins: await progress.step('homes to the streets', (report) => joinPoints(homes, snapper, report)),
  }
}

function placesOf(
  facilities: readonly RawFacility[],
  people: RawCommunities,
  joined: Joined,
): Pick<CityParts, 'places' | 'communities'> {
  const { origins, communities } = peopleTables(people)
  return {
    places: {
      facilities: facilityTable(facilities),
      facilityEntries: joined.facilities.entries,
      origins,
      originEntries: joined.origins.entries,
    },
    communities: communities.map(shortened),
  }
}

/**
 * Numbers with few binary digits: the communities are read before anything else, and a double with random last digits is
 * eight bytes that nothing packs. Points are kept to 0.1 m, shares to a thousandth.
 */
const shortened = (community: Community): Community => ({
  ...community,
  lon: rounded(community.lon, POINT_DIGITS),
  lat: rounded(community.lat, POINT_DIGITS),
  knownLevelsShare:
    community.knownLevelsShare === null ? null : rounded(community.knownLevelsShare, SHARE_DIGITS),
})

const POINT_DIGITS = 20
const SHARE_DIGITS = 10

/** To so many binary digits behind the point. */
const rounded = (value: number, digits: number): number => Math.round(value * 2 ** digits) / 2 ** digits
