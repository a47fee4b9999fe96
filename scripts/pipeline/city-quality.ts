import type { FacilityTable } from '../../src/coverage/tables.ts'
import { floorsOf, isBelowFloor } from '../../src/coverage/thin-data.ts'
import { countingFacilities } from '../../src/coverage/which-facilities.ts'
import type { CityQuality } from '../../src/format/city-manifest.ts'
import type { Standard } from '../../src/services/standard.ts'
import type { Recipe } from './recipe.ts'

interface QualityInput {
  /** Service ids in lane order. */
  readonly services: readonly string[]
  readonly table: FacilityTable
  readonly residents: number
  readonly standard: Standard
  readonly recipe: Recipe
}

/** How well each service is mapped: facilities that count, per 10,000 residents, against the floor where one is set. */
export function serviceQuality({
  services,
  table,
  residents,
  standard,
  recipe,
}: QualityInput): CityQuality['services'] {
  const floors = floorsOf(standard, recipe.thinFloors)
  return Object.fromEntries(
    services.map((service, lane) => {
      const count = (countsByAppointment: boolean): number =>
        countingFacilities(table, { lane, countsByAppointment }).length
      const facilities = count(true)
      const floor = floors.get(service)
      const thin = isBelowFloor(facilities, residents, floor)
      const per10000 = residents > 0 ? Math.round((facilities / residents) * 1e7) / 1e3 : null
      return [service, { facilities, public: count(false), per10000, floor: floor ?? null, thin }]
    }),
  )
}
