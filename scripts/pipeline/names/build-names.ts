import { NAMES_UNIT_E7, type CityNames } from '../../../src/format/city-names.ts'
import { splitNumber } from '../../../src/format/address-sections.ts'
import type { NameSet } from '../../../src/network/network.ts'
import { toE7, type Bounds, type LonLat } from '../../../src/units.ts'
import type { OsmData } from '../../osm/osm-data.ts'
import { elementsToAddresses, type HouseNumber } from './elements-to-addresses.ts'
import { namesToReadings } from './names-to-readings.ts'
import { compareText, waysToStreets } from './ways-to-streets.ts'

/** A facility as far as it can be looked up; its position in the list is its global id. */
interface Facility {
  readonly names: NameSet
  readonly lanes: readonly number[]
  readonly lon: number
  readonly lat: number
}

export interface NamesInput {
  readonly bounds: Bounds
  readonly facilities: readonly Facility[]
  /** Names that are found elsewhere, such as those of communities and services, and need readings too. */
  readonly others: Iterable<NameSet>
}

/** Everything that can be looked up in a city: streets, house numbers and facilities by name. */
export function buildNames(data: OsmData, { bounds, facilities, others }: NamesInput): CityNames {
  const book = elementsToAddresses(data, waysToStreets(data, bounds), bounds)
  const { order, numbers } = inOrder(book.numbers)
  const table = createNameTable()
  const streetNames = book.streets.map(({ names }) => table.indexOf(withoutEchoes(names)))
  const named = facilities.flatMap((facility, globalId) =>
    Object.keys(facility.names).length === 0 ? [] : [{ ...facility, globalId }],
  )
  const facilityNames = named.map(({ names }) => table.indexOf(withoutEchoes(names)))
  const texts = [...table.names, ...others].flatMap((names) => Object.values(names))
  return {
    names: table.names,
    streets: {
      name: Uint32Array.from(streetNames),
      isPlace: Uint8Array.from(book.streets, ({ isPlace }) => Number(isPlace)),
      firstAddress: firstOf(book.streets.length, order),
      ...columnsOf(book.streets.map(({ at }) => at)),
    },
    addresses: {
      number: Uint32Array.from(order, ({ number }) => numbers.get(number) ?? 0),
      ...columnsOf(order.map(({ at }) => at)),
    },
    numbers: [...numbers.keys()],
    facilities: {
      name: Uint32Array.from(facilityNames),
      globalId: Uint32Array.from(named, ({ globalId }) => globalId),
      firstLane: Uint32Array.from([0, ...runningSums(named.map(({ lanes }) => lanes.length))]),
      lanes: Uint8Array.from(named.flatMap(({ lanes }) => lanes)),
      ...columnsOf(named.map(({ lon, lat }): LonLat => [lon, lat])),
    },
    readings: namesToReadings(texts),
  }
}

/** Street by street, numbers ascending, and each distinct number in the order of first use. */
function inOrder(houses: readonly HouseNumber[]) {
  const order = houses
    .map((house) => ({ ...house, ...splitNumber(house.number) }))
    .sort(
      (a, b) =>
        a.street - b.street ||
        a.whole - b.whole ||
        compareText(a.ending, b.ending) ||
        a.at[0] - b.at[0] ||
        a.at[1] - b.at[1],
    )
  const numbers = new Map<string, number>()
  for (const { number } of order) if (!numbers.has(number)) numbers.set(number, numbers.size)
  return { order, numbers }
}

function firstOf(streetCount: number, order: readonly HouseNumber[]): Uint32Array {
  const counts = Array.from({ length: streetCount }, () => 0)
  for (const { street } of order) counts[street] = (counts[street] ?? 0) + 1
  return Uint32Array.from([0, ...runningSums(counts)])
}

function runningSums(counts: readonly number[]): number[] {
  let sum = 0
  return counts.map((count) => (sum += count))
}

const columnsOf = (points: readonly LonLat[]) => ({
  lonE7: Int32Array.from(points, ([lon]) => inUnit(lon)),
  latE7: Int32Array.from(points, ([, lat]) => inUnit(lat)),
})

const inUnit = (degrees: number): number => Math.round(toE7(degrees) / NAMES_UNIT_E7) * NAMES_UNIT_E7

/** Languages that the page speaks, whose names are shown as they are. */
const IS_SHOWN = /^$|^en\b|^zh\b/

/** Languages in order, without those that are only searched and say the same as one before. */
function withoutEchoes(names: NameSet): NameSet {
  const kept = new Map<string, string>()
  for (const [language, name] of Object.entries(names).sort(([a], [b]) => compareText(a, b))) {
    if (IS_SHOWN.test(language) || ![...kept.values()].includes(name)) kept.set(language, name)
  }
  return Object.fromEntries(kept)
}

/** Each distinct set of names once, in the order of first use. */
function createNameTable() {
  const names: NameSet[] = []
  const known = new Map<string, number>()
  return {
    names,
    indexOf: (set: NameSet): number => {
      const key = JSON.stringify(Object.entries(set).sort(([a], [b]) => compareText(a, b)))
      const index = known.get(key) ?? names.length
      if (index === names.length) names.push(set)
      known.set(key, index)
      return index
    },
  }
}
