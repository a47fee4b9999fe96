import { unionFind } from '../../src/network/union-find.ts'
import type { XyM } from './plane.ts'
import type { StreetPlan, Use } from './street-plan.ts'

/** West, south, east, north in metres. */
export type RectM = readonly [west: number, south: number, east: number, north: number]

export interface Lattice {
  readonly rect: RectM
  readonly spacingM: number
  /** Share kept of the streets that are not needed to hold the lattice together. */
  readonly keep: number
  /** How many places have a dead end beside them. */
  readonly deadEnds: number
  readonly bowM: number
  /** What each street is. */
  readonly use: () => Use
}

/**
 * Fills a rectangle with a jittered lattice of streets in one piece: a random tree, some of the other streets, dead
 * ends, a few turning loops and parallels. Returns its places; none when the rectangle is too small for one.
 */
export function layLattice(plan: StreetPlan, lattice: Lattice): number[] {
  const { dice } = plan
  const [west, south, east, north] = lattice.rect
  if (east - west < lattice.spacingM / 2 || north - south < lattice.spacingM / 2) return []
  const columns = Math.max(2, Math.round((east - west) / lattice.spacingM) + 1)
  const rows = Math.max(2, Math.round((north - south) / lattice.spacingM) + 1)
  const jitter = (): number => dice.spread() * lattice.spacingM * 0.12
  const places = Array.from({ length: columns * rows }, (_, k) => {
    const [i, j] = [k % columns, Math.floor(k / columns)]
    const x = west + ((east - west) * i) / (columns - 1) + jitter()
    return plan.place([x, south + ((north - south) * j) / (rows - 1) + jitter()])
  })
  for (const [a, b] of chosenPairs(plan, { columns, rows, keep: lattice.keep })) {
    drawStreet(plan, lattice, [places[a] ?? 0, places[b] ?? 0])
  }
  for (const place of places) {
    if (dice.chance(lattice.deadEnds)) drawDeadEnd(plan, lattice, place)
  }
  return places
}

interface Raster {
  readonly columns: number
  readonly rows: number
  readonly keep: number
}

/** Neighbours to be joined: all that a tree in random order needs, and a share of the others. */
function chosenPairs({ dice }: StreetPlan, { columns, rows, keep }: Raster): (readonly [number, number])[] {
  const pairs: { readonly ends: readonly [number, number]; readonly turn: number }[] = []
  for (let k = 0; k < columns * rows; k++) {
    if ((k + 1) % columns !== 0) pairs.push({ ends: [k, k + 1], turn: dice.unit() })
    if (k + columns < columns * rows) pairs.push({ ends: [k, k + columns], turn: dice.unit() })
  }
  const groups = unionFind(columns * rows)
  const chosen: (readonly [number, number])[] = []
  for (const { ends } of pairs.sort((p, q) => p.turn - q.turn)) {
    if (groups.find(ends[0]) === groups.find(ends[1])) {
      if (dice.chance(keep)) chosen.push(ends)
      continue
    }
    groups.union(ends[0], ends[1])
    chosen.push(ends)
  }
  return chosen
}

const PARALLELS = 0.015
const LOOPS = 0.12

function drawStreet(plan: StreetPlan, { use, bowM }: Lattice, ends: readonly [number, number]): void {
  const drawn = use()
  plan.street(ends, drawn, { stepM: 30, bowM })
  if (plan.dice.chance(PARALLELS)) plan.street(ends, drawn, { stepM: 12, bowM: bowM + 12 })
}

/** A dead end 12 to 40 m long; some have a loop to turn in. */
function drawDeadEnd(plan: StreetPlan, { use }: Lattice, from: number): void {
  const { dice } = plan
  const [x, y] = plan.at(from)
  const [east, north] = [dice.spread(), dice.spread()]
  const drawn = use()
  const lengthM = dice.between(12, 40)
  const unitM = Math.max(0.2, Math.sqrt(east * east + north * north))
  const end = plan.place([x + (east / unitM) * lengthM, y + (north / unitM) * lengthM])
  plan.street([from, end], drawn)
  if (dice.chance(LOOPS)) drawLoop(plan, drawn, end)
}

function drawLoop(plan: StreetPlan, use: Use, from: number): void {
  const [x, y] = plan.at(from)
  const sizeM = plan.dice.between(6, 14)
  const corners: XyM[] = [
    [x + sizeM, y],
    [x + sizeM, y + sizeM],
    [x, y + sizeM],
  ]
  const ring = [from, ...corners.map(plan.place), from]
  for (let k = 1; k < ring.length; k++) plan.street([ring[k - 1] ?? from, ring[k] ?? from], use)
}
