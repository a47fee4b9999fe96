import { describe, expect, test } from 'vitest'
import { joinFacilities, joinPoints } from '../network/join-places.ts'
import { createSnapper } from '../network/snap.ts'
import { PACES } from '../network/testing/arbitrary.ts'
import { drawNetwork, drawnLonLat, type XyM } from '../network/testing/draw.ts'
import { randomNetwork } from '../network/testing/random-network.ts'
import { seededRandom } from '../network/testing/seeded-random.ts'
import { fromE7, UNREACHED, type LonLat } from '../units.ts'
import { assessCity } from './assess-city.ts'
import type { City } from './city.ts'
import { withPlaces } from './replace-places.ts'
import { DRAWN_SERVICES, drawnStandard, emptyCity, ownCommunity, ownFacility } from './testing/drawn-city.ts'
import { walkTimes } from './walk-times.ts'

// A street of 2 km from west to east, with a lane to the north in its middle.
const town = drawNetwork({
  nodes: { w: [0, 0], m: [1_000, 0], e: [2_000, 0], n: [1_000, 600] },
  edges: [
    ['w', 'm'],
    ['m', 'e'],
    ['m', 'n'],
  ],
})
const [west, south] = drawnLonLat([-100, -100])
const [east, north] = drawnLonLat([2_100, 700])
const streets = emptyCity(town.network, [west, south, east, north])
const at = (...place: XyM): LonLat => drawnLonLat(place)
const communities = (...rows: ReturnType<typeof ownCommunity>[]) => ({ communities: rows, errors: [] })
const facilities = (...rows: ReturnType<typeof ownFacility>[]) => ({ facilities: rows, errors: [] })

const walker = PACES.plain
const assess = (city: City, floors: Record<string, number> = {}) =>
  assessCity(city, { standard: drawnStandard(floors), walker })
/** Verdict, reason and metres of each service of community c. */
const findings = (city: City, c = 0, floors: Record<string, number> = {}) =>
  assess(city, floors)
    .report(c)
    .services.map(({ verdict, reason, secondary }) => [
      verdict,
      reason,
      secondary === null ? null : secondary / 10,
    ])

describe('drawn', () => {
  test("own communities and facilities are walked between on the city's streets", () => {
    const { city, notes } = withPlaces(streets, {
      shapes: town.shapes,
      communities: communities(ownCommunity(at(0, 0)), ownCommunity(at(1_000, 600))),
      facilities: facilities(
        ownFacility(at(900, 20), ['shop', 'clinic']),
        ownFacility(at(2_000, 0), ['shop']),
      ),
    })
    expect(notes).toEqual([])
    expect(city.manifest.counts).toMatchObject({ communities: 2, origins: 2, facilities: 2 })
    expect(findings(city, 0)).toEqual([
      ['inside', null, 920],
      ['inside', null, 920],
      ['unknown', 'no-data', null],
    ])
    expect(findings(city, 1).map(([verdict, , metres]) => [verdict, metres])).toEqual([
      ['inside', 720],
      ['inside', 720],
      ['unknown', null],
    ])
    expect(assess(city).report(1).services[0]?.facility).toBe(0)
  })

  test('what is not replaced stays as it was', () => {
    const first = withPlaces(streets, {
      shapes: town.shapes,
      communities: communities(ownCommunity(at(0, 0))),
      facilities: facilities(ownFacility(at(500, 0), ['shop'])),
    }).city
    const moved = withPlaces(first, {
      shapes: town.shapes,
      communities: communities(ownCommunity(at(600, 0))),
    })
    expect(moved.facilities).toBeNull()
    expect(moved.city.facilities).toBe(first.facilities)
    expect(moved.city.facilityEntries).toBe(first.facilityEntries)
    expect(findings(moved.city)[0]).toEqual(['inside', null, 100])
    const added = withPlaces(first, {
      shapes: town.shapes,
      facilities: facilities(ownFacility(at(2_000, 0), ['shop'])),
    })
    expect(added.communities).toBeNull()
    expect(added.city.origins).toBe(first.origins)
    expect(findings(added.city)[0]).toEqual(['outside', 'too-far', 2_000])
    expect(withPlaces(first, { shapes: town.shapes }).city).toEqual(first)
  })

  test('places off the streets and outside the bounds are counted, told and never given a number', () => {
    const { city, ...told } = withPlaces(streets, {
      shapes: town.shapes,
      communities: communities(
        ownCommunity(at(500, 10)),
        ownCommunity(at(500, 400)),
        ownCommunity(at(9_000, 0)),
      ),
      facilities: facilities(
        ownFacility(at(500, 0), ['shop']),
        ownFacility(at(9_000, 0), ['shop', 'clinic']),
      ),
    })
    expect(told).toEqual({
      communities: { count: 3, outsideBounds: 1, offNetwork: 1 },
      facilities: { count: 2, outsideBounds: 1, offNetwork: 0 },
      notes: [
        "communities: 1 of 3 lie outside the bounds of the city's map",
        'communities: 1 of 3 have no street within 150 m and cannot be walked from or to',
        "facilities: 1 of 2 lie outside the bounds of the city's map",
      ],
    })
    for (const c of [1, 2]) expect(findings(city, c)[0]).toEqual(['unknown', 'not-on-network', null])
  })

  test("an office is not measured against itself, a given place's residents are kept to the tenth", () => {
    const { city } = withPlaces(streets, {
      shapes: town.shapes,
      communities: communities(
        ownCommunity(at(0, 0), { isOffice: true, residents: 1_200.04 }),
        ownCommunity(at(0, 0), { id: 'b' }),
      ),
      facilities: facilities(ownFacility(at(0, 0), ['community-station'])),
    })
    expect(
      city.communities.map(({ origin, residents, residentsSource }) => [origin, residents, residentsSource]),
    ).toEqual([
      ['office', 1_200, 'given'],
      ['point', null, 'none'],
    ])
    expect(findings(city, 0)[2]?.[1]).toBe('self')
    expect(findings(city, 1)[2]).toEqual(['inside', null, 0])
  })

  test('an area is entered where streets meet its outline, not at its middle', () => {
    const ring = [at(700, -300), at(1_300, -300), at(1_300, 50), at(700, 50), at(700, -300)]
    const area = ownFacility(at(1_000, -125), ['shop'], { rings: [ring], areaM2: 210_000 })
    const { city } = withPlaces(streets, {
      shapes: town.shapes,
      communities: communities(ownCommunity(at(0, 0)), ownCommunity(at(1_000, 600))),
      facilities: facilities(area),
    })
    expect(findings(city, 0)[0]?.[2]).toBeCloseTo(700, 0)
    expect(findings(city, 1)[0]?.[2]).toBeCloseTo(550, 0)
  })

  test('who lives around is known by the city, even when a list of one estate does not tell', () => {
    const homes = communities(ownCommunity(at(0, 0), { residents: 50_000 }))
    // shops enough for the whole city, though all but one lie beyond 3 km
    const beyond = [1, 2, 3, 4].map((n) => ownFacility(at(9_000, n), ['shop']))
    const shop = facilities(ownFacility(at(2_000, 0), ['shop']), ...beyond)
    const own = { shapes: town.shapes, communities: homes, facilities: shop }
    const { mappedCommunities: _ofStreets, ...built } = withPlaces(streets, own).city
    const estate = communities(ownCommunity(at(10, 0), { unit: 'estate', residents: 100 }))
    const { city } = withPlaces(built, { shapes: town.shapes, communities: estate })
    // one shop around 50,000 people is no map of shops; around 100 it would be
    expect(findings(city, 0, { shop: 1 })[0]?.[1]).toBe('thin-data')
    expect(city.manifest.counts.residents).toBe(50_000)
    const alone = withPlaces(streets, { shapes: town.shapes, communities: estate, facilities: shop }).city
    expect(findings(alone, 0, { shop: 1 })[0]?.[1]).toBe('too-far')
  })
})

describe('random streets', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    test(`the city's own places, supplied again, give the same times (seed ${seed})`, () => {
      const { columns, shapes } = randomNetwork(seed, { nodes: 150 })
      const random = seededRandom(seed)
      const near = (): LonLat => {
        const node = Math.floor(random() * columns.nodeCount)
        const shift = () => (random() - 0.5) * 0.004
        return [fromE7(columns.lonE7[node] ?? 0) + shift(), fromE7(columns.latE7[node] ?? 0) + shift()]
      }
      const homes = Array.from({ length: 60 }, near)
      const rows = Array.from({ length: 40 }, () =>
        ownFacility(
          near(),
          DRAWN_SERVICES.filter(() => random() < 0.4),
          {
            access: random() < 0.2 ? 'residents-only' : 'public',
          },
        ),
      )
      const built = builtCity(emptyCity(columns, [-180, -90, 180, 90]), shapes, { homes, rows })
      const { city, communities: joined } = withPlaces(built, {
        shapes,
        communities: communities(...homes.map((home, i) => ownCommunity(home, { id: `${i}` }))),
        facilities: facilities(...rows),
      })
      const standard = drawnStandard()
      for (const pace of Object.values(PACES)) {
        const expected = walkTimes(built, standard, pace)
        expect(walkTimes(city, standard, pace)).toEqual(expected)
        expect(expected.rules[0]?.[0]?.primary.some((ds) => ds !== UNREACHED)).toBe(true)
      }
      expect(joined?.offNetwork).toBe(homes.length - new Set(built.originEntries.place).size)
    })
  }
})

interface Drawn {
  readonly homes: readonly LonLat[]
  readonly rows: readonly ReturnType<typeof ownFacility>[]
}

/** The tables as the build of a city writes them. */
function builtCity(city: City, shapes: Parameters<typeof createSnapper>[1], { homes, rows }: Drawn): City {
  const snapper = createSnapper(city.network, shapes)
  const lanes = rows.map(({ services }) => services.map((id) => city.manifest.services.indexOf(id)))
  const counts = { count: homes.length, globalId: Uint32Array.from(homes.keys()) }
  return {
    ...city,
    facilities: {
      count: rows.length,
      globalId: Uint32Array.from(rows.keys()),
      firstLane: Uint32Array.from([0, ...rows.map((_, i) => lanes.slice(0, i + 1).flat().length)]),
      lanes: Uint8Array.from(lanes.flat()),
      access: Uint8Array.from(rows, ({ access }) => (access === 'public' ? 0 : 3)),
      mode: new Uint8Array(rows.length),
    },
    facilityEntries: joinFacilities(
      rows.map(({ lon, lat }) => ({ points: [[lon, lat]], outline: null })),
      snapper,
    ).entries,
    origins: {
      ...counts,
      community: Uint32Array.from(homes.keys()),
      residentsTenths: new Uint32Array(homes.length),
    },
    originEntries: joinPoints(homes, snapper).entries,
  }
}
