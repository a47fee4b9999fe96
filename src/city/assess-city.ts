import type { CityCase } from '../coverage/city-case.ts'
import { createCityJudge, type CityJudge, type CityJudgement } from '../coverage/city-judge.ts'
import { communityOrigins } from '../coverage/community-origins.ts'
import { communityReport, type CommunityReport } from '../coverage/community-report.ts'
import { residentsAround } from '../coverage/nearby.ts'
import { standardAt } from '../coverage/standard-at.ts'
import { supplyOf } from '../coverage/supply-of.ts'
import { floorsOf } from '../coverage/thin-data.ts'
import type { WalkingPace } from '../network/metric.ts'
import { entryAt } from '../network/place.ts'
import type { Standard } from '../services/standard.ts'
import type { LonLat } from '../units.ts'
import { isWhole, type City } from './city.ts'
import { roughPoint } from './place-entries.ts'
import { walkTimes } from './walk-times.ts'

export interface AssessRequest {
  readonly standard: Standard
  /** The walker's pace; `services/walker.ts`. */
  readonly walker: WalkingPace
  /** Minutes for the standard's `scalable` rules; its own thresholds without. */
  readonly minutes?: number
}

/** A judged city. Reports of single communities are made when asked for. */
export interface Assessment extends CityJudgement {
  /** With `minutes` applied. */
  readonly standard: Standard
  readonly cityCase: CityCase
  readonly report: (community: number) => CommunityReport
}

/**
 * Judges every community of a whole city by a standard and a walker: walking times, then verdicts.
 * @throws Error when blocks or the communities are not loaded, or a service of the standard is unknown to the city.
 */
export function assessCity(city: City, request: AssessRequest): Assessment {
  requireAll(city, request.standard)
  const { minutes } = request
  const standard = minutes === undefined ? request.standard : standardAt(request.standard, minutes)
  return judge(
    {
      standard,
      communities: city.communities,
      origins: communityOrigins(city.origins, city.communities.length),
      times: walkTimes(city, standard, request.walker),
      supply: supplyOf({
        standard,
        communities: city.communities,
        facilities: city.facilities,
        facilityPoints: facilityPoints(city),
        services: city.manifest.services,
        residentsInCity: city.manifest.counts.residents,
        residentsNear: residentsAround(city.communities, city.mappedCommunities ?? []),
      }),
      floors: floorsOf(standard, city.manifest.thinFloors),
    },
    city.facilities.globalId,
  )
}

/**
 * From walks to verdicts, however the walks were measured.
 * @param facilityId stable ids by index, for ties
 * @param cityJudge where one city is judged again and again as it changes: a judge that remembers the last time
 */
export function judge(
  cityCase: CityCase,
  facilityId: ArrayLike<number>,
  cityJudge: CityJudge = createCityJudge(),
): Assessment {
  const judged = cityJudge(cityCase)
  const reportInput = { city: cityCase, verdicts: judged.verdicts, facilityId }
  return {
    standard: cityCase.standard,
    cityCase,
    verdicts: judged.verdicts,
    people: judged.people,
    summary: judged.summary,
    // Read through: many callers never ask for them.
    get primaries() {
      return judged.primaries
    },
    report: (community) => communityReport(reportInput, community),
  }
}

/** Throws when a verdict on the whole city cannot be given: something is not loaded, or was built without a service. */
export function requireAll(city: City, standard: Standard): void {
  const { id, blocks, counts } = city.manifest
  if (!isWhole(city)) {
    throw new Error(
      `${id}: ${city.blocks.length} of ${blocks.length} blocks are loaded: a verdict on the city needs all`,
    )
  }
  if (city.communities.length !== counts.communities) {
    throw new Error(
      `${id}: ${city.communities.length} communities are loaded, the city has ${counts.communities}`,
    )
  }
  requireServices(city, standard)
}

/** Throws when the standard asks for a service that the city was built without. */
export function requireServices({ manifest: { id, services } }: City, standard: Standard): void {
  const unknown = unknownService(standard, services)
  if (unknown === undefined) return
  throw new Error(
    `${id}: was built without the service "${unknown}" of the standard "${standard.id}": build the city again`,
  )
}

/** The first service that the standard asks for and nobody knows. */
export const unknownService = (standard: Standard, services: readonly string[]): string | undefined =>
  standard.rules.flatMap((rule) => rule.services).find((service) => !services.includes(service))

/** Where each facility is entered, roughly; null for those that could not be joined to the network. */
export function facilityPoints({ facilities, facilityEntries, network }: City): readonly (LonLat | null)[] {
  const points: (LonLat | null)[] = Array.from({ length: facilities.count }, () => null)
  for (const [i, facility] of facilityEntries.place.entries()) {
    points[facility] ??= roughPoint(network, entryAt(facilityEntries, i))
  }
  return points
}
