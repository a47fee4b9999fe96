import type { Assessment } from '../city/assess-city.ts'
import { createEstimate } from '../city/estimate-answers.ts'
import { suppliedPeople } from '../city/supplied-places.ts'
import { createNameIndex } from '../format/name-index.ts'
import type { SuppliedCommunities } from '../format/supplied-communities.ts'
import type { SuppliedFacilities } from '../format/supplied-facilities.ts'
import type { Catalogue } from '../services/catalogue.ts'
import { keepLast } from './keep-last.ts'
import type { OwnPlacesNote } from './protocol.ts'
import { boundsOfPoints, keyOf, requireRoute, suppliedDetails, type Subject } from './subject.ts'

export interface EstimatePlaces {
  readonly communities: SuppliedCommunities
  readonly facilities: SuppliedFacilities
}

interface EstimateCity extends EstimatePlaces {
  readonly id: string
  readonly catalogue: Catalogue
  readonly own: OwnPlacesNote | null
}

/** Communities and facilities without streets: judged by straight lines, and labelled so. */
export function createEstimateCity(city: EstimateCity): Subject {
  const { id, catalogue, own } = city
  const [communities, facilities] = [city.communities.communities, city.facilities.facilities]
  const services = catalogue.services.map((service) => service.id)
  const people = suppliedPeople(communities).communities
  const estimate = createEstimate({ communities, facilities, services })
  const details = suppliedDetails(facilities)
  const assessments = keepLast<Assessment>()
  return {
    opened: {
      id,
      method: 'straight-line-estimate',
      manifest: null,
      communities: people,
      bounds: boundsOfPoints(communities.map(({ at }) => at)),
      services,
      own,
    },
    live: null,
    labels: { city: null, cityHash: null, method: 'straight-line-estimate' },
    loadAll: async () => undefined,
    assess: (terms) => assessments.of(keyOf(terms), async () => estimate.assess(terms)),
    details: async () => details,
    names: async () =>
      createNameIndex({ city: null, communities: people, services, ownFacilities: details.values() }),
    place: async ({ place, terms: { standard, walker, minutes }, time, openState }) =>
      estimate.answer({ place, standard, walker, minutes, time, openState }),
    route: async ({ place, terms: { walker }, facility }) =>
      requireRoute(estimate.route({ place, walker, facility }), facility),
  }
}
