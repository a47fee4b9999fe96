import { expect, test } from 'vitest'
import { drawCase } from '../coverage/testing/draw-city.ts'
import { judge } from './assess-city.ts'
import { outcomeOf, renamed, ruleOfService } from './place-outcome.ts'

/** One home; two kinds of ruler, a rule that is not required, one in doubt, one not on the map. */
const drawn = drawCase({
  rules: [
    { services: ['shop'] },
    { services: ['never'] },
    { services: ['late'] },
    { services: ['park'], ruler: 'metres', threshold: 300 },
    { services: ['extra'], required: false },
    { services: ['laundry'] },
    { services: ['clinic'] },
    { services: ['late', 'shop'], required: false },
    { services: ['pool', 'shop'], required: false },
  ],
  floors: { clinic: 1_000_000 },
  residentsInCity: 10_000,
  residentsNear: [10_000],
  supply: { laundry: { inCity: 0, near: [0] } },
  communities: [
    { homes: [{ residents: 0, walks: { shop: [4, 7], late: [30, 3], park: [400, 5], extra: 90 } }] },
  ],
})
const { report } = judge(
  drawn,
  Uint32Array.from({ length: 9 }, (_, i) => i),
)

test('required rules are told by what is known, too far ones nearest first whatever their ruler', () => {
  const { of, reached, tooFar, unsure, notMapped } = outcomeOf(report(0), drawn.standard)
  const ids = [tooFar, unsure, notMapped].map((rules) => rules.map(({ rule }) => rule))
  expect([of, reached]).toEqual([6, 1])
  // the park is 400 m, drawn as 800 ds: nearer than 30 minutes
  expect(ids).toEqual([['rule-3', 'rule-2', 'rule-1'], ['rule-6'], ['rule-5']])
})

test('a service is told by its first required rule, else by its first', () => {
  const idOf = (service: string) => ruleOfService(drawn.standard, service)?.id
  expect(['late', 'shop', 'pool', 'nothing'].map(idOf)).toEqual(['rule-2', 'rule-0', 'rule-8', undefined])
})

test('facilities get other numbers in rules and members, and nothing stays nothing', () => {
  const named = renamed(report(0), (facility) => 1_000 + facility)
  expect(named.services.slice(0, 4).map(({ facility }) => facility)).toEqual([1_007, null, 1_003, 1_005])
  expect(named.services[7]?.members.map(({ facility }) => facility)).toEqual([1_003, 1_007])
})
