import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsOf, freeArea, isShown, paddingWithin, roomAround, union } from './padding.ts'

describe('padding', () => {
  it('has some air where there is room', () => {
    const padding = { left: 592, top: 16, right: 16, bottom: 16 }
    expect(paddingWithin(padding, { width: 1_440, height: 900 })).toEqual({
      left: 604,
      top: 28,
      right: 28,
      bottom: 28,
    })
  })

  it('leaves free space however much is covered', () => {
    const side = fc.integer({ min: 0, max: 2_000 })
    const sides = fc.record({ left: side, top: side, right: side, bottom: side })
    const size = fc.record({
      width: fc.integer({ min: 1, max: 3_000 }),
      height: fc.integer({ min: 1, max: 3_000 }),
    })
    fc.assert(
      fc.property(sides, size, (padding, { width, height }) => {
        const { left, top, right, bottom } = paddingWithin(padding, { width, height })
        expect(Math.min(left, top, right, bottom)).toBeGreaterThanOrEqual(0)
        expect(width - left - right).toBeGreaterThanOrEqual(Math.min(120, width))
        expect(height - top - bottom).toBeGreaterThanOrEqual(Math.min(120, height))
      }),
      { seed: 15, numRuns: 400 },
    )
  })
})

describe('what is shown', () => {
  const free = freeArea({ left: 500, top: 0, right: 0, bottom: 100 }, { width: 1_500, height: 900 })
  const box = (left: number, top: number, size: number) => ({
    left,
    top,
    right: left + size,
    bottom: top + size,
  })

  it('lies in the free area', () => {
    expect(free).toEqual({ left: 500, top: 0, right: 1_500, bottom: 800 })
    expect(isShown(box(600, 100, 400), free, 0.25)).toBe(true)
    expect(isShown(box(400, 100, 400), free, 0)).toBe(false)
    expect(isShown(box(600, 500, 400), free, 0)).toBe(false)
  })

  it('is large enough to be read', () => {
    expect(isShown(box(700, 300, 199), free, 0.25)).toBe(false)
    expect(isShown(box(700, 300, 201), free, 0.25)).toBe(true)
  })
})

it('puts one box around two', () => {
  expect(union([0, 1, 2, 3], [-1, 2, 1, 5])).toEqual([-1, 1, 2, 5])
  expect(union(null, [0, 1, 2, 3])).toEqual([0, 1, 2, 3])
  expect(union(null, null)).toBeNull()
})

describe('room around a city', () => {
  it('is two more cities on each side, within the world', () => {
    expect(roomAround([71, 51, 72, 51.5])).toEqual([69, 50, 74, 52.5])
    expect(roomAround([-170, -80, 170, 80])).toEqual([-180, -85, 180, 85])
  })

  it('is there around a single point', () => {
    const [west, , east] = roomAround([71, 51, 71, 51])
    expect(east - west).toBeCloseTo(0.08)
  })
})

describe('bounds', () => {
  it('are found at any depth', () => {
    expect(
      boundsOf([
        [
          [
            [1, 2],
            [3, -4],
          ],
        ],
        [[[0, 5]]],
      ]),
    ).toEqual([0, -4, 3, 5])
    expect(boundsOf([[7, 8]])).toEqual([7, 8, 7, 8])
  })

  it('are none of nothing', () => {
    expect(boundsOf([])).toBeNull()
    expect(boundsOf([[]])).toBeNull()
  })
})
