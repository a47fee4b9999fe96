import { reduceToCover, type Cover } from './cover.ts'
import { chooseGreedily, type Site } from './greedy.ts'
import { checkIncidence, type Incidence } from './incidence.ts'
import { certify } from './lagrange.ts'
import { within, type Sliced } from './sliced.ts'
import { improveBySwaps } from './swap.ts'

export interface SitingProblem {
  readonly incidence: Incidence
  /** Per demand: whole numbers from 0, such as residents in tenths. Together at most 2^42. */
  readonly weight: Float64Array
  /** How many sites at most. */
  readonly k: number
}

export interface SitingOptions {
  /** How far from the bound the answer may stay, as a share of the bound; 0.01 by default. Smaller takes longer. */
  readonly targetGap?: number
}

export const SITING_STAGES = ['prepare', 'choose', 'improve', 'certify', 'order'] as const
export type SitingStage = (typeof SITING_STAGES)[number]

export interface SitingProgress {
  readonly stage: SitingStage
  /** Of all the work, 0 … 1; rises within a stage and from stage to stage. Certifying may end early. */
  readonly share: number
}

export interface SitingResult {
  /** At most k, each by what it adds to those before it, so the running sum is concave; none adds nothing. */
  readonly sites: readonly Site[]
  /** Weight of the demands that reach at least one of the sites. */
  readonly covered: number
  /** Weight of all demands, those that reach no candidate included. */
  readonly total: number
  /** No k sites cover more than this. */
  readonly bound: number
  /** `(bound - covered) / bound`: the answer is at most this share below the best one; 0 when the bound is 0. */
  readonly gap: number
}

const DEFAULT_TARGET_GAP = 0.01
/** Up to here sums of weights and of prices in 1/1024 are exact in a double. */
const MOST_WEIGHT = 2 ** 42

/**
 * The maximal covering location problem (Church and ReVelle 1974): where to put k sites so that as much weight as
 * possible has one within reach. Greedy choice, exchange, then a bound that certifies how close to the best the
 * answer is. Deterministic. Pauses every few milliseconds; a caller that stops asking has cancelled.
 * Throws on the first step when the incidence is not sound, k is not a whole number from 0, `targetGap` is not from
 * 0 to 1, or a weight is not a whole number from 0.
 */
export function* solveSiting(
  problem: SitingProblem,
  { targetGap = DEFAULT_TARGET_GAP }: SitingOptions = {},
): Generator<SitingProgress, SitingResult> {
  const total = checkProblem(problem, targetGap)
  const { incidence, weight, k } = problem
  yield* inStage('prepare', checkIncidence(incidence), [0, 0.05])
  if (k === 0) return { sites: [], covered: 0, total, bound: 0, gap: 0 }
  const cover = yield* inStage('prepare', reduceToCover(incidence, weight), [0.05, 0.2])
  const greedy = yield* inStage('choose', chooseGreedily(cover, k), [0.2, 0.22])
  const first = Uint32Array.from(greedy, (site) => site.candidate)
  const improved = yield* inStage('improve', improveBySwaps(cover, first), [0.22, 0.25])
  const { choice, bound } = yield* inStage('certify', certify(cover, improved, targetGap), [0.25, 0.99])
  const { candidates, covered } = choice
  const ordered = yield* inStage('order', chooseGreedily(cover, k, candidates.toSorted()), [0.99, 1])
  return { sites: ordered.map(toOutside(cover)), covered, total, bound, gap: gapOf(covered, bound) }
}

function* inStage<Result>(
  stage: SitingStage,
  work: Sliced<Result>,
  [from, to]: readonly [number, number],
): Generator<SitingProgress, Result> {
  const scaled = within(work, from, to)
  let step = scaled.next()
  while (step.done !== true) {
    yield { stage, share: step.value }
    step = scaled.next()
  }
  return step.value
}

const toOutside =
  ({ outside }: Cover) =>
  ({ candidate, gain }: Site): Site => ({ candidate: outside[candidate] ?? 0, gain })

const gapOf = (covered: number, bound: number): number => (bound === 0 ? 0 : (bound - covered) / bound)

/** The sum of the weights. */
function checkProblem({ incidence, weight, k }: SitingProblem, targetGap: number): number {
  if (!Number.isInteger(k) || k < 0) throw new Error(`siting: found k = ${k}, expected a whole number from 0`)
  if (!(targetGap >= 0 && targetGap <= 1)) {
    throw new Error(`siting: found a target gap of ${targetGap}, expected one from 0 to 1`)
  }
  if (weight.length !== incidence.demandCount) {
    throw new Error(
      `siting: found ${weight.length} weights, expected one for each of ${incidence.demandCount} demands`,
    )
  }
  let total = 0
  weight.forEach((w, d) => {
    if (!Number.isInteger(w) || w < 0) {
      throw new Error(`siting: found weight ${w} at demand ${d}, expected a whole number from 0`)
    }
    total += w
  })
  if (total > MOST_WEIGHT)
    throw new Error(`siting: found weights of ${total}, expected at most ${MOST_WEIGHT}`)
  return total
}
