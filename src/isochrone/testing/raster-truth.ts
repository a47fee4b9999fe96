import { cutLine, edgeLine } from '../../network/edge-line.ts'
import { usesEntry } from '../../network/entry-cost.ts'
import type { Entry } from '../../network/place.ts'
import type { IsochroneFeature, IsochroneRequest } from '../isochrone.ts'
import { planeAround } from '../local-plane.ts'

/** Cells around an origin, row by row from the south-west; 1 where reached. */
export interface Raster {
  readonly cellM: number
  /** Cells on each side of the origin's. */
  readonly half: number
  readonly cells: Uint8Array
}

const SAMPLE_M = 1.5

/** What one limit reaches: see `rasterTruths`. */
export function rasterTruth(request: IsochroneRequest, limitMinutes: number, cellM = 3): Raster {
  const [raster] = rasterTruths(request, [limitMinutes], cellM)
  if (raster === undefined) throw new Error('rasterTruths gave no raster, expected one for the limit')
  return raster
}

/**
 * What each limit reaches, told plainly: asks the search for the time at a point of every street each 1.5 m and paints a
 * disc there, as wide as the time left at half pace allows, at most 60 m. Knows nothing of reached lines or contours.
 */
export function rasterTruths(
  request: IsochroneRequest,
  limitsMinutes: readonly number[],
  cellM = 3,
): readonly Raster[] {
  const { network, shapes, metric, reach, origin } = request
  const { paceMps } = metric.pace
  const limits = limitsMinutes.map((minutes) => {
    const limitS = minutes * 60
    const half = Math.ceil((limitS * paceMps + 60) / cellM) + 1
    return { limitS, raster: { cellM, half, cells: new Uint8Array((2 * half + 1) ** 2) } }
  })
  const plane = planeAround(origin.lonLat)
  const xyOf = ([lonE7, latE7]: readonly [number, number]): [number, number] => [
    (lonE7 - plane.lonE7) * plane.xPerE7,
    (latE7 - plane.latE7) * plane.yPerE7,
  ]
  const paint = (xy: readonly [number, number], timeS: number): void => {
    for (const { limitS, raster } of limits)
      paintDisc(raster, xy, Math.min(60, ((limitS - timeS) * paceMps) / 2))
  }
  const edges = new Set(origin.entries.map(({ edge }) => edge))
  for (const node of reach.touched())
    for (const edge of network.incident.subarray(
      network.firstIncident[node],
      network.firstIncident[node + 1],
    ))
      edges.add(edge)
  for (const edge of edges) {
    const lengthDm = network.lengthDm[edge] ?? 0
    const line = edgeLine(network, shapes, edge)
    const steps = Math.ceil(lengthDm / 10 / SAMPLE_M)
    for (let i = 0; i <= steps; i++) {
      const share = steps === 0 ? 0 : i / steps
      const entry = { edge, offsetDm: Math.round(share * lengthDm), legDm: 0, flags: 0 }
      const reading = reach.readEntry(entry)
      const [at] = cutLine(line, share, share)
      if (reading && at) paint(xyOf(at), reading.primary / 10)
    }
  }
  for (const entry of origin.entries.filter((e) => usesEntry(metric, e)))
    paintLeg(entry, { foot: xyOf(footOf(request, entry)), paceMps, paint })
  return limits.map(({ raster }) => raster)
}

function footOf({ network, shapes }: IsochroneRequest, { edge, offsetDm }: Entry): readonly [number, number] {
  const share = offsetDm / Math.max(1, network.lengthDm[edge] ?? 0)
  return cutLine(edgeLine(network, shapes, edge), share, share)[0] ?? [0, 0]
}

interface Leg {
  readonly foot: readonly [number, number]
  readonly paceMps: number
  readonly paint: (xy: readonly [number, number], timeS: number) => void
}

function paintLeg({ legDm }: Entry, { foot, paceMps, paint }: Leg): void {
  const steps = Math.ceil(legDm / 10 / SAMPLE_M)
  for (let i = 0; i <= steps; i++) {
    const share = steps === 0 ? 0 : i / steps
    paint([foot[0] * share, foot[1] * share], (share * legDm) / 10 / paceMps)
  }
}

function paintDisc({ cellM, half, cells }: Raster, [x, y]: readonly [number, number], radiusM: number): void {
  if (radiusM < 0) return
  const width = 2 * half + 1
  for (let row = Math.ceil((y - radiusM) / cellM); row * cellM <= y + radiusM; row++) {
    const across = Math.sqrt(Math.max(0, radiusM ** 2 - (row * cellM - y) ** 2))
    const [west, east] = [Math.ceil((x - across) / cellM), Math.floor((x + across) / cellM)]
    const start = (row + half) * width + half
    if (Math.abs(row) <= half) cells.fill(1, start + Math.max(-half, west), start + Math.min(half, east) + 1)
  }
}

/** The cells of a truth's raster whose middles lie in a feature, by scan lines over all its rings (even-odd). */
export function rasterOf(
  feature: IsochroneFeature,
  lonLat: readonly [number, number],
  { cellM, half }: Raster,
): Raster {
  const plane = planeAround(lonLat)
  const width = 2 * half + 1
  const cells = new Uint8Array(width ** 2)
  const crossings: number[][] = Array.from({ length: width }, () => [])
  for (const ring of ringsOf(feature)) {
    const points = ring.map(([lon = 0, lat = 0]) => [
      ((lon * 1e7 - plane.lonE7) * plane.xPerE7) / cellM,
      ((lat * 1e7 - plane.latE7) * plane.yPerE7) / cellM,
    ])
    for (let i = 1; i < points.length; i++) {
      const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [points[i - 1], points[i]]
      for (let row = Math.ceil(Math.min(ay, by)); row < Math.max(ay, by); row++)
        crossings[row + half]?.push(ax + ((row - ay) / (by - ay)) * (bx - ax))
    }
  }
  for (const [row, xs] of crossings.entries()) {
    xs.sort((a, b) => a - b)
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const [west, east] = [Math.ceil(xs[i] ?? 0), Math.floor(xs[i + 1] ?? 0)]
      cells.fill(1, row * width + half + Math.max(-half, west), row * width + half + Math.min(half, east) + 1)
    }
  }
  return { cellM, half, cells }
}

/** All rings of a feature, outer ones and holes. */
export const ringsOf = ({ geometry }: IsochroneFeature): readonly (readonly number[][])[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

/** Area in both as a share of the area in either; 1 for two empty rasters. */
export function overlap(a: Raster, b: Raster): number {
  let [both, either] = [0, 0]
  // by index: iterating makes an array of every cell, and there are hundreds of thousands
  for (let i = 0; i < a.cells.length; i++) {
    const [inA, inB] = [a.cells[i] ?? 0, b.cells[i] ?? 0]
    both += inA & inB
    either += inA | inB
  }
  return either === 0 ? 1 : both / either
}
