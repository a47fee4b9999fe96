import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCityJudge } from './city-judge.ts'
import { breakEvenMinutes, isNearMiss, nearMisses } from './how-firm.ts'
import { findingAt, judgeCity } from './judge-city.ts'
import { breakEvenAt, nearCommunities, nearCounts } from './near-list.ts'
import { standardTimes } from './standard-at.ts'
import { drawCase, type DrawnCity } from './testing/draw-city.ts'
import { randomCity } from './testing/random-city.ts'
import { thresholdOf } from './times.ts'

const home = (shop: number, clinic: number) => ({ homes: [{ residents: 10, walks: { shop, clinic } }] })
const services = [{ services: ['shop'] }, { services: ['clinic'] }]
const judged = (drawn: DrawnCity) => {
  const city = drawCase(drawn)
  return { city, found: createCityJudge()(city) }
}

describe('near communities', () => {
  it('tell which rules flip and how near they are', () => {
    const { city, found } = judged({
      rules: services,
      communities: [home(10, 16), home(14, 14.5), home(16, 16.6), home(16.5, 15.1), home(5, 5)],
    })
    expect(nearCommunities(city, found)).toEqual([
      {
        community: 0,
        verdict: 'outside',
        rules: [{ rule: 1, primary: 9600, threshold: 9000 }],
        breakEven: 16,
      },
      {
        community: 1,
        verdict: 'inside',
        rules: [
          { rule: 0, primary: 8400, threshold: 9000 },
          { rule: 1, primary: 8700, threshold: 9000 },
        ],
        breakEven: 14.5,
      },
      {
        community: 3,
        verdict: 'outside',
        rules: [
          { rule: 0, primary: 9900, threshold: 9000 },
          { rule: 1, primary: 9060, threshold: 9000 },
        ],
        breakEven: 16.5,
      },
    ])
  })

  it('are those that flip when judged again, by rules that flip within a tenth', () => {
    let told = 0
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const { city, found } = judged(drawn)
        const near = nearCommunities(city, found)
        const marked = nearMisses(city, found.verdicts)
        expect(near.map(({ community }) => community)).toEqual(
          [...marked.keys()].filter((c) => marked[c] === 1),
        )
        for (const { community, verdict, rules } of near) {
          told += rules.length
          expect(rules.length).toBeGreaterThan(0)
          const factor = verdict === 'inside' ? 0.9 : 1.1
          const then = judgeCity({ ...city, standard: standardTimes(city.standard, factor) })
          for (const { rule, primary, threshold } of rules) {
            const columns = [found.verdicts.rules[rule], then.rules[rule]].map(
              (own) => own?.verdict[community],
            )
            expect(columns.filter((code) => code === 0)).toHaveLength(1)
            expect(primary <= threshold).toBe(verdict === 'inside')
            expect(Math.abs(primary - threshold)).toBeLessThanOrEqual(Math.ceil(threshold * 0.1))
          }
        }
      }),
      { seed: 2601, numRuns: 300 },
    )
    expect(told).toBeGreaterThan(30)
  })
})

describe('break-even from columns', () => {
  it('is that of the reports', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const { city, found } = judged(drawn)
        const input = { city, verdicts: found.verdicts, facilityId: [0, 1, 2, 3, 4, 5] }
        for (const c of city.communities.keys()) {
          expect(breakEvenAt(city, found, c)).toBe(breakEvenMinutes(input, c))
        }
      }),
      { seed: 2602, numRuns: 200 },
    )
  })
})

describe('near counts', () => {
  it('count every community by the plain definition, unit by unit, without villages', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const { city, found } = judged(drawn)
        const counts = nearCounts(city, found)
        expect(counts.every(({ unit }) => unit !== 'village')).toBe(true)
        for (const [r, rule] of city.standard.rules.entries()) {
          for (const unit of ['community', 'estate', 'derived'] as const) {
            const expected = { inside: 0, outside: 0 }
            for (const [c, community] of city.communities.entries()) {
              const columns = found.verdicts.rules[r]
              const primary = found.primaries[r]?.[c] ?? 65_535
              if (community.unit !== unit || columns === undefined) continue
              const { verdict } = findingAt(columns, c)
              if (verdict === 'unknown' || primary === 65_535) continue
              if (isNearMiss(primary, thresholdOf(rule), verdict)) expected[verdict]++
            }
            const row = counts.find((one) => one.rule === r && one.unit === unit)
            expect({ inside: row?.inside ?? 0, outside: row?.outside ?? 0 }).toEqual(expected)
          }
        }
      }),
      { seed: 2603, numRuns: 100 },
    )
  })
})
