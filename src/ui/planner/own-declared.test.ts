import { expect, test } from 'vitest'
import { VERDICT_NAMES } from '../../theme.ts'
import { declaredCounts } from './own-declared.ts'

const codes = (...names: readonly (typeof VERDICT_NAMES)[number][]): Uint8Array =>
  Uint8Array.from(names, (name) => VERDICT_NAMES.indexOf(name))

test('declarations are held against verdicts, one by one', () => {
  const communities = [
    { declared: true },
    { declared: true },
    { declared: false },
    {},
    { declared: false },
    { declared: true },
  ]
  const verdict = codes('inside', 'outside', 'inside', 'outside', 'outside', 'unknown')
  expect(declaredCounts(communities, verdict)).toEqual({
    yes: { inside: 1, outside: 1, unknown: 1 },
    no: { inside: 1, outside: 1, unknown: 0 },
    onlyDeclared: [1],
    onlyMeasured: [2],
  })
})

test('without a declaration there is nothing to hold against', () => {
  expect(declaredCounts([{}, {}], codes('inside', 'outside'))).toBeNull()
})
