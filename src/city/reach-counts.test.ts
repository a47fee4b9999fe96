import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { thresholdOf } from '../coverage/times.ts'
import { countsForOwn, whichFor } from '../coverage/which-facilities.ts'
import { PACES } from '../network/testing/arbitrary.ts'
import { FACILITY_MODES } from '../services/facility-access.ts'
import type { City } from './city.ts'
import { reachCounts } from './reach-counts.ts'
import { memoryCity, openMemoryCity } from './testing/memory-city.ts'
import { cityStandard, randomCityPlan } from './testing/random-city.ts'
import { createWalking, serviceTimes } from './walk-times.ts'

const standard = cityStandard()
const SMALL = { nodes: 120, facilities: 24, communities: 10 }

/** The city with one facility alone. */
function withOnly(city: City, facility: number): City {
  const mode = city.facilities.mode.map((own, f) => (f === facility ? own : FACILITY_MODES.length))
  return { ...city, facilities: { ...city.facilities, mode } }
}

/** Homes that have this facility within the threshold of a rule, by the searches that verdicts rest on. */
function homesWithin(
  city: City,
  facility: number,
  asked: { readonly r: number; readonly pace: keyof typeof PACES },
) {
  const rule = standard.rules[asked.r]
  const homes = new Set<number>()
  if (rule === undefined) return homes
  const alone = withOnly(city, facility)
  const walking = createWalking(alone, PACES[asked.pace])
  for (const service of rule.services) {
    const which = whichFor(rule, city.manifest.services.indexOf(service))
    if (!countsForOwn(alone.facilities, facility, which)) continue
    const { primary } = serviceTimes(walking, which, rule.ruler)
    for (const [home, time] of primary.entries()) if (time <= thresholdOf(rule)) homes.add(home)
  }
  return homes
}

test('every home has as many as are within reach when each facility stands alone', () => {
  let [found, several] = [0, 0]
  const paces = fc.constantFrom(...(Object.keys(PACES) as (keyof typeof PACES)[]))
  fc.assert(
    fc.property(fc.nat(99_999), paces, (seed, pace) => {
      const { city } = openMemoryCity(memoryCity(randomCityPlan(seed, SMALL)))
      const counting = reachCounts(createWalking(city, PACES[pace]), {
        rules: standard.rules,
        isCounted: ({ required }) => required,
      })
      let step = counting.next()
      for (; step.done !== true; step = counting.next()) expect(step.value).toBeLessThan(1)
      for (const [r, choices] of step.value.entries()) {
        if (standard.rules[r]?.required !== true) {
          expect(choices).toBeNull()
          continue
        }
        const expected = new Uint16Array(city.origins.count)
        const one = new Int32Array(city.origins.count).fill(-1)
        for (let f = 0; f < city.facilities.count; f++) {
          for (const home of homesWithin(city, f, { r, pace })) {
            expected[home] = (expected[home] ?? 0) + 1
            one[home] = f
          }
        }
        expect([...(choices?.counts ?? [])]).toEqual([...expected])
        expect([...(choices?.facility ?? [])]).toEqual([...one])
        found += expected.filter((count) => count === 1).length
        several += expected.filter((count) => count > 1).length
      }
    }),
    { seed: 611, numRuns: 6 },
  )
  expect([found > 50, several > 20]).toEqual([true, true])
})
