import type { FacilityDetails } from '../coverage/tables.ts'
import type { Metric } from '../network/metric.ts'
import type { StreetShapes } from '../network/network.ts'
import { MAX_LEG_DM, type Entry } from '../network/place.ts'
import { findRoute, routeLine, stretchesOf, type Route } from '../network/route.ts'
import { distanceM, type LonLat } from '../units.ts'
import type { RouteAnswer } from './place-answer.ts'
import type { PlaceStart } from './place-start.ts'
import type { Walkable } from './place-walks.ts'

export interface PlaceRouteRequest {
  readonly start: PlaceStart
  /** By which the walk is looked for, in this order: the first that leads there counts. */
  readonly metrics: readonly Metric[]
  readonly to: { readonly globalId: number; readonly entries: readonly Entry[] }
  /** Where the facility stands, if known. */
  readonly details: FacilityDetails | undefined
}

/** The walk from a place to a facility; null when there is none (within 109 minutes). */
export function placeRoute(
  { city, search }: Walkable,
  shapes: StreetShapes,
  { start, metrics, to, details }: PlaceRouteRequest,
): RouteAnswer | null {
  const { network } = city
  const request = { from: start.entries, to: to.entries }
  let route: Route | null = null
  for (const metric of metrics) route ??= findRoute({ network, shapes, search }, { ...request, metric })
  if (route === null) return null
  const streets = routeLine({ network, shapes }, route)
  return {
    method: 'network',
    facility: to.globalId,
    ds: route.ds,
    dm: route.dm,
    line: withoutRepeats([start.at, ...streets, ...doorOf(streets.at(-1), details)]),
    startDm: route.start.dm,
    endDm: route.end.dm,
    stepsDm: route.stepsDm,
    signals: route.signals,
    stretches: stretchesOf(route).map(({ name, kind, ds, dm }) => ({ names: name, kind, ds, dm })),
  }
}

/** A walk ends at an area's gate: its middle is drawn to only when it is as near as a door may be to its street. */
function doorOf(foot: LonLat | undefined, details: FacilityDetails | undefined): LonLat[] {
  if (foot === undefined || details === undefined) return []
  const door: LonLat = [details.lon, details.lat]
  return distanceM(foot, door) <= MAX_LEG_DM / 10 + ROUNDING_M ? [door] : []
}

/** Legs are whole decimetres, feet whole decimetres along their street. */
const ROUNDING_M = 1

const withoutRepeats = (line: readonly LonLat[]): LonLat[] =>
  line.filter(([lon, lat], i) => i === 0 || lon !== line[i - 1]?.[0] || lat !== line[i - 1]?.[1])
