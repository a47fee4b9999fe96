import { standardAt } from '../coverage/standard-at.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import { isochrone, NOTHING, straightLineCircle, type Isochrone } from '../isochrone/isochrone.ts'
import { plainSurface } from '../isochrone/plain-surface.ts'
import type { SurfaceKernels } from '../isochrone/surface-kernels.ts'
import type { Ruler, WalkingPace } from '../network/metric.ts'
import type { StreetShapes } from '../network/network.ts'
import { createSearch } from '../network/search.ts'
import { FACILITY_ACCESS } from '../services/facility-access.ts'
import type { Standard } from '../services/standard.ts'
import { requireServices } from './assess-city.ts'
import type { City } from './city.ts'
import type { OpenState, Place, PlaceAnswer, RouteAnswer } from './place-answer.ts'
import { entriesByEdge, entriesOfPlace, farFromStreet } from './place-entries.ts'
import { bandMinutes, DEFAULT_MINUTES, horizonDmOf, horizonMinutesOf } from './place-horizon.ts'
import { createMetrics, type Metrics } from './place-metrics.ts'
import { namedFacilities, outcomeOf } from './place-outcome.ts'
import { hoursReader } from './place-choices.ts'
import { placeReport, placeServices } from './place-report.ts'
import { placeRoute } from './place-route.ts'
import { createPlaceStarts, type PlaceStart, type PlaceStarts } from './place-start.ts'
import { createPlaceSupply, type PlaceSupply } from './place-supply.ts'
import { placeWalks, type PlaceWalks, type Walkable } from './place-walks.ts'

export interface AnswerRequest {
  readonly place: Place
  readonly standard: Standard
  readonly walker: WalkingPace
  /** For the standard's scalable rules and the largest polygon; null: its own thresholds, and 15. */
  readonly minutes: number | null
  /** By global id; what nobody knows of is left out. */
  readonly details: (globalId: number) => FacilityDetails | undefined
  /** The city's wall time at which `openState` reads hours; null: none is asked for. */
  readonly time?: string | null
  /** Whether a facility is open at that time. */
  readonly openState?: ((facility: FacilityDetails) => OpenState) | null
}

export interface PlaceRouteAsked extends Pick<AnswerRequest, 'place' | 'walker'> {
  /** Global id. */
  readonly facility: number
  /** So that the line ends at the facility's point; without it at the street. */
  readonly details?: AnswerRequest['details']
}

export interface Walks {
  /** What can be walked to from a place, and how it is judged. Throws as `assessCity` does for unknown services. */
  readonly answer: (request: AnswerRequest) => PlaceAnswer
  /** The same answer with other details: so that they can be loaded once it is known which facilities are named. */
  readonly withDetails: (answer: PlaceAnswer, details: AnswerRequest['details']) => PlaceAnswer
  /** How far from its own point a community's walks begin at a home; null where they begin at none that is loaded. */
  readonly homeM: (request: Pick<AnswerRequest, 'place' | 'walker'>) => number | null
  /** Null when the facility is not loaded, or no walk leads there. */
  readonly route: (request: PlaceRouteAsked) => RouteAnswer | null
}

interface Tools extends Walkable {
  readonly shapes: StreetShapes
  readonly metrics: Metrics
  readonly starts: PlaceStarts
  readonly supply: PlaceSupply
  readonly surface: SurfaceKernels
}

/**
 * Answers about single places of a city, whole or part of one (the spine and `blocksForPlace`); its communities must be
 * loaded. Keeps its workspaces between calls: one for each opened city.
 * @param surface that draws the polygons
 */
export function createWalks(
  city: City,
  shapes: StreetShapes,
  surface: SurfaceKernels = plainSurface(),
): Walks {
  const tools: Tools = {
    city,
    shapes,
    search: createSearch(city.network),
    facilitiesAt: entriesByEdge(city.facilityEntries, city.network.edgeCount),
    metrics: createMetrics(city.network),
    starts: createPlaceStarts(city, shapes),
    supply: createPlaceSupply(city),
    surface,
  }
  return {
    answer: (request) => answer(tools, request),
    withDetails: (answered, details) => ({ ...answered, ...told(tools.city, answered, details) }),
    homeM: ({ place, walker }) => tools.starts(place, tools.metrics(walker, 'minutes')).homeM,
    route: (request) => route(tools, request),
  }
}

function answer(tools: Tools, request: AnswerRequest): PlaceAnswer {
  const { city, metrics, supply } = tools
  const { place, walker, details } = request
  const minutes = request.minutes ?? DEFAULT_MINUTES
  requireServices(city, request.standard)
  const standard = request.minutes === null ? request.standard : standardAt(request.standard, request.minutes)
  const start = tools.starts(place, metrics(walker, 'minutes'))
  const horizonMinutes = Math.max(minutes, horizonMinutesOf(standard))
  const walksBy = walksFrom(tools, { ...request, standard }, { start, horizonMinutes })
  const walked = { city, supply, standard, place, start, walksBy }
  const report = placeReport(walked)
  const services = placeServices(walked, { minutes, hoursOf: hoursReader(request) })
  return {
    method: 'network',
    place,
    at: start.at,
    joined: start.joined,
    minutes,
    horizonMinutes,
    ...picture(tools, walker, { start, minutes }),
    straight: straightLineCircle(start.at, { paceMps: walker.paceMps, minutes }),
    report,
    outcome: outcomeOf(report, standard),
    services,
    ...told(city, { report, services }, details),
    time: request.time ?? null,
    nearestStreet: start.nearestStreet,
  }
}

/** What is known of the facilities that an answer names. */
function told(
  city: City,
  named: Pick<PlaceAnswer, 'report' | 'services'>,
  details: AnswerRequest['details'],
): Pick<PlaceAnswer, 'facilities' | 'farFromStreet'> {
  const facilities = namedFacilities(named, details)
  return { facilities, farFromStreet: farFromStreet(city, facilities) }
}

/** Each ruler is walked by when first asked for. */
function walksFrom(
  tools: Tools,
  { standard, walker }: AnswerRequest,
  { start, horizonMinutes }: { readonly start: PlaceStart; readonly horizonMinutes: number },
): (ruler: Ruler) => PlaceWalks {
  const known = new Map<Ruler, PlaceWalks>()
  return (ruler) => {
    const limit = ruler === 'minutes' ? Math.round(600 * horizonMinutes) : horizonDmOf(standard, walker)
    const metricOn: Parameters<typeof placeWalks>[1]['metricOn'] = (ground) =>
      tools.metrics(walker, ruler, ground)
    const walks = known.get(ruler) ?? placeWalks(tools, { entries: start.entries, metricOn, limit })
    known.set(ruler, walks)
    return walks
  }
}

/** A search of its own, since drawing costs by the streets reached: far fewer than to the horizon. */
function picture(
  { city, shapes, search, metrics, surface }: Tools,
  walker: WalkingPace,
  { start, minutes }: { readonly start: PlaceStart; readonly minutes: number },
): Isochrone {
  const { at, entries } = start
  if (entries.length === 0) return NOTHING
  const metric = metrics(walker, 'minutes')
  const seeds = entries.map((entry) => ({ ...entry, source: 0 }))
  const reach = search.run({ metric, sense: 'from', seeds, limit: Math.round(600 * minutes) })
  const origin = { lonLat: at, entries }
  return isochrone({
    network: city.network,
    shapes,
    metric,
    reach,
    origin,
    minutes: bandMinutes(minutes),
    kernels: surface,
  })
}

function route(tools: Tools, { place, walker, facility, details }: PlaceRouteAsked): RouteAnswer | null {
  const { city, shapes, metrics, starts } = tools
  const { globalId, access } = city.facilities
  const index = globalId.indexOf(facility)
  if (index < 0) return null
  const isOwn = FACILITY_ACCESS[access[index] ?? FACILITY_ACCESS.length] === 'residents-only'
  const everywhere = metrics(walker, 'minutes')
  return placeRoute(tools, shapes, {
    start: starts(place, everywhere),
    // what an estate keeps to itself was counted by the way within it
    metrics: isOwn ? [metrics(walker, 'minutes', 'within estates'), everywhere] : [everywhere],
    to: { globalId: facility, entries: entriesOfPlace(city.facilityEntries, index) },
    details: details?.(facility),
  })
}
