import { expect, it } from 'vitest'
import type { PlanFigures, PlanGains } from '../../../city/plan/plan-gains.ts'
import { changeOf, finalFigures, stepChange } from './gain-rows.ts'

const figures = (residentsInside: number, lacking: Readonly<Record<string, number>>): PlanFigures => ({
  units: [],
  residents: 1000,
  residentsInside,
  byService: Object.entries(lacking).map(([rule, residents]) => ({ rule, residents })),
})
const gain = (id: string, of: PlanFigures) => ({ id, problem: null, figures: of, gained: [], lost: [] })
const TODAY = figures(100, { clinic: 400, market: 300, school: 50 })
const FIRST = figures(120, { clinic: 250, market: 320, school: 50 })
const SECOND = figures(120, { clinic: 250, market: 300, school: 50 })
const GAINS: PlanGains = { today: TODAY, steps: [gain('a', FIRST), gain('b', SECOND)] }

it('tells by rule who comes within reach and who loses it, the greatest change first, and nothing of the rest', () => {
  expect(changeOf(TODAY, FIRST)).toEqual({
    byRule: [
      { rule: 'clinic', residents: 150 },
      { rule: 'market', residents: -20 },
    ],
    complete: 20,
  })
})

it('takes each step from what stands before it', () => {
  expect(stepChange(GAINS, 'a')).toMatchObject({ complete: 20, gain: { id: 'a' } })
  expect(stepChange(GAINS, 'b')).toMatchObject({ complete: 0, byRule: [{ rule: 'market', residents: 20 }] })
  expect(stepChange(GAINS, 'c')).toBeUndefined()
})

it('ends with the last step, or with today', () => {
  expect(finalFigures(GAINS)).toBe(SECOND)
  expect(finalFigures({ today: TODAY, steps: [] })).toBe(TODAY)
})
