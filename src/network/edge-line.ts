import { METRES_PER_DEGREE, type LonLat } from '../units.ts'
import type { NetworkColumns, StreetShapes } from './network.ts'

/** Metres per 1e-7 degree of latitude. */
export const METRES_PER_E7 = METRES_PER_DEGREE / 1e7

/** A point in 1e-7 degrees, not necessarily whole. */
export type PointE7 = readonly [lonE7: number, latE7: number]

/** Shrinking of a degree of longitude against one of latitude. */
export const lonScale = (latE7: number): number => Math.cos((latE7 * Math.PI) / 180e7)

/** The line of an edge from `edgeFrom` to `edgeTo`, ends included: at least two points. */
export function edgeLine(network: NetworkColumns, shapes: StreetShapes, edge: number): PointE7[] {
  const { edgeFrom, edgeTo, lonE7, latE7 } = network
  const { firstPoint, pointLonE7, pointLatE7 } = shapes
  const line: PointE7[] = [[lonE7[edgeFrom[edge]!]!, latE7[edgeFrom[edge]!]!]]
  for (let p = firstPoint[edge]!; p < firstPoint[edge + 1]!; p++) line.push([pointLonE7[p]!, pointLatE7[p]!])
  line.push([lonE7[edgeTo[edge]!]!, latE7[edgeTo[edge]!]!])
  return line
}

/** Length in metres on the flat at the middle's latitude; the same both ways to the last bit. */
export const segmentM = ([aLon, aLat]: PointE7, [bLon, bLat]: PointE7): number =>
  Math.hypot((bLon - aLon) * lonScale((aLat + bLat) / 2), bLat - aLat) * METRES_PER_E7

/** Metres from the start of the line to each of its points. */
export function metresAlong(line: readonly PointE7[]): number[] {
  const along = [0]
  for (let i = 1; i < line.length; i++) along.push(along[i - 1]! + segmentM(line[i - 1]!, line[i]!))
  return along
}

/** The part of a line between two shares of its length (0 … 1); turned round when the first is the larger. */
export function cutLine(line: readonly PointE7[], fromShare: number, toShare: number): PointE7[] {
  if (fromShare > toShare) return cutLine(line, toShare, fromShare).reverse()
  const along = metresAlong(line)
  const totalM = along.at(-1) ?? 0
  const [fromM, toM] = [fromShare * totalM, toShare * totalM]
  const inner = line.filter((_, i) => along[i]! > fromM && along[i]! < toM)
  return [pointAt(line, along, fromM), ...inner, pointAt(line, along, toM)]
}

function pointAt(line: readonly PointE7[], along: readonly number[], atM: number): PointE7 {
  let i = 1
  while (i + 1 < line.length && along[i]! < atM) i++
  const [a, b] = [line[i - 1]!, line[i]!]
  const lengthM = along[i]! - along[i - 1]!
  const t = lengthM === 0 ? 0 : (atM - along[i - 1]!) / lengthM
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
}

export const toLonLat = ([lonE7, latE7]: PointE7): LonLat => [lonE7 / 1e7, latE7 / 1e7]
