import { describe, expect, it } from 'vitest'
import type { PlanGains } from '../../../city/plan/plan-gains.ts'
import { flipsOf } from './flips.ts'

const gains = (...steps: readonly (readonly [gained: number[], lost: number[]])[]) =>
  ({ steps: steps.map(([gained, lost]) => ({ gained, lost })) }) as unknown as PlanGains

describe('communities that flip', () => {
  it('are told from today to the end of the plan: back and forth is no flip', () => {
    expect(flipsOf(gains())).toEqual({ gained: [], lost: [] })
    expect(flipsOf(gains([[3, 7], [9]], [[9], [7]]))).toEqual({ gained: [3], lost: [] })
    expect(flipsOf(gains([[], [4]], [[4], []], [[], [4]]))).toEqual({ gained: [], lost: [4] })
  })

  it('are told between two plans', () => {
    // today: 1 and 2 do not meet, 8 and 9 do
    const plan = gains([[1, 2], [8]])
    expect(flipsOf(plan, gains([[2], [9]]))).toEqual({ gained: [1, 9], lost: [8] })
    expect(flipsOf(gains(), plan)).toEqual({ gained: [8], lost: [1, 2] })
    expect(flipsOf(plan, plan)).toEqual({ gained: [], lost: [] })
  })
})
