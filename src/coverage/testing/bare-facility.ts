import type { FacilityDetails } from '../tables.ts'

/** What the data say of a facility of which they say nothing but what and where it is. */
export const NO_FACTS = {
  access: 'public',
  mode: 'fixed',
  openingHours: null,
  phone: null,
  wheelchair: null,
  operator: null,
  address: null,
  areaM2: null,
  flags: [],
} as const satisfies Partial<FacilityDetails>

/** A facility of which nothing is known but what is given. */
export const bareFacility = (more: Partial<FacilityDetails> = {}): FacilityDetails => ({
  globalId: 0,
  id: 'osm:node/1',
  names: {},
  lon: 0,
  lat: 0,
  services: [],
  ...NO_FACTS,
  ...more,
})
