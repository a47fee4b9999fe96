import { residentsAround } from '../coverage/nearby.ts'
import type { Community } from '../coverage/tables.ts'
import { NEAR_M, type ServiceSupply, type Supply } from '../coverage/thin-data.ts'
import { countingFacilities, whichFor, type WhichFacilities } from '../coverage/which-facilities.ts'
import type { Standard } from '../services/standard.ts'
import { distanceM, METRES_PER_DEGREE, type LonLat } from '../units.ts'
import { facilityPoints } from './assess-city.ts'
import type { City } from './city.ts'
import type { Place } from './place-answer.ts'

/** The evidence that "outside" needs at single places, as `supplyOf` has it for a whole city. */
export interface PlaceSupply {
  readonly at: (standard: Standard, place: Place, community: Community) => Supply
  /** How many facilities count in the whole city. */
  readonly inCity: (which: WhichFacilities) => number
}

/**
 * Keeps what does not depend on the place. Of part of a city, how many facilities the whole has is told by its
 * `city.json`: exactly where that counts `public` ones apart; where it does not, places by appointment are counted for
 * rules that do not accept them, too, and such a rule may be called too far where the whole city would find nothing
 * mapped or too little. What stands within 3 km is counted among the loaded ones. A facility stands at its first
 * loaded entry: one with gates in several blocks, some not loaded, may fall on the other side of the 3 km.
 */
export function createPlaceSupply(city: City): PlaceSupply {
  const points = once(() => facilityPoints(city))
  const residents = once(() => residentsAround(city.communities, city.mappedCommunities ?? []))
  const known = new Map<string, Counting>()
  const countingOf = (which: WhichFacilities): Counting => {
    const key = `${which.lane} ${which.countsByAppointment}`
    const counting = known.get(key) ?? countingIn(city, which, points())
    known.set(key, counting)
    return counting
  }
  return {
    inCity: (which) => countingOf(which).inCity,
    at: (standard, place, community) => {
      const { lon, lat } = community
      const mapped = city.mappedCommunities ?? city.communities
      const residentsNear =
        place.kind === 'community'
          ? residents().slice(place.community, place.community + 1)
          : residentsAround([community], mapped)
      const rules = standard.rules.map((rule) =>
        rule.services.map((service): ServiceSupply => {
          const which = whichFor(rule, city.manifest.services.indexOf(service))
          const counting = countingOf(which)
          return { inCity: counting.inCity, near: Uint32Array.of(near(counting.points, [lon, lat])) }
        }),
      )
      return { residentsInCity: city.manifest.counts.residents, residentsNear, rules }
    },
  }
}

interface Counting {
  readonly inCity: number
  readonly points: readonly LonLat[]
}

function countingIn(city: City, which: WhichFacilities, points: readonly (LonLat | null)[]): Counting {
  const { facilities, manifest } = city
  const counting = countingFacilities(facilities, which)
  const loaded = [...counting].map((f) => points[f] ?? null).filter((point) => point !== null)
  // somebody's own facilities are all there, whatever is loaded of the streets
  if (facilities.count === manifest.counts.facilities) return { inCity: counting.length, points: loaded }
  const found = manifest.quality.services[manifest.services[which.lane] ?? '']
  const all = found?.facilities ?? counting.length
  return { inCity: which.countsByAppointment ? all : (found?.public ?? all), points: loaded }
}

function near(points: readonly LonLat[], at: LonLat): number {
  const band = (NEAR_M / METRES_PER_DEGREE) * (1 + 1e-9)
  return points.filter((point) => Math.abs(point[1] - at[1]) <= band && distanceM(at, point) <= NEAR_M).length
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
