import type { CommunityOrigins } from './community-origins.ts'
import { redundancyOf } from './redundancy.ts'
import { COMMUNITY_UNITS, type Community, type CommunityUnit } from './tables.ts'

/** What the homes of a city have to choose from of one rule, by origin. */
export interface Choices {
  /** Different facilities within the threshold, of any member of the rule. */
  readonly counts: Uint16Array
  /** Index of one of them, the only one where there is just one; -1 without any. */
  readonly facility: Int32Array
}

/** 仅此一处 of one rule. */
export interface OnlyOneRule {
  /** Index among the standard's rules. */
  readonly rule: number
  /** By unit, villages left out. */
  readonly units: readonly OnlyOneUnit[]
  /** Communities that have exactly one, by index; villages among them. */
  readonly communities: readonly OnlyOneCommunity[]
}

export interface OnlyOneUnit {
  readonly unit: CommunityUnit
  /** Communities with exactly one, and with one at least: the denominator. */
  readonly communities: number
  readonly reached: number
  /** Persons with just one within reach of their own home, and with one at least. */
  readonly residents: number
  readonly residentsReached: number
}

export interface OnlyOneCommunity {
  readonly community: number
  /** Index of the facility on which most of its people depend. */
  readonly facility: number
  /** Persons with just one within reach of their own home. */
  readonly residents: number
}

export interface OnlyOneInput {
  readonly communities: readonly Community[]
  readonly origins: CommunityOrigins
  readonly residentsShare: number
  /** By rule, in the standard's order; null for rules that are not asked about. */
  readonly choices: readonly (Choices | null)[]
}

/**
 * Rules by how many communities and residents depend on a single facility, in the standard's order; a community's
 * choices are those of `redundancyOf`. O(origins × rules).
 */
export const onlyOnes = (input: OnlyOneInput): readonly OnlyOneRule[] =>
  input.choices.flatMap((choices, rule) => (choices === null ? [] : [onlyOne(input, choices, rule)]))

function onlyOne(input: OnlyOneInput, { counts, facility }: Choices, rule: number): OnlyOneRule {
  const { communities, origins, residentsShare } = input
  const units = new Map<CommunityUnit, Mutable<OnlyOneUnit>>()
  const found: OnlyOneCommunity[] = []
  for (const [c, { unit }] of communities.entries()) {
    const { choices } = redundancyOf({ origins, residentsShare, counts }, c)
    const people = peopleOf(origins, { counts, facility }, c)
    const sums = units.get(unit) ?? { unit, communities: 0, reached: 0, residents: 0, residentsReached: 0 }
    units.set(unit, sums)
    sums.residents += people.single / 10
    sums.residentsReached += people.any / 10
    if (choices > 0) sums.reached++
    if (choices !== 1) continue
    sums.communities++
    found.push({ community: c, facility: people.facility, residents: people.single / 10 })
  }
  const listed = COMMUNITY_UNITS.filter((unit) => unit !== 'village').flatMap((unit) => units.get(unit) ?? [])
  return { rule, units: listed, communities: found }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Residents of a community in tenths: with just one facility, and with any; and the one that most depend on. */
function peopleOf(origins: CommunityOrigins, { counts, facility }: Choices, c: number) {
  const own = origins.origins.subarray(origins.first[c] ?? 0, origins.first[c + 1] ?? 0)
  const isPeopled = (origins.residentsTenths[c] ?? 0) > 0
  const weights = new Map<number, number>()
  let [single, any] = [0, 0]
  for (const o of own) {
    const weight = origins.weight[o] ?? 0
    const [count, at] = [counts[o] ?? 0, facility[o] ?? -1]
    if (count > 0 && isPeopled) any += weight
    if (count === 1 && isPeopled) single += weight
    // homes with a choice only decide where no home is without
    if (count > 0) weights.set(at, (weights.get(at) ?? 0) + (count === 1 ? weight * MUCH : weight))
  }
  const [most] = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return { single, any, facility: most?.[0] ?? -1 }
}

/** Larger than the people of any community, in tenths. */
const MUCH = 1e8
