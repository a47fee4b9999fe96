import type { StreetLines } from '../city/street-lines.ts'
import type { STREET_KINDS } from '../network/network.ts'

/** Where the streets are drawn: positions in floats of 32 bits hold a city only when they are told from its middle. */
export interface StreetPositions {
  /** Web Mercator of the middle, from 0 to 1 across the world, y southwards. */
  readonly anchor: readonly [x: number, y: number]
  /** x and y of both ends of each piece, from the anchor, in the same measure. */
  readonly ends: Float32Array
}

const ENDS = 4
const PAIR = 2
const DEGREE_E7 = 1e7
const HALF_TURN = 180

/**
 * Positions of all ends around the middle of the city, subtracted before they are rounded: within 100 km of the middle
 * they are less than 1 cm off. O(pieces).
 * @throws Error when the columns do not fit each other.
 */
export function streetPositions(lines: StreetLines): StreetPositions {
  checkLines(lines)
  const { ends } = lines
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < ends.length; i += PAIR) {
    const [lon, lat] = [ends[i] ?? 0, ends[i + 1] ?? 0]
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const anchor: readonly [number, number] =
    ends.length === 0 ? [0.5, 0.5] : [mercatorX((west + east) / 2), mercatorY((south + north) / 2)]
  const relative = new Float32Array(ends.length)
  for (let i = 0; i < ends.length; i += PAIR) {
    relative[i] = mercatorX(ends[i] ?? 0) - anchor[0]
    relative[i + 1] = mercatorY(ends[i + 1] ?? 0) - anchor[1]
  }
  return { anchor, ends: relative }
}

/** Longitude in 1e-7 degrees → 0 … 1. */
export const mercatorX = (lonE7: number): number => (lonE7 / DEGREE_E7 + HALF_TURN) / (2 * HALF_TURN)

/** Latitude in 1e-7 degrees → 0 … 1, southwards (spherical Web Mercator, EPSG:3857). */
export function mercatorY(latE7: number): number {
  const lat = (latE7 / DEGREE_E7) * (Math.PI / HALF_TURN)
  return 0.5 - Math.asinh(Math.tan(lat)) / (2 * Math.PI)
}

/** @throws Error that names the column, what was found and what was expected. */
export function checkLines({ nodeCount, pieceCount, ends, nodes, shares, kinds }: StreetLines): void {
  const columns = [
    ['ends', ends.length, ENDS],
    ['nodes', nodes.length, PAIR],
    ['shares', shares.length, PAIR],
    ['kinds', kinds.length, 1],
  ] as const
  for (const [name, found, each] of columns)
    if (found !== pieceCount * each)
      throw new Error(
        `streets: found ${found} numbers in ${name}, expected ${pieceCount * each} (${each} for each of ${pieceCount} pieces)`,
      )
  let last = -1
  for (const node of nodes) if (node > last) last = node
  if (last >= nodeCount)
    throw new Error(`streets: found node ${last} in nodes, expected less than ${nodeCount}`)
}

/** How wide a street is drawn. */
type Breadth = 'path' | 'street' | 'main'

type EachWithBreadth<Kinds extends readonly string[]> = {
  readonly [I in keyof Kinds]: readonly [kind: Kinds[I], breadth: Breadth]
}

/** In the order of `STREET_KINDS`, which the compiler compares. */
const BREADTHS: EachWithBreadth<typeof STREET_KINDS> = [
  ['footway', 'path'],
  ['path', 'path'],
  ['pedestrian', 'street'],
  ['steps', 'path'],
  ['living_street', 'street'],
  ['residential', 'street'],
  ['service', 'path'],
  ['unclassified', 'street'],
  ['tertiary', 'main'],
  ['secondary', 'main'],
  ['primary', 'main'],
  ['trunk', 'main'],
  ['track', 'path'],
  ['road', 'street'],
  ['corridor', 'path'],
  ['crossing', 'path'],
  ['elevator', 'path'],
  ['platform', 'path'],
  ['bridleway', 'path'],
  ['cycleway', 'path'],
  ['gate', 'path'],
]

export const KIND_COUNT: number = BREADTHS.length

/** Zooms at which the widths below hold, in CSS pixels. */
const ZOOMS = [9, 11, 13, 15, 17, 19] as const
const WIDTHS: Readonly<Record<Breadth, readonly [number, number, number, number, number, number]>> = {
  path: [0.25, 0.5, 1, 1.9, 3, 5],
  street: [0.35, 0.75, 1.5, 2.8, 5, 9],
  main: [0.6, 1.1, 2, 3.6, 6.5, 12],
}

/** Width of each kind of street in CSS pixels: thin while the city is seen as a whole, wider close in. */
export function streetWidths(zoom: number): Float32Array {
  const at = ZOOMS.findLastIndex((one) => one <= zoom)
  const [below, above] = [Math.max(0, at), Math.min(ZOOMS.length - 1, at + 1)]
  const [from, to] = [ZOOMS[below] ?? 0, ZOOMS[above] ?? 0]
  const share = from === to ? 0 : Math.min(1, Math.max(0, (zoom - from) / (to - from)))
  const of = (breadth: Breadth): number => {
    const [thin, wide] = [WIDTHS[breadth][below] ?? 0, WIDTHS[breadth][above] ?? 0]
    return thin + (wide - thin) * share
  }
  const widths = { path: of('path'), street: of('street'), main: of('main') }
  return Float32Array.from(BREADTHS, ([, breadth]) => widths[breadth])
}

/** The matrix that draws positions told from the anchor: `matrix × translation`, column by column, in doubles. */
export function matrixAround(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const moved = Float32Array.from(matrix)
  for (let row = 0; row < 4; row++)
    moved[12 + row] = (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0)
  return moved
}
