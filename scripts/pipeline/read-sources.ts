import { basename } from 'node:path'
import type { Area } from '../../src/format/city-tables.ts'
import { nameBy } from '../../src/format/gap-texts.ts'
import { readLedger, type LedgerFile } from '../../src/format/ledger.ts'
import { readSuppliedCommunities } from '../../src/format/supplied-communities.ts'
import type { Bounds } from '../../src/units.ts'
import type { OsmData } from '../osm/osm-data.ts'
import { readTextFile } from '../read-text-file.ts'
import { createAreaIndex } from './areas/create-area-index.ts'
import { elementsToAreas, foundLevels, touchesBounds } from './areas/elements-to-areas.ts'
import { streetsFromGeoJson } from './areas/geojson-to-areas.ts'
import { elementsToCommunities } from './communities/elements-to-communities.ts'
import type { RawCommunities } from './raw-places.ts'
import type { Recipe } from './recipe.ts'

/** Where a city's data come from: the recipe, and the files it names or that stand in for them. */
export interface CitySources {
  readonly recipe: Recipe
  readonly files: SourceFiles
  /** Sources whose file is not the recipe's: what the recipe says of date and licence does not hold for them. */
  readonly replaced: ReadonlySet<string>
}

/** Paths of the source files; null where the recipe has none. */
export interface SourceFiles {
  readonly osm: string
  readonly communities: string | null
  readonly streets: string | null
  /** Changes of a ledger (docs/ledger.md). */
  readonly ledger?: string | null
}

/** The box within which the map is complete. @throws Error when neither recipe nor extract tells it. */
export function boundsOf({ recipe, files }: CitySources, data: OsmData): Bounds {
  const bounds = recipe.bounds ?? data.headerBounds
  if (bounds !== null) return bounds
  throw new Error(
    `${files.osm}: the file's header has no bounds and none are given: ` +
      'expected "bounds" in the recipe or --bounds west,south,east,north, the box within which the map is complete',
  )
}

/** Districts and 街道 of a city, and the names of those that the extract cut and that are therefore left out. */
export interface ReadAreas {
  readonly areas: readonly Area[]
  readonly cut: readonly string[]
}

/** Those that the bounds touch: from the supplied file, else from the map's administrative boundaries. */
export function readAreas(sources: CitySources, data: OsmData, bounds: Bounds): ReadAreas {
  const { areas, cut } = allAreas(sources, data, bounds)
  return { areas: areas.filter(({ geometry }) => touchesBounds(geometry, bounds)), cut }
}

function allAreas({ recipe, files }: CitySources, data: OsmData, bounds: Bounds): ReadAreas {
  if (files.streets !== null) {
    const text = readTextFile(files.streets)
    const columns = (recipe.sources.streets ?? recipe.given.streets)?.columns ?? null
    return { areas: streetsFromGeoJson(text, basename(files.streets), columns), cut: [] }
  }
  if (recipe.adminLevels === null) {
    const { levels, cut } = foundLevels(data, bounds)
    return { areas: elementsToAreas(data, levels).areas, cut }
  }
  const { areas, incomplete } = elementsToAreas(data, recipe.adminLevels)
  return { areas, cut: incomplete.map(({ name }) => name) }
}

/** The ledger that a city is given; null without. @throws Error when it is of another city. */
export function readCityLedger({ recipe, files }: CitySources): LedgerFile | null {
  const path = files.ledger ?? null
  if (path === null) return null
  const ledger = readLedger(readTextFile(path), path)
  if (ledger.city === recipe.id) return ledger
  throw new Error(`${path}: at city: found the ledger of "${ledger.city}", expected one of "${recipe.id}"`)
}

interface Around {
  readonly bounds: Bounds
  readonly areas: readonly Area[]
}

/** Communities and homes; the supplied file's rows that cannot be used stand in the report. */
export function readPeople(
  { recipe, files }: CitySources,
  data: OsmData,
  { bounds, areas }: Around,
): RawCommunities {
  const areaAt = createAreaIndex(areas)
  const source = recipe.sources.communities ?? recipe.given.communities
  const supplied =
    files.communities === null
      ? null
      : readSuppliedCommunities({
          text: readTextFile(files.communities),
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
      return { district: nameOf(district), street: nameOf(street) }
    },
  })
}

/** As the place itself writes it; an area that only other languages name is no less an area. */
const nameOf = (area: Area | null): string | null => (area === null ? null : nameBy(area.names, ['']))

/** Drops keys whose value is undefined: the reader takes a missing column and an unnamed one differently. */
function givenOnly<T extends object>(columns: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
