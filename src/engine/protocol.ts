import type { Edit } from '../city/edit.ts'
import type { FirmOpen } from '../city/firm-open.ts'
import type { Firm } from '../city/firm.ts'
import type { Gate } from '../city/gates.ts'
import type { Judgement } from '../city/judgement.ts'
import type { ProposedSites, SitesAsked } from '../city/live/propose-sites.ts'
import type { OpeningsAsked } from '../city/live/rank-openings.ts'
import type { Place, PlaceAnswer, RouteAnswer } from '../city/place-answer.ts'
import type { PlanGains } from '../city/plan/plan-gains.ts'
import type { StepProblem } from '../city/plan/resolve-steps.ts'
import type { OpeningSteps } from '../city/plan/step-of-edit.ts'
import type { StreetLines } from '../city/street-lines.ts'
import type { AreaFigures, AreaName } from '../coverage/areas.ts'
import type { CommunityReport } from '../coverage/community-report.ts'
import type { Community, FacilityDetails } from '../coverage/tables.ts'
import type { CheckupMethod } from '../format/checkup.ts'
import type { CityManifest } from '../format/city-manifest.ts'
import type { PlanStep } from '../format/plan.ts'
import type { PageAt } from '../format/gap-cells.ts'
import type { GapChoice } from '../format/gap-entries.ts'
import type { GapListName } from '../format/gap-files.ts'
import type { GapTemplate } from '../format/gap-template.ts'
import type { GapTexts } from '../format/gap-texts.ts'
import type { NameIndex } from '../format/name-index.ts'
import type { CommunityField } from '../format/supplied-communities.ts'
import type { FacilityField } from '../format/supplied-facilities.ts'
import type { RowError } from '../format/supplied-row.ts'
import type { CoordinateSystem } from '../format/supplied-table.ts'
import type { Service } from '../services/catalogue.ts'
import type { Standard } from '../services/standard.ts'
import type { Walker } from '../services/walker.ts'
import type { LonLat } from '../units.ts'
import type { WeekHours } from './opening-hours.ts'

/** What the worker is asked and what it answers: name → [input, output]. Inputs and outputs are plain data. */
export interface Protocol {
  /** Services, standards and walkers that come with the page. */
  readonly reference: [null, Reference]
  /** `city.json` and the communities; streets are loaded when a walk needs them. */
  readonly open: [OpenRequest, OpenCity]
  /** Loads the whole city and judges every community. */
  readonly judge: [Terms, Judgement]
  /** Loads what surrounds the place and walks from it. */
  readonly place: [PlaceRequest, PlaceAnswer]
  /** As `place`, for a second walker: beside it, so that neither takes the other's turn. */
  readonly compare: [PlaceRequest, PlaceAnswer]
  readonly route: [RouteRequest, RouteAnswer]
  /** Opening hours of one place as a week; null where they cannot be read. */
  readonly hours: [HoursRequest, WeekHours | null]
  /** Figures of a part of the city, by the next smaller areas and by community type; loads the whole city. */
  readonly areas: [AreasRequest, AreaFigures]
  /** Everything about one community under the terms; loads the whole city. */
  readonly community: [CommunityRequest, CommunityAnswer]
  /** The check-up as a file, as `npm run checkup` writes it. */
  readonly checkup: [CheckupRequest, CheckupFile]
  /** The 问题清单 as a file. */
  readonly gapFile: [GapFileRequest, GapFile]
  /** Puts somebody's own places in the city's stead, or opens them without one; null takes them away again. */
  readonly ownPlaces: [OwnPlacesRequest | null, OpenCity]
  /** Everything the search knows of what is open: names, house numbers and how they are written. */
  readonly names: [null, NameIndex]
  /** Every street of the open city, to be drawn; loads the whole city with its shapes. */
  readonly streets: [null, StreetLines]
  /** The whole city judged with edits, and a value for every node. The edits given are all that hold. */
  readonly live: [LiveRequest, LiveAnswer]
  /** The same with the steps of a plan: those that cannot be done in this city are left out and told. */
  readonly plan: [PlanRequest, PlanAnswer]
  /** What each step of a plan gives, in order. Long: tells its progress and can be cancelled. */
  readonly planGains: [PlanGainsRequest, PlanGains]
  /** The gates of the open city as the data have them; loads the whole city. */
  readonly gates: [null, readonly Gate[]]
  /** The best places for more facilities of a service. Long: tells its progress and can be cancelled. */
  readonly sites: [SitesRequest, ProposedSites]
  /** Closed gates and missing links, by the residents who would gain. Long, too. */
  readonly openings: [OpeningsRequest, OpeningSteps]
  /** Facilities of what is open, by data id, or the nearest to a point. */
  readonly facilities: [FacilitiesRequest, readonly FacilityDetails[]]
  /** How far the figures hang on minutes, walkers, rulers, thresholds and single facilities. Long, too. */
  readonly firm: [FirmRequest, FirmAnswer]
  /** What is open at one moment, and how far that carries. Long, too. */
  readonly firmOpen: [FirmOpenRequest, FirmOpen]
}

export type RequestName = keyof Protocol
export type Input<N extends RequestName> = Protocol[N][0]
export type Output<N extends RequestName> = Protocol[N][1]

export interface Reference {
  readonly services: readonly Service[]
  readonly standards: readonly Standard[]
  readonly walkers: readonly Walker[]
}

/** By what a place or a city is judged. */
export interface Terms {
  readonly standard: Standard
  readonly walker: Walker
  /** For the standard's scalable rules; null: its own thresholds. */
  readonly minutes: number | null
}

export interface OpenRequest {
  /** Address of the city's folder, ending in a slash, such as `https://…/cities/astana/`. */
  readonly folder: string
  readonly id: string
}

/** A city that is open, before its streets are loaded. */
export interface OpenCity {
  readonly id: string
  readonly method: CheckupMethod
  /** Null where a folder or a person gives only communities and facilities, without streets. */
  readonly manifest: CityManifest | null
  /** By index, which is how communities are named everywhere in the protocol. */
  readonly communities: readonly Community[]
  /** West, south, east, north of the map's data, or of the communities without a map. */
  readonly bounds: readonly [number, number, number, number]
  /** Service ids in lane order. */
  readonly services: readonly string[]
  readonly own: OwnPlacesNote | null
}

export interface WalkRequest {
  readonly place: Place
  readonly terms: Terms
}

export interface PlaceRequest extends WalkRequest {
  /** The city's wall time at which places should be open, "2026-11-22T20:00"; null: any time will do. */
  readonly time: string | null
}

export interface RouteRequest extends WalkRequest {
  /** Global id. */
  readonly facility: number
}

export interface HoursRequest {
  /** As the map has it. */
  readonly text: string
  /** The first of the seven days, "2026-11-22". */
  readonly from: string
}

export interface AreasRequest {
  readonly terms: Terms
  /** Null: the whole city. */
  readonly area: AreaName | null
}

export interface CommunityRequest {
  readonly community: number
  readonly terms: Terms
}

export interface CommunityAnswer {
  readonly report: CommunityReport
  /** Details of every facility that the report names, by global id. */
  readonly facilities: readonly FacilityDetails[]
}

export interface CheckupRequest {
  readonly terms: Terms
  readonly format: 'json' | 'csv' | 'geojson'
}

export interface CheckupFile {
  readonly name: string
  readonly type: string
  readonly text: string
}

export interface GapFileRequest {
  readonly terms: Terms
  readonly form: 'xlsx' | 'csv' | 'geojson'
  /** Which of the two lists; a workbook has both. */
  readonly list: GapListName
  readonly choice: GapChoice
  readonly texts: GapTexts
  readonly template: GapTemplate
  /** Day of the map; null where it is not known. */
  readonly date: string | null
  /** For links to communities; null: links say the position alone. */
  readonly page: PageAt | null
}

export interface GapFile {
  readonly name: string
  readonly body: Blob
}

export interface OwnPlacesRequest {
  readonly communities: OwnFile | null
  readonly facilities: OwnFile | null
}

export interface OwnFile {
  readonly name: string
  readonly text: string
  /** What its coordinates are in; WGS-84 where nobody says otherwise. */
  readonly coordinates?: CoordinateSystem
  /** Columns by the field that they hold, where somebody chose them; null: no column holds it. */
  readonly columns?: OwnColumns
  /** What becomes of the city's own; they are replaced where nobody says otherwise. */
  readonly use?: OwnUse
}

export type OwnColumns = Readonly<Partial<Record<CommunityField | FacilityField, string | null>>>

/**
 * What a file does to the city's own: `replace` takes their place, `join` is added to them. `figures` are residents and
 * declarations of the city's communities, row by row by id or name; only a list of communities can be that.
 */
export type OwnUse = 'replace' | 'join' | 'figures'

/** What became of somebody's own files. */
export interface OwnPlacesNote {
  readonly communities: OwnFileNote | null
  readonly facilities: OwnFileNote | null
  /** True when the files were judged on the open city's streets. */
  readonly onNetwork: boolean
}

export interface OwnFileNote {
  readonly name: string
  /** Rows that are used. */
  readonly count: number
  /** Outside the bounds of the city's map, and inside them without a street within 150 m. */
  readonly outsideBounds: number
  readonly offNetwork: number
  /** Rows that cannot be used, with line (of a table) or position (of a GeoJSON feature) from 1. */
  readonly errors: readonly RowError[]
  /** What its coordinates were taken to be in. */
  readonly coordinates: CoordinateSystem
  readonly use: OwnUse
  /** Its first places, to see by whether that is right. */
  readonly first: readonly OwnPlacePreview[]
}

/** Where one of somebody's own places came to stand: WGS-84. */
export interface OwnPlacePreview {
  readonly name: string
  readonly at: LonLat
}

export interface LiveRequest {
  readonly terms: Terms
  readonly edits: readonly Edit[]
  /** What the value of a node shall be; null: none is wanted. */
  readonly show: LiveShow | null
}

export type LiveShow =
  /** Walking time to the nearest facility of a service, deciseconds; `UNREACHED` for none. */
  | { readonly kind: 'minutes'; readonly service: string }
  /** The same for a rule of the standard, in its ruler: to the nearest facility of any service that it names. */
  | { readonly kind: 'rule'; readonly rule: string }
  /** How many of the standard's required rules a place there would miss; those of which the map has nothing are left out. */
  | { readonly kind: 'missing' }

export interface LiveAnswer {
  readonly judgement: Judgement
  /** By node, as asked for. */
  readonly nodes: Uint16Array | null
  /** Edits (by position) that change nothing, since a point of theirs has no street within 150 m. */
  readonly offNetwork: readonly number[]
  /** Which make of the loops was at work. */
  readonly kernels: 'wasm' | 'plain'
  /** What the worker worked for, milliseconds: without waiting for files or for its turn. */
  readonly workMs: number
}

export interface PlanGainsRequest {
  readonly terms: Terms
  readonly steps: readonly PlanStep[]
}

export interface PlanRequest extends PlanGainsRequest {
  /** What the value of a node shall be; null: none is wanted. */
  readonly show: LiveShow | null
}

export interface PlanAnswer extends Omit<LiveAnswer, 'offNetwork'> {
  /** What `nodes` are the values of, as asked. */
  readonly show: LiveShow | null
  /** By step: null, or why it was left out. */
  readonly problems: readonly (StepProblem | null)[]
}

export interface SitesRequest extends SitesAsked {
  readonly terms: Terms
  /** Of a plan; they hold before the edits, those apart that cannot be done. */
  readonly steps?: readonly PlanStep[]
  readonly edits: readonly Edit[]
}

export interface OpeningsRequest extends OpeningsAsked {
  readonly terms: Terms
  /** As in `SitesRequest`. */
  readonly steps?: readonly PlanStep[]
  readonly edits: readonly Edit[]
}

export type FacilitiesRequest =
  /** In this order; those that are not there are left out. */
  | { readonly ids: readonly string[] }
  /** Of any of these services (null: of any at all), nearest in a straight line first. */
  | { readonly near: LonLat; readonly services: readonly string[] | null; readonly most: number }

export interface FirmRequest {
  readonly terms: Terms
  /** A curve each. */
  readonly walkers: readonly Walker[]
}

export interface FirmAnswer extends Firm {
  /** Those that `onlyOne` names, by index. */
  readonly facilities: readonly FirmFacility[]
}

export interface FirmFacility {
  readonly index: number
  readonly names: Readonly<Record<string, string>>
  readonly services: readonly string[]
}

export interface FirmOpenRequest {
  readonly terms: Terms
  /** The city's wall time, "2026-11-22T20:00". */
  readonly time: string
}

/** Why a request has no answer. `message` is for whoever mends it: what was found, where, what was expected. */
export type EngineError =
  /** A file of the city: not there, not reachable, or not what it should be. */
  | {
      readonly kind: 'file'
      readonly problem: 'missing' | 'unreachable' | 'broken'
      readonly file: string
      readonly message: string
    }
  /** A file of the person's own that cannot be used at all. */
  | { readonly kind: 'own-file'; readonly file: string; readonly message: string }
  /** Own files are there, but not enough to judge by: communities without facilities and without a city. */
  | { readonly kind: 'incomplete'; readonly missing: 'communities' | 'facilities'; readonly message: string }
  /** A newer request of the same name took this one's place. */
  | { readonly kind: 'superseded'; readonly message: string }
  /** The worker stopped, was started again, and stopped again at the same request. */
  | { readonly kind: 'crashed'; readonly message: string }
  /** The page did not want the answer any more. */
  | { readonly kind: 'cancelled'; readonly message: string }
  /** The browser gives too little memory for this city; the message says how much is needed. */
  | { readonly kind: 'memory'; readonly message: string }
  | { readonly kind: 'internal'; readonly message: string }

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: EngineError }

/** Bytes of the files that a request is waiting for, and how much of a long job is done. */
export interface Progress {
  readonly loadedBytes: number
  readonly totalBytes: number
  /** 0 … 1; left out while files are loaded, and by jobs that are not long. */
  readonly doneShare?: number
}

/** From the page to the worker. */
export type ToWorker = Asked | { readonly id: number; readonly name: 'cancel' }

export type Asked = {
  readonly [N in RequestName]: { readonly id: number; readonly name: N; readonly input: Input<N> }
}[RequestName]

/** From the worker to the page. */
export type FromWorker =
  /** Once: the lock that it holds for as long as it lives (`worker-life.ts`). */
  | { readonly kind: 'alive'; readonly lock: string }
  | { readonly id: number; readonly kind: 'answer'; readonly result: Result<unknown> }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }

/** The page's side of the worker. */
export interface Engine {
  /**
   * Asks the worker. Of one name one request is under way and the newest waits; those between are answered
   * `superseded`. Never rejects. An aborted request is answered `cancelled` at once; long jobs stop soon after.
   */
  readonly ask: <N extends RequestName>(
    name: N,
    input: Input<N>,
    onProgress?: (progress: Progress) => void,
    signal?: AbortSignal,
  ) => Promise<Result<Output<N>>>
  readonly dispose: () => void
}
