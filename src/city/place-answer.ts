import type { Feature, Polygon } from 'geojson'
import type { CommunityReport, RuleReport } from '../coverage/community-report.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { CheckupMethod } from '../format/checkup.ts'
import type { IsochroneFeature } from '../isochrone/isochrone.ts'
import type { ReachedStreets } from '../isochrone/reached-streets.ts'
import type { NameSet, StreetKind } from '../network/network.ts'
import type { Ruler } from '../services/standard.ts'
import type { LonLat } from '../units.ts'

/** Where a walk begins: a community (at the home nearest to its middle), or any point. */
export type Place =
  | { readonly kind: 'community'; readonly community: number }
  | { readonly kind: 'point'; readonly at: LonLat }

/** How the place could be joined to the streets. `off-network` and `outside-city` have no walks at all. */
export type Joined = 'joined' | 'far' | 'behind-wall' | 'off-network' | 'outside-city'

/** What can be walked to from one place, and how it is judged, as a home of its own. */
export interface PlaceAnswer {
  readonly method: CheckupMethod
  readonly place: Place
  /** Where the walk begins. */
  readonly at: LonLat
  readonly joined: Joined
  /** Limit of the largest polygon. */
  readonly minutes: number
  /** Facilities farther than this are not looked for. */
  readonly horizonMinutes: number
  /** Nested, ascending by `properties.minutes`; empty without walks. */
  readonly polygons: readonly IsochroneFeature[]
  /** How far one would get in a straight line. */
  readonly straight: Feature<Polygon>
  /** Area of the largest polygon as a share of the straight circle's; null without polygons. */
  readonly walkableShare: number | null
  /** The streets within the largest polygon's limit, told from `at`; null without polygons, and for estimates. */
  readonly streets: ReachedStreets | null
  /** The place judged like a community of one home; facilities are global ids. */
  readonly report: CommunityReport
  readonly outcome: PlaceOutcome
  /** One per service of the catalogue that the city knows, in lane order. */
  readonly services: readonly PlaceService[]
  /** Details of every facility that is named above, by global id. */
  readonly facilities: readonly FacilityDetails[]
  /** Those of them that stand more than 50 m from every street they are entered from; ascending global ids. */
  readonly farFromStreet: readonly number[]
  /** The city's wall time that opening hours were read at, "2026-11-22T20:00"; null: none was asked for. */
  readonly time: string | null
  /** A point on the nearest street that the walker uses, where `joined` is `off-network`; null where none is near. */
  readonly nearestStreet: LonLat | null
}

/** The key sentence in figures: required rules of the standard by what is known of them. */
export interface PlaceOutcome {
  readonly of: number
  readonly reached: number
  /** Nearest first; the rules that nothing within the horizon meets come last. */
  readonly tooFar: readonly RuleReport[]
  readonly unsure: readonly RuleReport[]
  readonly notMapped: readonly RuleReport[]
}

export interface PlaceService {
  readonly service: string
  /** Of the first rule of the standard that names the service, required ones first; null when none does. */
  readonly rule: string | null
  /** What that rule is judged by; `minutes` where there is none. */
  readonly ruler: Ruler
  /** Soonest, also where the rule is judged by metres. */
  readonly nearest: PlaceWalk | null
  /** Facilities that count for everybody within `minutes`. */
  readonly within: number
  /** In the whole city. 0: the map has none. */
  readonly inCity: number
  /**
   * Without a time those within `minutes`, soonest first, at most 8, and the nearest where none is. With a time those
   * within the horizon: known to be open, then not known, then closed; soonest first; at most 8, 4 and 4.
   */
  readonly choices: readonly PlaceChoice[]
  /** Of the facilities within the horizon how many have hours that can be read; null: no time was asked for. */
  readonly hoursKnown: HoursKnown | null
}

/** How much is known of the hours of a service's facilities within the horizon. */
export interface HoursKnown {
  readonly readable: number
  readonly of: number
}

export type HoursState = 'open' | 'closed' | 'unknown'

/**
 * Whether a facility is open at a wall time of its city, and the next local time at which that changes
 * ("2026-11-22T21:00"); null where it is not known or never.
 */
export interface OpenState {
  readonly state: HoursState
  readonly changesAt: string | null
}

export interface PlaceChoice extends PlaceWalk {
  /** Null: no time was asked for. */
  readonly hours: OpenState | null
}

export interface PlaceWalk {
  /** Global id. */
  readonly facility: number
  /** Deciseconds, and decimetres along the same path. */
  readonly ds: number
  readonly dm: number
}

/** A walk from a place to a facility, told and drawn. */
export interface RouteAnswer {
  readonly method: CheckupMethod
  readonly facility: number
  readonly ds: number
  readonly dm: number
  /** From door to door: the legs off the street are its first and last segment. */
  readonly line: readonly LonLat[]
  /** Metres off the street at both ends, in decimetres. */
  readonly startDm: number
  readonly endDm: number
  readonly stepsDm: number
  readonly signals: number
  readonly stretches: readonly RouteStretch[]
}

export interface RouteStretch {
  readonly names: NameSet | null
  readonly kind: StreetKind
  readonly ds: number
  readonly dm: number
}
