import { distance } from '@turf/turf'
import type { FacilityTable } from '../coverage/tables.ts'
import { countsForAll, whichFor } from '../coverage/which-facilities.ts'
import type { SuppliedFacility } from '../format/supplied-facilities.ts'
import type { WalkingPace } from '../network/metric.ts'
import type { Standard } from '../services/standard.ts'
import type { LonLat } from '../units.ts'
import { estimatedWalk } from './estimate.ts'
import type { PlaceService } from './place-answer.ts'
import { choicesOf, type HoursOf } from './place-choices.ts'
import { ruleOfService } from './place-outcome.ts'

export interface ServicesAsked {
  readonly at: LonLat
  readonly standard: Standard
  readonly walker: WalkingPace
  readonly minutes: number
  readonly hoursOf: HoursOf | null
}

export interface FacilitiesKnown {
  readonly facilities: readonly SuppliedFacility[]
  readonly table: FacilityTable
  /** Service ids of the catalogue, in lane order. */
  readonly services: readonly string[]
}

/** Every service: its nearest facility in a straight line, ties by row, and how many there are. O(rows × services). */
export function estimatedServices(
  { facilities, table, services }: FacilitiesKnown,
  { at, standard, walker, minutes, hoursOf }: ServicesAsked,
): PlaceService[] {
  const straightM = facilities.map((facility) => straightTo(at, facility))
  return services.map((service, lane) => {
    const rule = ruleOfService(standard, service)
    const which = whichFor(rule ?? { countsByAppointment: false }, lane)
    const rows = [...table.globalId].filter((row) => countsForAll(table, row, which))
    const reached = rows
      .sort((a, b) => (straightM[a] ?? 0) - (straightM[b] ?? 0) || a - b)
      .flatMap((facility) => {
        const walk = estimatedWalk(straightM[facility] ?? 0, walker.paceMps)
        return walk === null ? [] : [{ facility, ...walk }]
      })
    return {
      service,
      rule: rule?.id ?? null,
      ruler: rule?.ruler ?? 'minutes',
      nearest: reached[0] ?? null,
      within: reached.filter(({ ds }) => ds <= Math.round(600 * minutes)).length,
      inCity: rows.length,
      ...choicesOf(reached, { minutes, hoursOf }),
    }
  })
}

/** Metres, measured as the verdicts on the whole list measure them. */
export const straightTo = ([lon, lat]: LonLat, facility: SuppliedFacility): number =>
  distance([lon, lat], [facility.lon, facility.lat], { units: 'meters' })
