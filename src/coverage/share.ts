import { UNREACHED } from '../units.ts'

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

/** What one origin's walk says, before any community is judged. */
export const WALK = { reached: 0, offNetwork: 1, nearEdge: 2, tooFar: 3 } as const
export type Walk = (typeof WALK)[keyof typeof WALK]

/**
 * Where an origin stands: whether it is on the network (1), its walk and its way to the edge of the data, both in the
 * threshold's units. `UNREACHED` is beyond every threshold, of a service and of the edge; the edge of the data must be
 * strictly nearer than it to matter.
 */
export function walkOf(onNetwork: number, t: number, edge: number, threshold: number): Walk {
  if (onNetwork === 0) return WALK.offNetwork
  if (t !== UNREACHED && t <= threshold) return WALK.reached
  return edge !== UNREACHED && edge < threshold ? WALK.nearEdge : WALK.tooFar
}

/** Shares are compared in ten-thousandths, as whole numbers: 0.8 of 35 must be 28, not 28.000000000000004. */
const SHARE_PARTS = 10_000

/** True when `part` of `total` (whole weights) is at least the share (0–1, four decimals count). Never of nothing. */
export const isShare = (part: number, total: number, share: number): boolean =>
  total > 0 && part * SHARE_PARTS >= Math.round(share * SHARE_PARTS) * total

/** 0–1, or `null` for a community without origins. */
export const shareOf = (parts: ShareParts): number | null =>
  parts.total === 0 ? null : parts.reached / parts.total
