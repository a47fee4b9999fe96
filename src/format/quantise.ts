import type { UnorderedNetwork } from '../network/make-partition.ts'
import type { NetworkColumns, StreetShapes } from '../network/network.ts'
import { SHAPE_TOLERANCE_M, simplifyShapes } from './simplify-shapes.ts'

/** Coordinates are stored in steps of 1e-5 degrees: 1.1 m to the north, less to the east. */
export const UNIT_E7 = 100

/**
 * What is stored of a network: shapes simplified to 2 m, everything rounded to the stored unit. Done before places
 * are joined to the streets, so that a city read back is the city that was judged. Lengths stay exact.
 */
export function prepareForStorage(raw: UnorderedNetwork, toleranceM = SHAPE_TOLERANCE_M): UnorderedNetwork {
  const columns = quantiseNodes(raw.columns)
  const shapes = quantiseShapes(simplifyShapes(raw.columns, raw.shapes, toleranceM))
  return { columns, shapes, gates: raw.gates }
}

/** Rounds node coordinates to multiples of the unit; nodes at one place stay at one place. */
export function quantiseNodes(columns: NetworkColumns, unitE7 = UNIT_E7): NetworkColumns {
  return { ...columns, lonE7: rounded(columns.lonE7, unitE7), latE7: rounded(columns.latE7, unitE7) }
}

/** Rounds inner points and obstacles to multiples of the unit, and drops points equal to the one before. */
export function quantiseShapes(shapes: StreetShapes, unitE7 = UNIT_E7): StreetShapes {
  const lon = rounded(shapes.pointLonE7, unitE7)
  const lat = rounded(shapes.pointLatE7, unitE7)
  const firstPoint = new Uint32Array(shapes.firstPoint.length)
  const kept: number[] = []
  for (let e = 0; e + 1 < firstPoint.length; e++) {
    const first = shapes.firstPoint[e] ?? 0
    for (let p = first; p < (shapes.firstPoint[e + 1] ?? 0); p++) {
      if (p === first || lon[p] !== lon[p - 1] || lat[p] !== lat[p - 1]) kept.push(p)
    }
    firstPoint[e + 1] = kept.length
  }
  return {
    ...shapes,
    firstPoint,
    pointLonE7: Int32Array.from(kept, (p) => lon[p] ?? 0),
    pointLatE7: Int32Array.from(kept, (p) => lat[p] ?? 0),
    obstacles: shapes.obstacles
      .map((line) => withoutRepeats(rounded(line, unitE7)))
      .filter(({ length }) => length >= 4),
  }
}

const rounded = (valuesE7: Int32Array, unitE7: number): Int32Array =>
  valuesE7.map((value) => Math.round(value / unitE7) * unitE7)

function withoutRepeats(line: Int32Array): Int32Array {
  const isRepeat = (p: number): boolean =>
    p > 0 && line[2 * p] === line[2 * p - 2] && line[2 * p + 1] === line[2 * p - 1]
  return line.filter((_, i) => !isRepeat(i >> 1))
}
