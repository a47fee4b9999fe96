import { peopleTables, type PeopleTables } from '../../src/coverage/place-tables.ts'
import type { Community } from '../../src/coverage/tables.ts'
import { STREET_KINDS, type NetworkColumns, type StreetKind } from '../../src/network/network.ts'
import type { MadePartition } from '../../src/network/make-partition.ts'
import type { EntryColumns } from '../../src/network/place.ts'
import { fromE7 } from '../../src/units.ts'
import type { Dice } from './dice.ts'
import { entryColumns, entryOn, isReached, type PlacedEntry } from './entries.ts'
import { latE7Of, lonE7Of, xyOf, type XyM } from './plane.ts'
import type { Grid, Road } from './roads.ts'

export interface GeneratedPeople extends PeopleTables {
  readonly originEntries: EntryColumns
}

/**
 * Homes along estate ways, alleys and lanes, grouped into one community for the western and one for the eastern
 * half of each superblock. Some homes have no entry, some no residents.
 */
export function generatePeople(dice: Dice, partition: MadePartition, grid: Grid): GeneratedPeople {
  const homesOf = homesByHalf(dice, partition, grid)
  const halves = [...homesOf.keys()].sort((a, b) => a - b)
  const communities = halves.map((half, c) => communityOf(dice, grid, { half, c }))
  const homes = halves.flatMap((half, community) =>
    (homesOf.get(half) ?? []).map((home) => ({ ...home, community })),
  )
  const entries = homes.flatMap(({ edge }, place): PlacedEntry[] => {
    const lengthDm = partition.network.lengthDm[edge] ?? 0
    return dice.chance(OFF_NETWORK) ? [] : [{ place, ...entryOn(dice, edge, lengthDm) }]
  })
  return { ...peopleTables({ communities, origins: homes }), originEntries: entryColumns(entries) }
}

const OFF_NETWORK = 0.002

interface Home {
  readonly edge: number
  readonly residents: number
}

/** Homes by half of a superblock (`halfAt`), each half's in the order of their edges. */
function homesByHalf(dice: Dice, partition: MadePartition, grid: Grid): Map<number, Home[]> {
  const { network } = partition
  const homesOf = new Map<number, Home[]>()
  for (let edge = 0; edge < network.edgeCount; edge++) {
    if (!hasHomes(partition, edge)) continue
    const half = halfAt(grid, middleOf(network, edge))
    const count = Math.floor((network.lengthDm[edge] ?? 0) / HOME_EVERY_DM + dice.unit())
    if (half === null || count === 0) continue
    const homes = homesOf.get(half) ?? []
    for (let k = 0; k < count; k++) homes.push({ edge, residents: residentsOf(dice) })
    homesOf.set(half, homes)
  }
  return homesOf
}

const HOME_EVERY_DM = 450

const KINDS_WITH_HOMES: ReadonlySet<StreetKind> = new Set([
  'footway',
  'living_street',
  'residential',
  'service',
  'tertiary',
])

/** Homes stand on streets and estate ways, never where nobody can get to: no place is ever joined there. */
function hasHomes({ network, shapes }: MadePartition, edge: number): boolean {
  const flags = network.edgeFlags[edge] ?? 0
  const kind = STREET_KINDS[shapes.kind[edge] ?? 0]
  return isReached(flags) && kind !== undefined && KINDS_WITH_HOMES.has(kind)
}

function middleOf({ lonE7, latE7, edgeFrom, edgeTo }: NetworkColumns, edge: number): XyM {
  const [a, b] = [edgeFrom[edge] ?? 0, edgeTo[edge] ?? 0]
  const lon = ((lonE7[a] ?? 0) + (lonE7[b] ?? 0)) / 2
  return xyOf(lon, ((latE7[a] ?? 0) + (latE7[b] ?? 0)) / 2)
}

/** Half of the superblock at a point: twice the superblock's number, and one more in the east; null outside. */
function halfAt({ columns, rows }: Grid, [x, y]: XyM): number | null {
  const i = columns.findLastIndex(({ atM }) => atM <= x)
  const j = rows.findLastIndex(({ atM }) => atM <= y)
  const [west, east] = [columns[i], columns[i + 1]]
  if (west === undefined || east === undefined || j < 0 || j + 1 >= rows.length) return null
  return 2 * (i * rows.length + j) + (x >= (west.atM + east.atM) / 2 ? 1 : 0)
}

/** A courtyard, a house or a tower; nobody lives in some. */
function residentsOf(dice: Dice): number {
  if (dice.chance(0.03)) return 0
  return (dice.chance(0.6) ? dice.whole(20, 150) : dice.whole(200, 1_100)) / 10
}

interface Half {
  readonly half: number
  /** Its number among the communities. */
  readonly c: number
}

function communityOf(dice: Dice, { columns, rows }: Grid, { half, c }: Half): Community {
  const block = half >> 1
  const [i, j] = [Math.floor(block / rows.length), block % rows.length]
  const share = half % 2 === 0 ? 0.25 : 0.75
  const lonE7 = lonE7Of(between(columns, i, share))
  const latE7 = latE7Of(between(rows, j, 0.5))
  const district =
    1 + Math.floor(i / DISTRICT) + Math.floor(j / DISTRICT) * Math.ceil(columns.length / DISTRICT)
  const isOld = dice.chance(0.3)
  return {
    id: `block:${Math.round(lonE7 / 100)},${Math.round(latE7 / 100)}`,
    names: { '': `第${c + 1}社区`, en: `Community ${c + 1}` },
    unit: 'community',
    origin: 'homes',
    lon: fromE7(lonE7),
    lat: fromE7(latE7),
    residents: 0,
    residentsSource: 'floor-area',
    knownLevelsShare: dice.whole(30, 100) / 100,
    communityType: isOld ? 'old-estate' : null,
    communityTypeInferred: isOld,
    district: `第${district}区`,
    street: null,
  }
}

/** Superblocks along each side of a district. */
const DISTRICT = 8

function between(roads: readonly Road[], i: number, share: number): number {
  const [low, high] = [roads[i]?.atM ?? 0, roads[i + 1]?.atM ?? 0]
  return low + (high - low) * share
}
