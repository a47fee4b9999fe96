import type { OpenCity } from '../engine/protocol.ts'
import type { Community } from '../coverage/tables.ts'
import type { Bounds } from '../units.ts'

/** Share of the residents who may live outside the first view, in each direction. */
const LEFT_OUT = 0.005
/** Air around the outermost homes, as a share of the view. */
const AIR = 0.06

/** What to show of a city at first: where nearly all of its people live, within the bounds of its map. */
export function cityView({ communities, bounds }: Pick<OpenCity, 'communities' | 'bounds'>): Bounds {
  if (communities.length < 2) return bounds
  const weights = communities.map(({ residents }) => Math.max(1, residents ?? 0))
  const [west, east] = middle(
    communities.map(({ lon }) => lon),
    weights,
  )
  const [south, north] = middle(
    communities.map(({ lat }) => lat),
    weights,
  )
  const [wide, high] = [(east - west) * AIR, (north - south) * AIR]
  return [
    Math.max(bounds[0], west - wide),
    Math.max(bounds[1], south - high),
    Math.min(bounds[2], east + wide),
    Math.min(bounds[3], north + high),
  ]
}

/** The least extent of a part of a city, in degrees of latitude: about 800 m, so that one community has its surroundings. */
const LEAST_DEGREES = 0.007

/** What to show of a part of a city: all of its communities with air around them; null without any. */
export function partView(
  communities: readonly Pick<Community, 'lon' | 'lat'>[],
  members: ReadonlySet<number>,
): Bounds | null {
  const own = communities.filter((_, c) => members.has(c))
  if (own.length === 0) return null
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { lon, lat } of own) {
    ;[west, east] = [Math.min(west, lon), Math.max(east, lon)]
    ;[south, north] = [Math.min(south, lat), Math.max(north, lat)]
  }
  const wide = Math.max((east - west) * AIR, (LEAST_DEGREES - (east - west)) / 2)
  const high = Math.max((north - south) * AIR, (LEAST_DEGREES - (north - south)) / 2)
  return [west - wide, south - high, east + wide, north + high]
}

/** The values between which all but the outermost weights lie. */
function middle(values: readonly number[], weights: readonly number[]): [number, number] {
  const order = [...values.keys()].toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const beyond = (indices: readonly number[]): number => {
    let passed = 0
    for (const index of indices) {
      passed += weights[index] ?? 0
      if (passed > all * LEFT_OUT) return values[index] ?? 0
    }
    return 0
  }
  return [beyond(order), beyond(order.toReversed())]
}
