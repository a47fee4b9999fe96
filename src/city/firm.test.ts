import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unitCounts, type ReachedCounts } from '../coverage/unit-counts.ts'
import { standardBy } from '../coverage/ruler-check.ts'
import { finish } from '../coverage/siting/sliced.ts'
import { FACILITY_MODES } from '../services/facility-access.ts'
import type { Walker } from '../services/walker.ts'
import { PACES } from '../network/testing/arbitrary.ts'
import { assessCity, judge } from './assess-city.ts'
import { firm } from './firm.ts'
import { firmOpen } from './firm-open.ts'
import type { HoursState } from './place-answer.ts'
import { openLive } from './testing/open-live.ts'
import { cityStandard } from './testing/random-city.ts'
import { walkTimes } from './walk-times.ts'

const drawn = cityStandard()
/** One rule stays as it is whatever the minutes. */
const standard = {
  ...drawn,
  rules: drawn.rules.map((rule, r) => ({ ...rule, scalable: rule.ruler === 'minutes' && r !== 5 })),
}
const WALKERS = Object.entries(PACES).map(([id, pace]) => ({ ...pace, id }) as unknown as Walker)
const SMALL = { nodes: 140, facilities: 40, communities: 14 }
const walkerOf = (seed: number): Walker => {
  const walker = WALKERS[seed % WALKERS.length]
  if (walker === undefined) throw new Error('no walkers')
  return walker
}
const withoutReached = ({ unit, communities, residents }: ReachedCounts) => ({ unit, communities, residents })
const openCity = (seed: number) => openLive(seed, SMALL)

test('every point of every curve, and either ruler, is the city judged once more', () => {
  fc.assert(
    fc.property(fc.nat(99_999), (seed) => {
      const { city, live } = openCity(seed)
      const walker = walkerOf(seed)
      const shares: number[] = []
      const work = firm(() => live, { request: { standard, walker, minutes: 9 }, walkers: WALKERS })
      let step = work.next()
      for (; step.done !== true; step = work.next()) shares.push(step.value)
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
      const found = step.value
      expect(found.curves.map((curve) => curve.walker)).toEqual(WALKERS.map(({ id }) => id))
      for (const [w, { points }] of found.curves.entries()) {
        expect(points.map(({ minutes }) => minutes)).toEqual(Array.from({ length: 26 }, (_, i) => i + 5))
        for (const { minutes, units } of points.filter((_, i) => i % 6 === w)) {
          const again = assessCity(city, { standard, walker: walkerOf(w), minutes })
          expect(units).toEqual(again.summary.units.map(unitCounts))
        }
      }
      const byMinutes = assessCity(city, {
        standard: standardBy(found.standard, 'minutes', walker.paceMps),
        walker,
      })
      const byMetres = assessCity(city, {
        standard: standardBy(found.standard, 'metres', walker.paceMps),
        walker,
      })
      expect(found.rulers.minutes).toEqual(byMinutes.summary.units.map(unitCounts))
      expect(found.rulers.metres).toEqual(byMetres.summary.units.map(unitCounts))
      const differ = [...city.communities.keys()].filter(
        (c) => byMinutes.verdicts.verdict[c] !== byMetres.verdicts.verdict[c],
      )
      expect(found.rulers.disputes.map(({ community }) => community)).toEqual(differ)
      const today = live.assess({ standard, walker, minutes: 9 }, []).assessment
      expect(today.verdicts).toEqual(assessCity(city, { standard, walker, minutes: 9 }).verdicts)
    }),
    { seed: 2611, numRuns: 4 },
  )
})

test('what is open is judged as a city where the others were shut, with the map’s own evidence', () => {
  let lost = 0
  fc.assert(
    fc.property(fc.nat(99_999), (seed) => {
      const { city, live } = openCity(seed)
      const walker = walkerOf(seed)
      const { assessment } = live.assess({ standard, walker }, [])
      const states: readonly (HoursState | null)[] = ['open', 'closed', 'unknown', null]
      const hoursOf = (f: number): HoursState | null => states[(f * 7 + seed) % 4] ?? null
      const found = finish(firmOpen(city, assessment, { walker, time: '2026-11-22T20:00', hoursOf }))
      const shutWithout = (counts: (state: HoursState | null) => boolean) => {
        const mode = city.facilities.mode.map((own, f) => (counts(hoursOf(f)) ? own : FACILITY_MODES.length))
        const times = walkTimes({ ...city, facilities: { ...city.facilities, mode } }, standard, walker)
        return judge({ ...assessment.cityCase, times }, city.facilities.globalId).summary.units
      }
      const told = found.knownOpen.map(withoutReached)
      const open = shutWithout((state) => state === 'open')
      expect(told).toEqual(open.map(unitCounts))
      const atMost = shutWithout((state) => state !== 'closed')
      expect(found.notClosed.map(withoutReached)).toEqual(atMost.map(unitCounts))
      expect(found.always.map(withoutReached)).toEqual(assessment.summary.units.map(unitCounts))
      for (const [u, figures] of found.knownOpen.entries()) {
        for (const [r, rule] of standard.rules.entries()) {
          const { inside } = open[u]?.rules.find((one) => one.rule === rule.id)?.residents ?? { inside: -1 }
          expect(figures.reached[r]).toBe(inside)
          const [most, always] = [found.notClosed[u], found.always[u]].map((own) => own?.reached[r] ?? 0)
          expect(inside).toBeLessThanOrEqual(most ?? 0)
          expect(most).toBeLessThanOrEqual(always ?? 0)
          lost += (always ?? 0) - inside
        }
      }
      for (const { open: isOpen, closed, unsure, noHours } of [found.facilities, ...found.rules]) {
        expect(isOpen + closed + unsure + noHours).toBeLessThanOrEqual(city.facilities.count)
      }
    }),
    { seed: 2612, numRuns: 8 },
  )
  expect(lost).toBeGreaterThan(100)
})
