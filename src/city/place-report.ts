import { communityOrigins } from '../coverage/community-origins.ts'
import type { CommunityReport } from '../coverage/community-report.ts'
import { floorsOf } from '../coverage/thin-data.ts'
import { whichFor } from '../coverage/which-facilities.ts'
import type { Ruler } from '../network/metric.ts'
import type { Standard } from '../services/standard.ts'
import { judge } from './assess-city.ts'
import type { FacilityReading } from './circle.ts'
import type { City } from './city.ts'
import type { Place, PlaceService, PlaceWalk } from './place-answer.ts'
import { renamed, ruleOfService } from './place-outcome.ts'
import type { PlaceStart } from './place-start.ts'
import type { PlaceSupply } from './place-supply.ts'
import { choicesOf, type HoursOf } from './place-choices.ts'
import { countingFor, forEverybody, timesOfPlace, type PlaceWalks } from './place-walks.ts'

/** One place that has been walked from. */
export interface WalkedPlace {
  readonly city: City
  readonly supply: PlaceSupply
  /** With the minutes asked for. */
  readonly standard: Standard
  readonly place: Place
  readonly start: PlaceStart
  /** Nothing without entries. */
  readonly walksBy: (ruler: Ruler) => PlaceWalks
}

/** `report.community` of a place that is no community. */
export const NO_COMMUNITY = -1

/** The place judged as `assessCity` judges a community of one home there; facilities are global ids. */
export function placeReport({ city, supply, standard, place, start, walksBy }: WalkedPlace): CommunityReport {
  const { community, entries } = start
  const onNetwork = entries.length > 0
  const found = supply.at(standard, place, community)
  const oneHome = { count: 1, globalId: Uint32Array.of(0), community: Uint32Array.of(0) }
  const assessment = judge(
    {
      standard,
      communities: [community],
      origins: communityOrigins({ ...oneHome, residentsTenths: Uint32Array.of(0) }, 1),
      times: timesOfPlace({ city, standard, onNetwork }, walksBy),
      supply: found,
      floors: floorsOf(standard, city.manifest.thinFloors),
    },
    city.facilities.globalId,
  )
  const report = renamed(assessment.report(0), (facility) => city.facilities.globalId[facility] ?? facility)
  return { ...report, community: place.kind === 'community' ? place.community : NO_COMMUNITY }
}

/** Every service that the city knows: its nearest facilities as the verdict counts them, and how many there are. */
export function placeServices(
  { city, supply, standard, start, walksBy }: WalkedPlace,
  { minutes, hoursOf }: { readonly minutes: number; readonly hoursOf: HoursOf | null },
): PlaceService[] {
  const { facilities } = city
  const walks = start.entries.length > 0 ? walksBy('minutes') : null
  const toWalk = ({ facility, primary, secondary }: FacilityReading): PlaceWalk => ({
    facility: facilities.globalId[facility] ?? facility,
    ds: primary,
    dm: secondary,
  })
  return city.manifest.services.map((service, lane) => {
    const rule = ruleOfService(standard, service)
    const which = whichFor(rule ?? { countsByAppointment: false }, lane)
    const reached = walks === null ? [] : forEverybody(walks, facilities, which)
    const counting = walks === null ? [] : countingFor(walks, facilities, which).map(toWalk)
    return {
      service,
      rule: rule?.id ?? null,
      ruler: rule?.ruler ?? 'minutes',
      nearest: counting[0] ?? null,
      within: reached.filter(({ primary }) => primary <= Math.round(minutes * 600)).length,
      inCity: supply.inCity(which),
      ...choicesOf(counting, { minutes, hoursOf }),
    }
  })
}
