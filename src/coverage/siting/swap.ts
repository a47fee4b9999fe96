import type { Cover } from './cover.ts'
import { OPERATIONS_PER_SLICE, type Sliced } from './sliced.ts'
import { mostGain, place, standingOf, take } from './standing.ts'

/** Candidates chosen, in no meaningful order, and the weight they cover together. */
export interface Choice {
  readonly candidates: Uint32Array
  readonly covered: number
}

/** Each may drop every site once. */
const ROUNDS = 20

/**
 * Improves a choice by exchange (Teitz and Bart 1968): drops one site after another and puts the best candidate in
 * its place, ties to the lowest number, until no single exchange covers more or the rounds are over. Never worse
 * than what was given.
 */
export function* improveBySwaps(cover: Cover, given: Uint32Array): Sliced<Choice> {
  const standing = yield* standingOf(cover, given)
  const candidates = given.slice()
  let operations = 0
  let still = 0
  for (let turn = 0; still < candidates.length && turn < ROUNDS * candidates.length; turn++) {
    const at = turn % candidates.length
    const dropped = candidates[at] ?? 0
    operations += cover.candidateCount + take(standing, dropped)
    const best = mostGain(standing.gain)
    const isBetter = (standing.gain[best] ?? 0) > (standing.gain[dropped] ?? 0)
    const placed = isBetter ? best : dropped
    still = isBetter ? 0 : still + 1
    operations += place(standing, placed)
    candidates[at] = placed
    if (operations > OPERATIONS_PER_SLICE) {
      operations = 0
      yield turn / (turn + candidates.length)
    }
  }
  return { candidates, covered: standing.covered }
}
