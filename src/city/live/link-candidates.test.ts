import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { finish } from '../../coverage/siting/sliced.ts'
import { metricOf } from '../../network/metric.ts'
import { PACES } from '../../network/testing/arbitrary.ts'
import { searchPlainly } from '../../network/testing/dijkstra.ts'
import { distanceM } from '../../units.ts'
import { openLive } from '../testing/open-live.ts'
import { linkCandidates, pointOf } from './link-candidates.ts'
import { plainStreetNodes } from './plain-street-nodes.ts'

test('candidates are the pairs near in a straight line and far by a plain Dijkstra, all of them', () => {
  let candidates = 0
  fc.assert(
    fc.property(fc.nat(99_999), fc.constantFrom(...Object.values(PACES)), (seed, pace) => {
      const { city } = openLive(seed, { nodes: 150, facilities: 2, communities: 2 })
      const { network } = city
      const metric = metricOf(network, pace, 'metres')
      const nodes = plainStreetNodes(city, city, metric)
      const found = finish(linkCandidates(network, metric, nodes))
      const labels = new Map(
        nodes.map((node) => {
          const nodeSeeds = [{ node, source: 0 }]
          const request = { network, metric, sense: 'from', seeds: [], nodeSeeds, limit: 5_000 } as const
          return [node, searchPlainly(request).labels]
        }),
      )
      const expected = nodes.flatMap((from) =>
        nodes
          .filter((to) => to > from && distanceM(pointOf(network, from), pointOf(network, to)) <= 100)
          .filter((to) => labels.get(from)?.[to] === null && labels.get(to)?.[from] === null)
          .map((to) => `${from} ${to}`),
      )
      expect(found.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(expected.sort())
      for (const { from, to, straightM } of found) {
        expect(straightM).toBe(distanceM(pointOf(network, from), pointOf(network, to)))
      }
      candidates += found.length
    }),
    { seed: 31, numRuns: 15 },
  )
  expect(candidates).toBeGreaterThan(10)
})
