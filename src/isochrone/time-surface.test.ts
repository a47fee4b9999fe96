import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { planeAround } from './local-plane.ts'
import { LINE_STRIDE, type ReachedLines } from './reached-lines.ts'
import { timeSurface, type SurfaceRequest, type TimeSurface } from './time-surface.ts'

const linesFrom = (rows: readonly (readonly number[])[]): ReachedLines => ({
  plane: planeAround([71.4, 51]),
  count: rows.length,
  values: Float64Array.from(rows.flat()),
})

const STEP_M = 0.25

/** The least of `max(t, limit − time for 60 m) + time aside` over points a quarter of a metre apart, over the limit. */
function overBySamples(
  { count, values }: ReachedLines,
  { limitS, paceMps }: SurfaceRequest,
  [x, y]: readonly [number, number],
): number {
  let least = Infinity
  for (let at = 0; at < count * LINE_STRIDE; at += LINE_STRIDE) {
    const [ax = 0, ay = 0, bx = 0, by = 0, aS = 0, bS = 0] = values.subarray(at)
    const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / STEP_M) + 1
    for (let i = 0; i <= steps; i++) {
      const share = i / steps
      const timeS = Math.max(aS + share * (bS - aS), limitS - 120 / paceMps)
      const aside = Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y)
      least = Math.min(least, timeS + (2 * aside) / paceMps - limitS)
    }
  }
  return least
}

function* gridPoints({ width, cellM, westM, southM, overS }: TimeSurface): Generator<readonly number[]> {
  for (const [i, over] of overS.entries())
    yield [westM + (i % width) * cellM, southM + Math.floor(i / width) * cellM, over]
}

/** Flat streets, stairs slower than walking aside, lines of no length, lines beyond the limit. */
const arbitraryLine = fc
  .tuple(fc.nat(400), fc.nat(400), fc.integer({ min: -90, max: 90 }), fc.integer({ min: -90, max: 90 }))
  .chain(([ax, ay, dx, dy]) =>
    fc
      .tuple(fc.nat(420), fc.constantFrom(-5, -1, -0.6, 0, 1, 1.9, 2.5))
      .map(([aS, slope]) => [ax, ay, ax + dx, ay + dy, aS, Math.max(0, aS + slope * Math.hypot(dx, dy))]),
  )

const requests = fc.record({
  limitS: fc.constantFrom(60, 200, 300),
  paceMps: fc.constantFrom(0.8, 1, 1.4),
  cellM: fc.constantFrom(20, 35),
})

test('every grid point has the least time over points a quarter of a metre apart', () => {
  let [inside, outside] = [0, 0]
  fc.assert(
    fc.property(fc.array(arbitraryLine, { minLength: 1, maxLength: 6 }), requests, (rows, request) => {
      const lines = linesFrom(rows)
      const surface = timeSurface(lines, request)
      const farS = (3 * request.cellM) / request.paceMps
      if (surface === null) {
        expect(rows.every(([, , , , aS = 0, bS = 0]) => Math.min(aS, bS) > request.limitS + farS)).toBe(true)
        return
      }
      for (const [x = 0, y = 0, over = 0] of gridPoints(surface)) {
        const sampled = Math.min(farS, overBySamples(lines, request, [x, y]))
        expect(over).toBeLessThanOrEqual(sampled + 1e-3)
        // Between two samples a time may fall by half a step at the steepest slope drawn, aside and along.
        expect(over).toBeGreaterThanOrEqual(sampled - (STEP_M / 2) * (5 + 2 / request.paceMps) - 1e-3)
        if (over < 0) inside++
        else outside++
      }
    }),
    { seed: 20_26, numRuns: 60 },
  )
  expect(inside).toBeGreaterThan(1_000)
  expect(outside).toBeGreaterThan(1_000)
})

test('the origin is a grid point and the outermost points are outside', () => {
  const surface = timeSurface(linesFrom([[13, 7, 300, 50, 0, 290]]), { limitS: 300, paceMps: 1, cellM: 20 })
  if (surface === null) throw new Error('no surface')
  const { width, height, westM, southM, overS } = surface
  expect([westM % 20, southM % 20].map(Math.abs)).toEqual([0, 0])
  const border = [...overS.keys()].filter(
    (i) => i < width || i >= width * (height - 1) || i % width === 0 || i % width === width - 1,
  )
  expect(border.every((i) => (overS[i] ?? 0) > 0)).toBe(true)
})

test('a greater limit makes no value greater', () => {
  const lines = linesFrom([
    [0, 0, 200, 0, 0, 200],
    [200, 0, 230, 90, 200, 400],
  ])
  const at = (limitS: number): Map<string, number> => {
    const surface = timeSurface(lines, { limitS, paceMps: 1, cellM: 20 })
    return new Map(surface ? [...gridPoints(surface)].map(([x, y, over = 0]) => [`${x} ${y}`, over]) : [])
  }
  const later = at(301)
  for (const [point, over] of at(180)) expect(later.get(point) ?? Infinity).toBeLessThanOrEqual(over)
})

test('without lines there is no surface', () => {
  expect(timeSurface(linesFrom([]), { limitS: 300, paceMps: 1, cellM: 20 })).toBeNull()
})
