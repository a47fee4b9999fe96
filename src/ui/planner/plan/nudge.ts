import { METRES_PER_DEGREE, type Bounds, type LonLat } from '../../../units.ts'

const STEP_M = 50
const FINE_STEP_M = 10

const DIRECTIONS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

export interface Nudge {
  /** Of a keyboard event; any other than an arrow moves nothing. */
  readonly key: string
  /** 10 m instead of 50 m. */
  readonly isFine: boolean
  readonly within: Bounds
}

/** A point moved by an arrow key, kept within bounds; null for another key. */
export function nudged([lon, lat]: LonLat, { key, isFine, within }: Nudge): LonLat | null {
  const direction = DIRECTIONS[key]
  if (direction === undefined) return null
  const [west, south, east, north] = within
  const degrees = (isFine ? FINE_STEP_M : STEP_M) / METRES_PER_DEGREE
  const across = degrees / Math.cos((lat * Math.PI) / 180)
  return [
    Math.min(east, Math.max(west, lon + direction[0] * across)),
    Math.min(north, Math.max(south, lat + direction[1] * degrees)),
  ]
}
