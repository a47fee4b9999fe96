import { expect, test } from 'vitest'
import type { Judgement } from '../city/judgement.ts'
import type { StandardRule } from '../services/standard.ts'
import type { Door, Session } from '../state/session.ts'
import { communityPaint, modeOf, rampOf, showOf } from './map-modes.ts'
import { bandRamp, limitRamp, missingRamp } from './street-ramp.ts'

const rule = { id: 'market', ruler: 'minutes', threshold: 10 } as StandardRule

test('bands and verdicts are never shown together: a map has one mode, and minutes need a rule', () => {
  expect(modeOf('bands', undefined)).toBe('verdict')
  expect(modeOf('bands', rule)).toBe('bands')
  expect(rampOf('bands', rule, 'light')).toEqual(bandRamp('minutes', 'light'))
  expect(rampOf('verdict', rule, 'light')).toEqual(limitRamp(rule, 'light'))
  expect(rampOf('verdict', undefined, 'dark')).toEqual(missingRamp('dark'))
})

test('streets are asked for what communities are painted by', () => {
  expect(showOf(undefined)).toEqual({ kind: 'missing' })
  expect(showOf(rule)).toEqual({ kind: 'rule', rule: 'market' })
})

test('only a planner sees the plan, minutes instead of verdicts, and one area alone', () => {
  const today = { standard: { rules: [rule] } } as unknown as Judgement
  const plan = {} as Judgement
  const at = (door: Door) =>
    ({
      door: () => door,
      judgement: () => today,
      shown: () => plan,
      mapRule: () => 'market',
      mapMode: () => 'bands',
      city: () => ({ communities: [{ district: '东' }, { district: '西' }] }),
      area: () => ({ district: '西', street: null }),
    }) as unknown as Session
  const planner = at('gaps')
  expect(communityPaint(planner)).toEqual({
    judgement: plan,
    rule: 'market',
    asBands: true,
    members: new Set([1]),
  })
  expect(communityPaint(at('services'))).toEqual({
    judgement: today,
    rule: null,
    asBands: false,
    members: null,
  })
  expect(communityPaint(at('data'))).toEqual({
    judgement: today,
    rule: 'market',
    asBands: false,
    members: null,
  })
})
