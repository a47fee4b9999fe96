import { isShare, type ShareParts } from './share.ts'

/** 走得到 / 走不到 / 说不准. The order is the code in `CityVerdicts`. */
export const VERDICTS = ['inside', 'outside', 'unknown'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Why not inside; `null` for inside, `too-far` for outside, the others for "cannot tell". The order is the code. */
export const REASONS = [
  null,
  'too-far',
  'not-on-network',
  'edge-of-data',
  'thin-data',
  'self',
  'no-data',
] as const
export type Reason = (typeof REASONS)[number]

export interface Finding {
  readonly verdict: Verdict
  readonly reason: Reason
}

const INSIDE: Finding = { verdict: 'inside', reason: null }
const OUTSIDE: Finding = { verdict: 'outside', reason: 'too-far' }
const cannotTell = (reason: Exclude<Reason, null | 'too-far'>): Finding => ({ verdict: 'unknown', reason })
const NO_DATA = cannotTell('no-data')
const SELF = cannotTell('self')
const THIN_DATA = cannotTell('thin-data')
const OFF_NETWORK = cannotTell('not-on-network')
const EDGE_OF_DATA = cannotTell('edge-of-data')

/** A community is never measured against itself, and nothing leads to what is not on the map. */
export const hasWalk = ({ reason }: Finding): boolean => reason !== 'self' && reason !== 'no-data'

/** What is known of a service around a community, whatever its walks. */
export interface Evidence {
  /** Not one facility that counts in the whole city. */
  readonly noData: boolean
  /** Too few are mapped for "outside" to mean anything. */
  readonly thin: boolean
  /** The community's own walks begin at the facility asked about. */
  readonly self: boolean
}

/**
 * One community and one service. Inside always stands, except against itself. Outside needs evidence: it is
 * "cannot tell" when the origins off the network or near the edge of the data, were they inside, would make the
 * share enough, or when the map is thin.
 */
export function judgeService(parts: ShareParts, evidence: Evidence, residentsShare: number): Finding {
  if (evidence.self) return evidence.noData ? NO_DATA : SELF
  if (isShare(parts.reached, parts.total, residentsShare)) return INSIDE
  if (evidence.noData) return NO_DATA
  const hidden = whatHides(parts, residentsShare)
  if (hidden !== null) return hidden
  return evidence.thin ? THIN_DATA : OUTSIDE
}

/** Either kind of unknown origin may suffice alone; only together, the one with more residents is named. */
function whatHides(parts: ShareParts, share: number): Finding | null {
  const { total, reached, offNetwork, nearEdge } = parts
  if (total === 0 || isShare(reached + offNetwork, total, share)) return OFF_NETWORK
  if (isShare(reached + nearEdge, total, share)) return EDGE_OF_DATA
  if (!isShare(reached + offNetwork + nearEdge, total, share)) return null
  return offNetwork >= nearEdge ? OFF_NETWORK : EDGE_OF_DATA
}

/**
 * An `anyOf` group: inside if one member is; outside if every member that is on the map is outside; else cannot
 * tell, since the member in doubt may be within reach. Members without data are ignored while another has some.
 * The reason is that of the member in doubt, the first in the order of `REASONS`.
 */
export function judgeGroup(members: readonly Finding[]): Finding {
  if (members.some((member) => member.verdict === 'inside')) return INSIDE
  const mapped = members.filter((member) => member.reason !== 'no-data')
  if (mapped.length === 0) return NO_DATA
  const doubtful = mapped.filter((member) => member.verdict === 'unknown')
  if (doubtful.length === 0) return OUTSIDE
  return doubtful.reduce((a, b) => (REASONS.indexOf(b.reason) < REASONS.indexOf(a.reason) ? b : a))
}
