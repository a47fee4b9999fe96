import type { NameSet } from '../network/network.ts'
import {
  decodeAddresses,
  encodeAddresses,
  type Addresses,
  type AddressSections,
  type StreetPoints,
} from './address-sections.ts'
import { byteWriter, type ByteReader } from './bytes.ts'
import type { Readings } from './fold-name.ts'
import { jsonBytes, parseNameSets, parseReadings, parseTexts, shortNames } from './name-texts.ts'
import { openPartFile, requireRoom, writePartFile, type PartFileFormat } from './part-file.ts'
import { decodeSteps, encodeSteps } from './point-steps.ts'

/** Named streets, and places that house numbers refer to as if they were streets. */
export interface NamedStreets extends StreetPoints {
  /** Index into the names. */
  readonly name: Uint32Array
  /** 1 for a place such as an estate, 0 for a street. */
  readonly isPlace: Uint8Array
}

/** Facilities that have a name, ascending by id. */
export interface NamedFacilities {
  /** Index into the names. */
  readonly name: Uint32Array
  readonly globalId: Uint32Array
  /** Service lanes of row i: `lanes[firstLane[i] … firstLane[i + 1])`. */
  readonly firstLane: Uint32Array
  readonly lanes: Uint8Array
  readonly lonE7: Int32Array
  readonly latE7: Int32Array
}

/** What can be looked up in a city beside its communities: the content of `names.bin`. */
export interface CityNames {
  /** Each distinct set once, in the order of first use by streets, then facilities. */
  readonly names: readonly NameSet[]
  readonly streets: NamedStreets
  readonly addresses: Addresses
  /** Each distinct house number as mapped, in the order of first use. */
  readonly numbers: readonly string[]
  readonly facilities: NamedFacilities
  readonly readings: Readings
}

/** Points are stored in steps of 8e-5 degrees, 8.9 m to the north: at most 4.5 m off, inside most houses. */
export const NAMES_UNIT_E7 = 800

const ADDRESS_SECTIONS = ['counts', 'numbers', 'addressPoints', 'endingTexts'] as const
const FORMAT = {
  title: 'file of names of a city',
  magic: 'QHNM',
  version: 1,
  fields: ['unitE7', 'nameCount', 'streetCount', 'addressCount', 'endingCount', 'facilityCount', 'laneCount'],
  sections: [
    'names',
    'readings',
    'streets',
    'streetPoints',
    ...ADDRESS_SECTIONS,
    'facilities',
    'facilityNames',
    'facilityLanes',
    'facilityPoints',
  ],
} as const satisfies PartFileFormat<string, string>

/** @throws Error when names are not numbered by first use, or coordinates are not multiples of the unit. */
export function encodeCityNames(city: CityNames): Uint8Array {
  const { names, streets, facilities } = city
  const { endingCount, ...addressSections } = encodeAddresses(city, NAMES_UNIT_E7)
  const header = {
    unitE7: NAMES_UNIT_E7,
    nameCount: names.length,
    streetCount: streets.name.length,
    addressCount: city.addresses.number.length,
    endingCount,
    facilityCount: facilities.globalId.length,
    laneCount: facilities.lanes.length,
  }
  const [streetRows, ids, facilityNames, lanes] = [byteWriter(), byteWriter(), byteWriter(), byteWriter()]
  const refs = createRefs()
  streets.name.forEach((name, i) => streetRows.unsigned(2 * refs.write(name) + (streets.isPlace[i] ?? 0)))
  facilities.name.forEach((name, i) => {
    ids.unsigned((facilities.globalId[i] ?? 0) - (i === 0 ? 0 : (facilities.globalId[i - 1] ?? 0) + 1))
    facilityNames.unsigned(refs.write(name))
    const own = facilities.lanes.subarray(facilities.firstLane[i], facilities.firstLane[i + 1])
    lanes.u8(own.length)
    lanes.bytes(own)
  })
  return writePartFile(FORMAT, header, {
    names: jsonBytes(shortNames(names)),
    readings: jsonBytes(city.readings),
    streets: streetRows.finish(),
    streetPoints: encodeSteps(streets, NAMES_UNIT_E7),
    ...addressSections,
    facilities: ids.finish(),
    facilityNames: facilityNames.finish(),
    facilityLanes: lanes.finish(),
    facilityPoints: encodeSteps(facilities, NAMES_UNIT_E7),
  })
}

/**
 * Reads `names.bin`.
 * @param laneCount how many services the city knows
 * @throws Error `<label>: …` with the offset, what was found and what was expected.
 */
export function decodeCityNames(bytes: Uint8Array, label: string, laneCount: number): CityNames {
  const { header, sections } = openPartFile(FORMAT, bytes, label)
  const { unitE7, nameCount, streetCount, facilityCount } = header
  const refs = createRefs()
  const readRef = (reader: ByteReader, code: number): number => {
    const name = refs.read(code)
    return name < 0 || name >= nameCount
      ? reader.fail(`name ${name}`, `one of ${nameCount} in the order of first use`)
      : name
  }
  const streets = decodeStreets(sections.streets, streetCount, readRef)
  const streetPoints = decodeSteps(sections.streetPoints, streetCount, unitE7)
  const addressSections: AddressSections<ByteReader> = sections
  const { firstAddress, ...addressed } = decodeAddresses(addressSections, header, {
    ...streetPoints,
    endings: parseTexts(sections.endingTexts, header.endingCount),
  })
  const facilityRows = decodeFacilities(sections, header, { readRef, laneCount })
  const facilityPoints = decodeSteps(sections.facilityPoints, facilityCount, unitE7)
  if (refs.count() !== nameCount) sections.names.fail(`${refs.count()} names in use`, `all ${nameCount}`)
  return {
    names: parseNameSets(sections.names, nameCount),
    streets: { ...streets, ...streetPoints, firstAddress },
    ...addressed,
    facilities: { ...facilityRows, ...facilityPoints },
    readings: parseReadings(sections.readings),
  }
}

type ReadRef = (reader: ByteReader, code: number) => number

function decodeStreets(reader: ByteReader, count: number, readRef: ReadRef) {
  requireRoom(reader, count, 1, 'streets')
  const [name, isPlace] = [new Uint32Array(count), new Uint8Array(count)]
  for (let i = 0; i < count; i++) {
    const code = reader.u32('a street')
    name[i] = readRef(reader, code >>> 1)
    isPlace[i] = code & 1
  }
  reader.end('the streets')
  return { name, isPlace }
}

type FacilitySections = Readonly<Record<'facilities' | 'facilityNames' | 'facilityLanes', ByteReader>>

function decodeFacilities(
  sections: FacilitySections,
  { facilityCount: count, laneCount: rows }: { readonly facilityCount: number; readonly laneCount: number },
  { readRef, laneCount }: { readonly readRef: ReadRef; readonly laneCount: number },
) {
  const { facilities: ids, facilityNames, facilityLanes } = sections
  requireRoom(ids, count, 1, 'facilities')
  requireRoom(facilityNames, count, 1, 'names of facilities')
  requireRoom(facilityLanes, count + rows, 1, 'lanes of facilities')
  const [name, globalId] = [new Uint32Array(count), new Uint32Array(count)]
  const [firstLane, lanes] = [new Uint32Array(count + 1), new Uint8Array(rows)]
  let next = 0
  for (let i = 0; i < count; i++) {
    const id = next + ids.u32('an id')
    if (id > 0xffff_ffff) ids.fail(`facility ${id}`, 'an id of 32 bits')
    globalId[i] = id
    next = id + 1
    name[i] = readRef(facilityNames, facilityNames.u32('a name'))
    let at = firstLane[i] ?? 0
    for (let left = facilityLanes.u8('a number of lanes'); left > 0; left--) {
      const lane = facilityLanes.u8('a lane')
      if (lane >= laneCount) facilityLanes.fail(`lane ${lane}`, `one of the city's ${laneCount} services`)
      if (at >= rows) facilityLanes.fail('more lanes', `${rows} in all`)
      lanes[at++] = lane
    }
    firstLane[i + 1] = at
  }
  if (firstLane[count] !== rows) facilityLanes.fail(`${firstLane[count]} lanes`, `${rows} in all`)
  for (const reader of [ids, facilityNames, facilityLanes]) reader.end('the facilities')
  return { name, globalId, firstLane, lanes }
}

/** Names by first use: 0 for the next one, else how far back it is from that. */
function createRefs() {
  let used = 0
  return {
    count: () => used,
    write: (name: number): number => {
      if (name > used) throw new Error(`name ${name} is used before name ${used}`)
      if (name < used) return used - name
      used++
      return 0
    },
    /** Below 0 for what leads to no name. */
    read: (code: number): number => (code === 0 ? used++ : used - code),
  }
}
