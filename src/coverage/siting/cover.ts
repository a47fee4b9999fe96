import {
  groupEqualLists,
  invert,
  pickLists,
  sumByGroup,
  sumsOver,
  type Incidence,
  type Lists,
} from './incidence.ts'
import { OPERATIONS_PER_SLICE, overLists, within, type Sliced } from './sliced.ts'

/** A siting problem without what cannot matter: see `reduceToCover`. */
export interface Cover {
  readonly demandCount: number
  readonly candidateCount: number
  /** Per demand; above 0. */
  readonly weight: Float64Array
  /** All weights together. */
  readonly total: number
  /** Both ways, ascending; no list is empty. */
  readonly candidatesOf: Lists
  readonly demandsOf: Lists
  /** Per candidate: the weight of all demands that reach it. */
  readonly reach: Float64Array
  /** The number outside of each candidate, ascending. */
  readonly outside: Uint32Array
}

/**
 * Leaves out what no best choice needs: demands without weight or candidates, candidates that reach the same demands
 * as one with a lower number, and candidates that reach only a part of what another one reaches (column domination,
 * Toregas and ReVelle 1973); then joins demands left with the same candidates. The best value of any k stays the
 * same; of two candidates that add the same now, one that reaches no more than the other is never chosen.
 */
export function* reduceToCover(incidence: Incidence, weight: Float64Array): Sliced<Cover> {
  const { candidateCount, first, candidate } = incidence
  const useful = demandsThatCount(incidence, weight)
  const given = yield* within(pickLists({ first, item: candidate }, useful), 0, 0.05)
  const demandsOf = yield* within(invert(given, candidateCount), 0.05, 0.25)
  const groups = yield* within(groupEqualLists(demandsOf), 0.25, 0.35)
  const distinct = groups.leader.filter((c) => size(demandsOf, c) > 0)
  const own = yield* within(pickLists(demandsOf, distinct), 0.35, 0.4)
  const kept = yield* within(undominated(own, useful.length), 0.4, 0.9)
  const keptOf = yield* within(pickLists(own, kept), 0.9, 0.92)
  const usefulWeight = new Float64Array(useful.length)
  useful.forEach((d, i) => {
    usefulWeight[i] = weight[d] ?? 0
  })
  const joined = yield* within(joinDemands(keptOf, usefulWeight), 0.92, 1)
  return {
    ...joined,
    demandCount: joined.weight.length,
    candidateCount: kept.length,
    total: joined.weight.reduce((sum, w) => sum + w, 0),
    outside: kept.map((c) => distinct[c] ?? 0),
  }
}

function* joinDemands(demandsOf: Lists, weight: Float64Array) {
  const sparse = yield* within(invert(demandsOf, weight.length), 0, 0.4)
  const { leader, groupOf } = yield* within(groupEqualLists(sparse), 0.4, 0.5)
  const candidatesOf = yield* within(pickLists(sparse, leader), 0.5, 0.6)
  const joined = yield* within(invert(candidatesOf, demandsOf.first.length - 1), 0.6, 0.9)
  const joinedWeight = sumByGroup(weight, groupOf, leader.length)
  const reach = yield* within(sumsOver(joined, joinedWeight), 0.9, 1)
  return { candidatesOf, demandsOf: joined, weight: joinedWeight, reach }
}

function demandsThatCount({ demandCount, first }: Incidence, weight: Float64Array): Uint32Array {
  const kept: number[] = []
  for (let d = 0; d < demandCount; d++) {
    if ((weight[d] ?? 0) > 0 && (first[d + 1] ?? 0) > (first[d] ?? 0)) kept.push(d)
  }
  return Uint32Array.from(kept)
}

/** The lists that are not a proper part of another one, ascending. Lists ascend and no two are equal. */
function* undominated(demandsOf: Lists, demandCount: number): Sliced<Uint32Array> {
  const candidatesOf = yield* within(invert(demandsOf, demandCount), 0, 0.3)
  const candidateCount = demandsOf.first.length - 1
  const bits = yield* within(signatures(demandsOf), 0.3, 0.4)
  const kept: number[] = []
  let operations = 0
  for (let c = 0; c < candidateCount; c++) {
    const rarest = rarestDemand(demandsOf, candidatesOf, c)
    operations += size(demandsOf, c) + size(candidatesOf, rarest)
    if (!isDominated({ demandsOf, candidatesOf, bits }, c, rarest)) kept.push(c)
    if (operations > OPERATIONS_PER_SLICE) {
      operations = 0
      yield 0.4 + (0.6 * c) / candidateCount
    }
  }
  return Uint32Array.from(kept)
}

interface Domination {
  readonly demandsOf: Lists
  readonly candidatesOf: Lists
  readonly bits: Signatures
}

/** Whether a candidate's demands are all reached by another one, which must stand in the list of any of them. */
function isDominated({ demandsOf, candidatesOf, bits }: Domination, c: number, demand: number): boolean {
  const own = size(demandsOf, c)
  const { low, high } = bits
  const lowBits = low[c] ?? 0
  const highBits = high[c] ?? 0
  const end = candidatesOf.first[demand + 1] ?? 0
  for (let at = candidatesOf.first[demand] ?? 0; at < end; at++) {
    const other = candidatesOf.item[at] ?? 0
    if ((lowBits & ~(low[other] ?? 0)) !== 0 || (highBits & ~(high[other] ?? 0)) !== 0) continue
    if (size(demandsOf, other) > own && isPart(demandsOf, c, other)) return true
  }
  return false
}

interface Signatures {
  readonly low: Int32Array
  readonly high: Int32Array
}

const HASH = 0x9e3779b1

/** 64 bits per list, one for each item: a list can only be part of another one that has all its bits. */
function* signatures({ first, item }: Lists): Sliced<Signatures> {
  const low = new Int32Array(first.length - 1)
  const high = new Int32Array(first.length - 1)
  yield* overLists(first, (from, to) => {
    for (let list = from; list < to; list++) {
      const end = first[list + 1] ?? 0
      for (let at = first[list] ?? 0; at < end; at++) {
        const bit = Math.imul(item[at] ?? 0, HASH) >>> 26
        const word = bit < 32 ? low : high
        word[list] = (word[list] ?? 0) | (1 << (bit & 31))
      }
    }
  })
  return { low, high }
}

function rarestDemand(demandsOf: Lists, candidatesOf: Lists, c: number): number {
  const end = demandsOf.first[c + 1] ?? 0
  let rarest = demandsOf.item[demandsOf.first[c] ?? 0] ?? 0
  for (let at = demandsOf.first[c] ?? 0; at < end; at++) {
    const demand = demandsOf.item[at] ?? 0
    if (size(candidatesOf, demand) < size(candidatesOf, rarest)) rarest = demand
  }
  return rarest
}

function isPart({ first, item }: Lists, part: number, whole: number): boolean {
  const end = first[part + 1] ?? 0
  const wholeEnd = first[whole + 1] ?? 0
  let to = first[whole] ?? 0
  for (let at = first[part] ?? 0; at < end; at++) {
    const wanted = item[at] ?? 0
    while (to < wholeEnd && (item[to] ?? 0) < wanted) to++
    if (to === wholeEnd || item[to] !== wanted) return false
    to++
  }
  return true
}

const size = ({ first }: Lists, list: number): number => (first[list + 1] ?? 0) - (first[list] ?? 0)
