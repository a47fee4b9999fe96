import type { UnorderedNetwork } from '../../src/network/make-partition.ts'
import { createDice } from './dice.ts'
import { fillSuperblocks } from './fill-superblocks.ts'
import { layGrid, type Grid } from './roads.ts'
import { drawRoads } from './skeleton.ts'
import { createStreetPlan, type StreetPlan } from './street-plan.ts'

export interface NetworkOptions {
  readonly seed: number
  /** Superblocks along each side of the city, 400 to 700 m each; at least 1. */
  readonly superblocks: number
}

export interface GeneratedStreets {
  readonly network: UnorderedNetwork
  /** The roads that bound the superblocks. */
  readonly grid: Grid
}

/**
 * The streets of an invented city like Beijing: ring roads and avenues with footways on both sides and few ways
 * across, walled estates with few gates, alleys, parks, a river with few bridges. Chains, gates, 500 m cuts and
 * access classes come from the same code as those of a real city, so they are as consistent.
 */
export function generateStreets(options: NetworkOptions): GeneratedStreets {
  const { plan, grid } = drawCity(options)
  return { network: plan.finish(), grid }
}

/** The same streets as they are drawn, for who cuts them otherwise. */
export function drawCity({ seed, superblocks }: NetworkOptions): {
  readonly plan: StreetPlan
  readonly grid: Grid
} {
  const dice = createDice(seed)
  const plan = createStreetPlan(dice)
  const grid = layGrid(dice, superblocks)
  fillSuperblocks(plan, grid, drawRoads(plan, grid))
  return { plan, grid }
}
