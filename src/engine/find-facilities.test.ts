import { expect, it } from 'vitest'
import type { FacilityDetails } from '../coverage/tables.ts'
import { findFacilities } from './find-facilities.ts'

const facility = (globalId: number, lon: number, ...services: string[]) =>
  ({ globalId, id: `osm:node/${globalId}`, lon, lat: 51, services }) as unknown as FacilityDetails
const ALL = [
  facility(0, 71.3, 'clinic'),
  facility(1, 71.1, 'pharmacy', 'clinic'),
  facility(2, 71.2, 'market'),
  facility(3, 71.1, 'clinic'),
]
const idsOf = (found: readonly FacilityDetails[]) => found.map(({ globalId }) => globalId)

it('finds the nearest of some services, the first of equally near ones first', () => {
  const near = [71.1, 51] as const
  expect(idsOf(findFacilities(ALL, { near, services: ['clinic'], most: 2 }))).toEqual([1, 3])
  expect(idsOf(findFacilities(ALL, { near, services: ['market', 'pharmacy'], most: 9 }))).toEqual([1, 2])
  expect(idsOf(findFacilities(ALL, { near, services: null, most: 9 }))).toEqual([1, 3, 2, 0])
})

it('finds facilities by their data ids in the order asked for, and leaves out what is not there', () => {
  expect(idsOf(findFacilities(ALL, { ids: ['osm:node/2', 'osm:way/9', 'osm:node/0'] }))).toEqual([2, 0])
})
