import { ACCESS } from '../../src/network/network.ts'
import { attach } from './attach.ts'
import { layEstates } from './estates.ts'
import { layLattice } from './lattice.ts'
import type { Grid } from './roads.ts'
import type { SidesOf } from './skeleton.ts'
import type { StreetPlan, Use } from './street-plan.ts'
import { rectOf, type Superblock } from './superblock.ts'

/** Fills every superblock: walled estates, alleys, open streets, parks and works. */
export function fillSuperblocks(plan: StreetPlan, grid: Grid, sidesOf: SidesOf): void {
  for (let i = 0; i + 1 < grid.columns.length; i++) {
    for (let j = 0; j + 1 < grid.rows.length; j++) {
      const sides = sidesOf(i, j)
      const rim = [sides.south, sides.north, sides.west, sides.east].flatMap((side) => side.slice(1, -1))
      fill(plan, { rect: rectOf(grid, i, j), sides, rim }, isCentral(grid, i, j))
    }
  }
}

/** The innermost sixteenth of the city is the old one. */
function isCentral({ columns }: Grid, i: number, j: number): boolean {
  const middle = (columns.length - 2) / 2
  return Math.max(Math.abs(i - middle), Math.abs(j - middle)) < columns.length / 8
}

function fill(plan: StreetPlan, block: Superblock, isOld: boolean): void {
  const drawn = plan.dice.unit()
  if (drawn < (isOld ? 0.6 : 0.08)) layAlleys(plan, block)
  else if (drawn < 0.72) layEstates(plan, block)
  else if (drawn < 0.9) layOpenStreets(plan, block)
  else if (drawn < 0.96) layPark(plan, block)
  else layWorks(plan, block)
}

/** Hutong: narrow, close, many dead ends, entered from everywhere; some courts lie behind a gate. */
function layAlleys(plan: StreetPlan, { rect, rim }: Superblock): void {
  const { dice } = plan
  const name = plan.name({ '': `${dice.whole(1, 400)}条胡同` })
  const use = (): Use => ({ kind: dice.chance(0.3) ? 'living_street' : 'footway', name })
  const spacingM = dice.between(38, 50)
  const inside = layLattice(plan, { rect, spacingM, keep: 0.5, deadEnds: 0.22, bowM: 3, use })
  const gate = () => (dice.chance(0.08) ? ACCESS.residents : null)
  attach(plan, { rim, inside, count: dice.whole(10, 18), reachM: 80, use, gate })
}

/** Streets that anybody walks, without walls. */
function layOpenStreets(plan: StreetPlan, { rect, rim }: Superblock): void {
  const { dice } = plan
  const name = plan.name({ '': `${dice.whole(1, 900)}号街`, en: 'Quarter Street' })
  const use = (): Use => (dice.chance(0.5) ? { kind: 'residential', name } : { kind: 'service' })
  const spacingM = dice.between(46, 64)
  const inside = layLattice(plan, { rect, spacingM, keep: 0.75, deadEnds: 0.14, bowM: 3, use })
  attach(plan, { rim, inside, count: dice.whole(8, 14), reachM: 90, use, gate: () => null })
}

/** Winding paths behind a fence with a few gates, some of them shut; some paths are steps. */
function layPark(plan: StreetPlan, { rect, rim }: Superblock): void {
  const { dice } = plan
  const use = (): Use => (dice.chance(0.06) ? { kind: 'steps', steps: true } : { kind: 'path' })
  const spacingM = dice.between(60, 85)
  const inside = layLattice(plan, { rect, spacingM, keep: 0.65, deadEnds: 0.05, bowM: 10, use })
  const gate = () => (dice.chance(0.2) ? ACCESS.closed : ACCESS.open)
  attach(plan, { rim, inside, count: dice.whole(3, 6), reachM: 110, use, gate })
}

/** A factory or yard: a few roads of its own behind one or two gates. */
function layWorks(plan: StreetPlan, { rect, rim }: Superblock): void {
  const { dice } = plan
  const use = (): Use => ({ kind: 'service', access: ACCESS.residents })
  const inside = layLattice(plan, { rect, spacingM: 120, keep: 0.4, deadEnds: 0.2, bowM: 2, use })
  const gate = () => (dice.chance(0.3) ? ACCESS.closed : ACCESS.residents)
  attach(plan, { rim, inside, count: dice.whole(1, 3), reachM: 120, use, gate })
}
