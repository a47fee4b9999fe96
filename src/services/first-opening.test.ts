import { describe, expect, it } from 'vitest'
import { minuteOfDay, opensBefore } from './first-opening.ts'

const EIGHT = 8 * 60

describe('opensBefore', () => {
  it.each([
    ['06:00-22:00', true],
    ['6:30-9:30', true],
    ['Mo-Fr 07:59-20:00', true],
    ['24/7', true],
    ['00:00-24:00', true],
    ['Mo off; Tu-Su 07:00-12:00', true],
    ['08:00-20:00', false],
    ['10:00-22:00; Sa 07:00-22:00', false],
    ['22:00-06:00', false],
    ['sunrise-sunset', false],
    ['closed', false],
    ['全天', false],
    ['', false],
    ['7点到9点', false],
    ['1107:00', false],
  ])('says of %j before 08:00: %s', (hours, expected) => {
    expect(opensBefore(hours, EIGHT)).toBe(expected)
  })

  it('says no when hours are missing', () => expect(opensBefore(undefined, EIGHT)).toBe(false))
})

describe('minuteOfDay', () => {
  it.each([
    ['00:00', 0],
    ['8:05', 485],
    ['24:00', 1440],
    ['24:01', null],
    ['25:00', null],
    ['08:60', null],
    ['8', null],
  ])('reads %j as %s', (clock, minute) => expect(minuteOfDay(clock)).toBe(minute))
})
