import { distance } from '@turf/turf'
import { METRES_PER_DEGREE, type LonLat } from '../units.ts'

/** By origin: the nearest facility in a straight line (-1 for none) and how far it is. */
export interface NearestInLine {
  readonly facility: Int32Array
  readonly straightM: Float64Array
}

/**
 * Nearest of the counting facilities to each origin, ties by index. Facilities are sorted by latitude, and an origin
 * looks north and south only as far as the best one found: O((n + m) log m + candidates).
 */
export function nearestInLine(
  origins: readonly LonLat[],
  points: readonly LonLat[],
  counting: Uint32Array,
): NearestInLine {
  const sorted = [...counting]
    .map((index) => ({ index, at: mutable(points[index] ?? [0, 0]) }))
    .sort((a, b) => a.at[1] - b.at[1])
  const facility = new Int32Array(origins.length).fill(-1)
  const straightM = new Float64Array(origins.length).fill(Infinity)
  for (const [o, origin] of origins.entries()) {
    const found = nearestOf(mutable(origin), sorted)
    if (found === null) continue
    facility[o] = found.index
    straightM[o] = found.metres
  }
  return { facility, straightM }
}

type Position = [lon: number, lat: number]

/** Turf's positions are not readonly. */
const mutable = ([lon, lat]: LonLat): Position => [lon, lat]

interface Candidate {
  readonly index: number
  readonly at: Position
}

function nearestOf(origin: Position, sorted: readonly Candidate[]): { index: number; metres: number } | null {
  let best: { index: number; metres: number } | null = null
  let north = firstFrom(sorted, origin[1])
  let south = north - 1
  for (;;) {
    const candidates = [sorted[south], sorted[north]]
    const next = nearerByLatitude(origin, candidates)
    // a hair wider than the best, so that rounding never drops a facility that is as near
    if (next === undefined || (best !== null && latitudeM(origin, next) > best.metres * (1 + 1e-9) + 1e-6))
      return best
    if (next === candidates[0]) south--
    else north++
    const metres = distance(origin, next.at, { units: 'meters' })
    if (best === null || metres < best.metres || (metres === best.metres && next.index < best.index)) {
      best = { index: next.index, metres }
    }
  }
}

/** The straight line is at least as long as its share of latitude. */
const latitudeM = (origin: Position, { at }: Candidate): number =>
  Math.abs(at[1] - origin[1]) * METRES_PER_DEGREE

function nearerByLatitude(
  origin: Position,
  [south, north]: readonly (Candidate | undefined)[],
): Candidate | undefined {
  if (south === undefined || north === undefined) return south ?? north
  return latitudeM(origin, south) <= latitudeM(origin, north) ? south : north
}

/** Index of the first candidate at this latitude or north of it. */
function firstFrom(sorted: readonly Candidate[], lat: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.at[1] ?? Infinity) < lat) low = middle + 1
    else high = middle
  }
  return low
}
