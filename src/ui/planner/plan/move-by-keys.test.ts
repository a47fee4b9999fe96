import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PlanStep } from '../../../format/plan.ts'
import type { LonLat } from '../../../units.ts'
import { createMoveByKeys } from './move-by-keys.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ADDED: PlanStep = { id: 'a', kind: 'add-facility', at: [71.4, 51.1], services: ['clinic'] }
const CLOSED: PlanStep = { id: 'a', kind: 'close-facility', facility: 'osm:node/1' }

function open(first: PlanStep) {
  let step = first
  const told: unknown[] = []
  const keys = createMoveByKeys({
    plans: {
      preview: (id: string, at: LonLat | null) => {
        told.push(['preview', id, at === null ? null : 'moved'])
        if (at !== null && step.kind === 'add-facility') step = { ...step, at }
      },
      replace: (id, now) => void told.push(['replace', id, now]),
    },
    step: () => step,
    within: () => [71, 51, 72, 52],
    onSettled: () => void told.push('settled'),
  })
  const press = (key: string, more = {}) => {
    const preventDefault = vi.fn()
    keys.press({ key, shiftKey: false, preventDefault, ...more } as unknown as KeyboardEvent)
    return preventDefault.mock.calls.length > 0
  }
  return { keys, told, press, now: () => step }
}

it('shows each press at once, and makes one change of the plan when the keys rest', () => {
  const { told, press, now } = open(ADDED)
  expect([press('ArrowUp'), press('ArrowUp'), press('ArrowRight')]).toEqual([true, true, true])
  expect(told).toEqual(Array.from({ length: 3 }, () => ['preview', 'a', 'moved']))
  vi.runAllTimers()
  const { id: _id, ...moved } = now()
  expect(told.slice(3)).toEqual([['preview', 'a', null], ['replace', 'a', moved], 'settled'])
})

it('changes the plan at once when the focus leaves, and only once', () => {
  const { keys, told, press } = open(ADDED)
  press('ArrowDown')
  keys.settle()
  vi.runAllTimers()
  expect(told.filter((one) => one === 'settled')).toHaveLength(1)
})

it('leaves other keys, commands and steps without a place of their own alone', () => {
  const { told, press } = open(ADDED)
  expect([press('Enter'), press('ArrowUp', { ctrlKey: true })]).toEqual([false, false])
  expect(open(CLOSED).press('ArrowUp')).toBe(false)
  expect(told).toEqual([])
})
