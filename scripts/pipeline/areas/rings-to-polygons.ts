/** Sorts closed rings into outer rings and holes, by what lies inside what. */

import { bbox, booleanPointInPolygon, polygon as turfPolygon } from '@turf/turf'
import type { Feature, Polygon } from 'geojson'

export type Coordinates = [lon: number, lat: number][]

export interface RoledRing {
  /** Closed: first and last are equal. */
  readonly coordinates: Coordinates
  /** `inner`, `outer`, or `''` when the mapper did not say. */
  readonly role: string
}

export interface NestedRings {
  /** Outer ring first, counter-clockwise; holes clockwise (RFC 7946). Largest polygon first. */
  readonly polygons: Coordinates[][]
  /** Rings said to be holes that no outer ring contains: left out. */
  readonly orphanHoles: number
}

interface NestingRing {
  readonly coordinates: Coordinates
  readonly role: string
  readonly signedArea: number
  readonly box: readonly number[]
  readonly feature: Feature<Polygon>
  isOuter: boolean
  polygon: Coordinates[] | null
}

/**
 * Rings may touch but must not cross. A ring inside an outer ring is its hole, a ring inside a hole is an
 * outer ring again, whatever the roles say; a role counts only for a ring that nothing contains, so that the
 * hole of a missing outer ring does not become land. Rings without area are dropped.
 */
export function ringsToPolygons(rings: readonly RoledRing[]): NestedRings {
  const sorted = rings
    .map(toNesting)
    .filter((ring) => ring.signedArea !== 0)
    .sort((a, b) => Math.abs(b.signedArea) - Math.abs(a.signedArea))
  const polygons: Coordinates[][] = []
  let orphanHoles = 0
  sorted.forEach((ring, index) => {
    const parent = sorted.slice(0, index).findLast((larger) => contains(larger, ring)) ?? null
    ring.isOuter = parent ? !parent.isOuter : ring.role !== 'inner'
    if (ring.isOuter) {
      ring.polygon = [wound(ring)]
      polygons.push(ring.polygon)
    } else if (parent?.polygon) parent.polygon.push(wound(ring))
    else orphanHoles++
  })
  return { polygons, orphanHoles }
}

function toNesting({ coordinates, role }: RoledRing): NestingRing {
  const feature = turfPolygon([coordinates])
  const box = bbox(feature)
  return {
    coordinates,
    role,
    signedArea: signedArea(coordinates),
    box,
    feature,
    isOuter: true,
    polygon: null,
  }
}

/** Square degrees, positive when counter-clockwise. */
export function signedArea(ring: Coordinates): number {
  const [x0, y0] = ring[0] ?? [0, 0]
  let twice = 0
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] ?? [0, 0]
    const [bx, by] = ring[i] ?? [0, 0]
    // Relative to the first point: degrees near 116 would cost the small rings their digits.
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return twice / 2
}

function wound(ring: NestingRing): Coordinates {
  return ring.signedArea > 0 === ring.isOuter ? ring.coordinates : ring.coordinates.toReversed()
}

function contains(outer: NestingRing, inner: NestingRing): boolean {
  const [west = 0, south = 0, east = 0, north = 0] = outer.box
  const [innerWest = 0, innerSouth = 0, innerEast = 0, innerNorth = 0] = inner.box
  if (innerWest < west || innerSouth < south || innerEast > east || innerNorth > north) return false
  for (const point of pointsOf(inner.coordinates)) {
    const isStrictlyInside = booleanPointInPolygon(point, outer.feature, { ignoreBoundary: true })
    const isOnBoundary = !isStrictlyInside && booleanPointInPolygon(point, outer.feature)
    // Rings touch: a shared point says nothing, the next one may.
    if (!isOnBoundary) return isStrictlyInside
  }
  return false
}

/** The corners, then the middles of the sides for rings whose every corner is shared. */
function* pointsOf(ring: Coordinates): Generator<[number, number]> {
  yield* ring
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] ?? [0, 0]
    const [bx, by] = ring[i] ?? [0, 0]
    yield [(ax + bx) / 2, (ay + by) / 2]
  }
}
