import { communityOrigins } from '../../coverage/community-origins.ts'
import type { Standard, StandardRule } from '../../services/standard.ts'
import type { City } from '../city.ts'
import type { LiveAssessment } from './live-city.ts'

/** What a service must be within reach by, and which of its facilities count. */
export type AskedRule = Pick<StandardRule, 'services' | 'ruler' | 'threshold' | 'countsByAppointment'>

const MINUTES_WITHOUT_RULE = 15

/**
 * The standard's rule for one service, for that service alone: of several the first required one. A service that the
 * standard does not ask for is to be within the minutes of the request, or 15.
 * @throws Error for a service that the city was built without
 */
export function ruleForService({ city, assessment, request }: LiveAssessment, service: string): AskedRule {
  requireService(city, service)
  const rule = ruleAsking(assessment.standard, service)
  if (rule !== undefined) return { ...rule, services: [service] }
  const threshold = request.minutes ?? MINUTES_WITHOUT_RULE
  return { services: [service], ruler: 'minutes', threshold, countsByAppointment: false }
}

/** The rule that asks for a service: of several the first required one. */
export function ruleAsking({ rules }: Standard, service: string): StandardRule | undefined {
  const asking = rules.filter(({ services }) => services.includes(service))
  return asking.find(({ required }) => required) ?? asking[0]
}

/** @throws Error for a service that the city was built without */
export function requireService({ manifest }: City, service: string): void {
  if (manifest.services.includes(service)) return
  throw new Error(`found the service "${service}", expected one that the city was built with`)
}

/** Whose walks count: everybody's, or those of who is 60 or older. */
export type SitePeople = 'residents' | 'elderly'

/**
 * Tenths of people by origin; where nobody is known to live anywhere, each origin is one resident. Who is 60 or older
 * lives where the residents of the community do; communities of which it is not told have none.
 * @throws Error where no community tells how many are 60 or older
 */
export function peopleTenths(city: City, of: SitePeople = 'residents'): Float64Array {
  if (of === 'elderly') return elderlyTenths(city)
  const tenths = Float64Array.from(city.origins.residentsTenths)
  return tenths.every((people) => people === 0) ? tenths.fill(10) : tenths
}

function elderlyTenths({ manifest, communities, origins: table }: City): Float64Array {
  if (communities.every(({ elderly }) => elderly === undefined)) {
    throw new Error(`${manifest.id}: found no community that tells its elderly, expected one at least`)
  }
  const { first, origins, weight, total } = communityOrigins(table, communities.length)
  const tenths = new Float64Array(table.count)
  for (const [c, { elderly = 0 }] of communities.entries()) {
    // shares of the sum so far, rounded: together they are all of them
    let [weighed, given] = [0, 0]
    for (const origin of origins.subarray(first[c] ?? 0, first[c + 1] ?? 0)) {
      weighed += weight[origin] ?? 0
      const now = Math.round((Math.round(elderly * 10) * weighed) / (total[c] ?? 1))
      tenths[origin] = now - given
      given = now
    }
  }
  return tenths
}

/** @throws Error unless it is a whole number from 1 to 1,000 */
export function requireCount(what: string, count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return
  throw new Error(`${what}: found ${count}, expected a whole number from 1 to ${MOST}`)
}

const MOST = 1_000
