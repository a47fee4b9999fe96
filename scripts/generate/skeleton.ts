import { bridge, cross, signalCrossing } from './crossings.ts'
import type { Grid, Road } from './roads.ts'
import type { StreetPlan, Use } from './street-plan.ts'

/** The places where roads meet, one at each corner; one and the same where a road has no width. */
interface Corner {
  readonly sw: number
  readonly se: number
  readonly nw: number
  readonly ne: number
}

/** The streets around a superblock, as the places along them from west to east or south to north. */
export interface Sides {
  readonly south: readonly number[]
  readonly north: readonly number[]
  readonly west: readonly number[]
  readonly east: readonly number[]
}

/** Two footways of a road between two corners; one and the same where people walk on the road. */
interface Pair {
  /** South or west of the middle. */
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** Finds the streets around the superblock between columns i, i + 1 and rows j, j + 1. */
export type SidesOf = (i: number, j: number) => Sides

/** Draws all roads with their footways, crossings, bridges and the stubs that leave the city. */
export function drawRoads(plan: StreetPlan, grid: Grid): SidesOf {
  const names = nameRoads(plan, grid)
  const corners = grid.columns.map((column) => grid.rows.map((row) => layCorner(plan, column, row)))
  const cornerAt = (i: number, j: number): Corner => corners[i]?.[j] ?? NOWHERE
  grid.columns.forEach((column, i) => {
    grid.rows.forEach((row, j) => joinCorner(plan, { corner: cornerAt(i, j), column, row, i, j }))
  })
  const pair = (
    road: Road,
    use: Use,
    low: readonly [number, number],
    high: readonly [number, number],
  ): Pair => drawPair(plan, { road, use, low, high })
  const alongRow = grid.rows.map((row, j) =>
    grid.columns.slice(1).map((_, i) => {
      const [a, b] = [cornerAt(i, j), cornerAt(i + 1, j)]
      return pair(row, useOf(row, names.rows[j]), [a.se, b.sw], [a.ne, b.nw])
    }),
  )
  const alongColumn = grid.columns.map((column, i) =>
    grid.rows.slice(1).map((_, j) => {
      const [a, b] = [cornerAt(i, j), cornerAt(i, j + 1)]
      return pair(column, useOf(column, names.columns[i]), [a.nw, b.sw], [a.ne, b.se])
    }),
  )
  drawStubs(plan, grid, cornerAt)
  return (i, j) => ({
    south: alongRow[j]?.[i]?.high ?? [],
    north: alongRow[j + 1]?.[i]?.low ?? [],
    west: alongColumn[i]?.[j]?.high ?? [],
    east: alongColumn[i + 1]?.[j]?.low ?? [],
  })
}

const NOWHERE: Corner = { sw: 0, se: 0, nw: 0, ne: 0 }

function nameRoads(plan: StreetPlan, { columns, rows }: Grid): { columns: number[]; rows: number[] } {
  return {
    columns: columns.map((_, i) => plan.name({ '': `南北${i + 1}路`, en: `South-north Road ${i + 1}` })),
    rows: rows.map((_, j) => plan.name({ '': `东西${j + 1}路`, en: `West-east Road ${j + 1}` })),
  }
}

/** Footways beside large roads mostly have no name of their own. */
function useOf(road: Road, name: number | undefined): Use {
  if (road.class === 'river') return { kind: 'path' }
  if (name === undefined || road.class === 'ring') return { kind: 'footway' }
  return { kind: road.halfM > 0 ? 'footway' : 'tertiary', name }
}

function layCorner(plan: StreetPlan, column: Road, row: Road): Corner {
  const { dice, place } = plan
  const x = column.atM + dice.spread() * JITTER_M
  const y = row.atM + dice.spread() * JITTER_M
  const [west, east] = [x - column.halfM, x + column.halfM]
  const [south, north] = [y - row.halfM, y + row.halfM]
  const sw = place([west, south])
  const se = column.halfM > 0 ? place([east, south]) : sw
  const nw = row.halfM > 0 ? place([west, north]) : sw
  const ne = column.halfM === 0 ? nw : row.halfM === 0 ? se : place([east, north])
  return { sw, se, nw, ne }
}

const JITTER_M = 5

interface Meeting {
  readonly corner: Corner
  readonly column: Road
  readonly row: Road
  readonly i: number
  readonly j: number
}

/** The four ways across at a corner. Of rings every other corner has lights for sure, of rivers every third a bridge. */
function joinCorner(plan: StreetPlan, { corner: { sw, se, nw, ne }, column, row, i, j }: Meeting): void {
  const isFirm = (i + j) % 2 === 0
  if (column.halfM > 0) {
    if (isFirm && column.class === 'ring') signalCrossing(plan, [sw, se])
    else cross(plan, [sw, se], column, 'corner')
    if (nw !== sw) cross(plan, [nw, ne], column, 'corner')
  }
  if (row.halfM === 0) return
  if (row.class === 'river') {
    if (i % 3 !== 1) return
    bridge(plan, [sw, nw])
    if (se !== sw) bridge(plan, [se, ne])
    return
  }
  if (isFirm && row.class === 'ring') signalCrossing(plan, [sw, nw])
  else cross(plan, [sw, nw], row, 'corner')
  if (se !== sw) cross(plan, [se, ne], row, 'corner')
}

interface Stretch {
  readonly road: Road
  readonly use: Use
  readonly low: readonly [number, number]
  readonly high: readonly [number, number]
}

function drawPair(plan: StreetPlan, { road, use, low, high }: Stretch): Pair {
  const course = { stepM: 35, bowM: 4 }
  const first = plan.street(low, use, course)
  if (road.halfM === 0) return { low: first, high: first }
  const second = plan.street(high, use, course)
  const [a, b] = [first, second].map((side) => side[side.length >> 1])
  if (a !== undefined && b !== undefined && Math.min(first.length, second.length) > 4)
    cross(plan, [a, b], road, 'between')
  return { low: first, high: second }
}

/** Streets go on beyond the outermost roads and end where the data end. */
function drawStubs(plan: StreetPlan, grid: Grid, cornerAt: (i: number, j: number) => Corner): void {
  const lastColumn = grid.columns.length - 1
  const lastRow = grid.rows.length - 1
  const stub = (from: number, east: number, north: number): void => {
    const [x, y] = plan.at(from)
    const lengthM = plan.dice.between(40, 120)
    const end = plan.place([x + east * lengthM, y + north * lengthM])
    plan.setBoundary(end)
    plan.street([from, end], { kind: 'footway' }, { stepM: 30, bowM: 2 })
  }
  grid.columns.forEach((_, i) => {
    const [south, north] = [cornerAt(i, 0), cornerAt(i, lastRow)]
    for (const from of new Set([south.sw, south.se])) stub(from, 0, -1)
    for (const from of new Set([north.nw, north.ne])) stub(from, 0, 1)
  })
  grid.rows.forEach((_, j) => {
    const [west, east] = [cornerAt(0, j), cornerAt(lastColumn, j)]
    for (const from of new Set([west.sw, west.nw])) stub(from, -1, 0)
    for (const from of new Set([east.se, east.ne])) stub(from, 1, 0)
  })
}
