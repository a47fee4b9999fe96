import { metricOf, type WalkingPace } from '../../network/metric.ts'
import { withAdjacency } from '../../network/network.ts'
import { createSearch } from '../../network/search.ts'
import { createSnapper } from '../../network/snap.ts'
import { PACES } from '../../network/testing/arbitrary.ts'
import { randomNetwork } from '../../network/testing/random-network.ts'
import { seededRandom } from '../../network/testing/seeded-random.ts'
import type { LonLat } from '../../units.ts'
import type { IsochroneRequest } from '../isochrone.ts'

/** Walks of some length from places beside the streets of a random network, snapped as homes are; all joined. */
export function* randomWalks(
  seed: number,
  { count, minutes, nodes = 600 }: { count: number; minutes: readonly number[]; nodes?: number },
): Generator<IsochroneRequest> {
  const { columns, shapes } = randomNetwork(seed, { nodes })
  const network = withAdjacency(columns)
  const search = createSearch(network)
  const snapper = createSnapper(network, shapes)
  const random = seededRandom(seed)
  const metrics = Object.values(PACES).map((pace: WalkingPace) => metricOf(network, pace, 'minutes'))
  for (let made = 0; made < count;) {
    const v = Math.floor(random() * network.nodeCount)
    const aside = (): number => (random() - 0.5) * 1.5e4
    const lonLat: LonLat = [
      ((network.lonE7[v] ?? 0) + aside()) / 1e7,
      ((network.latE7[v] ?? 0) + aside()) / 1e7,
    ]
    const entries = snapper.snap(lonLat)
    const metric = metrics[made % metrics.length]
    if (entries.length === 0 || metric === undefined) continue
    made++
    const seeds = entries.map((entry) => ({ ...entry, source: 0 }))
    const reach = search.run({ metric, sense: 'from', seeds, limit: 600 * Math.max(...minutes) })
    yield { network, shapes, metric, reach, origin: { lonLat, entries }, minutes }
  }
}
