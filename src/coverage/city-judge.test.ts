import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNREACHED } from '../units.ts'
import type { CityCase } from './city-case.ts'
import { createCityJudge, type CityJudgement } from './city-judge.ts'
import { communityReport } from './community-report.ts'
import { judgeCity } from './judge-city.ts'
import { countPeople } from './people.ts'
import { summarise } from './summary.ts'
import { caseChange, changed } from './testing/change-case.ts'
import { drawCase } from './testing/draw-city.ts'
import { randomCity } from './testing/random-city.ts'
import type { ServiceTimes } from './times.ts'

const everything = ({ verdicts, people, summary, primaries }: CityJudgement) => ({
  verdicts,
  people,
  summary,
  primaries,
})

const twoRules = () =>
  drawCase({
    rules: [{ services: ['shop'] }, { services: ['market', 'clinic'] }],
    communities: [
      { homes: [{ residents: 4, walks: { shop: 5, market: 20, clinic: 9 } }] },
      { homes: [{ residents: 3, walks: { shop: 16 } }] },
    ],
  })

/** The case with another walk to one member. */
function withWalks(city: CityCase, at: { rule: number; member: number }, primary: Uint16Array): CityCase {
  const rules = city.times.rules.map((members, r) =>
    members.map((times, m) => (r === at.rule && m === at.member ? { ...times, primary } : times)),
  )
  return { ...city, times: { ...city.times, rules } }
}

describe('a judge that remembers', () => {
  it('says after any changes what a judge without memory says', () => {
    const kinds = new Set<string>()
    fc.assert(
      fc.property(
        fc.array(randomCity, { minLength: 1, maxLength: 2 }),
        fc.array(fc.tuple(caseChange, fc.nat(1), fc.boolean()), { maxLength: 12 }),
        (drawn, changes) => {
          const cities = drawn.map(drawCase)
          const judge = createCityJudge()
          const kept: [CityJudgement, CityCase][] = []
          for (const [change, which, isRead] of changes) {
            kinds.add(change.kind)
            const c = which % cities.length
            const city = cities[c]
            if (city === undefined) continue
            const next = changed(city, change)
            cities[c] = next
            const judged = judge(next)
            kept.push([judged, next])
            // Times are worked out when read: some now, some after all changes.
            if (isRead) expect(everything(judged)).toEqual(everything(createCityJudge()(next)))
          }
          for (const [judged, city] of kept) {
            expect(everything(judged)).toEqual(everything(createCityJudge()(city)))
          }
        },
      ),
      { seed: 2301, numRuns: 200 },
    )
    expect(kinds.size).toBeGreaterThan(15)
  })

  it('says what the functions say that judge one thing each', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const city = drawCase(drawn)
        const judged = createCityJudge()(city)
        const [verdicts, people] = [judgeCity(city), countPeople(city)]
        expect(judged.verdicts).toEqual(verdicts)
        expect(judged.people).toEqual(people)
        expect(judged.summary).toEqual(summarise({ city, verdicts, people }))
      }),
      { seed: 2302, numRuns: 100 },
    )
  })

  it('tells the times that the reports tell', () => {
    let told = 0
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const city = drawCase(drawn)
        const { verdicts, primaries } = createCityJudge()(city)
        for (const c of city.communities.keys()) {
          const report = communityReport({ city, verdicts, facilityId: [0, 1, 2, 3, 4, 5] }, c)
          const times = report.services.map(({ primary }) => primary ?? UNREACHED)
          expect(primaries.map((column) => column[c])).toEqual(times)
          told += times.filter((t) => t !== UNREACHED).length
        }
      }),
      { seed: 2303, numRuns: 200 },
    )
    expect(told).toBeGreaterThan(200)
  })

  it('keeps the columns of what has not changed, and of nothing else', () => {
    const judge = createCityJudge()
    const city = twoRules()
    const before = judge(city)
    const after = judge(withWalks(city, { rule: 1, member: 0 }, Uint16Array.of(600, 600)))
    expect(after.verdicts.rules[0]).toBe(before.verdicts.rules[0])
    expect(after.people.rules[0]).toBe(before.people.rules[0])
    expect(after.primaries[0]).toBe(before.primaries[0])
    expect(after.verdicts.members[1]?.[1]).toBe(before.verdicts.members[1]?.[1])
    expect(after.verdicts.members[1]?.[0]).not.toBe(before.verdicts.members[1]?.[0])
    expect([...(after.primaries[1] ?? [])]).toEqual([600, 600])
  })

  it('never writes to what it has handed out', () => {
    const judge = createCityJudge()
    const city = twoRules()
    const before = judge(city)
    const copy = structuredClone(everything(before))
    for (const t of [0, 900, 9_000, UNREACHED]) {
      for (const member of [0, 1]) {
        expect(judge(withWalks(city, { rule: 1, member }, Uint16Array.of(t, t))).primaries).toHaveLength(2)
      }
    }
    expect(everything(before)).toEqual(copy)
  })

  it('reads nothing of a walk but its length by the ruler', () => {
    const city = twoRules()
    const onlyPrimary = ({ primary }: ServiceTimes): ServiceTimes => ({
      primary,
      get secondary(): Uint16Array {
        throw new Error('found a look at the other quantity')
      },
      get facility(): Int32Array {
        throw new Error('found a look at the facility')
      },
    })
    const rules = city.times.rules.map((members) => members.map(onlyPrimary))
    const lean = { ...city, times: { ...city.times, rules } }
    expect(everything(createCityJudge()(lean))).toEqual(everything(createCityJudge()(city)))
  })

  it('goes on after a case that could not be judged', () => {
    const judge = createCityJudge()
    const city = twoRules()
    const before = judge(city)
    const times = { ...city.times, rules: city.times.rules.slice(0, 1) }
    expect(() => judge({ ...city, times })).toThrow('nothing for market of rule rule-1')
    expect(judge(city).verdicts.rules[1]).toBe(before.verdicts.rules[1])
  })
})
