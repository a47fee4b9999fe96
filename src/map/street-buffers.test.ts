import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StreetLines } from '../city/street-lines.ts'
import { STREET_KINDS } from '../network/network.ts'
import {
  checkLines,
  KIND_COUNT,
  matrixAround,
  mercatorX,
  mercatorY,
  streetPositions,
  streetWidths,
} from './street-buffers.ts'

const EARTH_M = 40_075_016.686

function linesOf(ends: readonly number[], parts: Partial<StreetLines> = {}): StreetLines {
  const pieceCount = ends.length / 4
  return {
    nodeCount: 2,
    pieceCount,
    ends: Int32Array.from(ends),
    nodes: Uint32Array.from({ length: pieceCount * 2 }, (_, i) => i % 2),
    shares: new Uint16Array(pieceCount * 2),
    kinds: new Uint8Array(pieceCount),
    ...parts,
  }
}

describe('positions around the middle', () => {
  it('agree with Web Mercator at the corners of the world', () => {
    expect([mercatorX(-180e7), mercatorX(0), mercatorX(180e7)]).toEqual([0, 0.5, 1])
    expect(mercatorY(0)).toBe(0.5)
    expect(mercatorY(85.051_128_78e7)).toBeCloseTo(0, 8)
    expect(mercatorY(-85.051_128_78e7)).toBeCloseTo(1, 8)
  })

  it('are less than 1 cm off on the ground, anywhere within 100 km of the middle', () => {
    const coordinate = fc.record({
      lon: fc.integer({ min: -9_000_000, max: 9_000_000 }),
      lat: fc.integer({ min: -9_000_000, max: 9_000_000 }),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: -60e7, max: 60e7 }),
        fc.integer({ min: -170e7, max: 170e7 }),
        fc.array(coordinate, { minLength: 2, maxLength: 12 }),
        (lat, lon, points) => {
          const even = points.length % 2 === 0 ? points : points.slice(1)
          const ends = even.flatMap((one) => [lon + one.lon, lat + one.lat])
          const { anchor, ends: found } = streetPositions(linesOf(ends))
          for (const [i, value] of found.entries()) {
            const isX = i % 2 === 0
            const exact = (isX ? mercatorX : mercatorY)(ends[i] ?? 0)
            expect(Math.abs(value + anchor[isX ? 0 : 1] - exact) * EARTH_M).toBeLessThan(0.01)
          }
        },
      ),
      { seed: 11, numRuns: 200 },
    )
  })

  it('are none for a city without streets', () => {
    expect(streetPositions(linesOf([])).ends).toHaveLength(0)
  })
})

describe('columns that do not fit are refused, with the column and the figures', () => {
  const good = linesOf([0, 0, 10, 10])
  it.each([
    [{ ends: new Int32Array(3) }, 'found 3 numbers in ends, expected 4 (4 for each of 1 pieces)'],
    [{ nodes: new Uint32Array(4) }, 'found 4 numbers in nodes, expected 2'],
    [{ shares: new Uint16Array(1) }, 'found 1 numbers in shares, expected 2'],
    [{ kinds: new Uint8Array(2) }, 'found 2 numbers in kinds, expected 1'],
    [{ nodes: Uint32Array.of(0, 2) }, 'found node 2 in nodes, expected less than 2'],
  ])('%o', (broken, message) => {
    expect(() => checkLines({ ...good, ...broken })).toThrow(message)
    expect(() => checkLines(good)).not.toThrow()
  })
})

describe('widths', () => {
  it('are told for every kind of street, and grow with the zoom', () => {
    expect(KIND_COUNT).toBe(STREET_KINDS.length)
    let before = streetWidths(3)
    for (const zoom of [9, 10.5, 13, 16, 18.9]) {
      const now = streetWidths(zoom)
      expect(now).toHaveLength(KIND_COUNT)
      for (const [kind, width] of now.entries())
        expect(width, `${STREET_KINDS[kind]} at ${zoom}`).toBeGreaterThanOrEqual(before[kind] ?? 0)
      before = now
    }
    expect(streetWidths(24)).toEqual(streetWidths(19))
  })

  it('are larger for main streets than for paths', () => {
    const [primary, footway] = [STREET_KINDS.indexOf('primary'), STREET_KINDS.indexOf('footway')]
    const widths = streetWidths(14)
    expect(widths[primary]).toBeGreaterThan(widths[footway] ?? 0)
  })
})

it('a matrix around an anchor draws the same place, far more exactly than floats from the corner of the world', () => {
  const scale = 512 * 2 ** 20
  const centre = [mercatorX(71.4e7), mercatorY(51.1e7)] as const
  // what a map does at zoom 20: from the world to pixels around its centre
  const matrix = [
    [scale, 0, 0, 0],
    [0, scale, 0, 0],
    [0, 0, 1, 0],
    [-centre[0] * scale, -centre[1] * scale, 0, 1],
  ].flat()
  const anchor = [mercatorX(71.3e7), mercatorY(51.2e7)] as const
  const moved = matrixAround(matrix, anchor)
  const x = Math.fround(centre[0] - anchor[0])
  // at most a twentieth of a pixel, after 7 km
  expect(Math.abs(Math.fround(Math.fround(x * (moved[0] ?? 0)) + (moved[12] ?? 0)))).toBeLessThan(0.05)
  expect(moved[0]).toBe(Math.fround(scale))
})
