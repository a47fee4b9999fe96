import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingAt, shareAt, type CityVerdicts } from '../coverage/judge-city.ts'
import type { WalkTimes } from '../coverage/times.ts'
import { VERDICTS } from '../coverage/verdict.ts'
import { metricOf } from '../network/metric.ts'
import { ACCESS, type Network } from '../network/network.ts'
import type { Entry } from '../network/place.ts'
import { createSearch } from '../network/search.ts'
import { arbitraryPace, arbitraryScene, PACES } from '../network/testing/arbitrary.ts'
import { drawNetwork } from '../network/testing/draw.ts'
import { UNREACHED } from '../units.ts'
import { assessCity, type Assessment } from './assess-city.ts'
import { createCircles } from './circle.ts'
import type { City } from './city.ts'
import { entriesByPlace } from './place-entries.ts'
import { barriersOf, networkWith, withAccess } from './testing/barriers.ts'
import { circleInIds } from './testing/circle-in-ids.ts'
import { cityOfPlan, type CityPlan } from './testing/memory-city.ts'
import { cityStandard, randomCityPlan } from './testing/random-city.ts'
import { relabelled } from './testing/relabel.ts'
import { walkTimes } from './walk-times.ts'

/*
 * What must always hold, and the test that holds it; paths are from the root of the project.
 *
 * | line | file: test |
 * |---|---|
 * | times equal a plain Dijkstra's on the same network | src/network/search.test.ts: against a plain Dijkstra over (node, phase) · scripts/truth/oracle.test.ts: gives every node the same label … (random and real) · src/city/walk-times.test.ts: a plain Dijkstra from each home finds the same walks · src/city/assess-city.test.ts: every community, rule and walker gets the same verdict (Floyd and Warshall) |
 * | … on the uncontracted network within 0.05 s per edge | scripts/truth/oracle.test.ts: contracts without loss … · scripts/pipeline/network/ways-to-network.properties.test.ts: keeps shortest open walks between all junctions … |
 * | a faster walker reaches a superset | here: a faster walker … · src/network/search.test.ts: a faster walker … · scripts/astana-city.test.ts |
 * | circles nest and contain their origin | src/city/circle.test.ts: within 10 minutes lies in that within 15 … |
 * | one block and the spine answer a circle like the whole city | src/city/circle.test.ts: give the circle of the whole city · scripts/astana-city.test.ts: answer a circle like the whole of Astana |
 * | adding a facility never lengthens a time | here: one more facility … · src/network/search.test.ts: one more facility … |
 * | opening a gate never lengthens a time | here: opening a closed barrier … · opening a residents-only gate … · opening any gate between mapped ways … · src/network/search.test.ts: opening a closed edge between streets … · scripts/astana-city.test.ts |
 * | undo restores every byte, ties by time, then facility id | here: taken away again … · closed again … · a facility at the very place of another … |
 * | symmetric metric, symmetric times | here: without one-way streets … · src/network/search.test.ts: without one-way edges … |
 * | a refused snap never yields a number | here: a home that is joined to no street … · src/city/walk-times.test.ts: a home that is not on the network · src/network/snap.test.ts: a refused place never gets a number |
 * | encode∘decode is the identity, loops and parallels included | src/city/open-city.test.ts: is the city that was built, index by index · src/format/network-block.test.ts: is the city that was written … · keeps streets of 500 m and of 7 km … · scripts/bytes-per-edge.test.ts: is read back whole (Astana, Porto) |
 * | relabelling nodes changes no verdict | here: numbering everything otherwise … · src/network/search.test.ts: numbering nodes and edges otherwise … · src/network/snap.test.ts: numbering nodes and edges otherwise … · src/network/make-partition.test.ts: holds what the raw network holds … |
 * | more minutes never turn inside into outside | here: more minutes … |
 * | more mapped facilities never turn inside into outside | here: more mapped facilities … |
 */

const FOREVER = UNREACHED - 1
const seeds = fc.nat(99_999)
const SMALL = { nodes: 160, facilities: 50, communities: 16 }
const standard = cityStandard()

/** All walks of a city as one list: every rule's members, origin by origin. */
const walksOf = ({ rules }: WalkTimes): number[] => rules.flat().flatMap(({ primary }) => [...primary])

function expectNoLonger(after: WalkTimes, before: WalkTimes): void {
  const old = walksOf(before)
  expect(walksOf(after).findIndex((t, i) => t > (old[i] ?? 0))).toBe(-1)
}

const homesOf = (city: City): readonly (readonly Entry[])[] =>
  entriesByPlace(city.originEntries, city.origins.count).filter(({ length }) => length > 0)

describe('who walks', () => {
  test('a faster walker with the same steps and waits is nowhere later and reaches all that a slower one does', () => {
    fc.assert(
      fc.property(
        seeds,
        arbitraryPace,
        fc.double({ min: 1, max: 2.5, noNaN: true }),
        (seed, walker, factor) => {
          const city = cityOfPlan(randomCityPlan(seed, SMALL))
          const faster = { ...walker, paceMps: walker.paceMps * factor }
          expectNoLonger(walkTimes(city, standard, faster), walkTimes(city, standard, walker))
          const circle = createCircles(city)
          for (const entries of homesOf(city).slice(0, 5)) {
            const reached = (pace: typeof walker): (number | undefined)[] =>
              circleInIds(city, circle({ entries, walker: pace, horizonMinutes: 12 })).facilities.map(
                ({ id }) => id,
              )
            const quickly = new Set(reached(faster))
            expect(reached(walker).filter((id) => !quickly.has(id))).toEqual([])
          }
        },
      ),
      { seed: 41, numRuns: 25 },
    )
  })

  test('without one-way streets it takes as long back as there', () => {
    let compared = 0
    fc.assert(
      fc.property(seeds, arbitraryPace, (seed, walker) => {
        const city = cityOfPlan(randomCityPlan(seed, { ...SMALL, isSymmetric: true }))
        const circle = createCircles(city)
        const places = entriesByPlace(city.facilityEntries, city.facilities.count)
        const minutes = places.map((entries) => {
          const { facilities } = circle({ entries, walker, horizonMinutes: 109 })
          return new Map(facilities.map(({ facility, ds }) => [facility, ds]))
        })
        for (const [a, there] of minutes.entries()) {
          for (const [b, ds] of there) expect(minutes[b]?.get(a)).toBe(ds)
          compared += there.size
        }
      }),
      { seed: 42, numRuns: 12 },
    )
    expect(compared).toBeGreaterThan(5_000)
  })

  test('a home that is joined to no street has no number for anything, whoever walks', () => {
    let refused = 0
    fc.assert(
      fc.property(seeds, arbitraryPace, (seed, walker) => {
        const city = cityOfPlan(randomCityPlan(seed, SMALL))
        const { cityCase, report } = assessCity(city, { standard, walker })
        const { times } = cityCase
        const off = entriesByPlace(city.originEntries, city.origins.count).flatMap((list, o) =>
          list.length === 0 ? [o] : [],
        )
        refused += off.length
        const numbers = [
          ...times.rules.flat().map(({ primary }) => primary),
          times.edgeOfDataDs,
          times.edgeOfDataDm,
        ]
        for (const o of off) {
          expect([times.onNetwork[o], ...numbers.map((column) => column[o])]).toEqual([
            0,
            ...numbers.map(() => UNREACHED),
          ])
        }
        for (const c of city.communities.keys()) {
          const own = [...city.origins.community.keys()].filter((o) => city.origins.community[o] === c)
          if (own.length === 0 || !own.every((o) => off.includes(o))) continue
          const { verdict, services } = report(c)
          expect(verdict).toBe('unknown')
          for (const { primary, reason } of services) {
            expect(primary).toBeNull()
            expect(['not-on-network', 'self', 'no-data']).toContain(reason)
          }
        }
      }),
      { seed: 43, numRuns: 15 },
    )
    expect(refused).toBeGreaterThan(20)
  })
})

describe('facilities', () => {
  test('one more facility never lengthens a walk; taken away again, every byte is as before', () => {
    fc.assert(
      fc.property(seeds, arbitraryPace, (seed, walker) => {
        const plan = randomCityPlan(seed, SMALL)
        const fewer = { ...plan, facilities: plan.facilities.slice(0, -1) }
        const [before, after] = [fewer, plan].map(cityOfPlan)
        if (before === undefined || after === undefined) throw new Error('two cities')
        expectNoLonger(walkTimes(after, standard, walker), walkTimes(before, standard, walker))
        expect(dataOf(assessCity(cityOfPlan(fewer), { standard, walker }))).toEqual(
          dataOf(assessCity(before, { standard, walker })),
        )
      }),
      { seed: 44, numRuns: 30 },
    )
  })

  test('a facility at the very place of another changes no walk and takes no name', () => {
    fc.assert(
      fc.property(seeds, arbitraryPace, fc.nat(), (seed, walker, pick) => {
        const plan = randomCityPlan(seed, SMALL)
        const twin = plan.facilities[pick % plan.facilities.length]
        if (twin === undefined) throw new Error('a city without facilities')
        const twice = cityOfPlan({ ...plan, facilities: [...plan.facilities, twin] })
        expect(walkTimes(twice, standard, walker)).toEqual(walkTimes(cityOfPlan(plan), standard, walker))
      }),
      { seed: 45, numRuns: 20 },
    )
  })

  test('more mapped facilities never turn inside into outside', () => {
    fc.assert(
      fc.property(seeds, arbitraryPace, fc.integer({ min: 1, max: 30 }), (seed, walker, count) => {
        const plan = randomCityPlan(seed, SMALL)
        const fewer = { ...plan, facilities: plan.facilities.slice(0, -count) }
        const [before, after] = [fewer, plan].map((of) => assessCity(cityOfPlan(of), { standard, walker }))
        if (before === undefined || after === undefined) throw new Error('two cities')
        expectInsideStays(before.verdicts, after.verdicts)
      }),
      { seed: 46, numRuns: 30 },
    )
  })
})

/**
 * No rule that was inside is outside now, nor a community, unless a service was not on the map before: it was set
 * aside then, and is judged now.
 */
function expectInsideStays(before: CityVerdicts, after: CityVerdicts): void {
  for (const [c, code] of before.verdict.entries()) {
    for (const [r, columns] of before.rules.entries()) {
      const later = after.rules[r]
      if (later === undefined || findingAt(columns, c).verdict !== 'inside') continue
      expect(findingAt(later, c).verdict).toBe('inside')
    }
    const isNewOnMap = before.rules.some((columns, r) => {
      const later = after.rules[r]
      return findingAt(columns, c).reason === 'no-data' && later && findingAt(later, c).reason !== 'no-data'
    })
    const then = VERDICTS[after.verdict[c] ?? 0]
    if (!isNewOnMap && VERDICTS[code] === 'inside') expect(then).not.toBe('outside')
  }
}

/** Everything that an assessment holds as data. */
const dataOf = ({ verdicts, people, summary, cityCase }: Assessment): unknown => ({
  verdicts,
  people,
  summary,
  cityCase,
})

describe('minutes', () => {
  test('more minutes never turn inside into outside, for a rule or a community', () => {
    let inside = 0
    fc.assert(
      fc.property(seeds, arbitraryPace, fc.nat(3), (seed, walker, tolerance) => {
        const city = cityOfPlan(randomCityPlan(seed, SMALL))
        const request = { standard: cityStandard({ tolerance, residentsShare: 0.5 }), walker }
        let before: CityVerdicts | null = null
        for (const minutes of [2, 5, 5.5, 10, 15, 30]) {
          const { verdicts } = assessCity(city, { ...request, minutes })
          if (before !== null) expectInsideStays(before, verdicts)
          before = verdicts
          inside += verdicts.verdict.filter((code) => VERDICTS[code] === 'inside').length
        }
      }),
      { seed: 47, numRuns: 20 },
    )
    expect(inside).toBeGreaterThan(100)
  })
})

describe('gates', () => {
  test('opening a closed barrier never lengthens a walk; closed again, every byte is as before', () => {
    let opened = 0
    fc.assert(
      fc.property(seeds, arbitraryPace, (seed, walker) => {
        const city = cityOfPlan(randomCityPlan(seed, SMALL))
        const before = walkTimes(city, standard, walker)
        for (const { edges, access } of barriersOf(city)) {
          if (access !== ACCESS.closed) continue
          const changed = withAccess(city, edges, ACCESS.open)
          expectNoLonger(walkTimes(changed, standard, walker), before)
          expect(walkTimes(withAccess(changed, edges, access), standard, walker)).toEqual(before)
          opened++
        }
      }),
      { seed: 48, numRuns: 20 },
    )
    expect(opened).toBeGreaterThan(40)
  })

  test('opening a residents-only gate between two ways never lengthens a walk', () => {
    let opened = 0
    fc.assert(
      fc.property(seeds, arbitraryPace, (seed, walker) => {
        const city = cityOfPlan(randomCityPlan(seed, SMALL))
        const before = walkTimes(city, standard, walker)
        for (const { edges, access } of barriersOf(city)) {
          if (access !== ACCESS.residents || edges.length > 1) continue
          expectNoLonger(walkTimes(withAccess(city, edges, ACCESS.open), standard, walker), before)
          opened++
        }
      }),
      { seed: 49, numRuns: 20 },
    )
    expect(opened).toBeGreaterThan(20)
  })

  test('opening any gate between mapped ways, inside estates too, never lengthens a walk between any places', () => {
    let inEstates = 0
    fc.assert(
      fc.property(arbitraryScene({ minPlaces: 2 }), fc.nat(), ({ plain, network, metric, entries }, pick) => {
        const touches = (v: number, which: (e: number) => boolean): boolean =>
          plain.edges.some((e, i) => !e.gate && (e.a === v || e.b === v) && which(i))
        const gates = plain.edges.flatMap((e, i) =>
          e.gate && e.access !== ACCESS.open && [e.a, e.b].every((v) => touches(v, () => true)) ? [i] : [],
        )
        const gate = gates[pick % Math.max(1, gates.length)]
        fc.pre(gate !== undefined && entries.every(({ edge }) => plain.edges[edge]?.gate === false))
        if (gate === undefined) return
        const { a, b } = plain.edges[gate] ?? { a: 0, b: 0 }
        if (![a, b].every((v) => touches(v, (e) => metric.layer[e] === 1))) inEstates++
        const opened = networkWith(network, [gate], ACCESS.open)
        const reachIn = (of: Network): ReturnType<ReturnType<typeof createSearch>['run']> =>
          createSearch(of).run({
            metric: metricOf(of, metric.pace, metric.ruler),
            sense: 'to',
            seeds: entries.slice(0, 2).map((entry, source) => ({ ...entry, source })),
            limit: FOREVER,
          })
        const [before, after] = [reachIn(network), reachIn(opened)]
        for (const v of before.touched()) expect(after.primaryOf(v)).toBeLessThanOrEqual(before.primaryOf(v))
        for (const entry of entries) {
          const old = before.readEntry(entry)
          if (old) expect(after.readEntry(entry)?.primary).toBeLessThanOrEqual(old.primary)
        }
      }),
      { seed: 50, numRuns: 1_500 },
    )
    expect(inEstates).toBeGreaterThan(300)
  })
})

describe('a residents-only gate where a street and two ways of an estate meet', () => {
  // home – gate – alley – back gate – shop; the gate also leads to the street in the north
  const { network, node, entry } = drawNetwork({
    nodes: {
      north: [0, 300],
      street: [0, 0],
      gate: [0, 0],
      homeSide: [0, 0],
      alleySide: [0, 0],
      home: [-100, -50],
      back: [0, -200],
      south: [200, -200],
    },
    edges: [
      ['north', 'street'],
      ['street', 'gate', { gate: true, access: 'residents' }],
      ['gate', 'homeSide', { gate: true, access: 'residents' }],
      ['gate', 'alleySide', { gate: true, access: 'residents' }],
      ['homeSide', 'home', { access: 'residents' }],
      ['alleySide', 'back', { access: 'residents' }],
      ['back', 'south'],
      ['north', 'south', { lengthM: 3_000 }],
    ],
  })
  const home = entry('homeSide', 'home', { alongM: 80 })
  const metresToSouth = (of: Network): number =>
    createSearch(of)
      .run({
        metric: metricOf(of, PACES.plain, 'metres'),
        sense: 'from',
        seeds: [{ ...home, source: 0 }],
        limit: FOREVER,
      })
      .primaryOf(node('south'))

  test('lets its own people through to the back gate', () => {
    expect(metresToSouth(network)).toBe(800 + 2_000 + 2_000)
  })

  // Once a defect: opened, it became part of the street, and nobody who passed it could enter the alley to leave it.
  test('still does when it is opened to everybody', () => {
    expect(metresToSouth(networkWith(network, [1, 2, 3], ACCESS.open))).toBe(800 + 2_000 + 2_000)
  })
})

describe('numbers', () => {
  test('numbering everything otherwise changes no verdict, share, reason, grade, index or walk', () => {
    fc.assert(
      fc.property(seeds, seeds, arbitraryPace, fc.constantFrom(160, 400), (seed, order, walker, nodes) => {
        const plan = randomCityPlan(seed, { ...SMALL, nodes })
        const judged = (of: CityPlan): Map<string, unknown> => {
          const assessment = assessCity(cityOfPlan(of), { standard, walker })
          return new Map(of.communities.map(({ id }, c) => [id, judgedOf(assessment, c)]))
        }
        const [one, two] = [judged(plan), judged(relabelled(plan, order))]
        expect([...two].sort(byId)).toEqual([...one].sort(byId))
      }),
      { seed: 51, numRuns: 30 },
    )
  })
})

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

function judgedOf({ verdicts, report }: Assessment, c: number): unknown {
  const { verdict, grade, index, services } = report(c)
  return {
    verdict,
    grade,
    index,
    undecided: verdicts.undecided[c],
    members: verdicts.members
      .flat()
      .map((columns) => ({ ...findingAt(columns, c), share: shareAt(columns, c) })),
    walks: services.flatMap(({ members }) => members.map(({ primary }) => primary)),
  }
}
