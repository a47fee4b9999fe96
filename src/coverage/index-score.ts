import type { Verdict } from './verdict.ts'

/** One rule's part in the index. */
export interface Scored {
  readonly weight: number
  /** 0–1; `null` where there is none. */
  readonly share: number | null
  readonly verdict: Verdict
}

/** Below this part of the weight (per cent) an index would say more than is known. */
const LEAST_DECIDED_PERCENT = 60

/**
 * 本站指数, 0–100: Σ weight · share ÷ Σ weight over the decided rules; `null` when they carry under 60 % of the
 * weight of all rules, or none. Not an official index.
 */
export function indexScore(rules: readonly Scored[]): number | null {
  const all = rules.reduce((sum, rule) => sum + rule.weight, 0)
  const decided = rules.filter((rule) => rule.verdict !== 'unknown')
  const weight = decided.reduce((sum, rule) => sum + rule.weight, 0)
  if (weight === 0 || weight * 100 < all * LEAST_DECIDED_PERCENT) return null
  const score = decided.reduce((sum, rule) => sum + rule.weight * (rule.share ?? 0), 0)
  return Math.min(100, (100 * score) / weight)
}
