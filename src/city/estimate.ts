import { communityOrigins } from '../coverage/community-origins.ts'
import { residentsNear } from '../coverage/nearby.ts'
import { standardAt } from '../coverage/standard-at.ts'
import { supplyOf } from '../coverage/supply-of.ts'
import { floorsOf } from '../coverage/thin-data.ts'
import type { ServiceTimes, WalkTimes } from '../coverage/times.ts'
import { countingFacilities, whichFor } from '../coverage/which-facilities.ts'
import type { SuppliedCommunity } from '../format/supplied-communities.ts'
import type { SuppliedFacility } from '../format/supplied-facilities.ts'
import type { Standard } from '../services/standard.ts'
import { UNREACHED, type LonLat } from '../units.ts'
import { judge, unknownService, type AssessRequest, type Assessment } from './assess-city.ts'
import { nearestInLine, type NearestInLine } from './nearest-in-line.ts'
import { suppliedFacilityTable, suppliedPeople } from './supplied-places.ts'

/** How much longer than the straight line a walk is taken to be where no street is known. */
export const DETOUR_FACTOR = 1.35

export interface EstimateRequest extends AssessRequest {
  readonly communities: readonly SuppliedCommunity[]
  readonly facilities: readonly SuppliedFacility[]
  /** Service ids of the catalogue, in lane order. */
  readonly services: readonly string[]
  /** Where `communities` are only some: who else lives there, for the evidence that "outside" needs. */
  readonly people?: PeopleAround
}

export interface PeopleAround {
  readonly residentsInCity: number
  /** Residents within 3 km of each of `communities`, themselves included. */
  readonly residentsNear: Float64Array
}

/**
 * Judges communities without any network: the walk to a facility is the straight line × 1.35 at the walker's pace.
 * An estimate, to be labelled `straight-line-estimate` and never mixed with walked times. Nothing is off the network
 * and no edge of the data is known. What an estate keeps to itself counts for nobody: without its walls nobody can tell
 * whose it is. Steps and signals are not known either. Indices are rows of the files.
 * @throws Error when the standard asks for a service that is not among `services`.
 */
export function estimateCity(request: EstimateRequest): Assessment {
  const { communities: supplied, services, minutes } = request
  const standard = minutes === undefined ? request.standard : standardAt(request.standard, minutes)
  const unknown = unknownService(standard, services)
  if (unknown !== undefined) {
    throw new Error(
      `standard "${standard.id}": found the service "${unknown}", expected one of the catalogue`,
    )
  }
  const { communities, origins, residents } = suppliedPeople(supplied)
  const facilities = suppliedFacilityTable(request.facilities, services)
  const facilityPoints = request.facilities.map(({ lon, lat }): LonLat => [lon, lat])
  const cityCase = {
    standard,
    communities,
    origins: communityOrigins(origins, communities.length),
    times: estimatedTimes(request, { standard, facilities, points: facilityPoints }),
    supply: supplyOf({
      standard,
      communities,
      facilities,
      facilityPoints,
      services,
      residentsInCity: request.people?.residentsInCity ?? residents,
      residentsNear: request.people?.residentsNear ?? residentsNear(communities),
    }),
    floors: floorsOf(standard),
  }
  return judge(cityCase, facilities.globalId)
}

interface Estimated {
  readonly standard: Standard
  readonly facilities: ReturnType<typeof suppliedFacilityTable>
  readonly points: readonly LonLat[]
}

function estimatedTimes(request: EstimateRequest, { standard, facilities, points }: Estimated): WalkTimes {
  const origins = request.communities.map(({ at }) => at)
  const { paceMps } = request.walker
  const known = new Map<string, NearestInLine>()
  const rules = standard.rules.map((rule) =>
    rule.services.map((service): ServiceTimes => {
      const key = `${service} ${rule.countsByAppointment}`
      const counting = countingFacilities(facilities, whichFor(rule, request.services.indexOf(service)))
      const nearest = known.get(key) ?? nearestInLine(origins, points, counting)
      known.set(key, nearest)
      return timesOf(nearest, rule.ruler, paceMps)
    }),
  )
  const none = new Uint16Array(origins.length).fill(UNREACHED)
  return {
    onNetwork: new Uint8Array(origins.length).fill(1),
    edgeOfDataDs: none,
    edgeOfDataDm: none,
    rules,
  }
}

/** Rounded up, so that an estimate never says less than the straight line takes. */
function timesOf(
  { facility, straightM }: NearestInLine,
  ruler: 'minutes' | 'metres',
  paceMps: number,
): ServiceTimes {
  const ds = toWhole(straightM, (DETOUR_FACTOR * 10) / paceMps)
  const dm = toWhole(straightM, DETOUR_FACTOR * 10)
  const [primary, secondary] = ruler === 'minutes' ? [ds, dm] : [dm, ds]
  return { primary, secondary, facility: facility.map((f, o) => (primary[o] === UNREACHED ? -1 : f)) }
}

const toWhole = (straightM: Float64Array, unitsPerMetre: number): Uint16Array =>
  Uint16Array.from(straightM, (metres) => wholeWalk(metres, unitsPerMetre))

const wholeWalk = (straightM: number, unitsPerMetre: number): number =>
  Math.min(UNREACHED, Math.ceil(straightM * unitsPerMetre))

/** One walk of this straight length: deciseconds and decimetres; null beyond 109 minutes. */
export function estimatedWalk(straightM: number, paceMps: number): { ds: number; dm: number } | null {
  const ds = wholeWalk(straightM, (DETOUR_FACTOR * 10) / paceMps)
  return ds === UNREACHED ? null : { ds, dm: Math.ceil(straightM * DETOUR_FACTOR * 10) }
}
