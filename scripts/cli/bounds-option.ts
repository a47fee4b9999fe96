import type { Bounds } from '../../src/units.ts'
import { usageError, type Arguments } from './arguments.ts'

/** `--bounds west,south,east,north` in degrees, or null when not given. */
export function numberedBounds(args: Arguments): Bounds | null {
  const text = args.value('bounds')
  if (text === null) return null
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN, ...more] = text
    .split(',')
    .map((side) => (side.trim() === '' ? Number.NaN : Number(side)))
  const isBox = west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90
  if (isBox && more.length === 0) return [west, south, east, north]
  throw usageError(
    `--bounds: found "${text}", expected west,south,east,north in degrees, west < east and south < north`,
  )
}
