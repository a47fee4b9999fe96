import { isInBounds, pointInside } from '../../../src/format/area-geometry.ts'
import { foldName, foldNumber } from '../../../src/format/fold-name.ts'
import { distanceM, fromE7, type Bounds, type LonLat } from '../../../src/units.ts'
import type { OsmData, Tags } from '../../osm/osm-data.ts'
import { osmAreas } from '../areas/osm-areas.ts'
import { groupBy } from '../shared/group-by.ts'
import { middleMost, type NamedStreet } from './ways-to-streets.ts'

/** A house number, and to which street it belongs. */
export interface HouseNumber {
  /** Index into the streets. */
  readonly street: number
  readonly number: string
  readonly at: LonLat
}

export interface AddressBook {
  /** The streets given, and after them the places and streets that only house numbers know. */
  readonly streets: readonly NamedStreet[]
  readonly numbers: readonly HouseNumber[]
}

/** A house farther from every street of the name that it bears belongs to another one, which the map does not name. */
const MOST_TO_STREET_M = 3_000

/** Points of one house number nearer than this are one house: the building and its entrance. */
const SAME_HOUSE_M = 60

/**
 * House numbers of nodes and areas that name a street or place and lie within the bounds. Each goes to the nearest
 * street of its name; where there is none, its street or place is taken to be where its houses are.
 */
export function elementsToAddresses(
  data: OsmData,
  streets: readonly NamedStreet[],
  bounds: Bounds,
): AddressBook {
  const byName = new Map<string, number[]>()
  streets.forEach(({ names }, i) => {
    for (const name of new Set(Object.values(names).map((text) => foldName(text)))) {
      const known = byName.get(name)
      if (known === undefined) byName.set(name, [i])
      else known.push(i)
    }
  })
  const found = addressesOf(data).filter(({ at }) => isInBounds(bounds, at))
  const numbers: HouseNumber[] = []
  const homeless: Address[] = []
  for (const address of found) {
    const street = nearest(streets, byName.get(foldName(address.street)) ?? [], address.at)
    if (street === null) homeless.push(address)
    else numbers.push({ street, number: address.number, at: address.at })
  }
  const all = [...streets]
  for (const group of groupBy(homeless, ({ street }) => foldName(street)).values()) {
    const [first] = group
    if (first === undefined) continue
    for (const { number, at } of group) numbers.push({ street: all.length, number, at })
    all.push({
      names: { '': first.street },
      isPlace: first.isPlace,
      at: middleMost(group.map(({ at }) => at)),
    })
  }
  return { streets: all, numbers: withoutRepeats(numbers) }
}

interface Address {
  readonly street: string
  readonly isPlace: boolean
  readonly number: string
  readonly at: LonLat
}

function addressesOf(data: OsmData): Address[] {
  const nodes = Array.from(data.nodeTags, ([index, tags]) =>
    addressOf(tags, () => [fromE7(data.lonE7[index] ?? 0), fromE7(data.latE7[index] ?? 0)]),
  )
  const { areas } = osmAreas(data, (tags) => addressOf(tags, () => [0, 0]) !== null)
  const houses = areas.map(({ tags, rings }) => addressOf(tags, () => pointInside(rings)))
  return [...nodes, ...houses].filter((address) => address !== null)
}

function addressOf(tags: Tags, at: () => LonLat): Address | null {
  const number = tags['addr:housenumber']?.trim()
  const street = tags['addr:street']?.trim()
  const place = street || tags['addr:place']?.trim()
  if (!number || !place || foldName(place) === '') return null
  return { street: place, isPlace: !street, number, at: at() }
}

function nearest(streets: readonly NamedStreet[], candidates: readonly number[], at: LonLat): number | null {
  let best: number | null = null
  let leastM = MOST_TO_STREET_M
  for (const i of candidates) {
    const awayM = distanceM(streets[i]?.at ?? at, at)
    // a long street's own point may be far from its last houses
    if (candidates.length === 1 && awayM < 3 * MOST_TO_STREET_M) return i
    if (awayM <= leastM) [best, leastM] = [i, awayM]
  }
  return best
}

function withoutRepeats(numbers: readonly HouseNumber[]): HouseNumber[] {
  const keyOf = ({ street, number }: HouseNumber): string => `${street} ${foldNumber(number, {})}`
  return [...groupBy(numbers, keyOf).values()].flatMap((same) => {
    const kept: HouseNumber[] = []
    for (const house of same) {
      if (kept.every(({ at }) => distanceM(at, house.at) > SAME_HOUSE_M)) kept.push(house)
    }
    return kept
  })
}
