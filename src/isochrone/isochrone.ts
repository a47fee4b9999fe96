import { circle, multiPolygon, polygon } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import type { LonLat } from '../units.ts'
import { lonLatOf, type LocalPlane } from './local-plane.ts'
import { plainSurface } from './plain-surface.ts'
import { polygonsOf } from './polygons.ts'
import { reachedLines, type ReachedLinesRequest } from './reached-lines.ts'
import { reachedStreets, type ReachedStreets } from './reached-streets.ts'
import type { Rings, SurfaceKernels } from './surface-kernels.ts'

export interface IsochroneRequest extends Omit<ReachedLinesRequest, 'limitS'> {
  /** Limits of the polygons; the search behind `reach` must have gone as far as the largest. */
  readonly minutes: readonly number[]
  /** Distance between grid points, metres; `CELL_M` when left out. */
  readonly cellM?: number
  /** Keep them from call to call: their memory is used again. Plain ones when left out. */
  readonly kernels?: SurfaceKernels
}

export type IsochroneFeature = Feature<Polygon | MultiPolygon, { minutes: number }>

export interface Isochrone {
  /** One for each limit, ascending, each within the next; all contain the origin. */
  readonly polygons: readonly IsochroneFeature[]
  /** Area of the largest polygon as a share of the straight-line circle's ("ped-shed ratio"); null without polygons. */
  readonly walkableShare: number | null
  /** The streets within the largest limit; null without polygons. */
  readonly streets: ReachedStreets | null
}

/** Grid of one picture that is looked at closely. */
export const CELL_M = 20

/** Grid of the many pictures of a whole city. */
export const BATCH_CELL_M = 25

/** Of a place from which nobody walks. */
export const NOTHING: Isochrone = { polygons: [], walkableShare: null, streets: null }

/** Corners of the straight-line circle: its area is 1 in 10,000 short of a true circle's. */
const CIRCLE_STEPS = 256

/**
 * What can be reached on foot around a place, as polygons. Exact at the grid's points, interpolated between them (see
 * `SurfaceKernels`); a street's last metres, narrower than a cell, may fall through the grid. A place that is not on
 * the network (no entries that this walker uses) has no polygons. A picture: whether a facility is within reach is told
 * by `reach.readEntry`, never by these.
 */
export function isochrone(request: IsochroneRequest): Isochrone {
  const { metric, cellM = CELL_M, kernels = plainSurface() } = request
  const minutes = [...new Set(request.minutes)].filter((limit) => limit > 0).sort((a, b) => a - b)
  const largest = minutes.at(-1)
  if (largest === undefined) return NOTHING
  const lines = reachedLines({ ...request, limitS: 60 * largest }, kernels.lineMemory)
  // at once: the kernels may need the lines' memory
  const streets = reachedStreets(lines)
  const { paceMps } = metric.pace
  const limitsS = minutes.map((limit) => 60 * limit)
  const polygons: IsochroneFeature[] = []
  let outermostM2: number | null = null
  for (const [i, surface] of kernels.surfaces(lines, { limitsS, paceMps, cellM }).entries()) {
    const rings = kernels.outlines(surface)
    if (rings.count === 0) continue
    polygons.push(featureOf(rings, { plane: lines.plane, minutes: minutes[i] ?? 0 }))
    outermostM2 = rings.areaM2.reduce((sum, areaM2) => sum + areaM2, 0)
  }
  const circleM2 = Math.PI * (paceMps * 60 * largest) ** 2
  if (outermostM2 === null) return NOTHING
  return { polygons, walkableShare: outermostM2 / circleM2, streets }
}

/** How far one would get in a straight line, as a polygon. */
export const straightLineCircle = (
  [lon, lat]: LonLat,
  { paceMps, minutes }: { readonly paceMps: number; readonly minutes: number },
): Feature<Polygon> => circle([lon, lat], paceMps * minutes * 60, { steps: CIRCLE_STEPS, units: 'meters' })

function featureOf(
  rings: Rings,
  { plane, minutes }: { readonly plane: LocalPlane; readonly minutes: number },
): IsochroneFeature {
  const parts = polygonsOf(rings).map((polygonRings) =>
    polygonRings.map((ring) => lonLats(rings, ring, plane)),
  )
  const [first = []] = parts
  return parts.length === 1 ? polygon(first, { minutes }) : multiPolygon(parts, { minutes })
}

function lonLats({ firstPoint, xyM }: Rings, ring: number, plane: LocalPlane): [number, number][] {
  const start = firstPoint[ring] ?? 0
  return Array.from({ length: (firstPoint[ring + 1] ?? start) - start }, (_, i) =>
    lonLatOf(plane, [xyM[2 * (start + i)] ?? 0, xyM[2 * (start + i) + 1] ?? 0]),
  )
}
