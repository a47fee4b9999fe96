import { METRES_PER_DEGREE, type Bounds, type LonLat } from '../units.ts'

/** A closed ring, first point repeated at the end. */
export type Ring = readonly LonLat[]

/**
 * Rings of one area, holes and separate parts alike, in any order: a point is inside when a ray from it crosses
 * the rings an odd number of times.
 */
export type Rings = readonly Ring[]

/** Area between rings in m²: each ring counts for or against by how many others it lies in. Equirectangular. */
export function ringsAreaM2(rings: Rings): number {
  let sum = 0
  for (const [r, ring] of rings.entries()) {
    const first = ring[0]
    if (!first) continue
    const depth = rings.filter((other, o) => o !== r && isInsideRings([other], first)).length
    sum += (depth % 2 === 0 ? 1 : -1) * Math.abs(signedRingAreaM2(ring))
  }
  return Math.max(0, sum)
}

/** Area of a ring in m², positive when it runs counter-clockwise. Coordinates are taken relative to its start. */
export function signedRingAreaM2(ring: Ring): number {
  const origin = ring[0]
  if (!origin) return 0
  const scaleX = METRES_PER_DEGREE * Math.cos((origin[1] * Math.PI) / 180)
  let twice = 0
  let previousX = 0
  let previousY = 0
  for (const [lon, lat] of ring) {
    const x = (lon - origin[0]) * scaleX
    const y = (lat - origin[1]) * METRES_PER_DEGREE
    twice += previousX * y - x * previousY
    previousX = x
    previousY = y
  }
  return twice / 2
}

/** Even-odd test; a point on the outline may fall on either side, but on one side only of a shared border. */
export function isInsideRings(rings: Rings, [lon, lat]: LonLat): boolean {
  let isInside = false
  for (const ring of rings) {
    let previous = ring.at(-1)
    for (const point of ring) {
      if (previous && crossesRay(previous, point, [lon, lat])) isInside = !isInside
      previous = point
    }
  }
  return isInside
}

/** Orders the ends by latitude first, so that both neighbours of a border compute the same crossing. */
function crossesRay(a: LonLat, b: LonLat, [lon, lat]: LonLat): boolean {
  if (a[1] > lat === b[1] > lat) return false
  const [low, high] = a[1] < b[1] ? [a, b] : [b, a]
  return lon < low[0] + ((lat - low[1]) / (high[1] - low[1])) * (high[0] - low[0])
}

/**
 * A point inside: the centroid of the largest ring where it is inside, else the middle of the widest stretch
 * inside along the centroid's latitude (a U-shaped house), else the first point (a degenerate area).
 */
export function pointInside(rings: Rings): LonLat {
  const largest = rings.toSorted((a, b) => Math.abs(signedRingAreaM2(b)) - Math.abs(signedRingAreaM2(a)))[0]
  const first = largest?.[0]
  if (!largest || !first)
    throw new Error('a point inside was asked of an area without rings: expected at least one')
  const centroid = ringCentroid(largest)
  if (isInsideRings(rings, centroid)) return centroid
  const crossings = rings.flatMap((ring) => crossingsAt(ring, centroid[1])).sort((a, b) => a - b)
  let best: readonly [number, number] | null = null
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const stretch = [crossings[i] ?? 0, crossings[i + 1] ?? 0] as const
    if (!best || stretch[1] - stretch[0] > best[1] - best[0]) best = stretch
  }
  return best && best[1] > best[0] ? [(best[0] + best[1]) / 2, centroid[1]] : first
}

function crossingsAt(ring: Ring, lat: number): number[] {
  const longitudes: number[] = []
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]]
    if (!a || !b || a[1] > lat === b[1] > lat) continue
    longitudes.push(a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
  }
  return longitudes
}

function ringCentroid(ring: Ring): LonLat {
  const origin = ring[0] ?? [0, 0]
  let [twice, sumX, sumY] = [0, 0, 0]
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = minus(ring[i - 1] ?? origin, origin)
    const [bx, by] = minus(ring[i] ?? origin, origin)
    const cross = ax * by - bx * ay
    twice += cross
    sumX += (ax + bx) * cross
    sumY += (ay + by) * cross
  }
  if (twice === 0) return origin
  return [origin[0] + sumX / (3 * twice), origin[1] + sumY / (3 * twice)]
}

const minus = (a: LonLat, b: LonLat): LonLat => [a[0] - b[0], a[1] - b[1]]

/** Smallest box around the rings. */
export function ringsBounds(rings: Rings): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (const [lon, lat] of ring) {
      west = Math.min(west, lon)
      south = Math.min(south, lat)
      east = Math.max(east, lon)
      north = Math.max(north, lat)
    }
  }
  return [west, south, east, north]
}

export const isInBounds = ([west, south, east, north]: Bounds, [lon, lat]: LonLat): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north

/** Projects degrees to metres around a place; good to a percent within 100 km of `at`. */
export function metresAround(at: LonLat): (point: LonLat) => readonly [xM: number, yM: number] {
  const scaleX = METRES_PER_DEGREE * Math.cos((at[1] * Math.PI) / 180)
  return ([lon, lat]) => [(lon - at[0]) * scaleX, (lat - at[1]) * METRES_PER_DEGREE]
}
