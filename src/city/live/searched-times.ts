import type { WhichFacilities } from '../../coverage/which-facilities.ts'
import type { Ruler, WalkingPace } from '../../network/metric.ts'
import { noReadings } from '../../network/reading.ts'
import type { City } from '../city.ts'
import { createWalking, ownFacilities, serviceTimes, walkToOwn, type Walking } from '../walk-times.ts'
import type { ServiceTimes } from '../../coverage/times.ts'

/** What is not swept but searched for, in any version of the city. */
export interface SearchedTimes {
  /** Times from homes to what their own estates keep to themselves; null when there is nothing of the kind. */
  readonly inEstates: (city: City, which: WhichFacilities) => Uint16Array | null
  /** Times as they were swept; which facility each is of, and the other quantity, are searched for when first read. */
  readonly told: (city: City, which: WhichFacilities, primary: Uint16Array) => ServiceTimes
}

export function createSearchedTimes(pace: WalkingPace, ruler: Ruler): SearchedTimes {
  let last: Walking | null = null
  const walkingIn = (city: City): Walking => {
    if (last === null || !isSameWalk(last.city, city)) last = createWalking(city, pace)
    return last
  }
  return {
    inEstates: (city, which) => {
      const own = ownFacilities(city.facilities, which)
      if (own.length === 0) return null
      const best = noReadings(city.origins.count)
      walkToOwn(walkingIn(city), own, { ruler, best })
      return best.primary
    },
    told: (city, which, primary) => lazyTimes(primary, () => serviceTimes(walkingIn(city), which, ruler)),
  }
}

/** Versions that differ in nothing a walk depends on. */
const isSameWalk = (a: City, b: City): boolean =>
  a.network === b.network &&
  a.originEntries === b.originEntries &&
  a.facilities === b.facilities &&
  a.facilityEntries === b.facilityEntries

function lazyTimes(primary: Uint16Array, search: () => ServiceTimes): ServiceTimes {
  let found: ServiceTimes | null = null
  const searched = (): ServiceTimes => (found ??= search())
  return {
    primary,
    get secondary() {
      return searched().secondary
    },
    get facility() {
      return searched().facility
    },
  }
}
