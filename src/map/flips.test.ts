import { expect, test } from 'vitest'
import type { Judgement } from '../city/judgement.ts'
import { flipsBetween } from './flips.ts'

const judged = (verdict: number[], missing: number[], undecided: number[], clinic: number[]) =>
  ({
    verdict: Uint8Array.from(verdict),
    missing: Uint8Array.from(missing),
    undecided: Uint8Array.from(undecided),
    rules: [{ rule: 'clinic', verdict: Uint8Array.from(clinic) }],
  }) as unknown as Judgement

// inside 0, outside 1, unknown 2
const today = judged([1, 0, 1, 2, 1], [1, 0, 2, 0, 1], [0, 0, 0, 3, 1], [1, 0, 1, 2, 1])
const plan = judged([0, 1, 1, 2, 1], [0, 1, 1, 0, 0], [0, 0, 0, 3, 1], [0, 0, 1, 0, 1])

test('a community flips when it meets only with the plan, or only without', () => {
  expect(flipsBetween(today, plan, { rule: null, tolerance: 0 })).toEqual({ gained: [0], lost: [1] })
  expect(flipsBetween(plan, today, { rule: null, tolerance: 0 })).toEqual({ gained: [1], lost: [0] })
})

test('with gaps allowed it flips where the map says so, and what is undecided counts as missing', () => {
  expect(flipsBetween(today, plan, { rule: null, tolerance: 1 })).toEqual({ gained: [2, 4], lost: [] })
})

test('by a rule its own verdict counts; from unknown to inside is a gain', () => {
  expect(flipsBetween(today, plan, { rule: 'clinic', tolerance: 3 })).toEqual({ gained: [0, 3], lost: [] })
})

test('nothing flips without a plan, nor by a rule that is not there otherwise than by the grade', () => {
  expect(flipsBetween(today, today, { rule: null, tolerance: 0 })).toEqual({ gained: [], lost: [] })
  expect(flipsBetween(today, plan, { rule: 'moon', tolerance: 0 }).gained).toEqual([0])
})
