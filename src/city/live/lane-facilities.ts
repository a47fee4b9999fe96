import {
  countingByLane,
  countsForAll,
  countsForOwn,
  type WhichFacilities,
} from '../../coverage/which-facilities.ts'
import type { City } from '../city.ts'
import type { LaneOf } from './lanes.ts'

/** Facilities that count for everybody in a lane, ascending; counted once for every version of the facilities. */
export function createLaneFacilities(): (city: City, of: LaneOf) => readonly number[] {
  let last: City['facilities'] | null = null
  let counting: ReturnType<typeof countingByLane> | null = null
  return ({ facilities }, of) => {
    if (of === 'edge of data') return NONE
    if (facilities !== last || counting === null) [last, counting] = [facilities, countingByLane(facilities)]
    return counting(of)
  }
}

const NONE: readonly number[] = []

/** True when facility f is there and counts for everybody. */
export const countsInLane = ({ facilities }: City, f: number, which: WhichFacilities): boolean =>
  f < facilities.count && countsForAll(facilities, f, which)

/** True when facility f is there and counts for the people of its estate only. */
export const countsForEstate = ({ facilities }: City, f: number, which: WhichFacilities): boolean =>
  f < facilities.count && countsForOwn(facilities, f, which) && !countsForAll(facilities, f, which)
