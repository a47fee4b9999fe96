import type { FacilityDetails } from '../coverage/tables.ts'
import { recordOf } from './facility-record.ts'

/** Why somebody should go and look, in the order in which it is told. */
export const DOUBTS = ['only-one', 'no-name', 'no-hours', 'far', 'old'] as const
export type Doubt = (typeof DOUBTS)[number]

export const MOST_DOUBTFUL = 10
/** How far a place may be. */
export const DOUBTFUL_WITHIN_MINUTES = 10
/** Data that were not checked for longer are old: a working assumption of this page. */
export const OLD_AFTER_YEARS = 3

export interface DoubtfulPlace {
  readonly facility: FacilityDetails
  /** Deciseconds on foot, to the nearest of the services that it was found by. */
  readonly ds: number
  /** Of the city's services those that count it within the walk, in lane order. */
  readonly services: readonly string[]
  /** At least one, in the order of `DOUBTS`. */
  readonly doubts: readonly Doubt[]
}

/** What has to be known of the walks from a place: the part of a `PlaceAnswer` that tells. */
export interface WalksKnown {
  readonly minutes: number
  /** In lane order. */
  readonly services: readonly ServiceWalks[]
  readonly facilities: readonly FacilityDetails[]
  /** Global ids. */
  readonly farFromStreet: readonly number[]
}

interface ServiceWalks {
  readonly service: string
  readonly nearest: Walk | null
  /** How many are within the minutes. */
  readonly within: number
  readonly choices: readonly Walk[]
}

interface Walk {
  /** Global id. */
  readonly facility: number
  readonly ds: number
}

export interface DoubtfulInput {
  readonly answer: WalksKnown
  /** Day of the map, and of the visit: "2026-11-22". Null: not known, and nothing is old by it. */
  readonly dataDate: string | null
  readonly today: string
}

/** What has no door and no counter has no hours to ask for. */
const WITHOUT_HOURS: ReadonlySet<string> = new Set([
  'bus-stop',
  'park',
  'playground',
  'sports-ground-large',
  'sports-ground-medium',
  'sports-ground-small',
  'recycling',
  'shelter',
  'aed',
  'bike-share',
])

/** Whether there are hours to ask for at a place of these services. */
export const hasHours = ({ services }: Pick<DoubtfulPlace, 'services'>): boolean =>
  services.some((service) => !WITHOUT_HOURS.has(service))

/**
 * 「十分钟查漏」: the places within ten minutes' walk that are most in doubt, at most ten, nearest first. Of more than ten
 * those with the most doubts are chosen, then the nearest, then the lower id: the same answer gives the same list.
 * O(facilities log facilities).
 */
export function doubtfulPlaces(input: DoubtfulInput): readonly DoubtfulPlace[] {
  const only = onlyOnes(input.answer)
  const far = new Set(input.answer.farFromStreet)
  const found = nearby(input.answer).flatMap((place): DoubtfulPlace[] => {
    const { facility } = place
    const has: Readonly<Record<Doubt, boolean>> = {
      'only-one': only.has(facility.globalId),
      'no-name': Object.values(facility.names).every((name) => name.trim() === ''),
      'no-hours': facility.openingHours === null && hasHours(place),
      far: far.has(facility.globalId),
      old: isOld(recordOf(facility.flags).checkedOn ?? input.dataDate, input.today),
    }
    const doubts = DOUBTS.filter((doubt) => has[doubt])
    return doubts.length === 0 ? [] : [{ ...place, doubts }]
  })
  return found
    .toSorted((a, b) => b.doubts.length - a.doubts.length || byWalk(a, b))
    .slice(0, MOST_DOUBTFUL)
    .toSorted(byWalk)
}

type Nearby = Omit<DoubtfulPlace, 'doubts'>

const byWalk = (a: Nearby, b: Nearby): number => a.ds - b.ds || a.facility.globalId - b.facility.globalId

/** Everything that the answer offers to choose from within the walk, once each. */
function nearby({ services, facilities }: DoubtfulInput['answer']): Nearby[] {
  const details = new Map(facilities.map((facility) => [facility.globalId, facility]))
  const found = new Map<number, Nearby>()
  for (const { service, choices } of services)
    for (const { facility: id, ds } of choices) {
      const facility = details.get(id)
      if (facility === undefined || ds > DOUBTFUL_WITHIN_MINUTES * 600) continue
      const known = found.get(id) ?? { facility, ds, services: [] }
      found.set(id, { facility, ds: Math.min(ds, known.ds), services: [...known.services, service] })
    }
  return [...found.values()]
}

/** Facilities that are all there is of a service within the minutes of the answer: of these a mistake weighs most. */
function onlyOnes({ services, minutes }: DoubtfulInput['answer']): ReadonlySet<number> {
  return new Set(
    services.flatMap(({ within, nearest }) =>
      within === 1 && nearest !== null && nearest.ds <= Math.round(minutes * 600) ? [nearest.facility] : [],
    ),
  )
}

/** Days are compared as text: both are `YYYY-MM-DD`, a shorter date (`2017`) stands for its beginning. */
function isOld(checked: string | null, today: string): boolean {
  const year = Number(today.slice(0, 4))
  return checked !== null && checked < `${year - OLD_AFTER_YEARS}${today.slice(4)}`
}
