import type { Standard, StandardRule } from '../services/standard.ts'

/** The standard with its `scalable` rules at this many minutes; fixed rules keep their threshold. */
export const standardAt = (standard: Standard, minutes: number): Standard =>
  withThresholds(standard, (rule) => (rule.scalable ? minutes : rule.threshold))

/** The standard with every threshold multiplied, fixed ones too: how a verdict bears an error in the walk. */
export const standardTimes = (standard: Standard, factor: number): Standard =>
  withThresholds(standard, (rule) => rule.threshold * factor)

/** The standard at the lower or upper end of each rule's `band`; rules without one keep their threshold. */
export const standardAtBand = (standard: Standard, end: 'lower' | 'upper'): Standard =>
  withThresholds(standard, (rule) => rule.band?.[end === 'lower' ? 0 : 1] ?? rule.threshold)

function withThresholds(standard: Standard, threshold: (rule: StandardRule) => number): Standard {
  return { ...standard, rules: standard.rules.map((rule) => ({ ...rule, threshold: threshold(rule) })) }
}
