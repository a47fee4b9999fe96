import { within } from '../../coverage/siting/sliced.ts'
import { solveSiting } from '../../coverage/siting/siting.ts'
import { thresholdOf } from '../../coverage/times.ts'
import { whichFor } from '../../coverage/which-facilities.ts'
import { metricOf, type Metric } from '../../network/metric.ts'
import type { LonLat } from '../../units.ts'
import { peopleTenths, requireCount, ruleAsking, ruleForService, type SitePeople } from './asked-rule.ts'
import type { LiveAssessment, LiveCity } from './live-city.ts'
import { facilityFeet, nodeCandidates, pointCandidates, type SiteCandidates } from './site-candidates.ts'
import { incidenceOf } from './site-incidence.ts'

export interface SitesAsked {
  readonly service: string
  /** How many, 1 … 1,000. */
  readonly count: number
  /**
   * Where facilities may stand: at nodes of the open streets (no signals), where the facilities of the city are entered,
   * or at points; points without a street within 150 m are never proposed.
   */
  readonly candidates: 'nodes' | 'facilities' | readonly LonLat[]
  /**
   * Whether who reaches another service of the same rule is served already, as the standard has it; without it only the
   * service itself counts.
   */
  readonly byRule?: boolean
  /** Residents when left out. */
  readonly people?: SitePeople
}

/**
 * Sites for more facilities, and how good they are. Where nobody is known to live, homes stand for residents; where it
 * was asked for who is 60 or older, these are meant by residents.
 */
export interface ProposedSites {
  /** Best first; fewer than asked for when no more add anything. */
  readonly sites: readonly ProposedSite[]
  /** Residents within reach of the service: now, with all sites, and at most with as many sites anywhere. */
  readonly residentsNow: number
  readonly residentsThen: number
  readonly residentsAtMost: number
  /** Those included who live where no street is near. */
  readonly residentsInAll: number
  /** How far the gain may be below the best possible, as a share of that. */
  readonly gap: number
  /** Points given (by position) that no street is near: nothing was proposed there. */
  readonly offNetwork: readonly number[]
}

export interface ProposedSite {
  /** Where an `add-facility` edit puts it. */
  readonly at: LonLat
  /** Residents who gain the service by this site after those before it. */
  readonly gain: number
  /** Position among the points given; left out where none were. */
  readonly point?: number
}

/** Certificates below this say nothing more to a planner, and take long. */
const TARGET_GAP = 0.02
/** Of all the work: preparing candidates, searching around homes, choosing. */
const SHARES = { candidates: 0.1, searches: 0.6 } as const

/**
 * The best places for more facilities of a service: as many residents as possible who are beyond its threshold now shall
 * have one within it. Yields the share done every few milliseconds; may be left at any time.
 * @param found with the edits that hold; of the live city given
 * @throws Error for an unknown service, or a count that is not a whole number from 1 to 1,000
 */
export function* proposeSites(
  live: LiveCity,
  found: LiveAssessment,
  asked: SitesAsked,
): Generator<number, ProposedSites> {
  requireCount('sites', asked.count)
  const rule = ruleForService(found, asked.service)
  const { city, request } = found
  const limit = thresholdOf(rule)
  const lanes = servingServices(found, asked).map((id) => whichFor(rule, city.manifest.services.indexOf(id)))
  const walk = live.walk(city, { walker: request.walker, ruler: rule.ruler, lanes })
  const times = soonest(lanes.map((of) => walk.times(of).primary))
  const people = sortPeople(peopleTenths(city, asked.people), { times, limit })
  const isJoined = walk.onNetwork()
  const homes = people.beyond.filter((home) => isJoined[home] === 1)
  yield 0
  const metric = metricOf(city.network, request.walker, rule.ruler)
  yield 0
  const candidates = yield* within(candidatesFor(live, found, { asked, metric }), 0, SHARES.candidates)
  const searching = incidenceOf(city, { metric, homes, candidates, limit })
  yield SHARES.candidates
  const incidence = yield* within(searching, SHARES.candidates, SHARES.searches)
  const weight = Float64Array.from(homes, (home) => people.tenths[home] ?? 0)
  const solving = solveSiting({ incidence, weight, k: asked.count }, { targetGap: TARGET_GAP })
  let step = solving.next()
  for (; step.done !== true; step = solving.next()) {
    yield SHARES.searches + (1 - SHARES.searches) * step.value.share
  }
  const { sites, covered, bound, gap } = step.value
  return {
    sites: sites.map(({ candidate, gain }) => ({
      at: candidates.at(candidate),
      gain: gain / 10,
      ...(typeof asked.candidates !== 'string' && { point: candidate }),
    })),
    residentsNow: people.within / 10,
    residentsThen: (people.within + covered) / 10,
    residentsAtMost: (people.within + bound) / 10,
    residentsInAll: people.inAll / 10,
    gap,
    offNetwork: typeof asked.candidates === 'string' ? [] : candidates.offNetwork,
  }
}

/** The services of which any one serves a home, of those that the city was built with. */
function servingServices(
  { city, assessment }: LiveAssessment,
  { service, byRule }: SitesAsked,
): readonly string[] {
  const services = (byRule === true ? ruleAsking(assessment.standard, service)?.services : null) ?? [service]
  return services.filter((id) => city.manifest.services.includes(id))
}

/** By home the least of some times. */
function soonest([first, ...others]: readonly Uint16Array[]): Uint16Array {
  const least = first?.slice() ?? new Uint16Array()
  for (const times of others) {
    for (const [home, time] of times.entries()) if (time < (least[home] ?? 0)) least[home] = time
  }
  return least
}

interface CandidatesAsked {
  readonly asked: SitesAsked
  readonly metric: Metric
}

function* candidatesFor(
  live: LiveCity,
  found: LiveAssessment,
  { asked: { candidates }, metric }: CandidatesAsked,
): Generator<number, SiteCandidates> {
  if (candidates === 'nodes') return nodeCandidates(live, found, metric)
  const points = candidates === 'facilities' ? facilityFeet(live, found) : candidates
  yield 0
  return yield* pointCandidates(live, found, { points, metric })
}

interface Reached {
  readonly times: Uint16Array
  readonly limit: number
}

/** Tenths of people within the limit and in all, and the homes beyond it that have people. */
function sortPeople(tenths: Float64Array, { times, limit }: Reached) {
  let [reached, inAll] = [0, 0]
  const beyond: number[] = []
  for (const [home, people] of tenths.entries()) {
    inAll += people
    if ((times[home] ?? 0) <= limit) reached += people
    else if (people > 0) beyond.push(home)
  }
  return { tenths, within: reached, inAll, beyond }
}
