import {
  array,
  assert,
  constantFrom,
  dictionary,
  integer,
  nat,
  property,
  record,
  string,
  tuple,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../network/testing/seeded-random.ts'
import { splitNumber } from './address-sections.ts'
import { decodeCityNames, encodeCityNames, NAMES_UNIT_E7, type CityNames } from './city-names.ts'

const SERVICES = 7

const coordinate = (degrees: number) =>
  integer({
    min: -Math.floor((degrees * 1e7) / NAMES_UNIT_E7),
    max: Math.floor((degrees * 1e7) / NAMES_UNIT_E7),
  }).map((units) => units * NAMES_UNIT_E7)
const point = tuple(coordinate(180), coordinate(90))
const houseNumber = constantFrom(
  '1',
  '2',
  '10',
  '10а',
  '8/1',
  '27号',
  '甲27',
  '007',
  '',
  '999999',
  '1000000',
  '0',
  '5 A',
)
const nameSet = dictionary(constantFrom('', 'en', 'zh', 'kk'), string(), { minKeys: 1 })

/** A city in the order that a build gives: names and numbers by first use, numbers ascending in their street. */
const cities = record({
  streets: array(
    record({ name: nameSet, isPlace: nat(1), at: point, houses: array(tuple(houseNumber, point)) }),
  ),
  facilities: array(record({ name: nameSet, skip: nat(300), lanes: array(nat(SERVICES - 1)), at: point })),
  letters: dictionary(string({ minLength: 1, maxLength: 1 }), string()),
}).map(({ streets, facilities, letters }): CityNames => {
  const names = indexed<Record<string, string>>()
  const numbers = indexed<string>()
  const houses = streets.map((drawn) =>
    drawn.houses.toSorted(([a], [b]) => splitNumber(a).whole - splitNumber(b).whole),
  )
  let id = -1
  return {
    streets: {
      name: Uint32Array.from(streets, ({ name }) => names.indexOf(name)),
      isPlace: Uint8Array.from(streets, ({ isPlace }) => isPlace),
      firstAddress: sums(houses.map(({ length }) => length)),
      ...columns(streets.map(({ at }) => at)),
    },
    addresses: {
      number: Uint32Array.from(houses.flat(), ([number]) => numbers.indexOf(number)),
      ...columns(houses.flat().map(([, at]) => at)),
    },
    facilities: {
      name: Uint32Array.from(facilities, ({ name }) => names.indexOf(name)),
      globalId: Uint32Array.from(facilities, ({ skip }) => (id += skip + 1)),
      firstLane: sums(facilities.map(({ lanes }) => lanes.length)),
      lanes: Uint8Array.from(facilities.flatMap(({ lanes }) => lanes)),
      ...columns(facilities.map(({ at }) => at)),
    },
    names: names.values,
    numbers: numbers.values,
    readings: { letters: { ...letters }, simple: { 學: '学' }, words: {} },
  }
})

function indexed<T>() {
  const values: T[] = []
  const known = new Map<string, number>()
  return {
    values,
    indexOf: (value: T): number => {
      const key = JSON.stringify(value)
      const index = known.get(key) ?? values.push(value) - 1
      known.set(key, index)
      return index
    },
  }
}

const sums = (counts: readonly number[]): Uint32Array => {
  let sum = 0
  return Uint32Array.from([0, ...counts.map((count) => (sum += count))])
}

const columns = (points: readonly (readonly [number, number])[]) => ({
  lonE7: Int32Array.from(points, ([lon]) => lon),
  latE7: Int32Array.from(points, ([, lat]) => lat),
})

describe('a file of names', () => {
  test('read back is what was written', () => {
    assert(
      property(cities, (city) => {
        const read = decodeCityNames(encodeCityNames(city), 'names.bin', SERVICES)
        expect(read).toEqual({ ...city, names: city.names.map((set) => ({ ...set })) })
      }),
      { seed: 21, numRuns: 200 },
    )
  })

  test('that is damaged is read without harm, or refused by name', () => {
    const bytes = encodeCityNames(small)
    const random = seededRandom(5)
    let refused = 0
    for (let round = 0; round < 5_000; round++) {
      const damaged = bytes.slice(0, random() < 0.2 ? Math.floor(random() * bytes.length) : bytes.length)
      for (let flips = 1 + Math.floor(random() * 3); flips > 0 && damaged.length > 0; flips--) {
        const at = Math.floor(random() * damaged.length)
        damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      }
      try {
        const read = decodeCityNames(damaged, 'names.bin', SERVICES)
        expect(Math.max(-1, ...read.streets.name, ...read.facilities.name)).toBeLessThan(read.names.length)
        expect(Math.max(-1, ...read.addresses.number)).toBeLessThan(read.numbers.length)
      } catch (error) {
        refused++
        expect(String(error)).toMatch(/^Error: names\.bin: /)
      }
    }
    expect(refused).toBeGreaterThan(500)
  })

  test.each<[string, Partial<CityNames>]>([
    ['name 1 is used before name 0', { streets: { ...street(1), firstAddress: Uint32Array.of(0, 0) } }],
    ['not a multiple of 800e-7', { streets: { ...street(0), lonE7: Int32Array.of(801) } }],
  ])('is not written where %s', (message, broken) => {
    expect(() => encodeCityNames({ ...small, ...broken })).toThrow(message)
  })

  test('names a lane that the city does not have', () => {
    expect(() => decodeCityNames(encodeCityNames(small), 'names.bin', 2)).toThrow(
      /^names\.bin: at byte \d+: found lane 2, expected one of the city's 2 services/,
    )
  })
})

function street(name: number): CityNames['streets'] {
  return {
    name: Uint32Array.of(name),
    isPlace: Uint8Array.of(0),
    firstAddress: Uint32Array.of(0, 2),
    lonE7: Int32Array.of(714_000_000),
    latE7: Int32Array.of(511_000_000),
  }
}

const small: CityNames = {
  names: [{ '': 'улица Абая', en: 'Abay Street' }, { '': '药店' }],
  streets: street(0),
  addresses: {
    number: Uint32Array.of(0, 1),
    lonE7: Int32Array.of(714_000_800, 714_001_600),
    latE7: Int32Array.of(511_000_800, 511_000_000),
  },
  numbers: ['1', '2а'],
  facilities: {
    name: Uint32Array.of(1),
    globalId: Uint32Array.of(9),
    firstLane: Uint32Array.of(0, 2),
    lanes: Uint8Array.of(0, 2),
    lonE7: Int32Array.of(-714_000_000),
    latE7: Int32Array.of(-511_000_000),
  },
  readings: { letters: { 药: 'yao' }, simple: {}, words: {} },
}
