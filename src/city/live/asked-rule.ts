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

/** Tenths of residents by origin; where nobody is known to live anywhere, each origin is one person. */
export function peopleTenths({ origins }: City): Float64Array {
  const tenths = Float64Array.from(origins.residentsTenths)
  return tenths.every((people) => people === 0) ? tenths.fill(10) : tenths
}

/** @throws Error unless it is a whole number from 1 to 1,000 */
export function requireCount(what: string, count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return
  throw new Error(`${what}: found ${count}, expected a whole number from 1 to ${MOST}`)
}

const MOST = 1_000
