import type { Community, FacilityDetails } from '../../src/coverage/tables.ts'
import type { RowError } from '../../src/format/supplied-row.ts'
import type { LonLat } from '../../src/units.ts'

/**
 * Facilities, communities and homes as cut from their sources, before they are snapped to the network and
 * numbered by block. All coordinates are WGS-84 degrees, longitude first.
 */

/** A facility and where it can be entered. Lists are sorted by (node, way, relation), then id. */
export interface RawFacility extends Omit<FacilityDetails, 'globalId' | 'services'> {
  /** Catalogue indices of the services it gives, ascending. */
  readonly lanes: readonly number[]
  /** The node itself, or the tagged entrances and gates on the outline of an area; empty when there are none. */
  readonly points: readonly LonLat[]
  /** Closed rings (first point repeated) of an area without tagged entrances; null when `points` says it all. */
  readonly outline: readonly (readonly LonLat[])[] | null
}

export interface FacilityReport {
  /** Facilities per service, by catalogue index; one that gives two services stands in both. */
  readonly perLane: readonly number[]
  /** A node merged into the area that contains it. */
  readonly mergedIntoArea: number
  /** A platform or second node merged into its bus stop. */
  readonly mergedStops: number
  readonly withEntrances: number
  /** Classified areas that could not be built: broken rings or nodes that the extract lacks. */
  readonly brokenAreas: number
}

/** A community before its residents are rounded to tenths; its homes are the origins that name its index. */
export type RawCommunity = Community

/** One place where walks begin: a home, or the community's point when no home is mapped. */
export interface RawOrigin {
  readonly lon: number
  readonly lat: number
  /** Index into the communities of the same result. */
  readonly community: number
  /** Residents as a decimal number; 0 when unknown. */
  readonly residents: number
}

export interface CommunityReport {
  readonly dwellings: number
  /** Footprint × levels of all dwellings, m². */
  readonly floorAreaM2: number
  /** Share of that floor area whose levels are mapped, 0 … 1. */
  readonly knownLevelsShare: number
  readonly supplied: number
  readonly suppliedOutsideBounds: number
  readonly rowErrors: readonly RowError[]
  readonly named: number
  /** Named places and estates without any dwelling of their own: kept as a point. */
  readonly namedWithoutDwelling: number
  readonly derived: number
  /** Dwellings that belong to no community. */
  readonly unassignedDwellings: number
  /** Residents over all origins, after scaling. */
  readonly residents: number
  /** Census total ÷ estimate before scaling; null when there was no census total. */
  readonly censusScale: number | null
}

export interface RawCommunities {
  readonly communities: readonly RawCommunity[]
  /** Ascending by community. */
  readonly origins: readonly RawOrigin[]
  readonly report: CommunityReport
}
