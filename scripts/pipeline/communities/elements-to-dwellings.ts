import { isInBounds, pointInside, ringsAreaM2 } from '../../../src/format/area-geometry.ts'
import type { Bounds, LonLat } from '../../../src/units.ts'
import type { OsmData, Tags } from '../../osm/osm-data.ts'
import { indexAreas } from '../areas/area-index.ts'
import { osmAreas } from '../areas/osm-areas.ts'

/** A building in which people seem to live. */
export interface Dwelling {
  /** A point inside the building. */
  readonly lon: number
  readonly lat: number
  readonly footprintM2: number
  /** Mapped levels above ground; null when missing or unreadable. */
  readonly levels: number | null
  /** Value of `building`: the median of missing levels is taken by it. */
  readonly kind: string
  readonly addressStreet: string | null
  /** The latest year in which it can have been begun, from `start_date`; null when that is open. */
  readonly builtBy: number | null
}

/** Smaller ones are sheds, kiosks and garages. */
const LEAST_FOOTPRINT_M2 = 30

const HOMES = new Set([
  'apartments',
  'detached',
  'dormitory',
  'house',
  'residential',
  'semidetached_house',
  'terrace',
])

/** Keys that give a `building=yes` another use. */
const OTHER_USES = [
  'aeroway',
  'amenity',
  'club',
  'craft',
  'emergency',
  'government',
  'healthcare',
  'historic',
  'industrial',
  'leisure',
  'man_made',
  'military',
  'office',
  'parking',
  'power',
  'public_transport',
  'railway',
  'religion',
  'shop',
  'telecom',
  'tourism',
]

/** Land on which a `building=yes` is no home, by key: a school's, a factory's, a market's own buildings. */
const OTHER_LAND: readonly (readonly [key: string, values: RegExp])[] = [
  [
    'landuse',
    /^(cemetery|commercial|construction|depot|garages|industrial|landfill|military|quarry|railway|religious|retail)$/,
  ],
  [
    'amenity',
    /^(college|hospital|kindergarten|marketplace|parking|place_of_worship|prison|school|university)$/,
  ],
  ['leisure', /^(sports_centre|stadium)$/],
  ['aeroway', /^aerodrome$/],
  ['power', /^(plant|substation)$/],
]

/**
 * Dwelling-like buildings inside the bounds (null: everywhere), ways before relations, ascending by id:
 * buildings tagged as homes, and `building=yes` that neither its tags nor the land it stands on give another
 * use; footprint at least 30 m². Nothing tells an unmarked office from a home: residents are an estimate.
 */
export function elementsToDwellings(data: OsmData, bounds: Bounds | null): Dwelling[] {
  const land = osmAreas(data, isOtherLand).areas
  const onOtherLand = indexAreas(land.map(({ rings }) => rings))
  return osmAreas(data, isHome).areas.flatMap(({ rings, tags }) => {
    const footprintM2 = ringsAreaM2(rings)
    if (footprintM2 < LEAST_FOOTPRINT_M2) return []
    const at = pointInside(rings)
    if (bounds && !isInBounds(bounds, at)) return []
    if (tags['building'] === 'yes' && onOtherLand(at).length > 0) return []
    return [dwellingOf(tags, at, footprintM2)]
  })
}

const dwellingOf = (tags: Tags, [lon, lat]: LonLat, footprintM2: number): Dwelling => ({
  lon,
  lat,
  footprintM2,
  levels: levelsOf(tags['building:levels']),
  kind: tags['building'] ?? 'yes',
  addressStreet: tags['addr:street'] ?? tags['addr:place'] ?? null,
  builtBy: latestYear(tags['start_date'] ?? ''),
})

function isHome(tags: Tags): boolean {
  const building = tags['building'] ?? ''
  if (HOMES.has(building)) return tags['disused'] !== 'yes' && tags['abandoned'] !== 'yes'
  return building === 'yes' && !OTHER_USES.some((key) => Object.hasOwn(tags, key) && tags[key] !== 'no')
}

const isOtherLand = (tags: Tags): boolean => OTHER_LAND.some(([key, values]) => values.test(tags[key] ?? ''))

/** The tallest building stands 163 storeys high; more is a typing error. */
const MOST_LEVELS = 163

/** Levels of a tag: the mean of `5;9` or `5-9`; null for anything that is not a height above ground. */
export function levelsOf(text: string | undefined): number | null {
  const parts = (text ?? '').trim().split(/\s*[;,–-]\s*/)
  const numbers = parts.map((part) => (/^\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN))
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  return mean >= 0.5 && mean <= MOST_LEVELS ? mean : null
}

/**
 * The latest year that a `start_date` allows: `1975`, `09.11.2017`, `before 1815`, `1990..1995`, `1980s`, `C19`
 * (the 19th century). Null for `after 1968` and for what cannot be read.
 */
export function latestYear(text: string): number | null {
  if (/after|since|>/i.test(text)) return null
  const century = /\bC(\d{1,2})\b/.exec(text)?.[1]
  if (century !== undefined) return Number(century) * 100
  const years = [...text.matchAll(/(?<!\d)(\d{4})(s?)(?!\d)/g)].map(
    ([, year, decade]) => Number(year) + (decade === 's' ? 9 : 0),
  )
  return years.length > 0 ? Math.max(...years) : null
}
