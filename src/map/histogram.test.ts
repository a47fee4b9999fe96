import { expect, test } from 'vitest'
import type { Judgement } from '../city/judgement.ts'
import type { Community, CommunityUnit } from '../coverage/tables.ts'
import type { StandardRule } from '../services/standard.ts'
import { UNREACHED } from '../units.ts'
import { histogramOf } from './histogram.ts'

const people = (residents: number | null, unit: CommunityUnit = 'derived') =>
  ({ residents, unit }) as Community
const COMMUNITIES = [people(900), people(5_000), people(null), people(100), people(40)]
const ALL = { members: null, unit: 'derived' } as const
const rule = { id: 'market', ruler: 'minutes', threshold: 15 } as StandardRule
const judgement = {
  band: Uint8Array.of(0, 1, 3, 4, 1),
  rules: [
    {
      rule: 'market',
      verdict: Uint8Array.of(1, 0, 2, 1, 1),
      primary: Uint16Array.of(12_001, 3_000, 9_999, UNREACHED, 18_001),
    },
  ],
} as unknown as Judgement

test('residents are counted by the grade of their community', () => {
  expect(histogramOf(COMMUNITIES, judgement, { ...ALL, rule: undefined, mode: 'bands' })).toEqual({
    unit: 'derived',
    communities: 5,
    of: 'residents',
    total: 6_040,
    counts: [900, 5_040, 0, 0, 100],
  })
})

test('by the verdict of a rule, and by bands of minutes up to and with their edge', () => {
  expect(histogramOf(COMMUNITIES, judgement, { ...ALL, rule, mode: 'verdict' }).counts).toEqual([
    5_000, 1_040, 0,
  ])
  expect(histogramOf(COMMUNITIES, judgement, { ...ALL, rule, mode: 'bands' }).counts).toEqual([
    5_000, 0, 0, 0, 900, 40, 100,
  ])
})

test('residents of another unit are not added: the same people may live in both', () => {
  const units = [people(900), people(5_000), people(70), people(400, 'estate'), people(30, 'estate')]
  const found = histogramOf(units, judgement, { ...ALL, rule: undefined, mode: 'verdict' })
  expect([found.communities, found.total, found.counts]).toEqual([3, 5_970, [900, 5_000, 0, 70, 0]])
})

test('without residents communities are counted, of one unit alone', () => {
  const units = [people(null, 'village'), people(0), people(null), people(0, 'village'), people(null)]
  expect(histogramOf(units, judgement, { ...ALL, rule: undefined, mode: 'verdict' })).toEqual({
    unit: 'derived',
    communities: 3,
    of: 'communities',
    total: 3,
    counts: [0, 2, 0, 1, 0],
  })
})

test('of an area only its members are counted, of the unit that is asked for', () => {
  const units = [people(900), people(5_000), people(70), people(400, 'estate'), people(30, 'estate')]
  const members = new Set([1, 2, 4])
  const found = (unit: CommunityUnit) =>
    histogramOf(units, judgement, { members, unit, rule: undefined, mode: 'verdict' })
  expect([found('derived').communities, found('derived').counts]).toEqual([2, [0, 5_000, 0, 70, 0]])
  expect([found('estate').communities, found('estate').counts]).toEqual([1, [0, 30, 0, 0, 0]])
})
