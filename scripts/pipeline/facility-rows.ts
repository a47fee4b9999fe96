import type { FacilityDetails } from '../../src/coverage/tables.ts'
import type { RawFacility } from './raw-places.ts'

/** Facilities as words and cards need them. @param services ids in lane order */
export const facilityDetails = (
  facilities: readonly RawFacility[],
  services: readonly string[],
): FacilityDetails[] =>
  facilities.map(({ lanes, points: _points, outline: _outline, ...details }, globalId) => ({
    ...details,
    globalId,
    services: lanes.flatMap((lane) => services[lane] ?? []),
  }))
