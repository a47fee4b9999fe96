import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planeAround } from './local-plane.ts'
import { LINE_STRIDE, type ReachedLines } from './reached-lines.ts'
import type { SurfaceRequest, TimeSurface } from './surface-kernels.ts'
import { bothMakes } from './testing/both-makes.ts'

const linesFrom = (rows: readonly (readonly number[])[]): ReachedLines => ({
  plane: planeAround([71.4, 51]),
  count: rows.length,
  values: Float64Array.from(rows.flat()),
})

const STEP_M = 0.25

/** The least of `max(t, limit − time for 60 m) + time aside` over points a quarter of a metre apart, over the limit. */
function overBySamples(
  { count, values }: ReachedLines,
  { limitS, paceMps }: { readonly limitS: number; readonly paceMps: number },
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

const requests: fc.Arbitrary<SurfaceRequest> = fc.record({
  limitsS: fc.constantFrom([60], [200, 300], [0, 100, 180, 301]),
  paceMps: fc.constantFrom(0.8, 1, 1.4),
  cellM: fc.constantFrom(20, 35),
})

describe.each(bothMakes)('%s', (_, { surfaces }) => {
  test('every grid point has the least time over points a quarter of a metre apart', () => {
    let [inside, outside] = [0, 0]
    fc.assert(
      fc.property(fc.array(arbitraryLine, { minLength: 1, maxLength: 6 }), requests, (rows, request) => {
        const { limitsS, paceMps, cellM } = request
        const lines = linesFrom(rows)
        const found = surfaces(lines, request)
        const farS = (2 * cellM) / paceMps
        if (found.length === 0) {
          const largest = limitsS.at(-1) ?? 0
          expect(rows.every(([, , , , aS = 0, bS = 0]) => Math.min(aS, bS) > largest + farS)).toBe(true)
          return
        }
        expect(found.length).toBe(limitsS.length)
        for (const [i, limitS] of limitsS.entries()) {
          for (const [x = 0, y = 0, over = 0] of gridPoints(surfaceAt(found, i))) {
            const sampled = Math.min(farS, overBySamples(lines, { limitS, paceMps }, [x, y]))
            expect(over).toBeLessThanOrEqual(sampled + 1e-3)
            // Between two samples a time may fall by half a step at the steepest slope drawn, aside and along.
            expect(over).toBeGreaterThanOrEqual(sampled - (STEP_M / 2) * (5 + 2 / paceMps) - 1e-3)
            if (over < 0) inside++
            else outside++
          }
        }
      }),
      { seed: 20_26, numRuns: 40 },
    )
    expect(inside).toBeGreaterThan(1_000)
    expect(outside).toBeGreaterThan(1_000)
  })

  test('the origin is a grid point, the outermost points are outside, rows are a multiple of 4 long', () => {
    const lines = linesFrom([[13, 7, 300, 50, 0, 290]])
    const surface = surfaceAt(surfaces(lines, { limitsS: [300], paceMps: 1, cellM: 20 }), 0)
    const { width, height, westM, southM, overS } = surface
    expect([westM % 20, southM % 20, width % 4].map(Math.abs)).toEqual([0, 0, 0])
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
    const found = surfaces(lines, { limitsS: [180, 240, 301], paceMps: 1, cellM: 20 })
    for (const k of [1, 2]) {
      const [sooner, later] = [surfaceAt(found, k - 1), surfaceAt(found, k)]
      for (const [i, over] of sooner.overS.entries()) expect(later.overS[i]).toBeLessThanOrEqual(over + 1e-4)
    }
  })

  test('a limit has the same values alone and among others', () => {
    const lines = linesFrom([
      [0, 0, 200, 0, 0, 200],
      [200, 0, 230, 90, 200, 400],
      [200, 0, 200, -400, 200, 250],
    ])
    const request = { paceMps: 1, cellM: 20 }
    const valuesOf = (surface: TimeSurface): number[] =>
      [...gridPoints(surface)].map(([, , over = 0]) => over)
    const alone = valuesOf(surfaceAt(surfaces(lines, { ...request, limitsS: [400] }), 0))
    const among = valuesOf(surfaceAt(surfaces(lines, { ...request, limitsS: [0, 100, 250, 400] }), 3))
    expect(among.length).toBe(alone.length)
    for (const [i, over] of among.entries()) expect(over).toBeCloseTo(alone[i] ?? 0, 3)
  })

  test('without lines there is no surface', () => {
    expect(surfaces(linesFrom([]), { limitsS: [300], paceMps: 1, cellM: 20 })).toEqual([])
    const late = linesFrom([[0, 0, 50, 0, 400, 450]])
    expect(surfaces(late, { limitsS: [300], paceMps: 1, cellM: 20 })).toEqual([])
  })

  test('a line of no length spreads a disc of 60 m, early or at the limit', () => {
    const lines = linesFrom([[5, 0, 5, 0, 10, 10]])
    const [early, late] = surfaces(lines, { limitsS: [40, 300], paceMps: 1, cellM: 20 })
    const at = (surface: TimeSurface | undefined): number =>
      surface?.overS[-surface.westM / 20 + (-surface.southM / 20) * surface.width] ?? NaN
    // the origin is 5 m aside: 10 s
    expect(at(early)).toBeCloseTo(10 + 10 - 40)
    expect(at(late)).toBeCloseTo(2 * (5 - 60))
  })

  test('exactly 60 m from the origin is exactly the edge, whichever way the line runs', () => {
    const lines = linesFrom([
      [0, 0, -33, -71, 0, 78],
      [-33, -71, -33, -72, 78, 79],
    ])
    const request = { limitsS: [300, 900], paceMps: 1.11, cellM: 20 }
    for (const surface of surfaces(lines, request)) {
      const aside = [...gridPoints(surface)].filter(
        ([x, y]) => (x === 60 && y === 0) || (x === 0 && y === 60),
      )
      expect(aside.map(([, , over]) => over)).toEqual([0, 0])
    }
  })

  test('a small picture after a large one is that picture', () => {
    const request = { limitsS: [300, 900], paceMps: 1, cellM: 20 }
    const small = linesFrom([[0, 0, 20, 0, 0, 20]])
    const before = surfaces(small, request).map(({ overS }) => [...overS])
    surfaces(linesFrom([[-4000, -4000, 4000, 4000, 0, 500]]), request)
    expect(surfaces(small, request).map(({ overS }) => [...overS])).toEqual(before)
  })
})

test('both makes agree within a thousandth of a second', () => {
  const [[, plain] = [], [, wasm] = []] = bothMakes
  const manyLines = fc.array(arbitraryLine, { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(manyLines, requests, (rows, request) => {
      const ones = plain?.surfaces(linesFrom(rows), request) ?? []
      const others = wasm?.surfaces(linesFrom(rows), request) ?? []
      expect(others.length).toBe(ones.length)
      for (const [k, { overS, ...grid }] of ones.entries()) {
        const { overS: otherS, ...otherGrid } = surfaceAt(others, k)
        expect(otherGrid).toEqual(grid)
        const apart = overS.map((over, i) => Math.abs(over - (otherS[i] ?? NaN)))
        expect(Math.max(...apart)).toBeLessThan(1e-3)
      }
    }),
    { seed: 20_26, numRuns: 100 },
  )
})

function surfaceAt(surfaces: readonly TimeSurface[], i: number): TimeSurface {
  const surface = surfaces[i]
  if (surface === undefined) throw new Error('no surface')
  return surface
}
