import { ACCESS } from '../../src/network/network.ts'
import type { TaggedAccess } from '../pipeline/network/walkable.ts'
import { attach } from './attach.ts'
import type { Dice } from './dice.ts'
import { layLattice, type RectM } from './lattice.ts'
import type { XyM } from './plane.ts'
import type { StreetPlan, Use } from './street-plan.ts'
import type { Superblock } from './superblock.ts'

/** Cuts a superblock by up to two lanes that anybody walks, and builds a walled estate into each part. */
export function layEstates(plan: StreetPlan, { rect, sides, rim }: Superblock): void {
  const { dice } = plan
  const [west, south, east, north] = rect
  const center: XyM = [
    west + (east - west) * dice.between(0.4, 0.6),
    south + (north - south) * dice.between(0.4, 0.6),
  ]
  const hasColumn = dice.chance(0.8)
  const hasRow = dice.chance(0.75)
  const lanes = drawLanes(plan, center, [
    ...(hasColumn ? [sides.south, sides.north] : []),
    ...(hasRow ? [sides.west, sides.east] : []),
  ])
  const xs = hasColumn ? [west, center[0] - LANE_M, center[0] + LANE_M, east] : [west, east]
  const ys = hasRow ? [south, center[1] - LANE_M, center[1] + LANE_M, north] : [south, north]
  const around = [...rim, ...lanes]
  for (let i = 0; i < xs.length; i += 2) {
    for (let j = 0; j < ys.length; j += 2) {
      layEstate(plan, [xs[i] ?? 0, ys[j] ?? 0, xs[i + 1] ?? 0, ys[j + 1] ?? 0], around)
    }
  }
}

/** Between a lane and the wall of an estate. */
const LANE_M = 16

/** A lane from the middle of each side to the centre; returns the places along them. */
function drawLanes(plan: StreetPlan, center: XyM, sides: readonly (readonly number[])[]): number[] {
  const ends = sides.flatMap((side) => side[side.length >> 1] ?? [])
  if (ends.length === 0) return []
  const name = plan.name({ '': `小区${plan.dice.whole(1, 900)}巷` })
  const middle = plan.place(center)
  return ends.flatMap((end) =>
    plan.street([end, middle], { kind: 'residential', name }, { stepM: 28, bowM: 3 }).slice(1),
  )
}

/** Who may walk in an estate, and what its gates let through. */
interface Manner {
  readonly access: TaggedAccess
  readonly gate: () => TaggedAccess
}

function mannerOf(dice: Dice): Manner {
  const kind = dice.unit()
  const gateOf = (open: number, residents: number) => (): TaggedAccess => {
    const drawn = dice.unit()
    return drawn < open ? ACCESS.open : drawn < open + residents ? ACCESS.residents : ACCESS.closed
  }
  if (kind < 0.4) return { access: ACCESS.residents, gate: gateOf(0.35, 0.5) }
  if (kind < 0.62) return { access: ACCESS.open, gate: gateOf(0, 0.9) }
  if (kind < 0.65) return { access: ACCESS.open, gate: () => ACCESS.closed }
  if (kind < 0.66) return { access: ACCESS.residents, gate: () => ACCESS.closed }
  return { access: ACCESS.open, gate: gateOf(0.75, 0.05) }
}

/** Ways between houses behind a wall, with one gate to five. */
function layEstate(plan: StreetPlan, rect: RectM, rim: readonly number[]): void {
  const { dice } = plan
  const { access, gate } = mannerOf(dice)
  const use = (): Use => {
    if (dice.chance(0.012)) return { kind: 'steps', steps: true, access }
    return { kind: dice.chance(0.4) ? 'footway' : 'service', access }
  }
  const spacingM = dice.between(36, 59)
  const [west, south, east, north] = rect
  const inside = layLattice(plan, {
    rect: [west + SETBACK_M, south + SETBACK_M, east - SETBACK_M, north - SETBACK_M],
    spacingM,
    keep: dice.between(0.45, 0.8),
    deadEnds: dice.between(0.04, 0.2),
    bowM: 3,
    use,
  })
  if (inside.length === 0) return
  plan.wall([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ])
  attach(plan, { rim, inside, count: dice.whole(1, 5), reachM: 75, use, gate })
}

/** Between an estate's wall and its outermost ways. */
const SETBACK_M = 10
