import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceM, type Bounds, type LonLat } from '../../../src/units.ts'
import { isInBounds } from '../../../src/format/area-geometry.ts'
import { clippedShares, metresToRim, widened } from './bounds-geometry.ts'

const BOX: Bounds = [71.3, 51, 71.5, 51.2]

describe('bounds', () => {
  it('widen by at least the margin along every side', () => {
    const [west, south, east, north] = widened(BOX, 2000)
    for (const lat of [51, 51.1, 51.2]) {
      expect(distanceM([west, lat], [71.3, lat])).toBeGreaterThanOrEqual(1999.9)
      expect(distanceM([71.5, lat], [east, lat])).toBeLessThan(2020)
    }
    expect(distanceM([71.4, south], [71.4, 51])).toBeCloseTo(2000, 0)
    expect(distanceM([71.4, north], [71.4, 51.2])).toBeCloseTo(2000, 0)
  })

  it('know how far the rim is, from inside and outside', () => {
    const cases: [LonLat, LonLat][] = [
      [
        [71.301, 51.1],
        [71.3, 51.1],
      ],
      [
        [71.4, 51.199],
        [71.4, 51.2],
      ],
      [
        [71.299, 51.1],
        [71.3, 51.1],
      ],
      [
        [71.501, 50.999],
        [71.5, 51],
      ],
    ]
    for (const [point, rim] of cases) expect(metresToRim(BOX, point)).toBeCloseTo(distanceM(point, rim), 0)
  })

  it('clip a line to the part inside, as sampled points say', () => {
    const lon = fc.integer({ min: 7120, max: 7160 }).map((n) => n / 100)
    const lat = fc.integer({ min: 5090, max: 5130 }).map((n) => n / 100)
    const point = fc.tuple(lon, lat)
    fc.assert(
      fc.property(point, point, (a, b) => {
        const shares = clippedShares(BOX, a, b)
        for (let i = 0; i <= 200; i++) {
          const share = i / 200
          const at: LonLat = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
          const isClipped = shares === null || share < shares[0] || share > shares[1]
          const isOnRim = metresToRim(BOX, at) < 1
          if (!isOnRim) expect(isInBounds(BOX, at)).toBe(!isClipped)
        }
      }),
      { seed: 15, numRuns: 300 },
    )
  })
})
