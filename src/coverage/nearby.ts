import { distanceM, METRES_PER_DEGREE, type LonLat } from '../units.ts'
import type { Community } from './tables.ts'
import { NEAR_M } from './thin-data.ts'

/** Points with what each adds to a sum: 1 per facility, or residents. */
export interface WeighedPoints {
  readonly points: readonly LonLat[]
  readonly weights: ArrayLike<number>
}

/**
 * For each centre the sum of weights within `radiusM` in a straight line, the circle itself included. Points are
 * sorted by latitude once, so a centre looks only at its own band. O((n + m) log n + candidates).
 */
export function sumWithin(
  centres: readonly LonLat[],
  { points, weights }: WeighedPoints,
  radiusM: number,
): Float64Array {
  const order = [...points.keys()].sort((a, b) => latOf(points, a) - latOf(points, b))
  const lats = Float64Array.from(order, (i) => latOf(points, i))
  // A hair wider than the circle, so that rounding never drops a point that `distanceM` would keep.
  const reach = (radiusM / METRES_PER_DEGREE) * (1 + 1e-9)
  return Float64Array.from(centres, (centre) => {
    let sum = 0
    for (let k = lowerBound(lats, centre[1] - reach); k < lats.length; k++) {
      if ((lats[k] ?? 0) > centre[1] + reach) break
      const i = order[k] ?? 0
      const point = points[i]
      if (point !== undefined && distanceM(centre, point) <= radiusM) sum += weights[i] ?? 0
    }
    return sum
  })
}

/** Facilities within 3 km of each community: `near` of a `ServiceSupply`. */
export const facilitiesNear = (
  communities: readonly Community[],
  facilities: readonly LonLat[],
): Uint32Array =>
  Uint32Array.from(
    sumWithin(communities.map(pointOf), { points: facilities, weights: facilities.map(() => 1) }, NEAR_M),
  )

/** Whether `facilitiesNear` counts a facility at this point for the community. */
export const isNear = (community: Community, facility: LonLat): boolean =>
  distanceM(pointOf(community), facility) <= NEAR_M

/** Residents of communities of the same unit within 3 km of each community, itself included; 0 when unknown. */
export function residentsNear(communities: readonly Community[]): Float64Array {
  const sums = new Float64Array(communities.length)
  for (const unit of new Set(communities.map((community) => community.unit))) {
    const own = [...communities.entries()].filter(([, community]) => community.unit === unit)
    const points = own.map(([, community]) => pointOf(community))
    const near = sumWithin(
      points,
      { points, weights: own.map(([, { residents }]) => residents ?? 0) },
      NEAR_M,
    )
    for (const [k, [c]] of own.entries()) sums[c] = near[k] ?? 0
  }
  return sums
}

/**
 * The same, but at least the residents of any one unit of `mapped` around: what is known of the people there when the
 * communities judged are a list of somebody's own, which need not name every neighbour.
 */
export function residentsAround(
  communities: readonly Community[],
  mapped: readonly Community[],
): Float64Array {
  const sums = residentsNear(communities)
  const centres = communities.map(pointOf)
  for (const unit of new Set(mapped.map((community) => community.unit))) {
    const own = mapped.filter((community) => community.unit === unit)
    const weights = own.map(({ residents }) => residents ?? 0)
    const near = sumWithin(centres, { points: own.map(pointOf), weights }, NEAR_M)
    for (const [c, sum] of near.entries()) sums[c] = Math.max(sums[c] ?? 0, sum)
  }
  return sums
}

const pointOf = ({ lon, lat }: Community): LonLat => [lon, lat]
const latOf = (points: readonly LonLat[], i: number): number => points[i]?.[1] ?? 0

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
