import type { RectM } from './lattice.ts'
import type { Grid } from './roads.ts'
import type { Sides } from './skeleton.ts'

/** A superblock with the streets around it. */
export interface Superblock {
  readonly rect: RectM
  readonly sides: Sides
  /** Places of all four sides that something may be attached to. */
  readonly rim: readonly number[]
}

/** From the footways around a superblock to what stands in it. */
const CLEAR_M = 28

/** The inside of the superblock between columns i, i + 1 and rows j, j + 1. */
export function rectOf({ columns, rows }: Grid, i: number, j: number): RectM {
  const low = (road = columns[0]): number => (road?.atM ?? 0) + (road?.halfM ?? 0) + CLEAR_M
  const high = (road = columns[0]): number => (road?.atM ?? 0) - (road?.halfM ?? 0) - CLEAR_M
  return [low(columns[i]), low(rows[j]), high(columns[i + 1]), high(rows[j + 1])]
}
