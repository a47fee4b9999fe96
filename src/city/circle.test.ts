import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FacilityTable } from '../coverage/tables.ts'
import { countsForAll } from '../coverage/which-facilities.ts'
import { metricOf } from '../network/metric.ts'
import type { Entry, EntryColumns } from '../network/place.ts'
import { arbitraryPace, PACES } from '../network/testing/arbitrary.ts'
import { searchPlainly } from '../network/testing/dijkstra.ts'
import { drawnLonLat, drawNetwork } from '../network/testing/draw.ts'
import { UNREACHED } from '../units.ts'
import { blocksAround, createCircles } from './circle.ts'
import type { City } from './city.ts'
import { entriesByPlace } from './place-entries.ts'
import { circleInIds } from './testing/circle-in-ids.ts'
import { memoryCity, openMemoryCity, snapperOf, type CityPlan } from './testing/memory-city.ts'
import { plainWalks } from './testing/plain-walks.ts'
import { randomCityPlan, SERVICES } from './testing/random-city.ts'

const SIZES = { nodes: 900, facilities: 150 }
/** About the square in which the streets of `SIZES.nodes` junctions lie. */
const anywhere = fc.tuple(
  fc.double({ min: 71.378, max: 71.422, noNaN: true }),
  fc.double({ min: 50.986, max: 51.014, noNaN: true }),
)

describe('a circle', () => {
  test('lists exactly the facilities that a plain Dijkstra finds within the horizon, soonest first', () => {
    fc.assert(
      fc.property(fc.nat(9_999), fc.nat(), arbitraryPace, fc.nat(20), (seed, at, walker, horizonMinutes) => {
        const { city } = openMemoryCity(memoryCity(randomCityPlan(seed, { nodes: 120, facilities: 60 })))
        const from = homeOf(city, at)
        const circle = createCircles(city)({ entries: from, walker, horizonMinutes })
        const plain = searchPlainly({
          network: city.network,
          metric: metricOf(city.network, walker, 'minutes'),
          sense: 'from',
          seeds: from.map((entry) => ({ ...entry, source: 0 })),
          limit: horizonMinutes * 600,
        })
        const expected = entriesByPlace(city.facilityEntries, city.facilities.count)
          .flatMap((entries, facility) => {
            const labels = entries.flatMap((entry) => plain.read(entry) ?? [])
            const [best] = labels.sort((a, b) => a.primary - b.primary || a.secondary - b.secondary)
            return best ? [{ facility, ds: best.primary, dm: best.secondary }] : []
          })
          .sort((a, b) => a.ds - b.ds || a.facility - b.facility)
        expect(circle.facilities).toEqual(expected)
        const counting = (lane: number) => (reached: { readonly facility: number }) =>
          countsForAll(city.facilities, reached.facility, { lane, countsByAppointment: false })
        expect(circle.nearest).toEqual(SERVICES.map((_, lane) => expected.find(counting(lane)) ?? null))
      }),
      { seed: 8, numRuns: 60 },
    )
  })

  test('has the minutes that Floyd and Warshall find', () => {
    const { city } = openMemoryCity(memoryCity(randomCityPlan(21, { nodes: 40 })))
    const facilities = entriesByPlace(city.facilityEntries, city.facilities.count)
    const { toPlace } = plainWalks(city.network, { pace: PACES.waiting, ruler: 'minutes' })
    const run = createCircles(city)
    for (const entries of homesOf(city)) {
      const found = run({ entries, walker: PACES.waiting, horizonMinutes: 109 }).facilities
      const minutes = facilities.map((to) => toPlace(entries, to)).filter((ds) => ds !== null && ds <= 65_400)
      expect(found.map(({ ds }) => ds)).toEqual(minutes.sort((a, b) => (a ?? 0) - (b ?? 0)))
    }
  })

  test('within 10 minutes lies in that within 15, number by number, and holds the place itself', () => {
    fc.assert(
      fc.property(fc.nat(9_999), fc.nat(), arbitraryPace, (seed, at, walker) => {
        const { city } = openMemoryCity(memoryCity(randomCityPlan(seed, { nodes: 200 })))
        const entries = homeOf(city, at)
        const run = createCircles(city)
        const wide = run({ entries, walker, horizonMinutes: 15 })
        const timeAt = Array.from({ length: city.network.nodeCount }, (_, v) => wide.reach.primaryOf(v))
        const narrow = run({ entries, walker, horizonMinutes: 10 })
        expect(narrow.facilities).toEqual(wide.facilities.filter(({ ds }) => ds <= 6_000))
        expect(timeAt.map((ds) => (ds <= 6_000 ? ds : UNREACHED))).toEqual(
          timeAt.map((_, v) => narrow.reach.primaryOf(v)),
        )
        const none = run({
          entries: entries.map((entry) => ({ ...entry, legDm: 0 })),
          walker,
          horizonMinutes: 0,
        })
        const isOn = ({ flags }: Entry): boolean => flags === 0 && walker.stepsFactor !== 'closed'
        for (const entry of entries.filter(isOn)) {
          expect(none.reach.readEntry({ ...entry, legDm: 0 })?.primary).toBe(0)
          expect(narrow.reach.readEntry({ ...entry, legDm: 0 })?.primary).toBeLessThanOrEqual(
            Math.round(entry.legDm / walker.paceMps),
          )
        }
      }),
      { seed: 9, numRuns: 40 },
    )
  })

  test('does not depend on the circles made before it in the same workspace', () => {
    const { city } = openMemoryCity(memoryCity(randomCityPlan(31, SIZES)))
    const run = createCircles(city)
    const homes = homesOf(city)
    const requests = homes
      .slice(0, 12)
      .flatMap((entries, i) =>
        Object.values(PACES).map((walker) => ({ entries, walker, horizonMinutes: (i * 7) % 30 })),
      )
    const used = requests.map((request) => circleInIds(city, run(request)))
    expect(used.some(({ facilities }) => facilities.length > 20)).toBe(true)
    expect(requests.map((request) => circleInIds(city, createCircles(city)(request)))).toEqual(used)
    expect(requests.map((request) => circleInIds(city, run(request)))).toEqual(used)
  })

  test('finds a neighbour on the same long street when neither of its ends is near', () => {
    const { network, shapes } = drawNetwork({ nodes: { a: [0, 0], b: [900, 0] }, edges: [['a', 'b']] })
    const shop = { lanes: [0], access: 'public', mode: 'fixed', outline: null } as const
    const { city } = openMemoryCity(
      memoryCity({
        network: { columns: network, shapes, gates: [] },
        services: ['shop'],
        facilities: [{ ...shop, points: [drawnLonLat([450, 0])] }],
        communities: [],
        homes: [],
      }),
    )
    const entries = [{ edge: 0, offsetDm: 4_400, legDm: 0, flags: 0 }]
    const circle = createCircles(city)({ entries, walker: PACES.plain, horizonMinutes: 1 })
    expect([circle.facilities.map(({ facility }) => facility), circle.reach.touched().length]).toEqual([
      [0],
      0,
    ])
    expect(circle.facilities[0]?.dm).toBeLessThan(115)
  })

  test('of two entrances that take equally long names the shorter way, whichever comes first', () => {
    const { city } = openMemoryCity(memoryCity({ ...straightStreet(), facilities: [] }))
    // 6 and 5 dm are both 5 ds
    const facilityEntries: EntryColumns = {
      place: Uint32Array.of(0, 0, 0),
      edge: Uint32Array.of(0, 0, 0),
      offsetDm: Uint32Array.of(50, 50, 50),
      legDm: Uint16Array.of(6, 5, 6),
      flags: Uint8Array.of(0, 0, 0),
    }
    const facilities: FacilityTable = {
      count: 1,
      globalId: Uint32Array.of(0),
      firstLane: Uint32Array.of(0, 1),
      lanes: Uint8Array.of(0),
      access: Uint8Array.of(0),
      mode: Uint8Array.of(0),
    }
    const run = createCircles({ ...city, facilities, facilityEntries })
    const entries = [{ edge: 0, offsetDm: 50, legDm: 0, flags: 0 }]
    expect(run({ entries, walker: PACES.plain, horizonMinutes: 1 }).facilities).toEqual([
      { facility: 0, ds: 5, dm: 5 },
    ])
  })

  test('from a place that is on no street holds nothing', () => {
    const { city } = openMemoryCity(memoryCity(randomCityPlan(32)))
    const circle = createCircles(city)({ entries: [], walker: PACES.plain, horizonMinutes: 15 })
    expect([circle.facilities, circle.nearest, [...circle.reach.touched()]]).toEqual([
      [],
      SERVICES.map(() => null),
      [],
    ])
  })
})

describe('the blocks around a place and the spine', () => {
  test('give the circle of the whole city', () => {
    let [inOneBlock, inSeveral, found] = [0, 0, 0]
    fc.assert(
      fc.property(
        fc.nat(9_999),
        arbitraryPace,
        fc.array(fc.tuple(anywhere, fc.integer({ min: 1, max: 12 })), { minLength: 12, maxLength: 12 }),
        (seed, walker, places) => {
          const built = memoryCity(randomCityPlan(seed, SIZES))
          const whole = openMemoryCity(built)
          const snapper = snapperOf(whole, built)
          for (const [at, horizonMinutes] of places) {
            const blocks = blocksAround(built.manifest, at, { walker, horizonMinutes })
            if (blocks.length === built.manifest.blocks.length) continue
            const request = { walker, horizonMinutes }
            const part = openMemoryCity(built, blocks)
            const [here, there] = [snapperOf(part, built).snap(at), snapper.snap(at)]
            expect(here.map(legOf)).toEqual(there.map(legOf))
            const ofWhole = createCircles(whole.city)({ ...request, entries: there })
            const ofPart = createCircles(part.city)({ ...request, entries: here })
            expect(circleInIds(part.city, ofPart)).toEqual(circleInIds(whole.city, ofWhole))
            expect(ofPart.reach.touched()).toHaveLength(ofWhole.reach.touched().length)
            if (blocks.length === 1) inOneBlock++
            else inSeveral++
            found += ofPart.facilities.length
          }
        },
      ),
      { seed: 10, numRuns: 15 },
    )
    expect([inOneBlock > 5, inSeveral > 50, found > 200]).toEqual([true, true, true])
  })

  test('give it on one straight street too, where a walk leads as far as walks can', () => {
    const built = memoryCity(straightStreet())
    const whole = openMemoryCity(built)
    const [snapper, circle] = [snapperOf(whole, built), createCircles(whole.city)]
    let parts = 0
    for (let i = 0; i < 240; i++) {
      const [lon, lat] = drawnLonLat([(i * 613) % STREET_M, (i % 5) * 33])
      const walker = i % 2 === 0 ? PACES.plain : PACES.waiting
      const request = { walker, horizonMinutes: i % 13 }
      const blocks = blocksAround(built.manifest, [lon, lat], request)
      if (blocks.length === built.manifest.blocks.length) continue
      parts++
      const part = openMemoryCity(built, blocks)
      const [here, there] = [snapperOf(part, built).snap([lon, lat]), snapper.snap([lon, lat])]
      expect(here.map(legOf)).toEqual(there.map(legOf))
      expect(circleInIds(part.city, createCircles(part.city)({ ...request, entries: here }))).toEqual(
        circleInIds(whole.city, circle({ ...request, entries: there })),
      )
    }
    expect(parts).toBeGreaterThan(100)
  })

  test('are none where no block is near, and those without streets are never loaded', () => {
    const { manifest } = memoryCity(randomCityPlan(1, SIZES))
    const request = { walker: PACES.plain, horizonMinutes: 15 }
    expect(blocksAround(manifest, [71.4, 52], request)).toEqual([])
    expect(blocksAround(manifest, [71.4, 51], { ...request, horizonMinutes: 109 })).toEqual([
      ...manifest.blocks.keys(),
    ])
    const [first, ...others] = manifest.blocks
    if (first === undefined) throw new Error('the city has no block')
    const blocks = [{ ...first, bounds: null }, ...others]
    expect(blocksAround({ ...manifest, blocks }, [71.4, 51], request)).not.toContain(0)
  })
})

const legOf = ({ legDm, flags }: Entry): readonly number[] => [legDm, flags]

/** The length of the straight street, in pieces of 10 m: long enough for several blocks. */
const STREET_M = 6_000

/** A facility every 40 m along it. */
function straightStreet(): CityPlan {
  const names = Array.from({ length: STREET_M / 10 + 1 }, (_, i) => `n${i}`)
  const { network, shapes } = drawNetwork({
    nodes: Object.fromEntries(names.map((name, i) => [name, [10 * i, 0]])),
    edges: names.slice(1).map((name, i) => [names[i] ?? '', name]),
  })
  return {
    network: { columns: network, shapes, gates: [] },
    services: ['shop'],
    facilities: Array.from({ length: STREET_M / 40 }, (_, i) => ({
      lanes: [0],
      access: 'public',
      mode: 'fixed',
      points: [drawnLonLat([40 * i + 3, 0])],
      outline: null,
    })),
    communities: [],
    homes: [],
    maxBlockNodes: 60,
  }
}

/** Entries of all origins that have some. */
function homesOf(city: City): readonly (readonly Entry[])[] {
  return entriesByPlace(city.originEntries, city.origins.count).filter(({ length }) => length > 0)
}

function homeOf(city: City, at: number): readonly Entry[] {
  const homes = homesOf(city)
  return homes[at % Math.max(1, homes.length)] ?? []
}
