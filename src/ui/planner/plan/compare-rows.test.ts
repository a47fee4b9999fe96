import { expect, it } from 'vitest'
import type { Judgement } from '../../../city/judgement.ts'
import type { PlanFigures } from '../../../city/plan/plan-gains.ts'
import { compareRows } from './compare-rows.ts'
import { mainGain } from './gain-rows.ts'
import { liveFigures } from './live-figures.ts'

const TODAY: PlanFigures = {
  units: [
    { unit: 'estate', inside: 2, decided: 5, count: 6 },
    { unit: 'village', inside: 0, decided: 1, count: 1 },
  ],
  residentsInside: 100,
  residents: 900,
  byService: [
    { rule: 'clinic', residents: 400 },
    { rule: 'market', residents: 300 },
    { rule: 'school', residents: 50 },
  ],
}
const PLAN: PlanFigures = {
  ...TODAY,
  units: [
    { unit: 'estate', inside: 3, decided: 5, count: 6 },
    { unit: 'village', inside: 0, decided: 1, count: 1 },
  ],
  residentsInside: 130,
  byService: [
    { rule: 'clinic', residents: 390 },
    { rule: 'market', residents: 330 },
    { rule: 'school', residents: 50.2 },
  ],
}

it('sets two states side by side, units apart, and leaves services out that stay as they are', () => {
  expect(compareRows(TODAY, PLAN)).toEqual([
    { kind: 'meeting', unit: 'estate', before: 2, after: 3, of: 6 },
    { kind: 'meeting', unit: 'village', before: 0, after: 0, of: 1 },
    { kind: 'complete', before: 100, after: 130, of: 900 },
    { kind: 'lacking', rule: 'market', before: 300, after: 330 },
    { kind: 'lacking', rule: 'clinic', before: 400, after: 390 },
  ])
})

it('tells a step by the rule that it serves, even where nobody gains, else by what it changes most', () => {
  const byRule = [
    { rule: 'market', residents: -30 },
    { rule: 'clinic', residents: 10 },
  ]
  expect(mainGain({ byRule }, ['clinic'])).toEqual({ rule: 'clinic', residents: 10 })
  expect(mainGain({ byRule }, ['school'])).toEqual({ rule: 'school', residents: 0 })
  expect(mainGain({ byRule }, [])).toEqual({ rule: 'market', residents: -30 })
  expect(mainGain({ byRule: [] }, [])).toBeNull()
})

it('reads the figures of a judged city, villages included', () => {
  const verdicts = (inside: number, outside: number, unknown: number) => ({ inside, outside, unknown })
  const figures = (unit: string, n: number) => ({
    unit,
    communities: 6 * n,
    verdicts: verdicts(n, 2 * n, 3 * n),
    residents: verdicts(0.1 * n, 0.2 * n, 0),
    rules: [{ rule: 'clinic', residents: verdicts(0, 0.1 * n, 0) }],
  })
  const judgement = {
    standard: { rules: [{ id: 'clinic' }, { id: 'market' }] },
    summary: { units: [figures('estate', 1)], villages: figures('village', 2) },
  } as unknown as Judgement
  expect(liveFigures(judgement)).toEqual({
    units: [
      { unit: 'estate', inside: 1, decided: 3, count: 6 },
      { unit: 'village', inside: 2, decided: 6, count: 12 },
    ],
    residentsInside: 0.3,
    residents: 0.9,
    byService: [
      { rule: 'clinic', residents: 0.3 },
      { rule: 'market', residents: 0 },
    ],
  })
})
