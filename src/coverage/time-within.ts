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

/** The walks of all communities to one service, by origin. */
export interface PrimariesInput {
  readonly origins: CommunityOrigins
  readonly primary: Uint16Array
  readonly residentsShare: number
}

/**
 * Only the `primary` of `timeWithin`, of every community; `UNREACHED` where too few ever reach the service. By halving
 * the span of times and keeping the half that holds the answer: O(origins) as a rule, without sorting.
 */
export function primariesWithin(input: PrimariesInput): Uint16Array {
  const { first, communityCount } = input.origins
  let most = 0
  for (let c = 0; c < communityCount; c++) most = Math.max(most, (first[c + 1] ?? 0) - (first[c] ?? 0))
  const walks = { times: new Uint16Array(most), weights: new Float64Array(most), count: 0 }
  return new Uint16Array(communityCount).map((_, c) => {
    readWalks(input, c, walks)
    return primaryOf(walks, input.origins.total[c] ?? 0, input.residentsShare)
  })
}

/** Walks that arrive, of origins that weigh anything; the arrays are longer than `count`. */
interface Walks {
  readonly times: Uint16Array
  readonly weights: Float64Array
  count: number
}

function readWalks({ origins, primary }: PrimariesInput, c: number, walks: Walks): void {
  const end = origins.first[c + 1] ?? 0
  let count = 0
  for (let i = origins.first[c] ?? 0; i < end; i++) {
    const o = origins.origins[i] ?? 0
    const t = primary[o] ?? UNREACHED
    const w = origins.weight[o] ?? 0
    if (t === UNREACHED || w === 0) continue
    walks.times[count] = t
    walks.weights[count] = w
    count++
  }
  walks.count = count
}

/** The least time by which the walks add up to the share; the walks are used up. */
function primaryOf(walks: Walks, total: number, residentsShare: number): number {
  const { times, weights } = walks
  let [least, most, all] = [UNREACHED, 0, 0]
  for (let k = 0; k < walks.count; k++) {
    const t = times[k] ?? 0
    if (t < least) least = t
    if (t > most) most = t
    all += weights[k] ?? 0
  }
  if (walks.count === 0 || !isShare(all, total, residentsShare)) return UNREACHED
  let sooner = 0
  while (least < most) {
    const middle = (least + most) >> 1
    const upTo = weightUpTo(walks, middle)
    const isEnough = isShare(sooner + upTo, total, residentsShare)
    if (isEnough) most = middle
    else {
      least = middle + 1
      sooner += upTo
    }
    keep(walks, isEnough ? 0 : middle + 1, isEnough ? middle : UNREACHED)
  }
  return least
}

function weightUpTo({ times, weights, count }: Walks, most: number): number {
  let sum = 0
  for (let k = 0; k < count; k++) if ((times[k] ?? 0) <= most) sum += weights[k] ?? 0
  return sum
}

/** Drops the walks outside these times. */
function keep(walks: Walks, least: number, most: number): void {
  const { times, weights } = walks
  let kept = 0
  for (let k = 0; k < walks.count; k++) {
    const t = times[k] ?? 0
    if (t < least || t > most) continue
    times[kept] = t
    weights[kept] = weights[k] ?? 0
    kept++
  }
  walks.count = kept
}
