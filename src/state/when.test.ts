import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeOf, wallTime, type WallTime } from './when.ts'

const textOf = ({ dayMs, minute }: WallTime): string =>
  new Date(dayMs + minute * 60_000).toISOString().slice(0, 16)

const at = (text: string): WallTime => ({
  dayMs: Date.parse(`${text.slice(0, 10)}T00:00Z`),
  minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14)),
})

test.each([
  // Kazakhstan is at UTC+5 since 2024
  ['2026-11-22T19:30Z', 'Asia/Almaty', '2026-11-23T00:30'],
  ['2026-11-22T15:59Z', 'Asia/Shanghai', '2026-11-22T23:59'],
  ['2026-11-22T03:00Z', 'America/New_York', '2026-11-21T22:00'],
  // the clocks of Berlin go from 02:00 to 03:00 on 2026-03-29, and from 03:00 to 02:00 on 2026-10-25
  ['2026-03-29T00:59Z', 'Europe/Berlin', '2026-03-29T01:59'],
  ['2026-03-29T01:00Z', 'Europe/Berlin', '2026-03-29T03:00'],
  ['2026-10-25T00:30Z', 'Europe/Berlin', '2026-10-25T02:30'],
  ['2026-10-25T01:30Z', 'Europe/Berlin', '2026-10-25T02:30'],
  ['2026-12-31T23:00Z', 'Asia/Kathmandu', '2027-01-01T04:45'],
])('%s is in %s %s', (moment, zone, expected) => {
  expect(textOf(wallTime(new Date(moment), zone))).toBe(expected)
})

test('without a zone, or one that nobody knows, the visitor’s clock is read', () => {
  const date = new Date(2026, 10, 22, 20, 5)
  for (const zone of [null, 'Mars/Olympus']) expect(textOf(wallTime(date, zone))).toBe('2026-11-22T20:05')
})

test.each([
  // a Sunday
  ['2026-11-22T20:05', { weekday: 7, minute: 1_205 }, '2026-11-22T20:05'],
  ['2026-11-22T20:05', { weekday: 7, minute: 1_206 }, '2026-11-22T20:06'],
  ['2026-11-22T20:05', { weekday: 7, minute: 1_204 }, '2026-11-29T20:04'],
  ['2026-11-22T20:05', { weekday: 1, minute: 0 }, '2026-11-23T00:00'],
  ['2026-11-23T00:00', { weekday: 7, minute: 1_439 }, '2026-11-29T23:59'],
  ['2026-12-30T12:00', { weekday: 5, minute: 480 }, '2027-01-01T08:00'],
  ['1969-12-31T12:00', { weekday: 4, minute: 0 }, '1970-01-01T00:00'],
  ['2026-11-22T20:05', 'now', '2026-11-22T20:05'],
  ['2026-11-22T20:05', null, null],
] as const)('at %s, %j is %s', (now, when, expected) => {
  expect(timeOf(when, at(now))).toBe(expected)
})

test('a weekday is always the next such moment, this one included', () => {
  const minutes = fc.integer({ min: 0, max: 10_000_000 })
  const wanted = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    minute: fc.integer({ min: 0, max: 1_439 }),
  })
  fc.assert(
    fc.property(minutes, wanted, (since, when) => {
      const now = { dayMs: Math.floor(since / 1_440) * 86_400_000, minute: since % 1_440 }
      const found = Date.parse(`${timeOf(when, now)}Z`)
      const ahead = (found - now.dayMs) / 60_000 - now.minute
      expect(ahead >= 0 && ahead < 7 * 1_440).toBe(true)
      const date = new Date(found)
      expect([date.getUTCDay() || 7, date.getUTCHours() * 60 + date.getUTCMinutes()]).toEqual([
        when.weekday,
        when.minute,
      ])
    }),
    { seed: 3, numRuns: 300 },
  )
})
