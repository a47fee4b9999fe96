import type { Cover } from './cover.ts'
import { OPERATIONS_PER_SLICE, type Sliced } from './sliced.ts'
import { mostGain, place, standingOf } from './standing.ts'

/** A candidate and what it adds to those chosen before it. */
export interface Site {
  readonly candidate: number
  /** In the units of the weights; above 0. */
  readonly gain: number
}

/**
 * Chooses up to k candidates (of those in `among`, when given, ascending), each the one that adds most to those
 * before, ties to the lowest number; stops where nothing is added. At least 1 - 1/e of the best (Nemhauser, Wolsey
 * and Fisher 1978). What candidates add is kept exact as demands get covered, O(pairs) in all, and looked through
 * for each site: at k = 100 up to twice as fast as counting again from a heap of old values (Minoux 1978).
 */
export function* chooseGreedily(cover: Cover, k: number, among?: Uint32Array): Sliced<Site[]> {
  const standing = yield* standingOf(cover, new Uint32Array())
  const sites: Site[] = []
  let operations = 0
  while (sites.length < k) {
    const candidate = among === undefined ? mostGain(standing.gain) : mostGainAmong(standing.gain, among)
    const gain = standing.gain[candidate] ?? 0
    if (gain === 0) break
    operations += (among ?? standing.gain).length + place(standing, candidate)
    sites.push({ candidate, gain })
    if (operations > OPERATIONS_PER_SLICE) {
      operations = 0
      yield sites.length / k
    }
  }
  return sites
}

function mostGainAmong(gain: Float64Array, among: Uint32Array): number {
  let best = among[0] ?? 0
  for (const c of among) if ((gain[c] ?? 0) > (gain[best] ?? 0)) best = c
  return best
}
