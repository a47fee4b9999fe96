import { describe, expect, test } from 'vitest'
import { FACILITY_ACCESS } from '../services/facility-access.ts'
import { drawCommunity, drawStandard } from '../coverage/testing/draw-city.ts'
import { countsForAll } from '../coverage/which-facilities.ts'
import { metricOf, type Ruler, type WalkingPace } from '../network/metric.ts'
import { PACES } from '../network/testing/arbitrary.ts'
import { searchPlainly, type OracleLabel } from '../network/testing/dijkstra.ts'
import { drawnLonLat, drawNetwork, type Drawing, type XyM } from '../network/testing/draw.ts'
import { UNREACHED } from '../units.ts'
import { assessCity } from './assess-city.ts'
import type { City } from './city.ts'
import { entriesByPlace } from './place-entries.ts'
import { cityOfPlan, type CityPlan } from './testing/memory-city.ts'
import { plainWalks } from './testing/plain-walks.ts'
import { cityStandard, randomCityPlan, SERVICES } from './testing/random-city.ts'
import { createServiceWalks, walkTimes } from './walk-times.ts'

const FOREVER = UNREACHED - 1

/** Walks away from every origin by a plain Dijkstra, to the nearest of all facilities that count for everybody. */
function nearestPlainly(city: City, pace: WalkingPace, ruler: Ruler, lane: number): (OracleLabel | null)[] {
  const { network } = city
  const metric = metricOf(network, pace, ruler)
  const facilityEntries = entriesByPlace(city.facilityEntries, city.facilities.count)
  return entriesByPlace(city.originEntries, city.origins.count).map((entries) => {
    const seeds = entries.map((entry) => ({ ...entry, source: 0 }))
    const { read } = searchPlainly({ network, metric, sense: 'from', seeds, limit: FOREVER })
    const found = facilityEntries.flatMap((own, source) =>
      countsForAll(city.facilities, source, { lane, countsByAppointment: false })
        ? own.flatMap((entry) => read(entry) ?? []).map((label) => ({ ...label, source }))
        : [],
    )
    const [first] = found.sort(
      (a, b) => a.primary - b.primary || a.source - b.source || a.secondary - b.secondary,
    )
    return first ?? null
  })
}

describe('in a city of several blocks', () => {
  const plan = randomCityPlan(11, { nodes: 500, communities: 8 })
  const withoutOwn = {
    ...plan,
    facilities: plan.facilities.filter(({ access }) => access !== 'residents-only'),
  }
  const city = cityOfPlan(withoutOwn)

  test.each(Object.entries(PACES))('a plain Dijkstra from each home finds the same walks (%s)', (_, pace) => {
    const rules = (['minutes', 'metres'] as const).map((ruler) => ({ services: ['shop'], ruler }))
    const { rules: found } = walkTimes(city, drawStandard({ communities: [], rules }), pace)
    for (const [r, { ruler }] of rules.entries()) {
      const times = found[r]?.[0]
      const plain = nearestPlainly(city, pace, ruler, SERVICES.indexOf('shop'))
      expect(plain.filter((label) => label !== null).length).toBeGreaterThan(8)
      expect([...(times?.primary ?? [])]).toEqual(plain.map((label) => label?.primary ?? UNREACHED))
      expect([...(times?.facility ?? [])]).toEqual(plain.map((label) => label?.source ?? -1))
      const others = plain.map((label) => Math.min(label?.secondary ?? UNREACHED, UNREACHED))
      expect([...(times?.secondary ?? [])]).toEqual(others)
    }
  })

  test('services asked for one by one have the times of the whole standard', () => {
    const times = walkTimes(city, cityStandard(), PACES.waiting)
    const walks = createServiceWalks(city, PACES.waiting)
    expect(walks({ lane: SERVICES.indexOf('shop'), countsByAppointment: false })).toEqual(times.rules[0]?.[0])
    expect(walks({ lane: SERVICES.indexOf('canteen'), countsByAppointment: true })).toEqual(
      times.rules[3]?.[0],
    )
    const nobody = walks({ lane: -1, countsByAppointment: true })
    expect([...nobody.primary].every((t) => t === UNREACHED)).toBe(true)
  })

  test('rules that ask the same share one answer', () => {
    const rules = [{ services: ['shop', 'clinic'] }, { services: ['clinic'], threshold: 3 }]
    const times = walkTimes(city, drawStandard({ communities: [], rules }), PACES.plain)
    expect(times.rules[1]?.[0]).toBe(times.rules[0]?.[1])
  })

  test('the edge of the data is as far as Floyd and Warshall say', () => {
    const small = cityOfPlan(randomCityPlan(5, { nodes: 40, communities: 30 }))
    const times = walkTimes(small, cityStandard(), PACES.waiting)
    const boundary = [...small.network.nodeFlags.keys()].filter(
      (v) => ((small.network.nodeFlags[v] ?? 0) & 2) !== 0,
    )
    for (const [ruler, found] of [
      ['minutes', times.edgeOfDataDs],
      ['metres', times.edgeOfDataDm],
    ] as const) {
      const walks = plainWalks(small.network, { pace: PACES.waiting, ruler })
      const plain = entriesByPlace(small.originEntries, small.origins.count).map((entries) =>
        Math.min(UNREACHED, ...boundary.flatMap((v) => walks.toNode(entries, v) ?? [])),
      )
      expect(new Set(plain).size).toBeGreaterThan(10)
      expect([...found]).toEqual(plain)
    }
  })
})

interface DrawnPlaces extends Drawing {
  readonly canteens: readonly (readonly [at: XyM, access: (typeof FACILITY_ACCESS)[number]])[]
  readonly homes: readonly XyM[]
}

function drawPlan({ canteens, homes, ...drawing }: DrawnPlaces): CityPlan {
  const { network, shapes } = drawNetwork(drawing)
  const residents = homes.map(() => ({ residents: 1, walks: {} }))
  return {
    network: { columns: network, shapes, gates: [] },
    services: ['canteen'],
    facilities: canteens.map(([at, access]) => ({
      lanes: [0],
      access,
      mode: 'fixed',
      points: [drawnLonLat(at)],
      outline: null,
    })),
    communities: homes.map((_, c) => drawCommunity({ homes: residents.slice(c, c + 1) }, c)),
    homes: homes.map((at, community) => ({ community, residents: 1, at: drawnLonLat(at) })),
  }
}

const standard = drawStandard({ communities: [], rules: [{ services: ['canteen'] }] })

const canteenOf = (city: City, pace: WalkingPace = PACES.plain): (number | null)[] => {
  const facility = walkTimes(city, standard, pace).rules[0]?.[0]?.facility
  return Array.from(facility ?? [], (f) => (f < 0 ? null : f))
}

describe('what an estate keeps to itself', () => {
  // two estates hang on one street: the yards west and east of it, each behind a gate of its own
  const drawing: Drawing = {
    nodes: {
      south: [0, 0],
      west: [0, 300],
      east: [0, 600],
      north: [0, 900],
      yardW: [-200, 300],
      yardE: [200, 600],
    },
    edges: [
      ['south', 'west'],
      ['west', 'east'],
      ['east', 'north'],
      ['west', 'yardW', { access: 'residents' }],
      ['east', 'yardE', { access: 'residents' }],
    ],
  }
  const homes: XyM[] = [
    [-150, 305],
    [150, 605],
    [5, 450],
    [5, 100],
  ]

  test('counts for the homes of that estate only, however near the others live', () => {
    const city = cityOfPlan(drawPlan({ ...drawing, homes, canteens: [[[-50, 305], 'residents-only']] }))
    expect(canteenOf(city)).toEqual([0, null, null, null])
  })

  test('gives way to a nearer public one, and beats a farther one', () => {
    const canteens = [
      [[-60, 305], 'residents-only'],
      [[5, 310], 'public'],
      [[160, 605], 'public'],
      [[100, 605], 'residents-only'],
    ] as const
    const city = cityOfPlan(drawPlan({ ...drawing, homes, canteens }))
    expect(canteenOf(city)).toEqual([0, 2, 1, 1])
  })

  test('is not reached round the block on the streets', () => {
    const round: Drawing = {
      nodes: { ...drawing.nodes, back: [-200, 0] },
      edges: [...drawing.edges.slice(0, 4), ['yardW', 'back'], ['back', 'south']],
    }
    const city = cityOfPlan(
      drawPlan({ ...round, homes: [[-200, 150]], canteens: [[[-100, 302], 'residents-only']] }),
    )
    expect(canteenOf(city)).toEqual([null])
  })

  test('is no supply: a service that only estates offer is not on the map for the others', () => {
    const city = cityOfPlan(drawPlan({ ...drawing, homes, canteens: [[[-50, 305], 'residents-only']] }))
    const { report } = assessCity(city, { standard, walker: PACES.plain })
    const findings = homes.map((_, c) => report(c).services[0])
    expect(findings.map((found) => found?.verdict)).toEqual(['inside', 'unknown', 'unknown', 'unknown'])
    expect(findings.map((found) => found?.reason)).toEqual([null, 'no-data', 'no-data', 'no-data'])
  })
})

test('a home with several ways onto the streets walks the soonest, then to the lowest facility, then the shortest', () => {
  const drawing: Drawing = { nodes: { a: [0, 0], b: [400, 0] }, edges: [['a', 'b']] }
  const canteens = [
    [[100, 0], 'public'],
    [[300, 0], 'public'],
  ] as const
  const city = cityOfPlan(drawPlan({ ...drawing, homes: [[200, 0]], canteens }))
  const [first = 0, second = 0] = city.facilityEntries.offsetDm
  const walkFrom = (entries: readonly (readonly [offsetDm: number, legDm: number])[]): unknown => {
    const originEntries = {
      place: new Uint32Array(entries.length),
      edge: new Uint32Array(entries.length),
      offsetDm: Uint32Array.from(entries, ([offsetDm]) => offsetDm),
      legDm: Uint16Array.from(entries, ([, legDm]) => legDm),
      flags: new Uint8Array(entries.length),
    }
    const times = walkTimes({ ...city, originEntries }, standard, PACES.plain).rules[0]?.[0]
    return [times?.primary[0], times?.secondary[0], times?.facility[0]]
  }
  const legDm = (city.facilityEntries.legDm[0] ?? 0) + (city.facilityEntries.legDm[1] ?? 0)
  expect(legDm).toBe(0)
  for (const turn of [(list: [number, number][]) => list, (list: [number, number][]) => list.toReversed()]) {
    expect(
      walkFrom(
        turn([
          [first, 333],
          [second, 111],
        ]),
      ),
    ).toEqual([100, 111, 1])
    expect(
      walkFrom(
        turn([
          [first, 111],
          [second, 111],
        ]),
      ),
    ).toEqual([100, 111, 0])
    // 6 and 5 dm are both 5 ds
    expect(
      walkFrom(
        turn([
          [first, 6],
          [first, 5],
        ]),
      ),
    ).toEqual([5, 5, 0])
  }
})

describe('a home that is not on the network', () => {
  const drawing: Drawing = {
    nodes: { top: [0, 0], bottom: [0, -100], west: [0, -700], east: [200, -700] },
    edges: [
      ['top', 'bottom', { steps: true }],
      ['bottom', 'west'],
      ['west', 'east'],
    ],
  }
  const canteens = [[[150, -695], 'public']] as const
  const homes: XyM[] = [
    [10, -10],
    [10, -600],
    [2_000, 2_000],
  ]
  const city = cityOfPlan(drawPlan({ ...drawing, homes, canteens }))

  test('has no number for any service, nor for the edge of the data, and is not judged', () => {
    const { report, cityCase } = assessCity(city, { standard, walker: PACES.plain })
    const { times } = cityCase
    expect([...times.onNetwork]).toEqual([1, 1, 0])
    expect([times.rules[0]?.[0]?.primary[2], times.edgeOfDataDs[2], times.edgeOfDataDm[2]]).toEqual([
      UNREACHED,
      UNREACHED,
      UNREACHED,
    ])
    expect(report(2).services[0]).toMatchObject({
      verdict: 'unknown',
      reason: 'not-on-network',
      primary: null,
      facility: null,
    })
    expect(report(2).verdict).toBe('unknown')
  })

  test('is one above steps too, for who takes none: far from any other street, not "too far"', () => {
    const { report, cityCase } = assessCity(city, { standard, walker: PACES.noSteps })
    expect([...cityCase.times.onNetwork]).toEqual([1, 1, 0].with(0, 1))
    const short = cityOfPlan(
      drawPlan({ ...drawing, nodes: { ...drawing.nodes, bottom: [0, -400] }, homes, canteens }),
    )
    const above = assessCity(short, { standard, walker: PACES.noSteps })
    expect([...above.cityCase.times.onNetwork]).toEqual([0, 1, 0])
    expect(above.report(0).services[0]).toMatchObject({ verdict: 'unknown', reason: 'not-on-network' })
    expect(report(0).services[0]?.reason).not.toBe('not-on-network')
  })
})
