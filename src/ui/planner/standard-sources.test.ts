import { expect, test } from 'vitest'
import type { Standard } from '../../services/standard.ts'
import { numberedSources } from './standard-sources.ts'
import { ruleOf } from './testing/judged.ts'

test('each source has one number, in the order in which the rules name them, then judging and floors', () => {
  const standard = {
    rules: [
      ruleOf({ id: 'a', source: 'walk', minSize: { siteAreaM2: 9, source: 'sizes', verified: false } }),
      ruleOf({ id: 'b', source: 'walk' }),
      ruleOf({ id: 'c', source: 'code' }),
    ],
    sources: {
      code: { text: 'c' },
      own: { text: 'o' },
      sizes: { text: 's' },
      walk: { text: 'w' },
      idle: { text: 'i' },
    },
    judging: { source: 'own', verified: false },
    thinFloors: { source: 'own', verified: false, per10000Residents: {} },
    source: 'code',
  } as unknown as Standard
  expect([...numberedSources(standard)].map(([key, { number }]) => [key, number])).toEqual([
    ['walk', 1],
    ['sizes', 2],
    ['code', 3],
    ['own', 4],
  ])
})
