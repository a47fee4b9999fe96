import type { Standard } from '../services/standard.ts'
import type { LonLat } from '../units.ts'
import { facilitiesNear } from './nearby.ts'
import type { Community, FacilityTable } from './tables.ts'
import type { ServiceSupply, Supply } from './thin-data.ts'
import { countingFacilities, whichFor } from './which-facilities.ts'

export interface SupplyInput extends Omit<Supply, 'rules'> {
  readonly standard: Standard
  readonly communities: readonly Community[]
  readonly facilities: FacilityTable
  /** Where each facility stands; null for those that nobody can walk to. */
  readonly facilityPoints: readonly (LonLat | null)[]
  /** Service ids in lane order. */
  readonly services: readonly string[]
}

/** What is mapped of each service of a standard, and how many people live around: the evidence that "outside" needs. */
export function supplyOf(input: SupplyInput): Supply {
  const { standard, services, residentsInCity, residentsNear } = input
  const known = new Map<string, ServiceSupply>()
  const rules = standard.rules.map((rule) =>
    rule.services.map((service) => {
      const key = `${service} ${rule.countsByAppointment}`
      const which = whichFor(rule, services.indexOf(service))
      const supply = known.get(key) ?? serviceSupply(input, countingFacilities(input.facilities, which))
      known.set(key, supply)
      return supply
    }),
  )
  return { residentsInCity, residentsNear, rules }
}

function serviceSupply({ communities, facilityPoints }: SupplyInput, counting: Uint32Array): ServiceSupply {
  const mapped = [...counting].map((f) => facilityPoints[f] ?? null).filter((point) => point !== null)
  return { inCity: counting.length, near: facilitiesNear(communities, mapped) }
}
