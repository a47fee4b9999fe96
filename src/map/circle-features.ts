import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import type { PlaceAnswer } from '../city/place-answer.ts'
import { METRES_PER_DEGREE, type Bounds, type LonLat } from '../units.ts'
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

/** The box to show of an answer: the largest polygon, else the straight circle, with the place itself; both when both are drawn. */
export function circleBounds(
  { at, polygons, straight }: PlaceAnswer,
  { withStraight = false }: { readonly withStraight?: boolean } = {},
): Bounds | null {
  const largest = polygons.at(-1)?.geometry ?? straight.geometry
  const straightToo = withStraight ? straight.geometry.coordinates : []
  return boundsOf([at, ...largest.coordinates, ...straightToo])
}

/** The outline of another walker's circle, without its holes: it is to be compared, not studied. None without one. */
export function otherCircle(answer: Pick<PlaceAnswer, 'polygons'> | undefined): MapData {
  const largest = answer?.polygons.at(-1)?.geometry
  if (largest === undefined) return collection([])
  const parts = largest.type === 'Polygon' ? [largest.coordinates] : largest.coordinates
  const coordinates = parts.map(([outer = []]) => [outer])
  return collection([feature({ type: 'MultiPolygon', coordinates }, {})])
}

/** Share of the straight circle's height that its words stand on: its top, from one o'clock back to eleven. */
const ARC_SHARE = 0.5

/** The top of the straight circle as one line from west to east, with the words that stand on it. */
export function straightLabel({ straight }: Pick<PlaceAnswer, 'straight'>, text: string): MapData {
  const [ring = []] = straight.geometry.coordinates
  const [, south, , north] = boundsOf(ring) ?? [0, 0, 0, 0]
  const from = north - ((north - south) / 2) * (1 - ARC_SHARE)
  const arc = ring
    .filter(([, lat = 0]) => lat >= from)
    .toSorted(([a = 0], [b = 0]) => a - b)
    // the ring is closed: its first point comes twice
    .filter(([lon], i, all) => lon !== all[i - 1]?.[0])
  return collection(arc.length < 2 ? [] : [feature({ type: 'LineString', coordinates: arc }, { text })])
}

/** One point, or none. */
export const pointData = (at: LonLat | undefined): MapData =>
  collection(at === undefined ? [] : [feature({ type: 'Point', coordinates: [...at] }, {})])

const feature = (geometry: Feature['geometry'], properties: MapFeature['properties']): MapFeature => ({
  type: 'Feature',
  geometry,
  properties,
})
