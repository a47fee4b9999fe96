import { readFileSync } from 'node:fs'
import type { CityManifest, CityQuality } from '../../src/format/city-manifest.ts'
import { CITY_VERSION } from '../../src/format/city-manifest.ts'
import type { Area } from '../../src/format/city-tables.ts'
import { prepareForStorage } from '../../src/format/quantise.ts'
import { readSuppliedCommunities } from '../../src/format/supplied-communities.ts'
import { joinFacilities, joinPoints } from '../../src/network/join-places.ts'
import { makePartition } from '../../src/network/make-partition.ts'
import { createSnapper } from '../../src/network/snap.ts'
import type { Catalogue } from '../../src/services/catalogue.ts'
import type { Standard } from '../../src/services/standard.ts'
import type { Bounds } from '../../src/units.ts'
import type { Progress } from '../cli/progress.ts'
import type { OsmData } from '../osm/osm-data.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { buildBasemap } from './basemap/basemap.ts'
import { cityContent } from './city-content.ts'
import { serviceQuality } from './city-quality.ts'
import { createAreaIndex } from './areas/create-area-index.ts'
import { elementsToAreas } from './areas/elements-to-areas.ts'
import { elementsToCommunities } from './communities/elements-to-communities.ts'
import { elementsToFacilities } from './facilities/elements-to-facilities.ts'
import { streetsFromGeoJson } from './areas/geojson-to-areas.ts'
import { facilityDetails, facilityTable, peopleTables } from './place-tables.ts'
import type { RawCommunities } from './raw-places.ts'
import type { Recipe } from './recipe.ts'
import { buildRawNetwork } from './network/ways-to-network.ts'
import type { CityContent } from './write-city.ts'

export interface BuildInput {
  readonly recipe: Recipe
  /** Paths of the source files; the recipe's own, or what `--source` names instead. */
  readonly files: {
    readonly osm: string
    readonly communities: string | null
    readonly streets: string | null
  }
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
  const { recipe, files, progress } = input
  const data = await progress.step('OpenStreetMap extract', (report) => readOsmData(files.osm, report))
  const bounds = boundsOf(input, data)
  const areas = await progress.step('districts and streets', () => readAreas(input, data))
  const raw = await progress.step('walking network', () => buildRawNetwork(data, bounds))
  const partition = await progress.step('order and blocks', () => makePartition(prepareForStorage(raw)))
  const found = await progress.step('facilities', () =>
    elementsToFacilities(data, { catalogue: input.catalogue, country: recipe.country, bounds }),
  )
  const rawPeople = await progress.step('communities and homes', () =>
    readPeople(input, data, { bounds, areas }),
  )
  const snapper = createSnapper(partition.network, partition.shapes)
  const facilities = await progress.step('facilities to the streets', (report) =>
    joinFacilities(found.facilities, snapper, report),
  )
  const origins = await progress.step('homes to the streets', (report) =>
    joinPoints(
      rawPeople.origins.map(({ lon, lat }) => [lon, lat]),
      snapper,
      report,
    ),
  )
  const basemap = await progress.step('basemap', (report) =>
    buildBasemap(data, { bounds, onProgress: report }),
  )

  const services = input.catalogue.services.map(({ id }) => id)
  const people = peopleTables(rawPeople)
  const table = facilityTable(found.facilities)
  const { content, blocks, spine } = await progress.step('files', () =>
    cityContent({
      partition,
      places: {
        facilities: table,
        facilityEntries: facilities.entries,
        origins: people.origins,
        originEntries: origins.entries,
      },
      details: facilityDetails(found.facilities, services),
      communities: people.communities,
      areas,
      basemap: basemap.bytes,
    }),
  )
  const { report } = raw
  const quality: CityQuality = {
    mainComponentShare: report.mainComponentShare,
    streetKm: report.lengthKm,
    droppedPieces: report.droppedPieces,
    droppedKm: report.droppedKm,
    residentsOnlyKm: report.residentsOnlyKm,
    gates: report.gates,
    origins: people.origins.count,
    originsOffNetwork: origins.offNetwork,
    originsFar: origins.far,
    originsBehindWall: origins.behindWall,
    facilitiesOffNetwork: facilities.offNetwork,
    facilitiesFar: facilities.far,
    facilitiesBehindWall: facilities.behindWall,
    knownLevelsShare: rawPeople.report.dwellings === 0 ? null : rawPeople.report.knownLevelsShare,
    services: serviceQuality({
      services,
      table,
      residents: people.residents,
      standard: input.standard,
      recipe,
    }),
  }
  return {
    content,
    manifest: {
      format: 'quarter-hour-city',
      version: CITY_VERSION,
      id: recipe.id,
      names: recipe.names,
      country: recipe.country,
      timezone: recipe.timezone,
      bounds: [...bounds],
      defaultStandard: recipe.defaultStandard,
      mapApproval: recipe.mapApproval,
      hotlines: recipe.hotlines,
      assumptions: assumptionsOf(recipe),
      thinFloors: recipe.thinFloors,
      sources: sourcesOf(recipe, data),
      services,
      spine,
      blocks,
      counts: {
        nodes: partition.network.nodeCount,
        edges: partition.network.edgeCount,
        facilities: table.count,
        communities: people.communities.length,
        origins: people.origins.count,
        residents: people.residents,
        areas: areas.length,
      },
      quality,
    },
  }
}

function boundsOf({ recipe, files }: BuildInput, data: OsmData): Bounds {
  const bounds = recipe.bounds ?? data.headerBounds
  if (bounds !== null) return bounds
  throw new Error(
    `${files.osm}: the file's header has no bounds and none are given: ` +
      'expected "bounds" in the recipe or --bounds west,south,east,north, the box within which the map is complete',
  )
}

function readAreas({ recipe, files }: BuildInput, data: OsmData): readonly Area[] {
  const { streets } = recipe.sources
  if (files.streets === null) return elementsToAreas(data, recipe.adminLevels).areas
  const { name, district } = streets?.columns ?? { name: 'name', district: undefined }
  const text = readFileSync(files.streets, 'utf8')
  return streetsFromGeoJson(text, files.streets, district === undefined ? { name } : { name, district })
}

interface Around {
  readonly bounds: Bounds
  readonly areas: readonly Area[]
}

function readPeople({ recipe, files }: BuildInput, data: OsmData, { bounds, areas }: Around): RawCommunities {
  const areaAt = createAreaIndex(areas)
  const source = recipe.sources.communities
  const supplied =
    files.communities === null
      ? null
      : readSuppliedCommunities({
          text: readFileSync(files.communities, 'utf8'),
          label: files.communities,
          columns: givenOnly(source?.columns ?? {}),
          coordinates: source?.coordinates ?? 'wgs84',
        })
  return elementsToCommunities(data, {
    bounds,
    supplied,
    ...recipe.communities,
    floorAreaPerHeadM2: recipe.floorAreaPerHeadM2.value,
    census: recipe.census
      ? { total: recipe.census.total, byDistrict: recipe.census.byDistrict ?? null }
      : null,
    areaOf(lon, lat) {
      const { district, street } = areaAt(lon, lat)
      return { district: district?.names[''] ?? null, street: street?.names[''] ?? null }
    },
  })
}

/** Drops keys whose value is undefined: the reader takes a missing column and an unnamed one differently. */
function givenOnly<T extends object>(columns: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

function assumptionsOf({ floorAreaPerHeadM2, census }: Recipe): CityManifest['assumptions'] {
  const floorArea = { what: 'floorAreaPerHeadM2', ...floorAreaPerHeadM2 }
  if (census === undefined) return [floorArea]
  const { total, source, verified } = census
  return [floorArea, { what: 'censusTotal', value: total, source, verified }]
}

function sourcesOf({ sources }: Recipe, data: OsmData): CityManifest['sources'] {
  const listed = Object.entries({
    osm: sources.osm,
    communities: sources.communities,
    streets: sources.streets,
  })
  return listed.flatMap(([id, source]) => {
    if (source === undefined) return []
    const { title, file, licence, attribution, url, verified } = source
    const date = source.date ?? (id === 'osm' ? data.timestamp : null)
    return [{ id, title, file, date, licence, attribution, url, verified }]
  })
}
