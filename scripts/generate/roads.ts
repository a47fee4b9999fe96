import type { Dice } from './dice.ts'

/** `river` is a line of the grid like a road: embankments on both sides, bridges for crossings. */
export type RoadClass = 'ring' | 'avenue' | 'street' | 'lane' | 'river'

/** One line of the grid, from rim to rim. */
export interface Road {
  readonly class: RoadClass
  /** Where it runs: metres east (north) of the middle of the city. */
  readonly atM: number
  /** From its middle to the footway on each side; 0 where people walk on the road itself. */
  readonly halfM: number
}

/** Superblocks lie between neighbouring columns and rows. */
export interface Grid {
  /** Running south to north, from west to east. */
  readonly columns: readonly Road[]
  /** Running west to east, from south to north. */
  readonly rows: readonly Road[]
}

const HALF_M: Readonly<Record<RoadClass, number>> = { ring: 32, avenue: 20, street: 11, lane: 0, river: 45 }

/** Roads 400 to 700 m apart, around the middle; every sixth is a ring road, one row is a river. */
export function layGrid(dice: Dice, superblocks: number): Grid {
  const river = superblocks < 3 ? -1 : Math.floor(superblocks / 3) + 1
  return {
    columns: layRoads(dice, superblocks, -1),
    rows: layRoads(dice, superblocks, river),
  }
}

function layRoads(dice: Dice, superblocks: number, river: number): Road[] {
  const atM = [0]
  for (let i = 0; i < superblocks; i++) atM.push((atM[i] ?? 0) + dice.between(400, 700))
  const middleM = (atM[superblocks] ?? 0) / 2
  return atM.map((at, i) => {
    const found = i === river ? 'river' : classOf(dice, i)
    return { class: found, atM: at - middleM, halfM: HALF_M[found] }
  })
}

function classOf(dice: Dice, i: number): RoadClass {
  if (i % 6 === 4) return 'ring'
  if (i % 2 === 0) return dice.chance(0.7) ? 'avenue' : 'street'
  return dice.chance(0.5) ? 'street' : 'lane'
}
