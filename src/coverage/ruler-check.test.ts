import { describe, expect, it } from 'vitest'
import { createCityJudge } from './city-judge.ts'
import { rulerDisputes, standardBy, thresholdBy } from './ruler-check.ts'
import { drawCase, drawStandard, type DrawnOrigin } from './testing/draw-city.ts'

describe('thresholds by another ruler', () => {
  it('are minutes × pace, and back', () => {
    expect(thresholdBy({ ruler: 'minutes', threshold: 15 }, 'metres', 1)).toBe(900)
    expect(thresholdBy({ ruler: 'metres', threshold: 900 }, 'minutes', 1)).toBe(15)
    expect(thresholdBy({ ruler: 'metres', threshold: 900 }, 'metres', 1)).toBe(900)
  })

  it('are all of one ruler, and none of them scalable', () => {
    const rules = [
      { services: ['shop'], threshold: 10 },
      { services: ['park'], ruler: 'metres' as const, threshold: 500 },
    ]
    const standard = drawStandard({ rules, communities: [] })
    const told = (ruler: 'minutes' | 'metres') =>
      standardBy(standard, ruler, 1.25).rules.map((rule) => [rule.ruler, rule.threshold, rule.scalable])
    expect(told('metres')).toEqual([
      ['metres', 750, false],
      ['metres', 500, false],
    ])
    expect(told('minutes')).toEqual([
      ['minutes', 10, false],
      ['minutes', 500 / 75, false],
    ])
  })
})

describe('disputes', () => {
  /** One community per walk; the walks of the two rulers. */
  const by = (ruler: 'minutes' | 'metres', walks: readonly DrawnOrigin['walks'][]) => {
    const threshold = ruler === 'minutes' ? 15 : 900
    const rules = ['shop', 'park'].map((service) => ({ services: [service], ruler, threshold }))
    const communities = walks.map((own) => ({ homes: [{ residents: 1, walks: own }] }))
    const city = drawCase({ rules, communities })
    return { city, judged: createCityJudge()(city) }
  }

  it('are communities that only one of them lets pass, with the rules it hangs on', () => {
    const minutes = by('minutes', [
      { shop: 15, park: 10 },
      { shop: 15.1, park: 10 },
      { shop: 14, park: 9 },
      { shop: 20, park: 16 },
    ])
    const metres = by('metres', [
      { shop: 900, park: 800 },
      { shop: 880, park: 800 },
      { shop: 800, park: 901 },
      { shop: 950, park: 800 },
    ])
    expect(rulerDisputes(minutes, metres)).toEqual([
      {
        community: 1,
        minutes: 'outside',
        metres: 'inside',
        rules: [
          {
            rule: 0,
            minutes: { verdict: 'outside', primary: 9060, threshold: 9000 },
            metres: { verdict: 'inside', primary: 8800, threshold: 9000 },
          },
        ],
      },
      {
        community: 2,
        minutes: 'inside',
        metres: 'outside',
        rules: [
          {
            rule: 1,
            minutes: { verdict: 'inside', primary: 5400, threshold: 9000 },
            metres: { verdict: 'outside', primary: 9010, threshold: 9000 },
          },
        ],
      },
    ])
  })
})
