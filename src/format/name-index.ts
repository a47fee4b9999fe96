import type { NameSet } from '../network/network.ts'
import type { CityNames, NamedFacilities, NamedStreets } from './city-names.ts'
import type { Addresses } from './address-sections.ts'
import { foldNumber, NO_READINGS, type Readings } from './fold-name.ts'
import { letterBitsOf, searchKey } from './name-keys.ts'

/** Everything the search knows of a city, ready to be compared: plain texts and columns. */
export interface NameIndex {
  readonly names: readonly NameSet[]
  /** Search keys by name set, and the bits of their letters. */
  readonly keys: readonly string[]
  readonly keyBits: Int32Array
  readonly streets: NamedStreets
  readonly addresses: Addresses
  readonly numbers: readonly string[]
  /** House numbers as they are compared. */
  readonly numberKeys: readonly string[]
  readonly facilities: NamedFacilities
  /** Service ids by lane. */
  readonly services: readonly string[]
  /** Search keys of the communities by index; empty for those without a name. */
  readonly communityKeys: readonly string[]
  readonly readings: Readings
}

/** A facility that the city's file does not know. */
interface OwnFacility {
  readonly globalId: number
  readonly names: NameSet
  readonly services: readonly string[]
  readonly lon: number
  readonly lat: number
}

export interface NameIndexInput {
  /** Null where there is no such file. */
  readonly city: CityNames | null
  readonly communities: readonly { readonly names: NameSet }[]
  /** Service ids by lane. */
  readonly services: readonly string[]
  /** In the stead of the city's. */
  readonly ownFacilities?: Iterable<OwnFacility>
}

const NO_NAMES: CityNames = {
  names: [],
  streets: {
    name: new Uint32Array(),
    isPlace: new Uint8Array(),
    firstAddress: new Uint32Array(1),
    lonE7: new Int32Array(),
    latE7: new Int32Array(),
  },
  addresses: { number: new Uint32Array(), lonE7: new Int32Array(), latE7: new Int32Array() },
  numbers: [],
  facilities: {
    name: new Uint32Array(),
    globalId: new Uint32Array(),
    firstLane: new Uint32Array(1),
    lanes: new Uint8Array(),
    lonE7: new Int32Array(),
    latE7: new Int32Array(),
  },
  readings: NO_READINGS,
}

/** Puts together what a city's file of names, its communities and perhaps somebody's own facilities say. */
export function createNameIndex({
  city: given,
  communities,
  services,
  ownFacilities,
}: NameIndexInput): NameIndex {
  const city = given ?? structuredClone(NO_NAMES)
  const { readings } = city
  const own = ownFacilities === undefined ? null : ownColumns(ownFacilities, services, city.names.length)
  const names = own === null ? city.names : [...city.names, ...own.names]
  const streetNames = new Set(city.streets.name)
  const keys = names.map((set, i) =>
    searchKey(Object.values(set), { readings, isStreet: streetNames.has(i) }),
  )
  return {
    names,
    keys,
    keyBits: letterBitsOf(keys),
    streets: city.streets,
    addresses: city.addresses,
    numbers: city.numbers,
    numberKeys: city.numbers.map((number) => foldNumber(number, readings.letters)),
    facilities: own?.facilities ?? city.facilities,
    services,
    communityKeys: communities.map((community) => searchKey(Object.values(community.names), { readings })),
    readings,
  }
}

function ownColumns(given: Iterable<OwnFacility>, services: readonly string[], firstName: number) {
  const rows = [...given].filter(({ names }) => Object.keys(names).length > 0)
  const firstLane = new Uint32Array(rows.length + 1)
  const lanes = rows.map((row, i) => {
    const own = row.services.map((service) => services.indexOf(service)).filter((lane) => lane >= 0)
    firstLane[i + 1] = (firstLane[i] ?? 0) + own.length
    return own
  })
  const facilities: NamedFacilities = {
    name: Uint32Array.from(rows, (_, i) => firstName + i),
    globalId: Uint32Array.from(rows, ({ globalId }) => globalId),
    firstLane,
    lanes: Uint8Array.from(lanes.flat()),
    lonE7: Int32Array.from(rows, ({ lon }) => Math.round(lon * 1e7)),
    latE7: Int32Array.from(rows, ({ lat }) => Math.round(lat * 1e7)),
  }
  return { names: rows.map(({ names }) => names), facilities }
}
