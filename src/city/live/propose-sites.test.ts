import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../coverage/siting/sliced.ts'
import { thresholdOf } from '../../coverage/times.ts'
import { ACCESS, edgeAccess } from '../../network/network.ts'
import { PACES } from '../../network/testing/arbitrary.ts'
import { seededRandom } from '../../network/testing/seeded-random.ts'
import type { LonLat } from '../../units.ts'
import { assessCity, type AssessRequest } from '../assess-city.ts'
import type { City } from '../city.ts'
import type { Edit } from '../edit.ts'
import { openLive, openLivePlan } from '../testing/open-live.ts'
import { cityStandard, randomCityPlan, SERVICES } from '../testing/random-city.ts'
import { editing } from '../testing/random-edits.ts'
import { peopleTenths, ruleForService } from './asked-rule.ts'
import type { LiveAssessment, LiveCity } from './live-city.ts'
import { proposeSites, type ProposedSites, type SitesAsked } from './propose-sites.ts'

const standard = cityStandard()
const SMALL = { nodes: 160, facilities: 40, communities: 30 }
const walkers = fc.constantFrom(...Object.values(PACES))

const proposed = (live: LiveCity, found: LiveAssessment, asked: SitesAsked): ProposedSites =>
  finish(proposeSites(live, found, asked))

/** Homes within reach, by the whole chain without anything live. */
function homesWithin(city: City, found: LiveAssessment, service: string): number[] {
  const rule = ruleForService(found, service)
  const [first] = standard.rules
  if (first === undefined) throw new Error('a standard has rules')
  const one = { ...standard, rules: [{ ...first, ...rule, required: true }], tolerance: 0 }
  const { times } = assessCity(city, { standard: one, walker: found.request.walker }).cityCase
  const primary = times.rules[0]?.[0]?.primary ?? new Uint16Array()
  return [...primary.keys()].filter((home) => (primary[home] ?? 0) <= thresholdOf(rule))
}

const peopleIn = (city: City, homes: Iterable<number>): number => {
  const tenths = peopleTenths(city)
  return [...homes].reduce((sum, home) => sum + (tenths[home] ?? 0), 0) / 10
}

/** Whether the last facilities of a city are entered from open streets only. */
function onStreets({ network, facilities, facilityEntries: { place, edge } }: City, last: number): boolean {
  const edges = edge.filter((_, i) => (place[i] ?? 0) >= facilities.count - last)
  return edges.every((e) => edgeAccess(network.edgeFlags[e] ?? 0) === ACCESS.open)
}

const adding = (service: string, points: readonly LonLat[]): Edit[] =>
  points.map((at) => ({ kind: 'add-facility', at, services: [service] }))

describe.each(['nodes', 'facilities'] as const)('at %s', (candidates) => {
  test('the sites, added by edits, give exactly what is promised, through other edits', () => {
    let [gained, exact] = [0, 0]
    fc.assert(
      fc.property(
        fc.nat(99_999),
        walkers,
        fc.nat(4),
        fc.integer({ min: 1, max: 6 }),
        (seed, walker, s, count) => {
          const { city, live } = openLive(seed, SMALL)
          const turns = editing(city, seed)
          for (const edits of [[], turns.next().value, turns.next().value]) {
            const service = SERVICES[(s + edits.length) % SERVICES.length] ?? 'shop'
            const request: AssessRequest = { standard, walker, minutes: 4 }
            const found = live.assess(request, edits)
            const answer = proposed(live, found, { service, count, candidates })
            const then = live.edited([
              ...edits,
              ...adding(
                service,
                answer.sites.map(({ at }) => at),
              ),
            ])
            expect(then.offNetwork.filter((at) => at >= edits.length)).toEqual([])
            expect(answer.residentsNow).toBe(peopleIn(city, homesWithin(found.city, found, service)))
            const residentsThen = peopleIn(city, homesWithin(then.city, found, service))
            // at a corner of an estate a point may be joined to the estate's own way, which can only add walks
            expect(answer.residentsThen).toBeLessThanOrEqual(residentsThen)
            const isOnStreets = onStreets(then.city, answer.sites.length)
            if (isOnStreets || candidates !== 'nodes') expect(answer.residentsThen).toBe(residentsThen)
            if (isOnStreets) exact++
            expect(answer.residentsInAll).toBe(peopleIn(city, city.origins.community.keys()))
            expect(answer.sites.length).toBeLessThanOrEqual(count)
            gained += answer.sites.length
          }
        },
      ),
      { seed: 21, numRuns: 30 },
    )
    expect(gained).toBeGreaterThan(50)
    expect(exact).toBeGreaterThan(40)
  })
})

test('no choice of as many of the points is better than certified', () => {
  fc.assert(
    fc.property(fc.nat(99_999), walkers, fc.integer({ min: 1, max: 3 }), (seed, walker, count) => {
      const { city, live } = openLive(seed, { nodes: 60, facilities: 4, communities: 12 })
      const found = live.assess({ standard, walker, minutes: 3 }, [])
      const points = pointsOf(city, seed)
      const answer = proposed(live, found, { service: 'canteen', count, candidates: points })
      const reached = points.map(
        (at) => new Set(homesWithin(live.edited(adding('canteen', [at])).city, found, 'canteen')),
      )
      const best = Math.max(
        ...choices(points.length, count).map((chosen) =>
          peopleIn(city, new Set(chosen.flatMap((i) => [...(reached[i] ?? [])]))),
        ),
      )
      const { residentsNow, residentsThen, residentsAtMost, gap } = answer
      expect(residentsThen).toBeLessThanOrEqual(best)
      expect(residentsAtMost).toBeGreaterThanOrEqual(best)
      expect(residentsThen - residentsNow).toBeCloseTo((1 - gap) * (residentsAtMost - residentsNow), 6)
      expect(gap).toBeLessThanOrEqual(0.5)
    }),
    { seed: 22, numRuns: 25 },
  )
})

test('weighed by who is 60 or older, no choice is better than certified, and gains are theirs', () => {
  let sites = 0
  fc.assert(
    fc.property(fc.nat(99_999), walkers, fc.integer({ min: 1, max: 3 }), (seed, walker, count) => {
      const { city, live } = openElderly(seed)
      const found = live.assess({ standard, walker, minutes: 3 }, [])
      const points = pointsOf(city, seed)
      const asked = { service: 'canteen', count, candidates: points, people: 'elderly' } as const
      const answer = proposed(live, found, asked)
      const byHome = elderlyByHome(city)
      const of = (homes: Iterable<number>) => [...homes].reduce((sum, home) => sum + (byHome[home] ?? 0), 0)
      const withSites = (chosen: readonly LonLat[]) =>
        homesWithin(live.edited(adding('canteen', chosen)).city, found, 'canteen')
      expect(answer.residentsNow).toBeCloseTo(of(withSites([])), 6)
      expect(answer.residentsInAll).toBeCloseTo(of(byHome.keys()), 6)
      expect(answer.residentsThen).toBeCloseTo(of(withSites(answer.sites.map(({ at }) => at))), 6)
      const reached = points.map((at) => withSites([at]))
      const best = Math.max(
        ...choices(points.length, count).map((chosen) =>
          of(new Set(chosen.flatMap((i) => reached[i] ?? []))),
        ),
      )
      expect(answer.residentsThen).toBeLessThanOrEqual(best + 1e-6)
      expect(answer.residentsAtMost).toBeGreaterThanOrEqual(best - 1e-6)
      // each site adds what it promises, and it is the best there is after those before it
      for (const [i, { gain, at, point }] of answer.sites.entries()) {
        const before = answer.sites.slice(0, i).map((site) => site.at)
        expect(of(withSites([...before, at])) - of(withSites(before))).toBeCloseTo(gain, 6)
        expect(points[point ?? -1]).toBe(at)
        sites++
      }
      expect(answer.offNetwork).toEqual([points.length - 1])
    }),
    { seed: 23, numRuns: 20 },
  )
  expect(sites).toBeGreaterThan(5)
})

/** A drawn city of which two communities in three tell how many are 60 or older. */
const openElderly = (seed: number) =>
  openLivePlan(randomCityPlan(seed, { nodes: 60, facilities: 4, communities: 12 }), (city) => ({
    ...city,
    communities: city.communities.map((community, c) =>
      c % 3 === 0 ? community : { ...community, elderly: (c * 37 + seed) % 120 },
    ),
  }))

/** By hand: as its residents are dealt to homes, to a tenth. */
function elderlyByHome({ communities, origins }: City): number[] {
  const share = (home: number): number => {
    const c = origins.community[home] ?? 0
    const own = [...origins.community.keys()].filter((o) => origins.community[o] === c)
    const weightOf = (o: number): number =>
      own.every((one) => origins.residentsTenths[one] === 0) ? 1 : (origins.residentsTenths[o] ?? 0)
    const upTo = (last: number) =>
      own.filter((o) => o <= last).reduce((sum, o) => sum + weightOf(o), 0) /
      own.reduce((sum, o) => sum + weightOf(o), 0)
    const tenths = (part: number) => Math.round(10 * (communities[c]?.elderly ?? 0) * part)
    const before = own.findLast((o) => o < home)
    return (tenths(upTo(home)) - (before === undefined ? 0 : tenths(upTo(before)))) / 10
  }
  return [...origins.community.keys()].map(share)
}

/** Eight points about the nodes of a city, and one in the fields. */
function pointsOf({ network }: City, seed: number): LonLat[] {
  const random = seededRandom(seed)
  const near = Array.from({ length: 8 }, (): LonLat => {
    const node = Math.floor(random() * network.nodeCount)
    return [(network.lonE7[node] ?? 0) / 1e7 + 2e-4 * random(), (network.latE7[node] ?? 0) / 1e7]
  })
  return [...near, [71.4, 52]]
}

/** All ways to choose some of the first `of` numbers. */
function choices(of: number, count: number): number[][] {
  if (count === 0) return [[]]
  return Array.from({ length: of }, (_, last) => last).flatMap((last) =>
    choices(last, count - 1).map((others) => [...others, last]),
  )
}

describe('edges of what can be asked', () => {
  const { city, live } = openLive(7, SMALL)
  const found = live.assess({ standard, walker: PACES.plain }, [])

  test('with more sites than are of use there are fewer, and everybody who can be reached is', () => {
    const { sites, residentsThen, residentsAtMost, gap } = proposed(live, found, {
      service: 'shop',
      count: 1_000,
      candidates: 'nodes',
    })
    expect(sites.length).toBeGreaterThan(0)
    expect(sites.length).toBeLessThan(city.communities.length)
    expect(sites.every(({ gain }) => gain > 0)).toBe(true)
    expect(residentsAtMost).toBeGreaterThanOrEqual(residentsThen)
    expect(gap).toBeLessThanOrEqual(0.02)
  })

  test('nobody to gain: no sites, and no gap', () => {
    const far: LonLat[] = [[71.4, 52]]
    expect(proposed(live, found, { service: 'shop', count: 3, candidates: far })).toMatchObject({
      sites: [],
      gap: 0,
    })
    const plan = randomCityPlan(7, SMALL)
    const empty = openLivePlan({ ...plan, homes: [] })
    const none = empty.live.assess({ standard, walker: PACES.plain }, [])
    expect(proposed(empty.live, none, { service: 'shop', count: 3, candidates: 'nodes' })).toEqual({
      sites: [],
      residentsNow: 0,
      residentsThen: 0,
      residentsAtMost: 0,
      residentsInAll: 0,
      gap: 0,
      offNetwork: [],
    })
  })

  test('where no residents are known, homes count', () => {
    const plan = randomCityPlan(7, SMALL)
    const homes = plan.homes.map((home) => ({ ...home, residents: 0 }))
    const unknown = openLivePlan({ ...plan, homes })
    const now = unknown.live.assess({ standard, walker: PACES.plain }, [])
    const answer = proposed(unknown.live, now, { service: 'shop', count: 2, candidates: 'nodes' })
    expect(answer.residentsInAll).toBe(homes.length)
    expect(answer.sites[0]?.gain).toBeGreaterThanOrEqual(1)
  })

  test('a service that the standard does not ask for is wanted within the minutes asked for, or 15', () => {
    const without = {
      ...standard,
      rules: standard.rules.filter(({ services }) => !services.includes('shop')),
    }
    const by = (minutes?: number) =>
      live.assess({ standard: without, walker: PACES.plain, ...(minutes !== undefined && { minutes }) }, [])
    expect(ruleForService(by(4), 'shop')).toMatchObject({ ruler: 'minutes', threshold: 4 })
    expect(ruleForService(by(), 'shop')).toMatchObject({ ruler: 'minutes', threshold: 15 })
    const answer = proposed(live, by(4), { service: 'shop', count: 1, candidates: 'nodes' })
    expect(answer.residentsNow).toBe(peopleIn(city, homesWithin(city, by(4), 'shop')))
  })

  test('by its rule, who reaches another service of it is served already', () => {
    const [first] = standard.rules
    if (first === undefined) throw new Error('a standard has rules')
    const either = { ...standard, rules: [{ ...first, services: ['shop', 'canteen'] }] }
    const by = live.assess({ standard: either, walker: PACES.plain, minutes: 4 }, [])
    const asked = { service: 'shop', count: 2, candidates: 'nodes' } as const
    const [shops, canteens] = [homesWithin(city, by, 'shop'), homesWithin(city, by, 'canteen')]
    expect(canteens.some((home) => !shops.includes(home))).toBe(true)
    const answer = proposed(live, by, { ...asked, byRule: true })
    expect(answer.residentsNow).toBe(peopleIn(city, new Set([...shops, ...canteens])))
    expect(proposed(live, by, asked).residentsNow).toBe(peopleIn(city, shops))
    const then = live.edited(
      adding(
        'shop',
        answer.sites.map(({ at }) => at),
      ),
    ).city
    const served = new Set([...homesWithin(then, by, 'shop'), ...canteens])
    expect(answer.residentsThen).toBe(peopleIn(city, served))
  })

  test.each([0, -1, 1.5, Number.NaN, 1_001])('%s sites are refused', (count) => {
    const asked = { service: 'shop', count, candidates: 'nodes' } as const
    expect(() => proposed(live, found, asked)).toThrow(
      `sites: found ${count}, expected a whole number from 1 to 1000`,
    )
  })

  test('who is 60 or older cannot be asked for where no community tells', () => {
    const asked = { service: 'shop', count: 1, candidates: 'nodes', people: 'elderly' } as const
    expect(() => proposed(live, found, asked)).toThrow('found no community that tells its elderly')
  })

  test('an unknown service is refused', () => {
    const asked = { service: 'moon', count: 1, candidates: 'nodes' } as const
    expect(() => proposed(live, found, asked)).toThrow('found the service "moon"')
  })
})
