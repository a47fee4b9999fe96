import { ACCESS, NO_NAME, STREET_KINDS, type StreetKind } from '../../src/network/network.ts'
import { fromE7, type LonLat } from '../../src/units.ts'
import type { PbfWay } from '../osm/elements-to-pbf.ts'
import type { Tags } from '../osm/osm-data.ts'
import { pointsBeside, type Beside } from './beside.ts'
import type { DrawnWay, NewNodes } from './city-elements.ts'
import type { Dice } from './dice.ts'
import { latE7Of, lonE7Of, type XyM } from './plane.ts'
import type { DrawnStreets } from './street-plan.ts'

export interface Drawing {
  readonly streets: DrawnStreets
  readonly drawn: readonly DrawnWay[]
  readonly dice: Dice
  readonly nodes: NewNodes
}

/** As many to a street as Astana's map has: 1.7 homes to a junction. */
const EVERY_M = 45
const ASIDE_M = 14

/** Streets along which people live. */
export const LIVELY: ReadonlySet<StreetKind> = new Set([
  'footway',
  'living_street',
  'residential',
  'service',
  'tertiary',
])

/** Houses along the streets, some with levels, age and number. */
export function drawHouses({ streets, drawn, dice, nodes }: Drawing): Omit<PbfWay, 'id'>[] {
  const houses: Omit<PbfWay, 'id'>[] = []
  for (const { places, use } of drawn) {
    const kind = STREET_KINDS[use.kind]
    if (kind === undefined || !LIVELY.has(kind) || use.access === ACCESS.closed) continue
    const street = use.nameIndex === NO_NAME ? undefined : streets.names[use.nameIndex]?.['']
    const spacing = { everyM: EVERY_M, startM: dice.between(0, EVERY_M), asideM: ASIDE_M }
    for (const [i, beside] of pointsBeside(streets, places, spacing).entries()) {
      const corners = cornersOf(beside, dice).map((at) => nodes.add(lonLatOf(at)))
      const refs = [...corners, corners[0] ?? 0]
      houses.push({ refs, tags: { ...houseTags(dice), ...addressTags(street, i + 1) } })
    }
  }
  return houses
}

/** A rectangle that stands along the street, and clear of it. */
function cornersOf({ at: [x, y], along: [east, north] }: Beside, dice: Dice): XyM[] {
  const [half, depth] = [dice.between(5, 16), dice.between(4, 7)]
  return [
    [-half, -depth],
    [half, -depth],
    [half, depth],
    [-half, depth],
  ].map(([a = 0, b = 0]): XyM => [x + east * a - north * b, y + north * a + east * b])
}

function houseTags(dice: Dice): Tags {
  const isTower = dice.chance(0.3)
  const levels = isTower ? dice.whole(9, 28) : dice.whole(1, 7)
  return {
    building: dice.chance(0.5) ? 'yes' : 'apartments',
    ...(dice.chance(0.4) ? { 'building:levels': String(levels) } : {}),
    ...(dice.chance(0.1) ? { start_date: String(dice.whole(1955, 2020)) } : {}),
  }
}

const addressTags = (street: string | undefined, number: number): Tags =>
  street === undefined ? {} : { 'addr:street': street, 'addr:housenumber': String(number) }

export const lonLatOf = ([x, y]: XyM): LonLat => [fromE7(lonE7Of(x)), fromE7(latE7Of(y))]
