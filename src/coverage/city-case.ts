import type { Standard } from '../services/standard.ts'
import type { CommunityOrigins } from './community-origins.ts'
import type { ReachInput } from './share.ts'
import type { Community } from './tables.ts'
import { isThinAt, memberSupply, type Supply } from './thin-data.ts'
import { edgeOfData, memberTimes, thresholdOf, type WalkTimes } from './times.ts'
import type { Evidence } from './verdict.ts'

/**
 * All that a verdict depends on. The share of residents, the gaps allowed and the thresholds are the standard's:
 * the page's controls edit a copy of it.
 */
export interface CityCase {
  readonly standard: Standard
  readonly communities: readonly Community[]
  readonly origins: CommunityOrigins
  readonly times: WalkTimes
  readonly supply: Supply
  /** See `floorsOf`. */
  readonly floors: ReadonlyMap<string, number>
}

/** One member service of one rule, made ready to be asked about many communities. */
export interface MemberCase {
  readonly service: string
  readonly reach: ReachInput
  readonly evidenceAt: (community: number) => Evidence
}

/** The service that a committee's office is. */
const OFFICE_SERVICE = 'community-station'

/** Members of every rule, in the standard's order. Throws when the times do not fit the standard. */
export function memberCases(city: CityCase): readonly (readonly MemberCase[])[] {
  return city.standard.rules.map((rule, r) =>
    rule.services.map((service, m) => {
      const times = memberTimes(city.times, city.standard, { rule: r, member: m })
      const { origins } = city
      const edge = edgeOfData(city.times, rule.ruler)
      const reach = { origins, times, edge, onNetwork: city.times.onNetwork, threshold: thresholdOf(rule) }
      return { service, reach, evidenceAt: (c) => evidenceAt(city, { rule: r, member: m, service }, c) }
    }),
  )
}

interface MemberAt {
  readonly rule: number
  readonly member: number
  readonly service: string
}

function evidenceAt(city: CityCase, at: MemberAt, community: number): Evidence {
  const supply = memberSupply(city.supply, at.rule, at.member)
  const floor = city.floors.get(at.service)
  return {
    noData: supply.inCity === 0,
    thin: isThinAt(city.supply, supply, { floor, community }),
    self: at.service === OFFICE_SERVICE && city.communities[community]?.origin === 'office',
  }
}
