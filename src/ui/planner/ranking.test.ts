import { expect, test } from 'vitest'
import type { Service } from '../../services/catalogue.ts'
import { kindsOf, rankedRules } from './ranking.ts'
import { figuresOf, judgedOf, ruleOf } from './testing/judged.ts'

const counts = (outside: number, inside: number, unknown = 0) => ({ inside, outside, unknown })
const RULES = [ruleOf({ id: 'a' }), ruleOf({ id: 'b' }), ruleOf({ id: 'c' })]
const FIGURES = figuresOf({
  rules: [
    { rule: 'c', required: true, communities: counts(9, 1), residents: counts(300, 100) },
    { rule: 'b', required: true, communities: counts(0, 0), residents: counts(0, 0) },
    { rule: 'a', required: true, communities: counts(1, 9), residents: counts(100, 200, 100) },
  ],
})

test('keeps the order of the figures, and leaves out what is set aside', () => {
  const { judgement } = judgedOf(RULES, [], ['b'])
  expect(
    rankedRules(judgement, FIGURES).map(({ rule, lacking, lackingShare }) => [
      rule.id,
      lacking,
      lackingShare,
    ]),
  ).toEqual([
    ['c', 300, 0.75],
    ['a', 100, 0.25],
  ])
})

test('counts communities where the figures are ranked by them; nothing of nothing is no share', () => {
  const { judgement } = judgedOf(RULES, [])
  const ranked = rankedRules(judgement, { ...FIGURES, rankedBy: 'communities' })
  expect(ranked.map(({ lacking, lackingShare }) => [lacking, lackingShare])).toEqual([
    [9, 0.9],
    [0, 0],
    [1, 0.1],
  ])
})

test('those of whom nobody can tell are neither lacking nor served', () => {
  const { judgement } = judgedOf(RULES, [])
  const [, , last] = rankedRules(judgement, FIGURES)
  expect(last).toMatchObject({ lacking: 100, unsure: 100, lackingShare: 0.25, unsureShare: 0.25 })
})

test('rules are grouped by the four kinds, a group of several kinds under each of them', () => {
  const rule = (id: string, services: string[]) => ({
    rule: ruleOf({ id, services }),
    lacking: 0,
    unsure: 0,
    lackingShare: 0,
    unsureShare: 0,
  })
  const services = [
    { id: 'school', kind: 'public' },
    { id: 'shop', kind: 'market' },
    { id: 'cafe', kind: 'special' },
  ] as unknown as Service[]
  const ranked = [rule('b', ['shop']), rule('a', ['school', 'shop']), rule('c', ['school'])]
  const ids = kindsOf(ranked, services).map((one) => [one.kind, one.ranked.map((of) => of.rule.id)])
  expect(ids).toEqual([
    ['public', ['a', 'c']],
    ['market', ['b', 'a']],
  ])
})
