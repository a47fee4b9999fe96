import fc from 'fast-check'
import { expect, test } from 'vitest'
import { communityOrigins } from '../coverage/community-origins.ts'
import { assembleNetwork } from '../format/assemble-network.ts'
import type { Homes } from '../format/part-places.ts'
import { metricOf } from '../network/metric.ts'
import { PACES } from '../network/testing/arbitrary.ts'
import { openShapes } from './open-city.ts'
import { HOME_WITHIN_M, startHome } from './start-homes.ts'
import { memoryCity, openMemoryCity } from './testing/memory-city.ts'
import { randomCityPlan } from './testing/random-city.ts'

test('the few homes that stand with the streets are those that walks begin at among all homes, whoever walks', () => {
  const seen = { communities: 0, none: 0, byStepsAlone: 0, fewer: 0 }
  fc.assert(
    fc.property(fc.nat(9_999), (seed) => {
      const written = memoryCity(randomCityPlan(seed, { nodes: 300, facilities: 5, communities: 20 }))
      const opened = openMemoryCity(written)
      const { network, communities } = opened.city
      const shapes = openShapes(opened, written.files)
      const chosenAmong = ({ origins, originEntries }: Homes) => {
        const grouped = communityOrigins(origins, communities.length)
        const homes = { network, shapes, communities, origins: grouped, originEntries }
        return Object.values(PACES).map((pace) => {
          const metric = metricOf(network, pace, 'minutes')
          return communities.map((_, c) => {
            const found = startHome(homes, metric, c)
            return found === null ? null : { ...found, origin: origins.globalId[found.origin] }
          })
        })
      }
      const few = assembleNetwork(opened.parts.spine, opened.parts.blocks)
      const [plain = [], , noSteps = []] = chosenAmong(opened.city)
      expect(chosenAmong(few)).toEqual(chosenAmong(opened.city))
      for (const [c, found] of plain.entries()) {
        const own = [...few.origins.community].filter((of) => of === c).length
        expect(own).toBeLessThanOrEqual(2)
        if (found === null) seen.none++
        else expect(found.awayM).toBeLessThanOrEqual(HOME_WITHIN_M)
        if (found?.origin !== noSteps[c]?.origin) seen.byStepsAlone++
        if (own < [...opened.city.origins.community].filter((of) => of === c).length) seen.fewer++
        seen.communities++
      }
    }),
    { seed: 8, numRuns: 30 },
  )
  expect(seen.communities).toBe(600)
  expect(Math.min(seen.none, seen.fewer)).toBeGreaterThan(20)
  expect(seen.byStepsAlone).toBeGreaterThan(0)
})
