import {
  CITY_VERSION,
  type CityManifest,
  type CityPart,
  type CityQuality,
} from '../../src/format/city-manifest.ts'
import type { JoinedPlaces } from '../../src/network/join-places.ts'
import type { Bounds } from '../../src/units.ts'
import type { CityParts } from './city-content.ts'
import type { NetworkReport } from './network/raw-network.ts'
import type { CommunityReport } from './raw-places.ts'
import type { Recipe } from './recipe.ts'

/** All that a build found, as far as `city.json` tells of it. */
export interface Found {
  readonly recipe: Recipe
  readonly bounds: Bounds
  /** Date inside the extract, for recipes that name none. */
  readonly timestamp: string | null
  /** Service ids in lane order, and how well each is mapped. */
  readonly services: readonly string[]
  readonly serviceQuality: CityQuality['services']
  readonly parts: CityParts
  readonly blocks: readonly CityPart[]
  readonly spine: CityPart
  readonly network: NetworkReport
  readonly people: CommunityReport
  readonly facilities: JoinedPlaces
  readonly origins: JoinedPlaces
}

/** `city.json` but for the files, which are known when they are packed. */
export function describeCity(found: Found): Omit<CityManifest, 'files' | 'hash'> {
  const { recipe, parts } = found
  const { partition, places, communities, areas } = parts
  return {
    format: 'quarter-hour-city',
    version: CITY_VERSION,
    id: recipe.id,
    names: recipe.names,
    country: recipe.country,
    timezone: recipe.timezone,
    bounds: [...found.bounds],
    defaultStandard: recipe.defaultStandard,
    mapApproval: recipe.mapApproval,
    hotlines: recipe.hotlines,
    assumptions: assumptionsOf(recipe),
    thinFloors: recipe.thinFloors,
    sources: sourcesOf(recipe, found.timestamp),
    services: [...found.services],
    spine: found.spine,
    blocks: [...found.blocks],
    counts: {
      nodes: partition.network.nodeCount,
      edges: partition.network.edgeCount,
      facilities: places.facilities.count,
      communities: communities.length,
      origins: places.origins.count,
      residents: places.origins.residentsTenths.reduce((sum, tenths) => sum + tenths, 0) / 10,
      areas: areas.length,
    },
    quality: qualityOf(found),
  }
}

function qualityOf({ network, people, parts, origins, facilities, serviceQuality }: Found): CityQuality {
  return {
    mainComponentShare: network.mainComponentShare,
    streetKm: network.lengthKm,
    droppedPieces: network.droppedPieces,
    droppedKm: network.droppedKm,
    residentsOnlyKm: network.residentsOnlyKm,
    gates: network.gates,
    origins: parts.places.origins.count,
    originsOffNetwork: origins.offNetwork,
    originsFar: origins.far,
    originsBehindWall: origins.behindWall,
    facilitiesOffNetwork: facilities.offNetwork,
    facilitiesFar: facilities.far,
    facilitiesBehindWall: facilities.behindWall,
    knownLevelsShare: people.dwellings === 0 ? null : people.knownLevelsShare,
    services: serviceQuality,
  }
}

function assumptionsOf({ floorAreaPerHeadM2, census }: Recipe): CityManifest['assumptions'] {
  const floorArea = { what: 'floorAreaPerHeadM2', ...floorAreaPerHeadM2 }
  if (census === undefined) return [floorArea]
  const { total, source, verified } = census
  return [floorArea, { what: 'censusTotal', value: total, source, verified }]
}

function sourcesOf({ sources }: Recipe, timestamp: string | null): CityManifest['sources'] {
  const listed = Object.entries({
    osm: sources.osm,
    communities: sources.communities,
    streets: sources.streets,
  })
  return listed.flatMap(([id, source]) => {
    if (source === undefined) return []
    const { title, file, licence, attribution, url, verified } = source
    const date = source.date ?? (id === 'osm' ? timestamp : null)
    return [{ id, title, file, date, licence, attribution, url, verified }]
  })
}
