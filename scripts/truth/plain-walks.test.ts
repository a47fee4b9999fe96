import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makePartition } from '../../src/network/make-partition.ts'
import { metricOf, type Metric } from '../../src/network/metric.ts'
import { withAdjacency, type Network } from '../../src/network/network.ts'
import { arbitraryScene } from '../../src/network/testing/arbitrary.ts'
import { searchPlainly } from '../../src/network/testing/dijkstra.ts'
import { randomNetwork } from '../../src/network/testing/random-network.ts'
import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import { UNREACHED } from '../../src/units.ts'
import { readWalkersFile } from '../read-data.ts'
import { drawServices } from './engine-worlds.ts'
import { createPlainWalks, type FacilityEntry } from './plain-walks.ts'

function expectSame(network: Network, metric: Metric, seeds: readonly FacilityEntry[]): void {
  const { times, nearest } = createPlainWalks({ network, endsOn: new Map() }).to(metric, seeds)
  const { labels } = searchPlainly({ network, metric, sense: 'to', seeds, limit: UNREACHED - 1 })
  expect([...times]).toEqual(labels.map((label) => label?.primary ?? UNREACHED))
  expect([...nearest]).toEqual(labels.map((label) => label?.source ?? -1))
}

test('the oracle is right by one that writes out every arc, on small confused networks', () => {
  fc.assert(
    fc.property(arbitraryScene(), ({ network, metric, entries }) => {
      expectSame(
        network,
        metric,
        entries.map((entry, i) => ({ ...entry, source: i >> 1 })),
      )
    }),
    { seed: 21, numRuns: 500 },
  )
})

test.each(readWalkersFile())('and on street grids for $id', (walker) => {
  for (let seed = 1; seed <= 10; seed++) {
    const network = withAdjacency(makePartition(randomNetwork(seed, { nodes: 150 })).network)
    const [facilities = []] = drawServices(network, seededRandom(seed), [12])
    const seeds = facilities.flatMap((entries, source) => entries.map((entry) => ({ ...entry, source })))
    for (const ruler of ['minutes', 'metres'] as const) {
      expectSame(network, metricOf(network, walker, ruler), seeds)
    }
  }
})
