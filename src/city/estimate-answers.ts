import { residentsAround, residentsNear } from '../coverage/nearby.ts'
import type { FacilityDetails, FacilityTable } from '../coverage/tables.ts'
import type { SuppliedCommunity } from '../format/supplied-communities.ts'
import type { SuppliedFacility } from '../format/supplied-facilities.ts'
import { straightLineCircle, type IsochroneFeature } from '../isochrone/isochrone.ts'
import type { WalkingPace } from '../network/metric.ts'
import type { Standard } from '../services/standard.ts'
import { UNREACHED, type LonLat } from '../units.ts'
import type { Assessment } from './assess-city.ts'
import type { AnswerRequest, PlaceRouteAsked } from './create-walks.ts'
import { DETOUR_FACTOR, estimateCity, estimatedWalk, type PeopleAround } from './estimate.ts'
import { estimatedServices, straightTo } from './estimate-services.ts'
import type { Place, PlaceAnswer, RouteAnswer } from './place-answer.ts'
import { hoursReader } from './place-choices.ts'
import { bandMinutes, DEFAULT_MINUTES } from './place-horizon.ts'
import { namedFacilities, outcomeOf } from './place-outcome.ts'
import { NO_COMMUNITY } from './place-report.ts'
import { nobodyAt, suppliedFacilityTable, suppliedPeople } from './supplied-places.ts'

/** Somebody's own places where no city's streets are known; indices and global ids are rows. */
export interface EstimateInput {
  readonly communities: readonly SuppliedCommunity[]
  readonly facilities: readonly SuppliedFacility[]
  /** Service ids of the catalogue, in lane order. */
  readonly services: readonly string[]
}

/** By what a city or a place is judged. */
export interface EstimateTerms {
  readonly standard: Standard
  readonly walker: WalkingPace
  readonly minutes: number | null
}

export interface Estimate {
  /** See `estimateCity`. */
  readonly assess: (terms: EstimateTerms) => Assessment
  readonly answer: (request: Omit<AnswerRequest, 'details'>) => PlaceAnswer
  /** A straight line, as long as the walk is taken to be; null beyond 109 minutes or without such a row. */
  readonly route: (request: Omit<PlaceRouteAsked, 'details'>) => RouteAnswer | null
}

/** Everything is looked for: as far as a time is told at all. */
const HORIZON_MINUTES = Math.floor((UNREACHED - 1) / 600)

/** What `createWalks` answers, for places without streets. Estimates all: `straight-line-estimate`. */
export function createEstimate(input: EstimateInput): Estimate {
  const known: Known = {
    ...input,
    table: suppliedFacilityTable(input.facilities, input.services),
    people: suppliedPeople(input.communities),
  }
  return {
    assess: (terms) => estimateCity({ ...input, ...asTermsOf(terms) }),
    answer: (request) => answer(known, request),
    route: (request) => route(known, request),
  }
}

interface Known extends EstimateInput {
  readonly table: FacilityTable
  readonly people: ReturnType<typeof suppliedPeople>
}

const asTermsOf = ({ standard, walker, minutes }: EstimateTerms) =>
  minutes === null ? { standard, walker } : { standard, walker, minutes }

function answer(known: Known, request: Omit<AnswerRequest, 'details'>): PlaceAnswer {
  const { place, walker } = request
  const own = ownOf(known, place)
  const { at } = own
  const minutes = request.minutes ?? DEFAULT_MINUTES
  const people = peopleAround(known, place, own)
  const { standard, report: reportOf } = estimateCity({
    ...known,
    ...asTermsOf(request),
    communities: [own],
    people,
  })
  const community = place.kind === 'community' ? place.community : NO_COMMUNITY
  const report = { ...reportOf(0), community }
  const details = (row: number): FacilityDetails | undefined => detailsOf(known, row)
  const hoursOf = hoursReader({ ...request, details })
  const services = estimatedServices(known, { at, standard, walker, minutes, hoursOf })
  return {
    method: 'straight-line-estimate',
    place,
    at,
    joined: 'joined',
    minutes,
    horizonMinutes: HORIZON_MINUTES,
    polygons: bandMinutes(minutes).map((limit) => reachOf(at, walker, limit)),
    straight: straightLineCircle(at, { paceMps: walker.paceMps, minutes }),
    walkableShare: null,
    streets: null,
    report,
    outcome: outcomeOf(report, standard),
    services,
    facilities: namedFacilities({ report, services }, details),
    farFromStreet: [],
    time: request.time ?? null,
    nearestStreet: null,
  }
}

/** A community's row, or a row of nobody at the point. Throws when there is no such row. */
function ownOf({ communities }: Known, place: Place): SuppliedCommunity {
  if (place.kind === 'community') {
    const own = communities[place.community]
    if (own !== undefined) return own
    throw new Error(`community ${place.community}: expected an index below ${communities.length}`)
  }
  return nobodyAt(place.at)
}

/** Who lives around does not depend on who asks: a point has the neighbours that a community there would have. */
function peopleAround({ people }: Known, place: Place, own: SuppliedCommunity): PeopleAround {
  const { communities, residents } = people
  const near =
    place.kind === 'community'
      ? residentsNear(communities).slice(place.community, place.community + 1)
      : residentsAround(suppliedPeople([own]).communities, communities)
  return { residentsInCity: residents, residentsNear: near }
}

/** Where a walk of this long gets by the detour it is taken to make. */
function reachOf(at: LonLat, { paceMps }: WalkingPace, minutes: number): IsochroneFeature {
  const circle = straightLineCircle(at, { paceMps: paceMps / DETOUR_FACTOR, minutes })
  return { ...circle, properties: { minutes } }
}

function route(
  known: Known,
  { place, walker, facility }: Omit<PlaceRouteAsked, 'details'>,
): RouteAnswer | null {
  const { at } = ownOf(known, place)
  const to = known.facilities[facility]
  const walk = to === undefined ? null : estimatedWalk(straightTo(at, to), walker.paceMps)
  if (walk === null || to === undefined) return null
  return {
    method: 'straight-line-estimate',
    facility,
    ...walk,
    line: [at, [to.lon, to.lat]],
    startDm: 0,
    endDm: 0,
    stepsDm: 0,
    signals: 0,
    stretches: [],
  }
}

function detailsOf({ facilities }: Known, globalId: number): FacilityDetails | undefined {
  const facility = facilities[globalId]
  if (facility === undefined) return undefined
  const { rings: _rings, ...details } = facility
  return { globalId, ...details }
}
