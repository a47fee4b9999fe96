import { area, circle, multiPolygon, polygon } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import type { LonLat } from '../units.ts'
import { contours } from './contours.ts'
import { lonLatOf, type LocalPlane } from './local-plane.ts'
import { reachedLines, type ReachedLines, type ReachedLinesRequest } from './reached-lines.ts'
import { timeSurface } from './time-surface.ts'

export interface IsochroneRequest extends Omit<ReachedLinesRequest, 'limitS'> {
  /** Limits of the polygons; the search behind `reach` must have gone as far as the largest. */
  readonly minutes: readonly number[]
  /** Distance between grid points, metres; 20 when left out. */
  readonly cellM?: number
}

export type IsochroneFeature = Feature<Polygon | MultiPolygon, { minutes: number }>

export interface Isochrone {
  /** One for each limit, ascending, each within the next; all contain the origin. */
  readonly polygons: readonly IsochroneFeature[]
  /** Area of the largest polygon as a share of the straight-line circle's ("ped-shed ratio"); null without polygons. */
  readonly walkableShare: number | null
}

const CELL_M = 20

/** Corners of the straight-line circle: its area is 1 in 10,000 short of a true circle's. */
const CIRCLE_STEPS = 256

/**
 * What can be reached on foot around a place, as polygons. Exact at the grid's points, interpolated between them (see
 * `timeSurface`); a street's last metres, narrower than a cell, may fall through the grid. A place that is not on the
 * network (no entries that this walker uses) has no polygons. A picture: whether a facility is within reach is told by
 * `reach.readEntry`, never by these.
 */
export function isochrone(request: IsochroneRequest): Isochrone {
  const { metric, origin, cellM = CELL_M } = request
  const minutes = [...new Set(request.minutes)].filter((limit) => limit > 0).sort((a, b) => a - b)
  const largest = minutes.at(-1)
  if (largest === undefined) return { polygons: [], walkableShare: null }
  const lines = reachedLines({ ...request, limitS: 60 * largest })
  const { paceMps } = metric.pace
  const polygons = minutes.flatMap((limit) => featureOf(lines, { minutes: limit, paceMps, cellM }))
  const outermost = polygons.at(-1)
  const around = straightLineCircle(origin.lonLat, { paceMps, minutes: largest })
  return { polygons, walkableShare: outermost ? area(outermost) / area(around) : null }
}

/** How far one would get in a straight line, as a polygon. */
export const straightLineCircle = (
  [lon, lat]: LonLat,
  { paceMps, minutes }: { readonly paceMps: number; readonly minutes: number },
): Feature<Polygon> => circle([lon, lat], paceMps * minutes * 60, { steps: CIRCLE_STEPS, units: 'meters' })

function featureOf(
  lines: ReachedLines,
  { minutes, paceMps, cellM }: { readonly minutes: number; readonly paceMps: number; readonly cellM: number },
): IsochroneFeature[] {
  const surface = timeSurface(lines, { limitS: 60 * minutes, paceMps, cellM })
  if (surface === null) return []
  const parts = contours(surface).map((rings) => rings.map((ring) => closed(lines.plane, ring)))
  const [first] = parts
  if (first === undefined) return []
  return [parts.length === 1 ? polygon(first, { minutes }) : multiPolygon(parts, { minutes })]
}

const closed = (plane: LocalPlane, ring: readonly (readonly [number, number])[]): [number, number][] =>
  ring.map((point) => lonLatOf(plane, point))
