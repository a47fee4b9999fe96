import { describe, expect, it } from 'vitest'
import { distanceM, type Bounds, type LonLat } from '../../../units.ts'
import { readCoordinates } from './coordinates.ts'
import { cumulative, curvePoints } from './curve.ts'
import { nudged } from './nudge.ts'
import { readCount } from './site-count.ts'

const ASTANA: Bounds = [71.2, 51, 71.7, 51.3]

describe('how many sites', () => {
  it.each([
    ['3', 3],
    [' ５０ ', 50],
    ['+7', 7],
    ['4.0', 4],
  ])('%s is a number of sites', (text, count) => {
    expect(readCount(text)).toEqual({ ok: true, count })
  })

  it.each([
    ['', 'empty'],
    ['three', 'unreadable'],
    ['1e9', 'unreadable'],
    ['0', 'none'],
    ['-2', 'negative'],
    ['−2', 'negative'],
    ['2.5', 'fraction'],
    ['51', 'tooMany'],
    ['99999999999999999999', 'tooMany'],
  ])('%s is refused as %s', (text, problem) => {
    expect(readCount(text)).toEqual({ ok: false, problem })
  })
})

describe('typed coordinates', () => {
  it.each(['51.1605, 71.4704', '51.1605 71.4704', '５１.1605，71.4704', '51.1605°; 71.4704°'])(
    '%s',
    (text) => {
      expect(readCoordinates(text, ASTANA)).toEqual({ ok: true, at: [71.4704, 51.1605] })
    },
  )

  it.each([
    ['', 'empty'],
    ['somewhere', 'unreadable'],
    ['51.16', 'unreadable'],
    ['71.4704, 51.1605', 'swapped'],
    ['43.25, 76.95', 'outside'],
    ['151, 71.4', 'range'],
  ])('%s is refused as %s', (text, problem) => {
    expect(readCoordinates(text, ASTANA)).toEqual({ ok: false, problem })
  })
})

describe('an arrow key', () => {
  const at: LonLat = [71.45, 51.15]

  it.each([
    ['ArrowUp', false, 50],
    ['ArrowRight', false, 50],
    ['ArrowLeft', true, 10],
    ['ArrowDown', true, 10],
  ])('%s (fine: %s) moves %d m', (key, isFine, metres) => {
    const moved = nudged(at, { key, isFine, within: ASTANA })
    expect(moved).not.toBeNull()
    expect(distanceM(at, moved ?? at)).toBeCloseTo(metres, 1)
  })

  it('moves nothing out of the city, and no other key moves anything', () => {
    const corner: LonLat = [71.7, 51.3]
    expect(nudged(corner, { key: 'ArrowRight', isFine: false, within: ASTANA })).toEqual(corner)
    expect(nudged(at, { key: 'Enter', isFine: false, within: ASTANA })).toBeNull()
  })
})

describe('the cumulative curve', () => {
  it('begins with nothing and ends at the top right', () => {
    const totals = cumulative([60, 30, 10])
    expect(totals).toEqual([60, 90, 100])
    expect(curvePoints(totals, { width: 300, height: 100 })).toEqual([
      [0, 100],
      [100, 40],
      [200, 10],
      [300, 0],
    ])
    expect(curvePoints([], { width: 300, height: 100 })).toEqual([[0, 100]])
  })
})
