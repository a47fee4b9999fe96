import { UNREACHED } from '../units.ts'
import type { CommunityOrigins } from './community-origins.ts'
import { isShare } from './share.ts'
import type { ServiceTimes } from './times.ts'

/** The walk that decides a community's verdict on one service. */
export interface DecidingWalk {
  /** Time or length within which the share of residents reaches the service, in the ruler's units. */
  readonly primary: number
  /** The other quantity along the same path; `null` when too large for 16 bits. */
  readonly secondary: number | null
  /** Index of the facility that the deciding origin walks to. */
  readonly facility: number
}

/** One community's origins and one service's times. */
export interface WithinInput {
  readonly origins: CommunityOrigins
  readonly times: ServiceTimes
  readonly residentsShare: number
  /** Stable ids of facilities by index, for ties. */
  readonly facilityId: ArrayLike<number>
}

interface Candidate {
  readonly t: number
  readonly weight: number
  readonly walk: DecidingWalk
  readonly id: number
}

/**
 * t(c, s): the smallest time within which `residentsShare` of the residents of community c reach the service, so
 * that t(c, s) ≤ T exactly when the share within T is enough. `null` when too few ever reach it. Of the origins
 * with just that time the lowest facility id is named, then the shorter other quantity. Origins in which nobody
 * lives decide nothing. O(k log k) for k origins.
 */
export function timeWithin(input: WithinInput, c: number): DecidingWalk | null {
  const { total } = input.origins
  const walks = candidates(input, c).sort((a, b) => a.t - b.t || a.id - b.id || byOther(a.walk, b.walk))
  let sum = 0
  for (const { t, weight } of walks) {
    sum += weight
    if (isShare(sum, total[c] ?? 0, input.residentsShare))
      return walks.find((walk) => walk.t === t)?.walk ?? null
  }
  return null
}

const byOther = (a: DecidingWalk, b: DecidingWalk): number =>
  (a.secondary ?? UNREACHED) - (b.secondary ?? UNREACHED)

function candidates(input: WithinInput, c: number): Candidate[] {
  const { first, origins, weight } = input.origins
  const { primary, secondary, facility } = input.times
  const found: Candidate[] = []
  for (const o of origins.subarray(first[c] ?? 0, first[c + 1] ?? 0)) {
    const t = primary[o] ?? UNREACHED
    const w = weight[o] ?? 0
    if (t === UNREACHED || w === 0) continue
    const other = secondary[o] ?? UNREACHED
    const index = facility[o] ?? -1
    const walk = { primary: t, secondary: other === UNREACHED ? null : other, facility: index }
    found.push({ t, weight: w, walk, id: input.facilityId[index] ?? Infinity })
  }
  return found
}
