/** Many pairs against Routino, and the figures over them. */

import { fromE7, type LonLat } from '../../src/units.ts'
import { ourLengths, type BothNetworks, type OurLengths } from './compare-routes.ts'
import { ROUTINO_SCALE, type RoutinoDatabase, type RoutinoRoute } from './routino-database.ts'
import { explain, measuredM, type Explanation } from './routino-explain.ts'

export interface PairResult extends OurLengths, Explanation {
  readonly from: LonLat
  readonly to: LonLat
  /** Sum of Routino's whole metres; null when it found no way. */
  readonly routinoM: number | null
  /** The same route measured on our sphere from node to node; null when it found no way. */
  readonly measuredM: number | null
}

export interface Spread {
  readonly median: number
  readonly p95: number
  readonly max: number
}

/** Both routers' answers for every pair, in order; `null` where Routino crashed on both directions. */
export function compareWithRoutino(
  both: BothNetworks,
  database: RoutinoDatabase,
  pairs: readonly (readonly [number, number])[],
): (PairResult | null)[] {
  return pairs.map(([from, to]) => {
    const [a, b] = [exactPlace(both, from), exactPlace(both, to)]
    const answer = bothWays(database, a, b)
    if (answer === 'crash') return null
    const ours = ourLengths(both, from, to)
    const known = { ...ours, from: a, to: b }
    if (answer === 'no-route') return { ...known, routinoM: null, measuredM: null, ...noRoute(ours) }
    const explanation = explain(both, database, { ...ours, from, to, route: answer })
    return { ...known, routinoM: answer.metres, measuredM: measuredM(both, answer), ...explanation }
  })
}

const exactPlace = ({ data }: BothNetworks, node: number): LonLat => [
  fromE7(data.lonE7[node] ?? 0),
  fromE7(data.latE7[node] ?? 0),
]

const noRoute = ({ inWholeMetres }: OurLengths): Explanation => ({
  outcome: 'no-route',
  evidence: Number.isFinite(inWholeMetres) ? ['only we have a way'] : [],
})

/**
 * The shorter of its answers for both directions: Routino joins precomputed stretches and sometimes misses the
 * shortest way in one direction. No street of these extracts is one-way for walkers.
 */
function bothWays(database: RoutinoDatabase, a: LonLat, b: LonLat): ReturnType<RoutinoDatabase['route']> {
  const answers = [database.route(a, b), database.route(b, a)]
  const routes = answers.filter((answer): answer is RoutinoRoute => typeof answer === 'object')
  const shortest = routes.toSorted((one, other) => one.metres - other.metres)[0]
  return shortest ?? (answers.includes('no-route') ? 'no-route' : 'crash')
}

/** Differences in metres and as shares of Routino's length, over the pairs that both sides can walk. */
export function spreads(results: readonly PairResult[]): Record<string, Spread> {
  const walked = results.flatMap(({ routinoM, measuredM: measured, ...ours }) =>
    routinoM !== null && measured !== null && Number.isFinite(ours.contractedM)
      ? [{ ...ours, routinoM: routinoM / ROUTINO_SCALE, measured }]
      : [],
  )
  const of = (difference: (pair: (typeof walked)[number]) => number): Spread =>
    spreadOf(walked.map((pair) => Math.abs(difference(pair))))
  return {
    'our metres - its route measured by our ruler, m': of((p) => p.contractedM - p.measured),
    'our metres - its route measured by our ruler, %': of(
      (p) => ((p.contractedM - p.measured) / p.measured) * 100,
    ),
    'our metres - its own whole metres on our sphere, m': of((p) => p.contractedM - p.routinoM),
    'our metres - its own whole metres on our sphere, %': of(
      (p) => ((p.contractedM - p.routinoM) / p.routinoM) * 100,
    ),
    'contracted - every segment in floating point, m': of((p) => p.contractedM - p.plainM),
  }
}

/** Median, 95th percentile (nearest rank) and largest of some numbers; NaN for none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95), max: at(1) }
}
