import { expect, test } from 'vitest'
import type { CommunityReport, RuleReport } from '../../coverage/community-report.ts'
import { sheetRows } from './sheet-rows.ts'
import { ruleOf } from './testing/judged.ts'

const RULES = ['near', 'quality', 'unmapped', 'doubt', 'far'].map((id) =>
  ruleOf({ id, required: id !== 'quality' }),
)

function found(rule: string, fields: Partial<RuleReport>): RuleReport {
  const none = { share: null, service: null, primary: null, secondary: null, facility: null }
  return { rule, required: true, verdict: 'inside', reason: null, ...none, members: [], ...fields }
}

const reportOf = (services: readonly RuleReport[]): CommunityReport => ({
  community: 0,
  verdict: 'outside',
  grade: { missing: 1, band: '1-2' },
  index: null,
  setAside: [],
  services,
})

test('what lacks comes first, then doubt, then what is within reach, then what is not mapped', () => {
  const report = reportOf([
    found('near', {}),
    found('quality', { verdict: 'outside', reason: 'too-far' }),
    found('unmapped', { verdict: 'unknown', reason: 'no-data' }),
    found('doubt', { verdict: 'unknown', reason: 'thin-data' }),
    found('far', { verdict: 'outside', reason: 'too-far' }),
  ])
  expect(sheetRows(report, RULES).map(({ rule }) => rule.id)).toEqual([
    'far',
    'quality',
    'doubt',
    'near',
    'unmapped',
  ])
})

test('the ruler says which of the two lengths is which', () => {
  const report = reportOf([found('far', { primary: 12_001, secondary: 9_995 })])
  const [minutes] = sheetRows(report, [ruleOf({ id: 'far' })])
  expect(minutes?.length).toEqual({ ruler: 'minutes', value: 21, beyond: false })
  expect(minutes?.other).toEqual({ ruler: 'metres', value: 1_000, beyond: false })
  const [metres] = sheetRows(report, [ruleOf({ id: 'far', ruler: 'metres', threshold: 500 })])
  expect(metres?.length).toEqual({ ruler: 'metres', value: 1_201, beyond: false })
  expect(metres?.other).toEqual({ ruler: 'minutes', value: 17, beyond: false })
})

test('members are listed for a group, without those that nothing leads to', () => {
  const member = (service: string, primary: number | null) => ({
    ...found('', { primary, secondary: primary }),
    service,
  })
  const report = reportOf([found('far', { members: [member('park', 600), member('library', null)] })])
  const group = ruleOf({ id: 'far', services: ['park', 'library'] })
  expect(sheetRows(report, [group])[0]?.members.map(({ service }) => service)).toEqual(['park'])
  expect(sheetRows(report, [ruleOf({ id: 'far' })])[0]?.members).toEqual([])
})

test('what is too far and never reached is longer than can be counted, what is in doubt has no length', () => {
  const report = reportOf([
    found('far', { verdict: 'outside', reason: 'too-far' }),
    found('doubt', { verdict: 'unknown', reason: 'edge-of-data' }),
  ])
  expect(sheetRows(report, RULES).map(({ length }) => length)).toEqual([
    { ruler: 'minutes', value: 109, beyond: true },
    null,
  ])
})
