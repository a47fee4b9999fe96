import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createHoursReaders, withoutHolidays, type HoursReader } from './opening-hours.ts'

const readers = createHoursReaders()
let kazakhstan: HoursReader
let china: HoursReader
let nowhere: HoursReader

beforeAll(async () => {
  kazakhstan = await readers('KZ')
  china = await readers('CN')
  nowhere = await readers(null)
})

afterEach(() => vi.restoreAllMocks())

/** A Sunday. */
const SUNDAY = '2026-11-22T20:00'
const NOT_KNOWN = { state: 'unknown', changesAt: null }

describe('the state at a wall time', () => {
  test.each([
    ['09:00-21:00', 'open', '2026-11-22T21:00'],
    ['24/7', 'open', null],
    ['off', 'closed', null],
    ['Mo-Fr 09:00-18:00', 'closed', '2026-11-23T09:00'],
    // over midnight, from Saturday into Sunday and from Sunday into Monday
    ['Fr-Sa 20:00-04:00', 'closed', '2026-11-27T20:00'],
    ['Su 18:00-26:00', 'open', '2026-11-23T02:00'],
    // two rules that meet are one opening
    ['Su 09:00-24:00; Mo 00:00-02:00', 'open', '2026-11-23T02:00'],
    ['Jan-Mar off; Apr-Dec 10:00-22:00', 'open', '2026-11-22T22:00'],
    // open until what follows cannot be told
    ['Su 09:00-21:00 open "shop", Su 21:00-23:00 unknown', 'open', '2026-11-22T21:00'],
    // and no promise to open where nobody knows
    ['Mo 09:00-12:00 unknown', 'closed', null],
  ] as const)('of %j is %s', (text, state, changesAt) => {
    for (const reader of [kazakhstan, china, nowhere])
      expect(reader.stateAt(text, SUNDAY)).toEqual({ state, changesAt })
  })

  test.each([
    null,
    '',
    'круглосуточно',
    '周一至周五 9:00-18:00',
    'ask inside',
    '"by appointment"',
    'sunrise-sunset',
  ])('of %j is unknown', (text) => {
    const [error, warn] = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
    expect(kazakhstan.stateAt(text, SUNDAY)).toEqual(NOT_KNOWN)
    expect([error, warn].flatMap(({ mock }) => mock.calls)).toEqual([])
  })

  test('of Saturday’s night is open on Sunday morning', () => {
    expect(kazakhstan.stateAt('Fr-Sa 20:00-04:00', '2026-11-22T03:59')).toEqual({
      state: 'open',
      changesAt: '2026-11-22T04:00',
    })
    expect(kazakhstan.stateAt('Fr-Sa 20:00-04:00', '2026-11-22T04:00').state).toBe('closed')
  })

  test('follows the public holidays of the country, where they are known', () => {
    // National Day of China, a Thursday
    const text = 'Mo-Fr 09:00-18:00; PH off'
    expect(china.stateAt(text, '2026-10-01T12:00').state).toBe('closed')
    expect(china.stateAt('Mo-Fr 09:00-18:00', '2026-10-01T12:00').state).toBe('open')
    const error = vi.spyOn(console, 'error')
    for (const reader of [kazakhstan, nowhere])
      expect(reader.stateAt(text, '2026-10-01T12:00')).toEqual({
        state: 'open',
        changesAt: '2026-10-01T18:00',
      })
    for (const reader of [kazakhstan, china, nowhere])
      expect(reader.stateAt('Mo-Su 09:00-21:00; SH off', SUNDAY).state).toBe('open')
    expect(error).not.toHaveBeenCalled()
  })

  test('does not depend on what was asked before', () => {
    expect(china.stateAt('09:00-21:00', '2026-11-22T08:59').state).toBe('closed')
    expect(china.stateAt('09:00-21:00', '2026-11-22T09:00').state).toBe('open')
    expect(china.stateAt('09:00-21:00', '2026-11-22T08:59').state).toBe('closed')
  })
})

test.each([
  ['Mo-Fr 09:00-18:00; PH off', 'Mo-Fr 09:00-18:00'],
  ['Mo-Su,PH 10:00-22:00', 'Mo-Su 10:00-22:00'],
  ['PH,Sa,Su 10:00-18:00', 'Sa,Su 10:00-18:00'],
  ['Mo-Fr 08:00-20:00; PH,SH 10:00-12:00; Sa 09:00-12:00', 'Mo-Fr 08:00-20:00; Sa 09:00-12:00'],
  ['Mo-Fr 08:00-20:00, PH off', 'Mo-Fr 08:00-20:00'],
  ['PH off', null],
  ['Mo-Fr 08:00-20:00 || PH "closed"', null],
] as const)('%j without holidays is %j', (text, left) => {
  expect(withoutHolidays(text)).toBe(left)
})

describe('the week', () => {
  const spans = (text: string, from = '2026-11-22') =>
    kazakhstan
      .week(text, from)
      ?.days.map(({ spans: ofDay }) =>
        ofDay.map(({ from: a, to, isUnsure }) => `${a / 60}-${to / 60}${isUnsure ? '?' : ''}`).join(' '),
      )

  test('begins on the day that is asked for and has seven days', () => {
    const week = kazakhstan.week('Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-15:00', '2026-11-22')
    expect(week?.days.map(({ date }) => date)).toEqual(
      [22, 23, 24, 25, 26, 27, 28].map((day) => `2026-11-${day}`),
    )
    const weekday = '9-13 14-18'
    expect(spans('Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-15:00')).toEqual([
      '',
      weekday,
      weekday,
      weekday,
      weekday,
      weekday,
      '10-15',
    ])
  })

  test('counts a night with the evening on which it began, and cuts what never ends at midnight', () => {
    expect(spans('Fr-Sa 20:00-04:00')).toEqual(['', '', '', '', '', '20-28', '20-28'])
    expect(spans('24/7')).toEqual(Array(7).fill('0-24'))
    expect(spans('Mo 08:00-24:00; Tu 00:00-24:00; We 00:00-12:00')).toEqual([
      '',
      '8-24',
      '0-24',
      '0-12',
      '',
      '',
      '',
    ])
    expect(spans('off')).toEqual(Array(7).fill(''))
  })

  test('marks what the text leaves open, and is nothing where the text cannot be read', () => {
    expect(spans('Mo 09:00-12:00 "by appointment"')?.[1]).toBe('9-12?')
    expect(kazakhstan.week('круглосуточно', '2026-11-22')).toBeNull()
  })

  test('is the same over the days on which clocks change', () => {
    // in Berlin the clocks go back on 2026-10-25, in New York on 2026-11-01
    for (const from of ['2026-03-05', '2026-03-26', '2026-10-22', '2026-10-29'])
      expect(spans('09:00-21:00', from)).toEqual(Array(7).fill('9-21'))
  })
})
