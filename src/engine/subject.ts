import { unknownService, type AssessRequest, type Assessment } from '../city/assess-city.ts'
import type { Walks } from '../city/create-walks.ts'
import type { LiveCity } from '../city/live/live-city.ts'
import type { OpenState, PlaceAnswer, RouteAnswer } from '../city/place-answer.ts'
import type { StreetLines } from '../city/street-lines.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { Checkup } from '../format/checkup.ts'
import type { CityManifest } from '../format/city-manifest.ts'
import type { NameIndex } from '../format/name-index.ts'
import type { SuppliedFacility } from '../format/supplied-facilities.ts'
import type { LonLat } from '../units.ts'
import { fileFault } from './engine-error.ts'
import { manifestFile, type Watch } from './load-city.ts'
import type { OpenCity, PlaceRequest, RouteRequest, Terms } from './protocol.ts'

export type Details = ReadonlyMap<number, FacilityDetails>

/** What is open: a built city, one with somebody's own places in it, or places without streets. */
export interface Subject {
  readonly opened: OpenCity
  readonly labels: Pick<Checkup, 'city' | 'cityHash' | 'method'>
  /** Fetches whatever `assess` and `details` read, as one piece of progress. */
  readonly loadAll: (watch: Watch) => Promise<void>
  readonly assess: (terms: Terms, watch: Watch) => Promise<Assessment>
  /** Of every facility, by global id. */
  readonly details: (watch: Watch) => Promise<Details>
  readonly place: (request: PlaceRequestRead, watch: Watch) => Promise<PlaceAnswer>
  readonly route: (request: RouteRequest, watch: Watch) => Promise<RouteAnswer>
  /** What can be searched; the columns are made for the asker. */
  readonly names: (watch: Watch) => Promise<NameIndex>
  /** The whole city, live; null without streets. */
  readonly live: LiveSubject | null
}

export interface PlaceRequestRead extends PlaceRequest {
  /** Whether a facility is open at the time of the request; null where it has none. */
  readonly openState: ((facility: FacilityDetails) => OpenState) | null
}

export interface LiveSubject {
  readonly streets: (watch: Watch) => Promise<StreetLines>
  /** Loads the shapes of streets, which edits need, when asked to, and waits for its turn. @throws EngineFault */
  readonly take: <T>(
    asked: { readonly needsShapes: boolean; readonly watch: Watch },
    use: (live: LiveCity) => T | Promise<T>,
  ) => Promise<T>
  /** Gives its memory back; it is taken again when somebody asks. */
  readonly release: () => void
}

export const assessRequest = ({ standard, walker, minutes }: Terms): AssessRequest =>
  minutes === null ? { standard, walker } : { standard, walker, minutes }

/** @throws EngineFault of `city.json` when the standard asks for a service that the city was built without. */
export function requireServices({ services }: CityManifest, { standard }: Terms): void {
  const unknown = unknownService(standard, services)
  if (unknown === undefined) return
  const message = `${manifestFile}: lists no service "${unknown}", which the standard "${standard.id}" asks for: build the city again`
  throw fileFault('broken', manifestFile, { message })
}

/** Terms are plain data, so their text tells whether two are the same. */
export const keyOf = (terms: Terms): string => JSON.stringify(terms)

export const detailsById = (rows: Iterable<FacilityDetails>): Details =>
  new Map(Array.from(rows, (row) => [row.globalId, row]))

export const answerFrom = (
  walks: Walks,
  { place, terms: { standard, walker, minutes }, time, openState }: PlaceRequestRead,
  details: Details,
): PlaceAnswer =>
  walks.answer({
    place,
    standard,
    walker,
    minutes,
    time,
    openState,
    details: (facility) => details.get(facility),
  })

/** @throws Error when no walk leads to the facility. */
export const routeFrom = (
  walks: Walks,
  { place, terms: { walker }, facility }: RouteRequest,
  details: Details,
): RouteAnswer =>
  requireRoute(walks.route({ place, walker, facility, details: (id) => details.get(id) }), facility)

/** @throws Error without a route: only facilities that the answer of a place lists are asked for. */
export function requireRoute(route: RouteAnswer | null, facility: number): RouteAnswer {
  if (route !== null) return route
  throw new Error(
    `facility ${facility}: no walk leads there, expected one that the answer of the place lists`,
  )
}

/** Of somebody's own facilities: row i of the file is facility i, behind `before` others. */
export const suppliedDetails = (facilities: readonly SuppliedFacility[], before = 0): Details =>
  detailsById(facilities.map(({ rings: _rings, ...details }, i) => ({ ...details, globalId: before + i })))

export const UNWATCHED: Watch = () => undefined

/** Around the outermost points, degrees: about a kilometre of air, in which they can be seen and walked from. */
const AROUND = 0.01

/** The bounds of points with some air, in degrees. */
export function boundsOfPoints(points: readonly LonLat[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of points) {
    bounds[0] = Math.min(bounds[0], lon - AROUND)
    bounds[1] = Math.min(bounds[1], lat - AROUND)
    bounds[2] = Math.max(bounds[2], lon + AROUND)
    bounds[3] = Math.max(bounds[3], lat + AROUND)
  }
  return bounds
}
