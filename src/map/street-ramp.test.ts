import { describe, expect, it } from 'vitest'
import { THEMES, type Appearance } from '../theme.ts'
import { contrast } from './colour.ts'
import {
  bandRamp,
  limitRamp,
  minutesRamp,
  missingRamp,
  MOST_EDGES,
  rampTable,
  type StreetRamp,
} from './street-ramp.ts'

const APPEARANCES: readonly Appearance[] = ['light', 'dark']

describe.each(APPEARANCES)('ramps in %s', (appearance) => {
  const { land } = THEMES[appearance]

  it('fade from near to far in one order, and the last still stands out from the land', () => {
    const against = minutesRamp(appearance).colours.map((colour) => contrast(colour, land))
    expect(against).toEqual(against.toSorted((a, b) => b - a))
    for (const [i, found] of against.entries())
      if (i > 0) expect((against[i - 1] ?? 0) / found, `band ${i}`).toBeGreaterThan(1.12)
    expect(against.at(-1)).toBeGreaterThan(1.12)
  })

  it('paint missing services in the colours of the grades', () => {
    const { gradeAll, grade12, grade35, grade6 } = THEMES[appearance]
    expect(missingRamp(appearance)).toMatchObject({
      edges: [0, 2, 5],
      colours: [gradeAll, grade12, grade35, grade6],
    })
  })

  it('have a table of their own for the shader', () => {
    for (const ramp of [minutesRamp(appearance), missingRamp(appearance)]) {
      const { edges, colours } = rampTable(ramp)
      expect(edges).toHaveLength(MOST_EDGES)
      expect(Array.from(edges.slice(0, ramp.edges.length))).toEqual(ramp.edges)
      // beyond the ramp no value of 16 bits is above an edge
      for (const edge of edges.slice(ramp.edges.length)) expect(edge).toBeGreaterThan(65_535)
      expect(colours).toHaveLength((MOST_EDGES + 1) * 3)
    }
  })
})

it('turns colours into shares of red, green and blue', () => {
  const { colours, unreached } = rampTable({
    edges: [1],
    colours: ['#ff0000', '#00ff80'],
    unreached: '#000033',
    between: 'even',
  })
  expect(Array.from(colours.slice(0, 9), (value) => value.toFixed(3))).toEqual(
    [1, 0, 0, 0, 1, 128 / 255, 0, 1, 128 / 255].map((value) => value.toFixed(3)),
  )
  expect(unreached).toEqual([0, 0, 0.2])
})

it.each<[string, Partial<StreetRamp>]>([
  ['found 9 edges, expected at most 8', { edges: [1, 2, 3, 4, 5, 6, 7, 8, 9] }],
  ['found 1 colours, expected 2', { colours: ['#000000'] }],
  ['found edges 2, 1, expected ascending ones', { edges: [2, 1], colours: Array(3).fill('#000000') }],
  ['found "teal", expected #rrggbb', { unreached: 'teal' }],
])('refuses a ramp: %s', (message, broken) => {
  const good: StreetRamp = {
    edges: [1],
    colours: ['#000000', '#ffffff'],
    unreached: '#888888',
    between: 'even',
  }
  expect(() => rampTable(good)).not.toThrow()
  expect(() => rampTable({ ...good, ...broken })).toThrow(message)
})

it('measures rules in their own ruler', () => {
  expect(bandRamp('minutes', 'light')).toEqual(minutesRamp('light'))
  expect(bandRamp('metres', 'light').edges).toEqual([3_000, 5_000, 8_000, 10_000, 20_000])
  expect(rampTable(bandRamp('metres', 'dark')).edges[4]).toBe(20_000)
  expect(limitRamp({ ruler: 'minutes', threshold: 15 }, 'light').edges).toEqual([9_000])
  expect(limitRamp({ ruler: 'metres', threshold: 500 }, 'dark')).toMatchObject({
    edges: [5_000],
    colours: [THEMES.dark.gradeAll, THEMES.dark.red],
  })
})
