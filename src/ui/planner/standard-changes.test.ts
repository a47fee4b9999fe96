import { expect, test } from 'vitest'
import type { Standard } from '../../services/standard.ts'
import { LIMITS, VISITOR_SOURCE } from '../../state/standards.ts'
import { convertedLimit, standardChanges } from './standard-changes.ts'
import { typedNumber } from './typed-number.ts'
import { ruleOf } from './testing/judged.ts'
import { weightShares } from './weight-shares.ts'

const standardOf = (rules: Standard['rules'], tolerance = 0) =>
  ({ rules, tolerance, residentsShare: 0.8 }) as unknown as Standard

test('changed, added and removed items count, and what was changed of the judging', () => {
  const base = standardOf([ruleOf({ id: 'a' }), ruleOf({ id: 'b' }), ruleOf({ id: 'c' })])
  const own = standardOf(
    [ruleOf({ id: 'a' }), ruleOf({ id: 'b', source: VISITOR_SOURCE }), ruleOf({ id: 'd', source: 'file' })],
    1,
  )
  const { count, removed } = standardChanges(own, base)
  expect([count, removed.map(({ id }) => id)]).toEqual([4, ['c']])
  expect(standardChanges(base, base).count).toBe(0)
})

test('minutes become metres at the walker’s pace and come back, within what can be set', () => {
  const metres = convertedLimit({ ruler: 'minutes', threshold: 15 }, 1.11, LIMITS)
  expect(metres).toBe(1_000)
  expect(convertedLimit({ ruler: 'metres', threshold: metres }, 1.11, LIMITS)).toBe(15)
  expect(convertedLimit({ ruler: 'metres', threshold: 10 }, 1.33, LIMITS)).toBe(1)
  expect(convertedLimit({ ruler: 'metres', threshold: 5_000 }, 0.8, LIMITS)).toBe(60)
})

test('numbers are read as people type them', () => {
  expect(['15', ' 7.5 ', '2,5', '１０', '.5', '-1', '5.'].map(typedNumber)).toEqual([
    15, 7.5, 2.5, 10, 0.5, -1, 5,
  ])
  for (const text of ['', 'x', '1e3', '0x10', '九十', '1.2.3', 'Infinity', '1,234,5'])
    expect([text, typedNumber(text)]).toEqual([text, Number.NaN])
})

test('weights share the whole; without any there is none', () => {
  const { total, parts } = weightShares([ruleOf({ id: 'a', weight: 0.1 }), ruleOf({ id: 'b', weight: 0.2 })])
  expect([total, parts.map(({ share }) => Math.round(share * 100))]).toEqual([0.3, [33, 67]])
  expect(weightShares([ruleOf({ id: 'a', weight: 0 })])).toMatchObject({ total: 0, parts: [{ share: 0 }] })
})
