import { expect, test } from 'vitest'
import { askedMinutes, isScalable, limitOf, limitText, ownLimitText, shownMinutes } from './limits.ts'
import { drawRules } from './testing/draw-answer.ts'
import { wordsIn } from './testing/words-in.ts'

const zh = wordsIn('zh-Hans')
const en = wordsIn('en')

const metres = { ruler: 'metres', scalable: false } as const
const uniform = drawRules([
  { id: 'a', services: ['park'] },
  { id: 'b', services: ['laundry'] },
])
const gb = drawRules([
  { id: 'a', services: ['park'], ...metres, threshold: 300 },
  { id: 'b', services: ['laundry'], ...metres, threshold: 1_000 },
  { id: 'c', services: ['pharmacy'], ...metres, threshold: 5_000, required: false },
])
const fixed = drawRules([
  { id: 'a', services: ['park'], threshold: 5, scalable: false },
  { id: 'b', services: ['laundry'], threshold: 15, scalable: false },
])

test('one threshold is told as it is, several as a range, of required rules only', () => {
  const said = [uniform, gb, fixed].map((standard) => {
    const limit = limitOf(standard, null)
    return limit && limitText(zh, limit)
  })
  expect(said).toEqual(['15 分钟', '300–1,000 米', '5–15 分钟'])
})

test('the control acts on scalable rules only', () => {
  expect(limitOf(uniform, 20)).toEqual({ ruler: 'minutes', from: 20, to: 20 })
  expect(limitOf(fixed, 20)).toEqual({ ruler: 'minutes', from: 5, to: 15 })
  expect([uniform, gb, fixed].map(isScalable)).toEqual([true, false, false])
})

test('minutes and metres together have no common limit', () => {
  const mixed = drawRules([
    { id: 'a', services: ['park'] },
    { id: 'b', services: ['laundry'], ...metres, threshold: 500 },
  ])
  expect(limitOf(mixed, null)).toBeNull()
  expect(limitOf(drawRules([{ id: 'a', services: ['park'], required: false }]), null)).toBeNull()
  expect(ownLimitText(zh, mixed, { rule: 'b', minutes: null })).toBe('500 米')
})

test('half minutes are not rounded', () => {
  const half = drawRules([{ id: 'a', services: ['park'], threshold: 7.5 }])
  const limit = limitOf(half, null)
  expect(limit && [limitText(zh, limit), limitText(en, limit)]).toEqual(['7.5 分钟', '7.5 minutes'])
})

test('a rule’s own limit is told only where the rules differ', () => {
  expect(ownLimitText(zh, uniform, { rule: 'a', minutes: null })).toBeNull()
  expect(ownLimitText(en, fixed, { rule: 'a', minutes: null })).toBe('5 minutes')
  expect(ownLimitText(en, fixed, { rule: 'nobody', minutes: null })).toBeNull()
})

test('the standard’s own minutes are asked for as such, so that links stay short', () => {
  expect([15, 16].map((minutes) => askedMinutes(uniform, minutes))).toEqual([null, 16])
  const two = drawRules([
    { id: 'a', services: ['park'], threshold: 10 },
    { id: 'b', services: ['laundry'], threshold: 15 },
  ])
  expect([10, 15].map((minutes) => askedMinutes(two, minutes))).toEqual([10, 15])
})

test('the control shows what is asked for, else the standard’s own', () => {
  expect([shownMinutes(uniform, null), shownMinutes(uniform, 8)]).toEqual([15, 8])
})
