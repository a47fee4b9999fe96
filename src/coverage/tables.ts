import type { NameSet } from '../network/network.ts'
import type { FacilityAccess, FacilityMode } from '../services/facility-access.ts'

/** What a verdict needs to know of facilities, by facility index (ascending global id, so ties are stable). */
export interface FacilityTable {
  readonly count: number
  /** Stable index in the whole city; equals the position when every block is loaded. */
  readonly globalId: Uint32Array
  /** Service lanes of facility i: `lanes[firstLane[i] … firstLane[i + 1])`, ascending. */
  readonly firstLane: Uint32Array
  readonly lanes: Uint8Array
  /** Index into `FACILITY_ACCESS` and `FACILITY_MODES`. */
  readonly access: Uint8Array
  readonly mode: Uint8Array
}

/** Where people live, by origin index. An origin without an entry is "not on the network". */
export interface OriginTable {
  readonly count: number
  readonly globalId: Uint32Array
  /** Index into the communities. */
  readonly community: Uint32Array
  /** Residents in tenths of a person, so that file and memory agree exactly; 0 when unknown. */
  readonly residentsTenths: Uint32Array
}

/** 社区, 村, 小区, 推算街坊. Never summed together. */
export const COMMUNITY_UNITS = ['community', 'village', 'estate', 'derived'] as const
export type CommunityUnit = (typeof COMMUNITY_UNITS)[number]

/** Where the walks of a community begin. */
export const ORIGIN_KINDS = ['homes', 'point', 'office'] as const
export type OriginKind = (typeof ORIGIN_KINDS)[number]

export const RESIDENTS_SOURCES = ['given', 'floor-area', 'none'] as const
export type ResidentsSource = (typeof RESIDENTS_SOURCES)[number]

export interface Community {
  /** Stable across builds of the same input: a source id, `osm:<type>/<id>`, or `block:<lonE5>,<latE5>`. */
  readonly id: string
  readonly names: NameSet
  readonly unit: CommunityUnit
  readonly origin: OriginKind
  readonly lon: number
  readonly lat: number
  readonly residents: number | null
  /** Persons aged 60 or older: only from a supplied file that tells. */
  readonly elderly?: number
  /** Whether it is declared as meeting the standard: only from a supplied file that tells. */
  readonly declared?: boolean
  readonly residentsSource: ResidentsSource
  /** Share of floor area with mapped levels behind `residents`, 0 … 1; null when not from floor area. */
  readonly knownLevelsShare: number | null
  /** 老旧小区, 商品房小区 …: only from a supplied file, or `old-estate` inferred from start_date ≤ 2000. */
  readonly communityType: string | null
  readonly communityTypeInferred: boolean
  readonly district: string | null
  readonly street: string | null
}

/** Everything about a facility that words and cards need; read from `facilities-<k>.fgb`. */
export interface FacilityDetails {
  readonly globalId: number
  /** `osm:node/123`, `osm:way/…`, or `<file>:<row>` for supplied ones. */
  readonly id: string
  readonly names: NameSet
  readonly lon: number
  readonly lat: number
  readonly services: readonly string[]
  readonly access: FacilityAccess
  readonly mode: FacilityMode
  readonly openingHours: string | null
  readonly phone: string | null
  readonly wheelchair: string | null
  readonly operator: string | null
  readonly address: string | null
  /** Footprint in square metres for areas. */
  readonly areaM2: number | null
  /** Notes for the reader, such as "school level not mapped: counted for both". */
  readonly flags: readonly string[]
}
