import { describe, expect, test } from 'vitest'
import { axisTop, chartOf, PLOT } from './chart.ts'
import { lengthText, roundedLength, shareInside, shortName } from './lengths.ts'

const words = {
  length: { minutes: (n: string) => `${n} min`, metres: (n: string) => `${n} m` },
  hardlyAny: { minutes: 'under 0.1 min', metres: 'under 1 m' },
  unreached: 'not reached',
}

describe('lengths', () => {
  test('a walk is never told shorter, nor what is to spare longer', () => {
    expect(roundedLength({ ruler: 'minutes', units: 9001, round: 'up' })).toBe(15.1)
    expect(roundedLength({ ruler: 'minutes', units: 9000, round: 'up' })).toBe(15)
    expect(roundedLength({ ruler: 'minutes', units: 119, round: 'down' })).toBe(0.1)
    expect(roundedLength({ ruler: 'metres', units: 11_886, round: 'up' })).toBe(1189)
    expect(roundedLength({ ruler: 'metres', units: 65_535, round: 'up' })).toBeNull()
  })

  test('what rounds to nothing is told as hardly any', () => {
    const text = (units: number) =>
      lengthText({ ruler: 'minutes', units, round: 'down' }, { words, number: String })
    expect([text(59), text(60), text(65_535)]).toEqual(['under 0.1 min', '0.1 min', 'not reached'])
  })

  test('shares are of all, undecided ones included', () => {
    expect(shareInside({ inside: 1, outside: 2, unknown: 1 })).toBe(0.25)
    expect(shareInside({ inside: 0, outside: 0, unknown: 0 })).toBeNull()
    expect([shortName('慢走（15 分钟约 720 米）'), shortName('Slow (about 720 m)')]).toEqual(['慢走', 'Slow'])
  })
})

describe('chart', () => {
  const line = (kind: 'communities' | 'residents', ...shares: number[]) => ({
    kind,
    label: kind,
    points: shares.map((share, i) => ({ minutes: 5 + 25 * (i / (shares.length - 1)), share })),
  })

  test('the axis ends at the next fifth', () => {
    expect([[], [0.05], [0.2], [0.21], [0.99]].map((shares) => axisTop(shares))).toEqual([
      0.2, 0.2, 0.2, 0.4, 1,
    ])
  })

  test('lines run from corner to corner, with markers at every five minutes', () => {
    const { lines, left, right } = chartOf({ lines: [line('communities', 0, 0.4)], top: 0.4, width: 300 })
    const bottom = PLOT.height - PLOT.bottom
    expect(lines[0]?.path).toBe(`M${left} ${bottom}L${right} ${PLOT.top}`)
    expect(lines[0]?.markers).toEqual([
      [left, bottom],
      [right, PLOT.top],
    ])
  })

  test('labels at the ends never touch, nor leave the plot', () => {
    for (const [a, b] of [
      [0.3, 0.3],
      [0, 0],
      [0.4, 0.39],
    ] as const) {
      const { lines } = chartOf({
        lines: [line('communities', 0, a), line('residents', 0, b)],
        top: 0.4,
        width: 300,
      })
      const [first = 0, second = 0] = lines.map(({ labelY }) => labelY)
      expect(Math.abs(first - second)).toBeGreaterThanOrEqual(16)
      expect(Math.max(first, second)).toBeLessThanOrEqual(PLOT.height - PLOT.bottom)
    }
  })
})
