import { fromE7 } from '../units.ts'
import { LINE_STRIDE, type ReachedLines } from './reached-lines.ts'

/** Degrees of one unit of `ReachedStreets.ends`: at most 23 cm on the ground. */
export const STREET_UNIT_DEGREES = 2e-6

/** The streets that were walked, small enough to be handed over with every answer: 12 bytes for each straight piece. */
export interface ReachedStreets {
  readonly count: number
  /** Longitude and latitude of both ends, in units of `STREET_UNIT_DEGREES` from where the walk began. No order. */
  readonly ends: Int16Array
  /** Walking time at both ends, seconds; it runs linearly between them. */
  readonly timesS: Uint16Array
}

const ENDS = 4
const PAIR = 2
const FARTHEST = 32_767

/** A copy of the lines: they may be written over. O(lines). */
export function reachedStreets({ plane, count, values }: ReachedLines): ReachedStreets {
  const ends = new Int16Array(count * ENDS)
  const timesS = new Uint16Array(count * PAIR)
  const xPerUnit = plane.xPerE7 * (STREET_UNIT_DEGREES / fromE7(1))
  const yPerUnit = plane.yPerE7 * (STREET_UNIT_DEGREES / fromE7(1))
  for (let i = 0; i < count; i++) {
    const from = i * LINE_STRIDE
    ends[i * ENDS] = units(values[from], xPerUnit)
    ends[i * ENDS + 1] = units(values[from + 1], yPerUnit)
    ends[i * ENDS + 2] = units(values[from + 2], xPerUnit)
    ends[i * ENDS + 3] = units(values[from + 3], yPerUnit)
    timesS[i * PAIR] = Math.round(values[from + 4] ?? 0)
    timesS[i * PAIR + 1] = Math.round(values[from + 5] ?? 0)
  }
  return { count, ends, timesS }
}

const units = (metres = 0, perUnit: number): number =>
  Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(metres / perUnit)))
