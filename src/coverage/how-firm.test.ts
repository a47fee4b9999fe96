import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CityCase } from './city-case.ts'
import {
  breakEven,
  breakEvenMinutes,
  breakEvenPace,
  coverageCurve,
  CURVE_MINUTES,
  isNearMiss,
  nearMisses,
  nearMissRules,
  unitFigures,
} from './how-firm.ts'
import { judgeCity } from './judge-city.ts'
import { standardAt, standardAtBand } from './standard-at.ts'
import { drawCase, type DrawnCity } from './testing/draw-city.ts'
import { randomCity } from './testing/random-city.ts'

const at = (shop: number) => ({ homes: [{ residents: 1, walks: { shop } }] })
const drawShops = (...minutes: number[]): CityCase =>
  drawCase({ rules: [{ services: ['shop'] }], communities: minutes.map(at) })

describe('near misses', () => {
  it('are inside above 13.5 of 15 minutes and outside up to 16.5', () => {
    const city = drawShops(13.5, 13.6, 15, 15.1, 16.5, 16.6)
    expect([...nearMisses(city, judgeCity(city))]).toEqual([0, 1, 1, 1, 1, 0])
  })

  it('are told by rule just the same', () => {
    const minutes = [13.5, 13.6, 15, 15.1, 16.5, 16.6]
    const city = drawShops(...minutes)
    const input = { city, verdicts: judgeCity(city), facilityId: [1] }
    expect(minutes.map((_, c) => nearMissRules(input, c).length)).toEqual([0, 1, 1, 1, 1, 0])
  })

  it('need a verdict and a walk', () => {
    expect(isNearMiss(9500, 9000, 'unknown')).toBe(false)
    expect(isNearMiss(null, 9000, 'outside')).toBe(false)
  })
})

describe('break-even', () => {
  it('of a service is its t(c, s) in the units of the rule', () => {
    expect(breakEven(9900, 'minutes')).toBe(16.5)
    expect(breakEven(3005, 'metres')).toBe(300.5)
    expect(breakEven(null, 'metres')).toBeNull()
  })

  it('of a community is where its last required service comes within reach, gaps allowed left out', () => {
    const homes = [{ residents: 1, walks: { shop: 8, clinic: 19, park: 25, cafe: 40 } }]
    const services = ['shop', 'clinic', 'park'].map((service) => ({ services: [service] }))
    const rules = [...services, { services: ['cafe'], required: false }]
    const minutes = (more: Partial<DrawnCity>) => {
      const city = drawCase({ rules, communities: [{ homes }], ...more })
      return breakEvenMinutes({ city, verdicts: judgeCity(city), facilityId: [1] }, 0)
    }
    expect(minutes({})).toBe(25)
    expect(minutes({ tolerance: 1 })).toBe(19)
    expect(minutes({ rules: [{ services: ['shop'] }, { services: ['park'], scalable: false }] })).toBeNull()
    const nothing = { inCity: 0, near: [0] }
    expect(minutes({ supply: { park: nothing } })).toBe(19)
    expect(minutes({ rules: [{ services: ['park'] }], supply: { park: nothing } })).toBeNull()
  })

  it('is where the verdict turns to inside: there, and not a tenth of a second before', () => {
    let found = 0
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const city = drawCase({ ...drawn, tolerance: 0 })
        const input = { city, verdicts: judgeCity(city), facilityId: [0, 1, 2, 3, 4, 5] }
        const verdictAt = (minutes: number, c: number) =>
          judgeCity({ ...city, standard: standardAt(city.standard, minutes) }).verdict[c]
        for (const c of city.communities.keys()) {
          const minutes = breakEvenMinutes(input, c)
          if (minutes === null) expect(verdictAt(60, c)).not.toBe(0)
          else expect(verdictAt(Math.max(minutes, 0.1), c)).toBe(0)
          if (minutes === null || minutes === 0) continue
          found++
          expect(verdictAt(minutes - 1 / 600, c)).not.toBe(0)
        }
      }),
      { seed: 1801, numRuns: 200 },
    )
    expect(found).toBeGreaterThan(50)
  })
})

describe('break-even pace', () => {
  const pace = { paceMps: 1.25, stepsFactor: 1, signalWaitS: 20 }

  it('scales with the time where nothing but length takes time', () => {
    // 1,500 m at 1.25 m/s = 1,200 s = 20 min; within 15 min = 900 s it takes 1,500 ÷ 900 m/s.
    expect(breakEvenPace({ ds: 12_000, dm: 15_000 }, pace, 15)).toBeCloseTo(5 / 3, 10)
  })

  it('leaves waits as they are', () => {
    // 900 m = 720 s, and 60 s of waits: 900 m in 900 − 60 = 840 s.
    expect(breakEvenPace({ ds: 7_800, dm: 9_000 }, pace, 15)).toBeCloseTo(900 / 840, 10)
    // 1,000 s of waits alone are more than 15 minutes.
    expect(breakEvenPace({ ds: 10_000 + 800, dm: 1_000 }, pace, 15)).toBeNull()
  })
})

describe('curve', () => {
  it('rises from 5 to 30 minutes: 1 of 3 at 5, 2 at 15, 3 at 30', () => {
    const curve = coverageCurve(drawShops(5, 15, 30))
    const inside = new Map(curve.map(({ minutes, units }) => [minutes, units[0]?.strict?.count]))
    expect([...inside.keys()]).toEqual(CURVE_MINUTES)
    expect([5, 14, 15, 29, 30].map((minutes) => inside.get(minutes))).toEqual([1, 1, 2, 2, 3])
  })

  it('never falls, by communities and by residents, and holds no village', () => {
    fc.assert(
      fc.property(randomCity, (drawn) => {
        const curve = coverageCurve(drawCase({ ...drawn, tolerance: 0 }), [5, 10, 15, 20, 30])
        for (const [i, point] of curve.entries()) {
          expect(point.units.map(({ unit }) => unit)).not.toContain('village')
          for (const [u, figures] of point.units.entries()) {
            const before = curve[i - 1]?.units[u]
            expect(figures.verdicts.inside).toBeGreaterThanOrEqual(before?.verdicts.inside ?? 0)
            expect(figures.residents.inside).toBeGreaterThanOrEqual(before?.residents.inside ?? 0)
          }
        }
      }),
      { seed: 1802, numRuns: 100 },
    )
  })

  it('shows a band by its two ends: 900 m is outside 800, inside 1,000', () => {
    const rules = [
      { services: ['shop'], ruler: 'metres' as const, threshold: 1000, band: [800, 1000] as const },
    ]
    const city = drawCase({ rules, communities: [at(900)] })
    const strict = (end: 'lower' | 'upper') =>
      unitFigures(city, standardAtBand(city.standard, end))[0]?.strict?.count
    expect([strict('lower'), strict('upper')]).toEqual([0, 1])
  })
})
