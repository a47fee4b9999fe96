import { facilityTable, peopleTables, type PeopleTables } from '../coverage/place-tables.ts'
import type { Community, FacilityTable } from '../coverage/tables.ts'
import type { SuppliedCommunity } from '../format/supplied-communities.ts'
import type { SuppliedFacility } from '../format/supplied-facilities.ts'
import type { LonLat } from '../units.ts'

/**
 * Somebody's own communities, each with one origin at its point: origin i belongs to community i. An area stands by
 * its representative point, for the homes in it are not known by place any more once a city is built.
 */
export const suppliedPeople = (communities: readonly SuppliedCommunity[]): PeopleTables =>
  peopleTables({
    communities: communities.map(communityOf),
    origins: communities.map(({ residents }, community) => ({ community, residents: residents ?? 0 })),
  })

const communityOf = ({ name, at, isOffice, rings: _rings, ...own }: SuppliedCommunity): Community => ({
  ...own,
  names: { '': name },
  origin: isOffice ? 'office' : 'point',
  lon: at[0],
  lat: at[1],
  residentsSource: own.residents === null ? 'none' : 'given',
  knownLevelsShare: null,
  communityTypeInferred: false,
})

/** A point asked about as if it were a row: a community of nobody. */
export const nobodyAt = (at: LonLat): SuppliedCommunity => ({
  id: `point:${at.join()}`,
  name: '',
  unit: 'community',
  communityType: null,
  district: null,
  street: null,
  residents: null,
  at,
  rings: null,
  isOffice: false,
})

/**
 * Somebody's own facilities as the verdicts need them, in the order of the file.
 * @param services ids in lane order; what a facility gives beside these is left out
 */
export const suppliedFacilityTable = (
  facilities: readonly SuppliedFacility[],
  services: readonly string[],
): FacilityTable =>
  facilityTable(
    facilities.map((facility) => ({
      ...facility,
      lanes: services.flatMap((id, lane) => (facility.services.includes(id) ? [lane] : [])),
    })),
  )
