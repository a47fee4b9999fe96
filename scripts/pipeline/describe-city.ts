import { basename } from 'node:path'
import {
  CITY_VERSION,
  type CityLedger,
  type CityManifest,
  type CityPart,
  type CityQuality,
} from '../../src/format/city-manifest.ts'
import type { JoinedPlaces } from '../../src/network/join-places.ts'
import type { Bounds } from '../../src/units.ts'
import type { CityParts } from './city-content.ts'
import type { NetworkReport } from './network/raw-network.ts'
import type { CommunityReport } from './raw-places.ts'
import type { CitySources } from './read-sources.ts'
import type { Recipe } from './recipe.ts'

/** All that a build found, as far as `city.json` tells of it. */
export interface Found extends CitySources {
  readonly bounds: Bounds
  /** Date inside the extract, for recipes that name none. */
  readonly timestamp: string | null
  /** Service ids in lane order, and how well each is mapped. */
  readonly services: readonly string[]
  readonly serviceQuality: CityQuality['services']
  /** What became of the ledger's entries; null without one. */
  readonly ledger: CityLedger | null
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
    repository: recipe.repository,
    hotlines: recipe.hotlines,
    assumptions: assumptionsOf(recipe),
    thinFloors: recipe.thinFloors,
    sources: sourcesOf(found),
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

function qualityOf({
  network,
  people,
  parts,
  origins,
  facilities,
  serviceQuality,
  ledger,
}: Found): CityQuality {
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
    ...(ledger === null ? {} : { ledger }),
  }
}

function assumptionsOf({ floorAreaPerHeadM2, census }: Recipe): CityManifest['assumptions'] {
  const floorArea = { what: 'floorAreaPerHeadM2', ...floorAreaPerHeadM2 }
  if (census === undefined) return [floorArea]
  const { total, source, verified } = census
  return [floorArea, { what: 'censusTotal', value: total, source, verified }]
}

type Source = CityManifest['sources'][number]

function sourcesOf({ recipe, files, replaced, timestamp }: Found): Source[] {
  const ids = ['osm', 'communities', 'streets', 'ledger'] as const
  return ids.flatMap((id): Source[] => {
    const file = files[id] ?? null
    const described = recipe.sources[id]
    if (file === null) return []
    if (described === undefined || replaced.has(id)) return [sourceOfFile(id, basename(file), timestamp)]
    const { title, licence, attribution, url, verified } = described
    const date = described.date ?? (id === 'osm' ? dayOf(timestamp) : null)
    return [{ id, title, file: described.file, date, licence, attribution, url, verified }]
  })
}

/** The header of an extract has the second: `2026-04-07T13:46:06Z`. */
const dayOf = (timestamp: string | null): string | null => timestamp?.slice(0, 'yyyy-mm-dd'.length) ?? null

/** A file that somebody put in: an extract is OpenStreetMap's, of other files nothing is known but the name. */
function sourceOfFile(id: string, file: string, timestamp: string | null): Source {
  const isOsm = id === 'osm'
  return {
    id,
    title: isOsm ? 'OpenStreetMap extract' : file,
    file,
    date: isOsm ? dayOf(timestamp) : null,
    licence: isOsm ? 'ODbL-1.0' : '',
    // a file's name is nobody's credit
    attribution: isOsm ? '© OpenStreetMap contributors' : '',
    url: null,
    verified: false,
  }
}
