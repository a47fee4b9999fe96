import KDBush from 'kdbush'
import { lonScale, METRES_PER_E7 } from '../../network/edge-line.ts'
import type { Metric } from '../../network/metric.ts'
import type { Network } from '../../network/network.ts'
import { createSearch, type Reach } from '../../network/search.ts'
import { distanceM, fromE7, UNREACHED, type LonLat } from '../../units.ts'

/** Two street nodes that lie near each other and far apart for those who walk. */
export interface LinkCandidate {
  /** The lower one. */
  readonly from: number
  readonly to: number
  readonly straightM: number
}

/** Ends at most this far apart in a straight line: what a gap in a fence or a footbridge would join. */
const LINK_MOST_M = 100
/** Walks between them longer than this, in metres: five times as far. */
const LINK_DETOUR_M = 500

const NODES_PER_SLICE = 16

/**
 * All pairs of the nodes given that are near in a straight line and whose walk is long both ways, or impossible.
 * @param metric by metres
 * @param nodes ascending
 */
export function* linkCandidates(
  network: Network,
  metric: Metric,
  nodes: readonly number[],
): Generator<number, LinkCandidate[]> {
  const near = nearNodes(network, nodes)
  const search = createSearch(network)
  const limit = 10 * LINK_DETOUR_M
  const found: LinkCandidate[] = []
  /** By lower node: the higher ones that are far from it; whether it is far from them comes later. */
  const farFrom = new Map<number, Set<number>>()
  for (const [i, node] of nodes.entries()) {
    const others = near(node)
    if (others.length > 0) {
      const reach = search.run({ metric, sense: 'from', nodeSeeds: [{ node, source: 0 }], limit })
      const far = others.filter((other) => isFar(reach, other))
      farFrom.set(node, new Set(far.filter((other) => other > node)))
      for (const other of far) {
        if (other > node || farFrom.get(other)?.has(node) !== true) continue
        const straightM = distanceM(pointOf(network, other), pointOf(network, node))
        found.push({ from: other, to: node, straightM })
      }
    }
    if (i % NODES_PER_SLICE === 0) yield i / nodes.length
  }
  return found
}

const isFar = (reach: Reach, node: number): boolean => reach.primaryOf(node) === UNREACHED

export const pointOf = ({ lonE7, latE7 }: Network, node: number): LonLat => [
  fromE7(lonE7[node] ?? 0),
  fromE7(latE7[node] ?? 0),
]

/** The other nodes at most `LINK_MOST_M` from one. */
function nearNodes(network: Network, nodes: readonly number[]): (node: number) => number[] {
  const { lonE7, latE7 } = network
  const index = new KDBush(nodes.length)
  for (const node of nodes) index.add(lonE7[node] ?? 0, latE7[node] ?? 0)
  index.finish()
  return (node) => {
    const [lon, lat] = [lonE7[node] ?? 0, latE7[node] ?? 0]
    // a hair more: the distance below decides
    const reach = (1.01 * LINK_MOST_M) / METRES_PER_E7
    const east = reach / lonScale(Math.abs(lat) + reach)
    return index
      .range(lon - east, lat - reach, lon + east, lat + reach)
      .map((i) => nodes[i] ?? 0)
      .filter(
        (other) =>
          other !== node && distanceM(pointOf(network, node), pointOf(network, other)) <= LINK_MOST_M,
      )
  }
}
