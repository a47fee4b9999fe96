import { UNREACHED } from '../units.ts'
import type { CommunityOrigins } from './community-origins.ts'
import type { ServiceTimes } from './times.ts'

/** The weight of a community's origins by what is known of their walk to one service. The rest is too far. */
export interface ShareParts {
  readonly total: number
  /** Within the threshold. */
  readonly reached: number
  /** Not joined to the network: nobody knows. */
  readonly offNetwork: number
  /** Not within the threshold, but the data end nearer than it: a facility may stand just outside. */
  readonly nearEdge: number
}

/** What `shareParts` needs beside the community: one service's times and the threshold in their units. */
export interface ReachInput {
  readonly origins: CommunityOrigins
  readonly times: ServiceTimes
  readonly onNetwork: Uint8Array
  readonly edge: Uint16Array
  readonly threshold: number
}

/** What one origin's walk says, before any community is judged. */
export const WALK = { reached: 0, offNetwork: 1, nearEdge: 2, tooFar: 3 } as const
export type Walk = (typeof WALK)[keyof typeof WALK]

/** Where origin o stands. `UNREACHED` is beyond every threshold; the edge must be strictly nearer than it. */
export function walkOf(reach: ReachInput, o: number): Walk {
  if ((reach.onNetwork[o] ?? 0) === 0) return WALK.offNetwork
  const t = reach.times.primary[o] ?? UNREACHED
  if (t !== UNREACHED && t <= reach.threshold) return WALK.reached
  return (reach.edge[o] ?? UNREACHED) < reach.threshold ? WALK.nearEdge : WALK.tooFar
}

/** Adds up the weights of community c's origins. O(its origins). */
export function shareParts(reach: ReachInput, c: number): ShareParts {
  const { first, origins, weight, total } = reach.origins
  const sums = [0, 0, 0, 0]
  for (let i = first[c] ?? 0; i < (first[c + 1] ?? 0); i++) {
    const o = origins[i] ?? 0
    const walk = walkOf(reach, o)
    sums[walk] = (sums[walk] ?? 0) + (weight[o] ?? 0)
  }
  const [reached = 0, offNetwork = 0, nearEdge = 0] = sums
  return { total: total[c] ?? 0, reached, offNetwork, nearEdge }
}

/** Shares are compared in ten-thousandths, as whole numbers: 0.8 of 35 must be 28, not 28.000000000000004. */
const SHARE_PARTS = 10_000

/** True when `part` of `total` (whole weights) is at least the share (0–1, four decimals count). Never of nothing. */
export const isShare = (part: number, total: number, share: number): boolean =>
  total > 0 && part * SHARE_PARTS >= Math.round(share * SHARE_PARTS) * total

/** 0–1, or `null` for a community without origins. */
export const shareOf = (parts: ShareParts): number | null =>
  parts.total === 0 ? null : parts.reached / parts.total
