import { expect, test } from 'vitest'
import { UNREACHED } from '../../units.ts'
import { gapRows, rowsForRule } from './gap-rows.ts'
import { judgedOf, ruleOf, type Drawn } from './testing/judged.ts'

const RULES = [
  ruleOf({ id: 'market' }),
  ruleOf({ id: 'park', required: false }),
  ruleOf({ id: 'school', ruler: 'metres', threshold: 500 }),
  ruleOf({ id: 'laundry' }),
]

function rowsOf(drawn: readonly Drawn[]) {
  const city = judgedOf(RULES, drawn, ['laundry'])
  const nameOf = (c: number) => city.communities[c]?.names[''] ?? ''
  return { ...city, rows: gapRows({ ...city, unit: 'derived', nameOf }) }
}

const LACKING: Drawn = {
  id: 'a',
  grade: '1-2',
  missing: 2,
  findings: [
    ['outside', 12_000],
    ['outside', 60_000],
    ['outside', 12_000],
    ['unknown', UNREACHED],
  ],
}

test('lists what lacks something, of one unit only', () => {
  const all = { ...LACKING, id: 'all', grade: 'all' as const, missing: 0 }
  const village = { ...LACKING, id: 'v', unit: 'village' as const }
  const { rows } = rowsOf([all, village, LACKING])
  expect(rows.map(({ community, name, missing }) => [community, name, missing])).toEqual([[2, 'a', 2]])
})

test('the farthest is the required rule whose walk takes longest, minutes or metres', () => {
  // 12,000 dm take 18 minutes at 1,000 m in 15; 12,000 ds are 20; the park is not required
  expect(rowsOf([LACKING]).rows[0]?.farthest).toEqual({ rule: 0, primary: 12_000 })
  const longer = { ...LACKING, findings: LACKING.findings.with(2, ['outside', 14_000]) }
  expect(rowsOf([longer]).rows[0]?.farthest).toEqual({ rule: 2, primary: 14_000 })
  const never = { ...LACKING, findings: LACKING.findings.with(2, ['outside', UNREACHED]) }
  expect(rowsOf([never]).rows[0]?.farthest).toEqual({ rule: 2, primary: UNREACHED })
})

test('a rule that is set aside is neither lacking nor in doubt', () => {
  const row = rowsOf([LACKING]).rows[0]
  expect(row?.outside).toEqual([0, 1, 2])
  expect(row?.unsure).toEqual([])
  expect(row?.undecided).toBe(0)
})

test('counts required rules of which nobody can tell', () => {
  const unsure: Drawn = {
    id: 'b',
    grade: 'undetermined',
    findings: [
      ['unknown', 9_500],
      ['unknown', 0],
      ['inside', 100],
      ['unknown', 0],
    ],
  }
  const row = rowsOf([unsure]).rows[0]
  expect(row?.undecided).toBe(1)
  expect(row?.unsure).toEqual([0, 1])
  expect(row?.farthest).toBeNull()
})

test('one rule takes the place of the farthest, where it is lacking', () => {
  const near = { ...LACKING, id: 'b', findings: LACKING.findings.with(2, ['inside', 3_000]) }
  const { rows, judgement } = rowsOf([LACKING, near])
  expect(rowsForRule(rows, judgement, 2).map(({ farthest }) => farthest)).toEqual([
    { rule: 2, primary: 12_000 },
    null,
  ])
})
