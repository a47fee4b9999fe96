import { isInBounds } from '../format/area-geometry.ts'
import type { SuppliedCommunities } from '../format/supplied-communities.ts'
import type { SuppliedFacilities } from '../format/supplied-facilities.ts'
import { joinFacilities, joinPoints } from '../network/join-places.ts'
import type { StreetShapes } from '../network/network.ts'
import { withFacilities } from '../coverage/place-tables.ts'
import { withEntries, type EntryColumns } from '../network/place.ts'
import { createSnapper, type Snapper } from '../network/snap.ts'
import type { LonLat } from '../units.ts'
import type { City } from './city.ts'
import { entriesOfPlace } from './place-entries.ts'
import { suppliedFacilityTable, suppliedPeople } from './supplied-places.ts'

/** What takes the place of the city's own, or is added to it; what is left out stays. */
export interface OwnPlaces {
  /** The city's street shapes, which places are joined to; `openShapes`. */
  readonly shapes: StreetShapes
  readonly communities?: SuppliedCommunities
  readonly facilities?: SuppliedFacilities
  /** Those of which are added behind the city's own, instead of taking their place. */
  readonly joined?: { readonly communities?: boolean; readonly facilities?: boolean }
}

/** How many of somebody's own places the city cannot say much about. */
export interface JoinCounts {
  readonly count: number
  /** Outside the bounds within which the city's map is complete. */
  readonly outsideBounds: number
  /** Inside the bounds, but without a street within 150 m: not known, never a number. */
  readonly offNetwork: number
}

export interface ReplacedPlaces {
  readonly city: City
  /** Null where the city's own were kept. */
  readonly communities: JoinCounts | null
  readonly facilities: JoinCounts | null
  /** The counts that are not 0, in words. */
  readonly notes: readonly string[]
}

/**
 * The same city with somebody's own communities, facilities, or both, joined to its network; community i and facility i
 * are row i of the file, behind the city's own where these stay. Facilities are entered at their point,
 * areas where streets meet their outline; communities begin at their point (see `suppliedPeople`). A whole city stays
 * whole, part of one knows only its own streets.
 */
export function withPlaces(city: City, own: OwnPlaces): ReplacedPlaces {
  const { shapes, communities, facilities, joined = {} } = own
  const snapper = createSnapper(city.network, shapes)
  const putPeople = joined.communities === true ? addCommunities : replaceCommunities
  const putPlaces = joined.facilities === true ? addFacilities : replaceFacilities
  const people = communities === undefined ? null : putPeople(city, communities, snapper)
  const served = people?.city ?? city
  const places = facilities === undefined ? null : putPlaces(served, facilities, snapper)
  const counts = { communities: people?.counts ?? null, facilities: places?.counts ?? null }
  const notes = Object.entries(counts).flatMap(([what, found]) =>
    found === null ? [] : notesOf(what, found),
  )
  return { city: places?.city ?? served, ...counts, notes }
}

interface Replaced {
  readonly city: City
  readonly counts: JoinCounts
}

function replaceCommunities(
  city: City,
  { communities: supplied }: SuppliedCommunities,
  snapper: Snapper,
): Replaced {
  const { communities, origins, residents } = suppliedPeople(supplied)
  const points = supplied.map(({ at }) => at)
  const { entries } = joinPoints(points, snapper)
  const { counts } = city.manifest
  const people = { communities: communities.length, origins: origins.count }
  return {
    city: {
      ...city,
      // the list need not name everybody who lives there: the map must serve them all the same
      manifest: withCounts(city, { ...people, residents: Math.max(residents, counts.residents) }),
      communities,
      mappedCommunities: city.mappedCommunities ?? city.communities,
      origins,
      originEntries: entries,
    },
    counts: joinCounts(city, points, entries),
  }
}

function replaceFacilities(
  city: City,
  { facilities: supplied }: SuppliedFacilities,
  snapper: Snapper,
): Replaced {
  const { entries } = joinFacilities(
    supplied.map(({ lon, lat, rings }) => ({ points: rings === null ? [[lon, lat]] : [], outline: rings })),
    snapper,
  )
  const points = supplied.map(({ lon, lat }): LonLat => [lon, lat])
  return {
    city: {
      ...city,
      manifest: withCounts(city, { facilities: supplied.length }),
      facilities: suppliedFacilityTable(supplied, city.manifest.services),
      facilityEntries: entries,
    },
    counts: joinCounts(city, points, entries),
  }
}

/** The city's own, then the list's; how many people the map must serve is known without it. */
function addCommunities(city: City, supplied: SuppliedCommunities, snapper: Snapper): Replaced {
  const { city: own, counts } = replaceCommunities(city, supplied, snapper)
  const [first, before] = [city.communities.length, city.origins.count]
  const origins = {
    count: before + own.origins.count,
    globalId: concat(city.origins.globalId, own.origins.globalId, before),
    community: concat(city.origins.community, own.origins.community, first),
    residentsTenths: concat(city.origins.residentsTenths, own.origins.residentsTenths, 0),
  }
  const communities = [...city.communities, ...own.communities]
  return {
    city: {
      ...city,
      manifest: withCounts(city, { communities: communities.length, origins: origins.count }),
      communities,
      mappedCommunities: city.mappedCommunities ?? city.communities,
      origins,
      originEntries: behind(city.originEntries, own.originEntries, before),
    },
    counts,
  }
}

function addFacilities(city: City, supplied: SuppliedFacilities, snapper: Snapper): Replaced {
  const { city: own, counts } = replaceFacilities(city, supplied, snapper)
  const { count } = city.facilities
  const rows = supplied.facilities.map((facility, i) => {
    const { firstLane, lanes } = own.facilities
    return [count + i, { ...facility, lanes: [...lanes.subarray(firstLane[i], firstLane[i + 1])] }] as const
  })
  return {
    city: {
      ...city,
      manifest: withCounts(city, { facilities: count + supplied.facilities.length }),
      facilities: withFacilities(city.facilities, new Map(rows)),
      facilityEntries: behind(city.facilityEntries, own.facilityEntries, count),
    },
    counts,
  }
}

/** Two columns in a row, the numbers of the second one raised. */
function concat(first: Uint32Array, second: Uint32Array, raisedBy: number): Uint32Array {
  const both = new Uint32Array(first.length + second.length)
  both.set(first)
  for (const [i, value] of second.entries()) both[first.length + i] = value + raisedBy
  return both
}

const behind = (entries: EntryColumns, own: EntryColumns, places: number): EntryColumns =>
  withEntries(
    entries,
    new Map([...new Set(own.place)].map((place) => [places + place, entriesOfPlace(own, place)])),
  )

const withCounts = ({ manifest }: City, counts: Partial<City['manifest']['counts']>): City['manifest'] => ({
  ...manifest,
  counts: { ...manifest.counts, ...counts },
})

function joinCounts({ manifest }: City, points: readonly LonLat[], entries: EntryColumns): JoinCounts {
  const joined = new Set(entries.place)
  const inside = points.map((point) => isInBounds(manifest.bounds, point))
  return {
    count: points.length,
    outsideBounds: inside.filter((isInside) => !isInside).length,
    offNetwork: inside.filter((isInside, i) => isInside && !joined.has(i)).length,
  }
}

function notesOf(what: string, { count, outsideBounds, offNetwork }: JoinCounts): string[] {
  const of = (some: number): string => `${what}: ${some} of ${count}`
  return [
    ...(outsideBounds === 0 ? [] : [`${of(outsideBounds)} lie outside the bounds of the city's map`]),
    ...(offNetwork === 0
      ? []
      : [`${of(offNetwork)} have no street within 150 m and cannot be walked from or to`]),
  ]
}
