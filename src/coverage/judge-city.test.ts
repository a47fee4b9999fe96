import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CityCase } from './city-case.ts'
import { communityReport } from './community-report.ts'
import { judgeCity, findingAt, type CityVerdicts } from './judge-city.ts'
import { countPeople } from './people.ts'
import { standardAt } from './standard-at.ts'
import { drawCase, type DrawnCity } from './testing/draw-city.ts'
import { oracle } from './testing/oracle.ts'
import { randomCity } from './testing/random-city.ts'
import { thresholdOf } from './times.ts'
import { VERDICTS } from './verdict.ts'

const RUNS = { numRuns: 400 }
const FACILITY_ID = [40, 30, 50, 10, 20, 60]

const verdictOf = (verdicts: CityVerdicts, c: number) => VERDICTS[verdicts.verdict[c] ?? 0]
const ruleVerdicts = (verdicts: CityVerdicts, c: number) =>
  verdicts.rules.map((rule) => findingAt(rule, c).verdict)
const reportAll = (city: CityCase) => {
  const input = { city, verdicts: judgeCity(city), facilityId: FACILITY_ID }
  return city.communities.map((_, c) => communityReport(input, c))
}

describe('judging a city', () => {
  it('agrees with judging every resident one by one', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const city = drawCase(drawn)
        const verdicts = judgeCity(city)
        const people = countPeople(city).all
        for (const [c, expected] of oracle(drawn).entries()) {
          const rules = verdicts.rules.map((columns) => {
            const { verdict, reason } = findingAt(columns, c)
            if (reason !== null) seen.add(reason)
            if (verdict !== 'unknown') return verdict
            return reason === 'no-data' ? reason : 'doubt'
          })
          expect(rules).toEqual(expected.rules)
          expect(verdictOf(verdicts, c)).toBe(expected.verdict)
          const persons = VERDICTS.map((verdict) => [verdict, (people[verdict][c] ?? 0) / 10])
          expect(Object.fromEntries(persons)).toEqual(expected.people)
        }
      }),
      { ...RUNS, seed: 1601 },
    )
    // The random cities would prove little if some reason never came up.
    const all = ['edge-of-data', 'no-data', 'not-on-network', 'self', 'thin-data', 'too-far']
    expect([...seen].toSorted()).toEqual(all)
  })

  it('finds t(c, s) ≤ T exactly where the share suffices, and shares within 0 … 1', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const city = drawCase(drawn)
        for (const report of reportAll(city)) {
          for (const [r, rule] of report.services.entries()) {
            const threshold = thresholdOf(city.standard.rules[r] ?? { ruler: 'minutes', threshold: 0 })
            expect(rule.primary !== null && rule.primary <= threshold).toBe(rule.verdict === 'inside')
            if (rule.share !== null) expect(rule.share >= 0 && rule.share <= 1).toBe(true)
            if (rule.primary !== null) expect(rule.facility).not.toBeNull()
          }
          if (report.index !== null) expect(report.index >= 0 && report.index <= 100).toBe(true)
        }
      }),
      { ...RUNS, seed: 1602 },
    )
  })

  it('never turns inside into outside with more minutes', () => {
    fc.assert(
      fc.property(
        randomCity,
        fc.integer({ min: 5, max: 29 }),
        fc.integer({ min: 1, max: 10 }),
        (drawn, at, more) => {
          const city = drawCase(drawn)
          const few = judgeCity({ ...city, standard: standardAt(city.standard, at) })
          const many = judgeCity({ ...city, standard: standardAt(city.standard, at + more) })
          expectNoLoss(few, many)
        },
      ),
      { ...RUNS, seed: 1603 },
    )
  })

  it('never turns inside into outside with more facilities, nor any service with the first of its kind', () => {
    fc.assert(
      fc.property(randomCity, fc.nat(12), fc.boolean(), (drawn, closer, first) => {
        const few = judgeCity(drawCase(drawn))
        const many = judgeCity(drawCase(withMore(drawn, closer, first)))
        for (const c of few.verdict.keys()) expectServicesStand(few, many, c)
        // The first facility of a service in the city makes it judged at all: communities may then lack it.
        if (!first) expectNoLoss(few, many)
      }),
      { ...RUNS, seed: 1604 },
    )
  })

  it('does not depend on the numbering of communities and homes', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const turned = reportAll(drawCase(reversed(drawn))).toReversed()
        for (const [c, straight] of reportAll(drawCase(drawn)).entries()) {
          expect({ ...turned[c], community: c }).toEqual(straight)
        }
      }),
      { ...RUNS, seed: 1605 },
    )
  })

  it('lets inside stand whatever the floors', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const high = Object.fromEntries(Object.keys(drawn.floors ?? {}).map((service) => [service, 1e6]))
        const strict = judgeCity(drawCase({ ...drawn, floors: high }))
        const lax = judgeCity(drawCase({ ...drawn, floors: {} }))
        for (const c of lax.verdict.keys()) {
          const inside = (verdicts: CityVerdicts) =>
            ruleVerdicts(verdicts, c).map((verdict) => verdict === 'inside')
          expect(inside(strict)).toEqual(inside(lax))
        }
      }),
      { ...RUNS, seed: 1606 },
    )
  })

  it('says what is wrong when the times were made for another standard', () => {
    const city = drawCase({ rules: [{ services: ['shop', 'market'] }], communities: [{ homes: [] }] })
    const times = { ...city.times, rules: city.times.rules.map((rule) => rule.slice(0, 1)) }
    expect(() => judgeCity({ ...city, times })).toThrow('nothing for market of rule rule-0')
  })
})

function expectServicesStand(before: CityVerdicts, after: CityVerdicts, c: number): void {
  const now = ruleVerdicts(after, c)
  for (const [r, verdict] of ruleVerdicts(before, c).entries()) {
    if (verdict === 'inside') expect(now[r]).toBe('inside')
  }
}

function expectNoLoss(before: CityVerdicts, after: CityVerdicts): void {
  for (const c of before.verdict.keys()) {
    expectServicesStand(before, after, c)
    if (verdictOf(before, c) === 'inside') expect(verdictOf(after, c)).not.toBe('outside')
  }
}

/** Every walk shorter and every count larger; unreached services are reached at 14 minutes. */
function withMore(drawn: DrawnCity, closer: number, first: boolean): DrawnCity {
  const supply = Object.entries(drawn.supply ?? {}).map(([service, { inCity = 0, near = [] }]) => {
    const added = inCity > 0 || first ? 1 : 0
    return [service, { inCity: inCity + added, near: near.map((count) => count + added) }] as const
  })
  const mapped = supply.filter(([, { inCity }]) => inCity > 0).map(([service]) => service)
  const communities = drawn.communities.map((community) => ({
    ...community,
    homes: community.homes.map((home) => ({
      ...home,
      walks: Object.fromEntries(mapped.map((service) => [service, nearer(home.walks[service], closer)])),
    })),
  }))
  return { ...drawn, supply: Object.fromEntries(supply), communities }
}

function nearer(walk: number | readonly [number, number] | undefined, closer: number): number {
  const minutes = typeof walk === 'object' ? walk[0] : (walk ?? 14 + closer * 2)
  return Math.max(0, minutes - closer)
}

function reversed(drawn: DrawnCity): DrawnCity {
  const supply = Object.entries(drawn.supply ?? {}).map(
    ([service, counts]) => [service, { ...counts, near: counts.near?.toReversed() ?? [] }] as const,
  )
  return {
    ...drawn,
    communities: drawn.communities.map((own) => ({ ...own, homes: own.homes.toReversed() })).toReversed(),
    supply: Object.fromEntries(supply),
    residentsNear: drawn.residentsNear?.toReversed() ?? [],
  }
}
