import type { StandardRule } from '../../services/standard.ts'

export interface WeightShares {
  readonly total: number
  /** By rule, with its part of the total, 0–1. */
  readonly parts: readonly { readonly rule: StandardRule; readonly share: number }[]
}

/** What each rule weighs in the index while all can be judged. Free of the dust that sums of decimals gather. */
export function weightShares(rules: readonly StandardRule[]): WeightShares {
  const sum = rules.reduce((all, rule) => all + rule.weight, 0)
  const parts = rules.map((rule) => ({ rule, share: sum === 0 ? 0 : rule.weight / sum }))
  return { total: Math.round(sum * 1_000) / 1_000, parts }
}
