import {
  checkIncidence,
  groupEqualLists,
  invert,
  pickLists,
  sumByGroup,
  type Incidence,
} from '../incidence.ts'
import { finish } from '../sliced.ts'

export interface MergedDemands {
  readonly incidence: Incidence
  /** The sum of what was joined. */
  readonly weight: Float64Array
  /** The merged demand of each demand given. */
  readonly groupOf: Uint32Array
}

/**
 * Joins demands that reach the same candidates, in whatever order they are listed: what any sites cover stays the
 * same. Merged demands keep the order of their first members; their candidates ascend.
 * Throws when the incidence is not sound. O(pairs).
 */
export function mergeDemands(incidence: Incidence, weight: Float64Array): MergedDemands {
  finish(checkIncidence(incidence))
  const { demandCount, candidateCount } = incidence
  const demandsOf = finish(invert({ first: incidence.first, item: incidence.candidate }, candidateCount))
  const sorted = finish(invert(demandsOf, demandCount))
  const { leader, groupOf } = finish(groupEqualLists(sorted))
  const { first, item } = finish(pickLists(sorted, leader))
  return {
    incidence: { demandCount: leader.length, candidateCount, first, candidate: item },
    weight: sumByGroup(weight, groupOf, leader.length),
    groupOf,
  }
}
