import { xyOf, type XyM } from './plane.ts'
import type { DrawnStreets } from './street-plan.ts'

/** A point beside a way. */
export interface Beside {
  readonly at: XyM
  /** Along the way, a unit vector. */
  readonly along: XyM
}

export interface Spacing {
  readonly everyM: number
  /** From the first node of the way to the first point. */
  readonly startM: number
  /** Distance from the way, alternately left and right of it. */
  readonly asideM: number
}

/** Points along a way, given by its places, at equal distances. */
export function pointsBeside(
  streets: DrawnStreets,
  places: readonly number[],
  { everyM, startM, asideM }: Spacing,
): Beside[] {
  const found: Beside[] = []
  let restM = startM
  for (const [i, place] of places.entries()) {
    const next = places[i + 1]
    if (next === undefined) break
    const [[x, y], [toX, toY]] = [placeXy(streets, place), placeXy(streets, next)]
    const [east, north] = [toX - x, toY - y]
    const lengthM = Math.sqrt(east * east + north * north)
    if (lengthM === 0) continue
    const along: XyM = [east / lengthM, north / lengthM]
    for (; restM < lengthM; restM += everyM) {
      const side = found.length % 2 === 0 ? asideM : -asideM
      found.push({
        at: [x + along[0] * restM - along[1] * side, y + along[1] * restM + along[0] * side],
        along,
      })
    }
    restM -= lengthM
  }
  return found
}

const placeXy = ({ lonE7, latE7 }: DrawnStreets, place: number): XyM =>
  xyOf(lonE7[place] ?? 0, latE7[place] ?? 0)
