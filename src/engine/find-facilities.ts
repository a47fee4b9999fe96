import type { FacilityDetails } from '../coverage/tables.ts'
import { distanceM } from '../units.ts'
import type { FacilitiesRequest } from './protocol.ts'

/**
 * Facilities by data id, in the order asked for and without those that are not there; or those of some services that lie
 * nearest to a point in a straight line, nearest first, ties by global id.
 */
export function findFacilities(
  all: Iterable<FacilityDetails>,
  asked: FacilitiesRequest,
): readonly FacilityDetails[] {
  if ('ids' in asked) {
    const byId = new Map(Array.from(all, (facility) => [facility.id, facility]))
    return asked.ids.flatMap((id) => byId.get(id) ?? [])
  }
  const { near, services, most } = asked
  const wanted = services === null ? null : new Set(services)
  return Array.from(all)
    .filter((facility) => wanted === null || facility.services.some((service) => wanted.has(service)))
    .map((facility) => ({ facility, m: distanceM(near, [facility.lon, facility.lat]) }))
    .sort((a, b) => a.m - b.m || a.facility.globalId - b.facility.globalId)
    .slice(0, most)
    .map(({ facility }) => facility)
}
