import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import type { PlaceAnswer, RouteAnswer } from '../city/place-answer.ts'
import type { RuleReport } from '../coverage/community-report.ts'
import { METRES_PER_DEGREE, type Bounds, type LonLat } from '../units.ts'
import { nearestWalk } from '../state/nearest-walk.ts'
import type { VerdictName } from '../theme.ts'
import type { MapData } from './map-source.tsx'
import { boundsOf } from './padding.ts'

type MapFeature = MapData['features'][number]

const collection = (features: readonly MapFeature[]): MapData => ({
  type: 'FeatureCollection',
  features: [...features],
})

/**
 * The circle as features: `kind` is `band`, with `outer` true for the largest, or `straight`. Largest first: the
 * smaller ones are drawn over it, and their colour adds up to a ramp.
 */
export function circleFeatures(
  { polygons, straight }: Pick<PlaceAnswer, 'polygons' | 'straight'>,
  { withStraight }: { readonly withStraight: boolean },
): MapData {
  const bands = polygons
    .toSorted((a, b) => b.properties.minutes - a.properties.minutes)
    .map(({ geometry, properties }, i) =>
      feature(withoutSpecks(geometry), { kind: 'band', outer: i === 0, ...properties }),
    )
  return collection(withStraight ? [...bands, feature(straight.geometry, { kind: 'straight' })] : bands)
}

/** Holes narrower than two cells of the grid behind the polygons are drawn as specks that mean nothing. */
const SPECK_M = 40

function withoutSpecks(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const open = ([outer, ...holes]: Position[][]): Position[][] =>
    outer === undefined ? [] : [outer, ...holes.filter((hole) => !isSpeck(hole))]
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: open(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(open) }
}

function isSpeck(ring: Position[]): boolean {
  const [west, south, east, north] = boundsOf(ring) ?? [0, 0, 0, 0]
  const heightM = (north - south) * METRES_PER_DEGREE
  const widthM = (east - west) * METRES_PER_DEGREE * Math.cos((south * Math.PI) / 180)
  return Math.max(heightM, widthM) < SPECK_M
}

/** The box to show of an answer: the largest polygon, else the straight circle, with the place itself. */
export function circleBounds({ at, polygons, straight }: PlaceAnswer): Bounds | null {
  const largest = polygons.at(-1)?.geometry ?? straight.geometry
  return boundsOf([at, ...largest.coordinates])
}

/**
 * The nearest facility of each service that the standard names, each facility once; its feature id is its global id. It
 * is `outside` only if no service for which it is the nearest is within reach.
 */
export function facilityFeatures(answer: PlaceAnswer, focused: number | null): MapData {
  const places = new Map(answer.facilities.map((facility) => [facility.globalId, facility]))
  const marks = new Map<number, { service: string; reach: VerdictName }>()
  for (const { service, rule } of answer.services) {
    const nearest = rule === null ? null : nearestWalk(answer, service)
    if (nearest === null) continue
    const reach = reachOf(answer.report.services, service)
    const before = marks.get(nearest.facility)
    if (before === undefined || (before.reach !== 'inside' && reach === 'inside')) {
      marks.set(nearest.facility, { service, reach })
    }
  }
  const features = [...marks].flatMap(([id, { service, reach }]) => {
    const place = places.get(id)
    if (place === undefined) return []
    const geometry = { type: 'Point' as const, coordinates: [place.lon, place.lat] }
    return [{ ...feature(geometry, { service, reach, focused: id === focused }), id }]
  })
  return collection(features)
}

function reachOf(rules: readonly RuleReport[], service: string): VerdictName {
  const members = rules.flatMap((rule) => rule.members.filter((member) => member.service === service))
  if (members.some(({ verdict }) => verdict === 'inside')) return 'inside'
  return members.some(({ verdict }) => verdict === 'outside') ? 'outside' : 'unknown'
}

/**
 * A route as features: `kind` is `street`, `leg` off the street at either end, or `end`. An estimate in a straight line
 * has no street.
 */
export function routeFeatures({ line, method }: RouteAnswer): MapData {
  const end = line.at(-1)
  if (line.length < 2 || end === undefined) return collection([])
  const point = feature({ type: 'Point', coordinates: [...end] }, { kind: 'end' })
  if (method !== 'network' || line.length < 4) return collection([lineOf(line, 'leg'), point])
  const [first, last] = [line.slice(0, 2), line.slice(-2)]
  return collection([lineOf(line.slice(1, -1), 'street'), lineOf(first, 'leg'), lineOf(last, 'leg'), point])
}

/** True when the service that the route leads to is too far from the place, by any rule that names it. */
export const isTooFar = (answer: PlaceAnswer | undefined, service: string | undefined): boolean =>
  answer !== undefined && service !== undefined && reachOf(answer.report.services, service) === 'outside'

/** One point, or none. */
export const pointData = (at: LonLat | undefined): MapData =>
  collection(at === undefined ? [] : [feature({ type: 'Point', coordinates: [...at] }, {})])

const lineOf = (line: readonly LonLat[], kind: string): MapFeature =>
  feature({ type: 'LineString', coordinates: line.map((at) => [...at]) }, { kind })

const feature = (geometry: Feature['geometry'], properties: MapFeature['properties']): MapFeature => ({
  type: 'Feature',
  geometry,
  properties,
})
