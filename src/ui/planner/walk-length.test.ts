import { expect, test } from 'vitest'
import { UNREACHED } from '../../units.ts'
import { walkDs, walkLength, walkText } from './walk-length.ts'

const WORDS = {
  minutes: (n: string) => `${n} min`,
  beyondMinutes: (n: string) => `${n}+ min`,
  metres: (n: string) => `${n} m`,
  beyondMetres: (n: string) => `${n}+ m`,
}
const text = (primary: number, ruler: 'minutes' | 'metres') =>
  walkText(walkLength(primary, ruler), WORDS, String)

test('a walk that misses 15 minutes by a decisecond is not told as 15', () => {
  expect(text(9_000, 'minutes')).toBe('15 min')
  expect(text(9_001, 'minutes')).toBe('16 min')
  expect(text(10_001, 'metres')).toBe('1001 m')
  expect(text(0, 'minutes')).toBe('1 min')
})

test('what is not reached is longer than can be counted', () => {
  expect(text(UNREACHED, 'minutes')).toBe('109+ min')
  expect(text(UNREACHED, 'metres')).toBe('6553+ m')
  expect(walkDs(UNREACHED, 'metres', 1)).toBe(Infinity)
})

test('metres take the time of the pace', () => {
  expect(walkDs(10_000, 'metres', 1.25)).toBe(8_000)
  expect(walkDs(8_000, 'minutes', 1.25)).toBe(8_000)
})
