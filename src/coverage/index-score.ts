import { VERDICTS } from './verdict.ts'

/** One rule's part in the index, by community. */
export interface Scored {
  readonly weight: number
  /** 0–1; NaN where there is none. */
  readonly share: Float64Array
  /** Code of `VERDICTS`. */
  readonly verdict: Uint8Array
}

/** Below this part of the weight (per cent) an index would say more than is known. */
const LEAST_DECIDED_PERCENT = 60

const UNKNOWN = VERDICTS.indexOf('unknown')

/**
 * 本站指数, 0–100, of each of `count` communities: Σ weight · share ÷ Σ weight over the decided rules; NaN when they
 * carry under 60 % of the weight of all rules, or none. Not an official index.
 */
export function indexScores(rules: readonly Scored[], count: number): Float64Array {
  const all = rules.reduce((sum, rule) => sum + rule.weight, 0)
  return new Float64Array(count).map((_, c) => {
    let [weight, score] = [0, 0]
    for (const rule of rules) {
      if (rule.verdict[c] === UNKNOWN) continue
      const share = rule.share[c] ?? Number.NaN
      weight += rule.weight
      score += rule.weight * (Number.isNaN(share) ? 0 : share)
    }
    if (weight === 0 || weight * 100 < all * LEAST_DECIDED_PERCENT) return Number.NaN
    return Math.min(100, (100 * score) / weight)
  })
}
