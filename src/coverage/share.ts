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

/** Where origin o stands. */
export const walkOf = ({ onNetwork, times, edge, threshold }: ReachInput, o: number): Walk =>
  classify(onNetwork[o] ?? 0, times.primary[o] ?? UNREACHED, { edge: edge[o] ?? UNREACHED, threshold })

/** `UNREACHED` is beyond every threshold, of a service and of the edge; the edge of the data must be strictly nearer than it to matter. */
function classify(onNetwork: number, t: number, at: { edge: number; threshold: number }): Walk {
  if (onNetwork === 0) return WALK.offNetwork
  if (t !== UNREACHED && t <= at.threshold) return WALK.reached
  return at.edge !== UNREACHED && at.edge < at.threshold ? WALK.nearEdge : WALK.tooFar
}

/** Adds up the weights of community c's origins. O(its origins). */
export function shareParts(reach: ReachInput, c: number): ShareParts {
  const { threshold, edge, onNetwork } = reach
  const { first, origins, weight, total } = reach.origins
  const { primary } = reach.times
  const end = first[c + 1] ?? 0
  let [reached, offNetwork, nearEdge] = [0, 0, 0]
  for (let i = first[c] ?? 0; i < end; i++) {
    const o = origins[i] ?? 0
    const at = { edge: edge[o] ?? UNREACHED, threshold }
    const walk = classify(onNetwork[o] ?? 0, primary[o] ?? UNREACHED, at)
    if (walk === WALK.reached) reached += weight[o] ?? 0
    else if (walk === WALK.offNetwork) offNetwork += weight[o] ?? 0
    else if (walk === WALK.nearEdge) nearEdge += weight[o] ?? 0
  }
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
