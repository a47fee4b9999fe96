import type { CommunityOrigins } from './community-origins.ts'
import { isShare } from './share.ts'

/** How many facilities of one rule residents of a community have to choose from. */
export interface Redundancy {
  /** The largest number of which at least the share of residents has that many within the threshold. */
  readonly choices: number
  /** 仅此一处: enough residents have one, but not enough have a second. */
  readonly onlyOne: boolean
  /** Share of residents with just one, 0–1; `null` without origins. */
  readonly onlyOneShare: number | null
}

export interface RedundancyInput {
  readonly origins: CommunityOrigins
  readonly residentsShare: number
  /** Per origin: different facilities within the threshold, of any member of the rule, each counted once. */
  readonly counts: Uint16Array
}

/** Choices in community c. `choices ≥ 1` exactly when the walks of its origins make the rule's union inside. */
export function redundancyOf({ origins, residentsShare, counts }: RedundancyInput, c: number): Redundancy {
  const own = origins.origins.subarray(origins.first[c] ?? 0, origins.first[c + 1] ?? 0)
  const total = origins.total[c] ?? 0
  const choices = choicesOf({ origins, residentsShare, counts }, c)
  const single = [...own].reduce((sum, o) => sum + (counts[o] === 1 ? (origins.weight[o] ?? 0) : 0), 0)
  return { choices, onlyOne: choices === 1, onlyOneShare: total === 0 ? null : single / total }
}

function choicesOf({ origins, residentsShare, counts }: RedundancyInput, c: number): number {
  const own = origins.origins.subarray(origins.first[c] ?? 0, origins.first[c + 1] ?? 0)
  let sum = 0
  for (const o of own.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))) {
    sum += origins.weight[o] ?? 0
    if (isShare(sum, origins.total[c] ?? 0, residentsShare)) return counts[o] ?? 0
  }
  return 0
}

/** Asks a local search for the counts of every origin that weighs anything; others are left at 0. */
export function countsWithin(origins: CommunityOrigins, countAt: (origin: number) => number): Uint16Array {
  const most = 65_535
  return Uint16Array.from(origins.weight, (weight, o) => (weight === 0 ? 0 : Math.min(most, countAt(o))))
}
