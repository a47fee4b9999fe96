import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metresPerPx, scaleBar } from './scale-bar.ts'

test('a pixel is as wide as the map says', () => {
  // a tile of 512 px is the whole equator at zoom 0, and half of it in metres at 60 degrees
  expect(metresPerPx(0, 0)).toBeCloseTo(78_185, -2)
  expect(metresPerPx(60, 1)).toBeCloseTo(metresPerPx(0, 0) / 4, 3)
})

test('a bar is a round number, and more than a third of what there is room for', () => {
  expect(scaleBar(2.4, 88)).toEqual({ metres: 200, px: 200 / 2.4 })
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1_000, noNaN: true }), (perPx) => {
      const { metres, px } = scaleBar(perPx, 88)
      expect(px).toBeLessThanOrEqual(88 + 1e-9)
      expect(px).toBeGreaterThan(88 * 0.39)
      expect(String(metres)).toMatch(/^[125]0*$/)
    }),
    { seed: 5 },
  )
})
