import type { Standard } from '../services/standard.ts'
import type { CityCase } from './city-case.ts'
import type { CommunityOrigins } from './community-origins.ts'
import { memberFindings, memberInputs, type MemberFindings } from './member-findings.ts'
import { ruleFindings, type RuleFindings } from './rule-findings.ts'
import { createTallies, type Tallies } from './tallies.ts'

/** What verdicts, people and times are all read from: every rule in every community and at every home. */
export interface CityFindings {
  readonly standard: Standard
  readonly origins: CommunityOrigins
  /** In the standard's order. */
  readonly rules: readonly RuleFindings[]
  readonly tallies: Tallies
}

/**
 * Judges every rule. What has the same inputs as in `last` (the same objects, not equal ones) is taken from there.
 * O(origins × members that changed). Throws when the times do not fit the standard.
 */
export function cityFindings(city: CityCase, last?: CityFindings): CityFindings {
  const { origins, standard } = city
  const members: MemberFindings[] = last?.rules.flatMap((rule) => rule.members) ?? []
  const known = [...(last?.rules ?? [])]
  const rules = memberInputs(city).map((inputs) => {
    const own = inputs.map((input) => {
      const found = memberFindings(input, members)
      members.push(found)
      return found
    })
    const rule = ruleFindings(origins, own, known)
    known.push(rule)
    return rule
  })
  const tallies = last?.standard === standard ? last.tallies : createTallies(standard)
  return { standard, origins, rules, tallies }
}
