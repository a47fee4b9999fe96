import { expect, test } from 'vitest'
import { BANDS } from './coverage/grade.ts'
import { VERDICTS } from './coverage/verdict.ts'
import { GRADES, VERDICT_NAMES } from './theme.ts'

test('grades and verdicts are those of the verdicts, code by code', () => {
  expect(GRADES).toEqual(BANDS)
  expect(VERDICT_NAMES).toEqual(VERDICTS)
})
