import type { Accessor } from 'solid-js'
import { createContext, useContext } from 'solid-js'
import type { Judgement } from '../city/judgement.ts'
import type { AreaName } from '../coverage/areas.ts'
import type { Place, PlaceAnswer, RouteAnswer } from '../city/place-answer.ts'
import type {
  CheckupRequest,
  CommunityAnswer,
  Engine,
  EngineError,
  GapFileRequest,
  OpenCity,
  Progress,
  Reference,
  Terms,
} from '../engine/protocol.ts'
import type { Door, When } from '../format/page-link.ts'
import type { NameIndex } from '../format/name-index.ts'
import type { CityListing } from '../engine/load-city-list.ts'
import type { WeekHours } from '../engine/opening-hours.ts'
import type { Language } from '../i18n/language.ts'
import type { Standard } from '../services/standard.ts'
import type { Appearance } from '../theme.ts'
import type { LazyOffline } from './lazy-offline.ts'
import type { Notes } from './notes.ts'
import type { KeptNames, OwnKeptTrouble } from './own-kept.ts'
import type { OwnChoice } from './own-places.ts'
import type { GivenFiles } from './own-reading.ts'
import type { PaperMap } from './paper-map.ts'
import type { Plans } from './plans.ts'
import type { SharedLink } from './shared-link.ts'
import type { OwnStandards } from './standards.ts'

export type { CityListing } from '../engine/load-city-list.ts'
export type { SharedLink } from './shared-link.ts'
export { DOORS, MINUTES_RANGE, TOLERANCE_RANGE, type Door, type When } from '../format/page-link.ts'

/** What the page answers to: everything the panels and the map read, and everything they can ask for. */
export interface Session extends LazyOffline {
  // The page
  readonly door: Accessor<Door>
  readonly setDoor: (door: Door) => void
  readonly language: Accessor<Language>
  readonly setLanguage: (language: Language) => void
  /** As it is now, whether chosen or the system's. */
  readonly appearance: Accessor<Appearance>
  /** Null follows the system. */
  readonly setAppearance: (appearance: Appearance | null) => void
  /** 长辈模式: large text, few controls, a slow walker. Kept in this browser. */
  readonly isEasy: Accessor<boolean>
  readonly setEasy: (isEasy: boolean) => void

  // The city; undefined until it is there
  readonly reference: Accessor<Reference | undefined>
  readonly cities: Accessor<readonly CityListing[] | undefined>
  /** Of the link, or the only city there is; null: the visitor chooses. */
  readonly cityId: Accessor<string | null>
  readonly openCity: (id: string | null) => void
  readonly city: Accessor<OpenCity | undefined>
  /** Address of the folder of the link's city, ending in a slash. */
  readonly cityFolder: Accessor<string | null>
  readonly judgement: Accessor<Judgement | undefined>

  // Terms: by what is judged
  readonly terms: Accessor<Terms | undefined>
  /** Null: the standard's own thresholds. */
  readonly minutes: Accessor<number | null>
  readonly setMinutes: (minutes: number | null) => void
  /** Null: the standard's default walker. */
  readonly setWalker: (id: string | null) => void
  /** Null: the city's default standard. Ids of the visitor's own are understood too. */
  readonly setStandard: (id: string | null) => void
  /** What can be chosen: those that come with the page, those kept here, and the one in force. */
  readonly standardChoices: Accessor<readonly Standard[]>
  /** The visitor's own; undefined until somebody wants them, or the address names one, and they are there. */
  readonly standards: Accessor<OwnStandards | undefined>
  readonly wantStandards: () => void

  /** When places should be open; null: any time will do. */
  readonly when: Accessor<When>
  readonly setWhen: (when: When) => void
  /** 允许缺几项: how many missing services still count as inside on the map, 0 … 3. */
  readonly tolerance: Accessor<number>
  readonly setTolerance: (tolerance: number) => void

  // 「只看我的街道」
  /** The only part of the city that the planner's figures and lists are about; null: all of it. */
  readonly area: Accessor<AreaName | null>
  readonly setArea: (area: AreaName | null) => void

  // Selection, one for map and panels
  readonly place: Accessor<Place | null>
  readonly select: (place: Place | null) => void
  /** Index of the community under the pointer, on the map or in a list. */
  readonly hovered: Accessor<number | null>
  readonly hover: (community: number | null) => void
  /** The walk from the selected place; undefined while there is none. Stands until the next one is there. */
  readonly answer: Accessor<PlaceAnswer | undefined>
  /** Id of a second walker that the first is compared with; null: none, or none that is known. */
  readonly otherWalker: Accessor<string | null>
  readonly setOtherWalker: (id: string | null) => void
  /** The same walk by the second walker. Stands, like `answer`, until the next one is there. */
  readonly comparison: Accessor<PlaceAnswer | undefined>
  /** The selected community under the terms; asked for at the planner's door. */
  readonly communityAnswer: Accessor<CommunityAnswer | undefined>
  /** The facility whose route is shown; a global id. */
  readonly focus: Accessor<Focus | null>
  readonly setFocus: (focus: Focus | null) => void
  /** Focuses the nearest facility of a service, now or as soon as there is a place to walk from. */
  readonly focusService: (service: string) => void
  readonly route: Accessor<RouteAnswer | undefined>
  /** Hours of the focused facility, from today in the city; null: not readable; undefined: none, or not there yet. */
  readonly week: Accessor<WeekHours | null | undefined>
  /** The rule by which the map is painted; null: the grade. */
  readonly mapRule: Accessor<string | null>
  readonly setMapRule: (rule: string | null) => void
  /** As chosen for the planner's map; see `modeOf` of the map for what is shown. */
  readonly mapMode: Accessor<MapMode>
  readonly setMapMode: (mode: MapMode) => void
  /** Whether the planner's map has the streets by value. */
  readonly areStreetsShown: Accessor<boolean>
  readonly showStreets: (areShown: boolean) => void
  /** Whether the map also draws how far one would get in a straight line. */
  readonly isStraightShown: Accessor<boolean>
  readonly showStraight: (isShown: boolean) => void

  /** Asks the engine: for state that is loaded apart from this. */
  readonly ask: Engine['ask']

  // Plans
  /** Undefined until somebody wants them and they are there. */
  readonly plans: Accessor<Plans | undefined>
  readonly wantPlans: () => void
  /** They were wanted, and their code did not come. */
  readonly arePlansMissing: Accessor<boolean>
  /** Whether the address bears a plan that was handed on. */
  readonly isPlanLinked: Accessor<boolean>
  /** What the map paints: the city with the current plan while 怎么补 is open, else as it is today. */
  readonly shown: Accessor<Judgement | undefined>

  // What the map lends
  /** Draws what the map shows as a picture; null while there is no map that could. */
  readonly mapPicture: Accessor<MapPicture | null>
  /** The map's own word. */
  readonly offerMapPicture: (picture: MapPicture | null) => void

  // Search
  /** What can be searched beside communities and services; undefined until somebody wants it and it is there. */
  readonly names: Accessor<NameIndex | undefined>
  readonly wantNames: () => void
  readonly isReadingNames: Accessor<boolean>

  // Work and trouble
  readonly work: Accessor<Work>
  readonly problems: Accessor<readonly Problem[]>
  readonly dismiss: (problem: Problem) => void
  /** Tells of trouble that the session cannot see, such as the map's. */
  readonly report: (problem: Problem) => void
  /** Asks again for whatever failed and can be asked again. */
  readonly retry: () => void
  readonly retryable: (problem: Problem) => boolean
  /** How often that was asked for: what the session cannot ask again by itself, such as the basemap, follows it. */
  readonly attempt: Accessor<number>

  // Somebody's own files
  readonly useFiles: (files: readonly File[]) => Promise<void>
  /** Says that a file is what it was not taken for. */
  readonly swapFiles: () => Promise<void>
  /** Says what a file's coordinates are in, what its columns mean, or what becomes of the city's own. */
  readonly changeFile: (role: keyof OwnFiles, choice: OwnChoice) => Promise<void>
  readonly removeFile: (role: keyof OwnFiles) => Promise<void>
  /** Gives up the files that are being read. */
  readonly cancelFiles: () => void
  readonly ownFiles: Accessor<OwnFiles>
  /** What choices are about: the files that failed last, else those in use. */
  readonly ownGiven: Accessor<GivenFiles>
  readonly ownUsed: Accessor<GivenFiles>
  /** What of them is kept for the next visit. */
  readonly ownKept: OwnKept
  readonly forgetFiles: () => Promise<void>
  /** Offers the check-up as a download. */
  readonly download: (format: CheckupRequest['format']) => Promise<void>
  /** Offers the 问题清单 as a download. */
  readonly downloadGaps: (request: GapFileRequest) => Promise<void>
  /** 「我需要」, ratings and corrections of this browser. */
  readonly notes: Notes
  /** What the page is at as an address to hand on. */
  readonly shared: () => SharedLink
}

/**
 * A PNG of the map by day, fitted to the circle, without panels and with the data's sources; of a map for paper, when
 * one is given. Size in pixels. @throws Error when it cannot be drawn.
 */
export type MapPicture = (
  size: { readonly width: number; readonly height: number },
  paper?: PaperMap,
) => Promise<Blob>

/** What streets and communities tell at the planner's door: the verdict (by grade or by one rule), or how far it is. */
export type MapMode = 'verdict' | 'bands'

export interface Focus {
  readonly service: string
  readonly facility: number
}

/** What is under way; null where nothing is. */
export interface Work {
  readonly city: boolean
  readonly judgement: Progress | null
  readonly place: Progress | null
  readonly comparison: Progress | null
  readonly ownFiles: Progress | null
}

/** Something that went wrong and still matters. */
export interface Problem {
  readonly what:
    | 'cities'
    | 'city'
    | 'judgement'
    | 'place'
    | 'comparison'
    | 'route'
    | 'community'
    | 'own-files'
    | 'names'
    | 'download'
    | 'link'
    | 'map'
    | 'notes'
  readonly error: ProblemError
}

export type ProblemError =
  | EngineError
  /** A link that says something that is not there; `message` names the part. */
  | { readonly kind: 'link'; readonly message: string }
  /** This browser cannot keep notes, or not read those of an earlier time. */
  | {
      readonly kind: 'storage'
      readonly problem: 'blocked' | 'full' | 'unreadable'
      readonly message: string
    }
  /** This browser cannot draw the map. */
  | { readonly kind: 'no-webgl'; readonly message: string }

/** Names of kept files, whether those in use are from an earlier visit, and why some are not kept. */
export interface OwnKept {
  readonly names: Accessor<KeptNames>
  readonly isRestored: Accessor<boolean>
  readonly trouble: Accessor<OwnKeptTrouble | null>
}

/** The files as they were taken; null where none was given. */
export interface OwnFiles {
  readonly communities: string | null
  readonly facilities: string | null
}

const SessionContext = createContext<Session>()

export const SessionProvider = SessionContext.Provider

/** The session of this page. @throws Error outside its provider. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession: no SessionProvider above this component')
  return session
}
