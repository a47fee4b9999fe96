import { elementsToPbf, type PbfContent, type PbfNode, type PbfWay } from '../osm/elements-to-pbf.ts'
import type { Bounds } from '../../src/units.ts'

const ROWS = 6
const STEP_LON = 0.0015
const STEP_LAT = 0.001
const WEST = 71.4
const SOUTH = 51.1

/** The box of the town: one block wider than its streets. */
export const TOWN_BOUNDS: Bounds = [
  WEST - STEP_LON,
  SOUTH - STEP_LAT,
  WEST + ROWS * STEP_LON,
  SOUTH + ROWS * STEP_LAT,
]

/**
 * A town of six by six streets, a house in every block, a pharmacy, a school, a shop, a bus stop, a town hall and a
 * park: the smallest extract that every step of the pipeline has something to do with.
 */
export function smallTown(): PbfContent {
  const nodes: PbfNode[] = []
  const ways: PbfWay[] = []
  const node = (id: number, column: number, row: number, tags?: Record<string, string>): number => {
    const at = { id, lon: WEST + column * STEP_LON, lat: SOUTH + row * STEP_LAT }
    nodes.push(tags === undefined ? at : { ...at, tags })
    return id
  }
  const crossing = (column: number, row: number): number => 1 + row * ROWS + column
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < ROWS; column++) node(crossing(column, row), column, row)
  for (let i = 0; i < ROWS; i++) {
    const line = (at: (k: number) => number): number[] => Array.from({ length: ROWS }, (_, k) => at(k))
    ways.push({
      id: 100 + i,
      refs: line((k) => crossing(k, i)),
      tags: { highway: 'residential', name: `Row ${i}` },
    })
    ways.push({
      id: 200 + i,
      refs: line((k) => crossing(i, k)),
      tags: { highway: 'residential', name: `Column ${i}` },
    })
  }
  const square = (
    id: number,
    [column, row, size]: readonly [number, number, number],
    tags: Record<string, string>,
  ): void => {
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const
    const refs = corners.map(([x, y], k) => node(id * 10 + k, column + x * size, row + y * size))
    ways.push({ id, refs: [...refs, refs[0] ?? 0], tags })
  }
  for (let row = 0; row < ROWS - 1; row++) {
    for (let column = 0; column < ROWS - 1; column++) {
      square(1000 + row * ROWS + column, [column + 0.3, row + 0.3, 0.3], {
        building: 'apartments',
        'building:levels': '5',
      })
    }
  }
  node(900, 2.1, 2.1, { amenity: 'pharmacy', name: 'Pharmacy' })
  node(901, 3.1, 1.1, { shop: 'supermarket', name: 'Supermarket' })
  node(902, 0.1, 4.1, { highway: 'bus_stop', name: 'Bus stop' })
  node(903, 4.1, 4.1, { amenity: 'townhall', name: 'Town hall' })
  square(1900, [1.65, 3.65, 0.3], { amenity: 'school', name: 'School' })
  square(1901, [3.65, 3.65, 0.3], { leisure: 'park', name: 'Park' })
  return { nodes: nodes.sort((a, b) => a.id - b.id), ways, relations: [], bounds: TOWN_BOUNDS }
}

/** The town as a PBF file's bytes. */
export const smallTownPbf = (): Uint8Array => elementsToPbf(smallTown())
