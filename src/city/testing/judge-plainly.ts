import { FACILITY_ACCESS, FACILITY_MODES } from '../../services/facility-access.ts'
import type { DrawnCity, DrawnOrigin } from '../../coverage/testing/draw-city.ts'
import { oracle } from '../../coverage/testing/oracle.ts'
import type { WalkingPace } from '../../network/metric.ts'
import { NODE } from '../../network/network.ts'
import type { Entry } from '../../network/place.ts'
import type { Standard, StandardRule } from '../../services/standard.ts'
import type { City } from '../city.ts'
import { entriesByPlace } from '../place-entries.ts'
import { isUsed, plainWalks, type PlainWalks } from './plain-walks.ts'

export interface PlainVerdicts {
  /** By community and rule: `inside`, `outside`, `no-data` or `doubt`. */
  readonly rules: readonly (readonly string[])[]
  readonly verdict: readonly string[]
}

/**
 * Judges a whole city the slow way: every walk of every home to every facility, then the rules as they are written
 * down, read by the oracle of the verdicts. Facilities all lie within 3 km of everybody. For small cities.
 */
export function judgePlainly(city: City, standard: Standard, pace: WalkingPace): PlainVerdicts {
  const rules = standard.rules.map((rule) => {
    const drawn = drawnFor(city, { standard, rule, pace })
    return oracle(drawn).map(({ rules: [found] }) => found ?? '')
  })
  const byCommunity = city.communities.map((_, c) => rules.map((column) => column[c] ?? ''))
  const isRequired = (r: number): boolean => standard.rules[r]?.required === true
  return {
    rules: byCommunity,
    verdict: byCommunity.map((found) =>
      overall(
        found.filter((_, r) => isRequired(r)),
        standard.tolerance,
      ),
    ),
  }
}

/** What the community's verdict is if every doubt turns out well, and if it turns out badly. */
function overall(rules: readonly string[], tolerance: number): string {
  if (!rules.includes('inside') && !rules.includes('outside')) return 'unknown'
  const missing = rules.filter((rule) => rule === 'outside').length
  const doubts = rules.filter((rule) => rule === 'doubt').length
  if (missing > tolerance) return 'outside'
  return missing + doubts > tolerance ? 'unknown' : 'inside'
}

interface Asked {
  readonly standard: Standard
  readonly rule: StandardRule
  readonly pace: WalkingPace
}

/** One rule of the standard as a drawn city: minutes or metres of every home to every service of the rule. */
function drawnFor(city: City, { standard, rule, pace }: Asked): DrawnCity {
  const walks = plainWalks(city.network, { pace, ruler: rule.ruler })
  const inEstates = plainWalks(city.network, { pace, ruler: rule.ruler, staysInEstate: true })
  const unit = rule.ruler === 'minutes' ? 600 : 10
  const facilityEntries = entriesByPlace(city.facilityEntries, city.facilities.count)
  const originEntries = entriesByPlace(city.originEntries, city.origins.count)
  const offers = rule.services.map((service) => offersOf(city, rule, service))
  const homes = originEntries.map((entries, o): DrawnOrigin & { readonly community: number } => {
    const edge = toBoundary(city, walks, entries)
    const to = rule.services.map((service, m): [string, number | undefined] => {
      const { forAll = [], forOwn = [] } = offers[m] ?? {}
      const found = [
        ...forAll.map((f) => walks.toPlace(entries, facilityEntries[f] ?? [])),
        ...forOwn.map((f) => inEstates.toPlace(entries, facilityEntries[f] ?? [])),
      ].filter((walk) => walk !== null)
      return [service, found.length === 0 ? undefined : Math.min(...found) / unit]
    })
    return {
      community: city.origins.community[o] ?? 0,
      residents: (city.origins.residentsTenths[o] ?? 0) / 10,
      walks: Object.fromEntries(to),
      off: !entries.some((entry) => isUsed(city.network, { pace, ruler: rule.ruler }, entry)),
      ...(edge === null ? {} : { edge: edge / unit }),
    }
  })
  const onStreets = (facilities: readonly number[]): number =>
    facilities.filter((f) => (facilityEntries[f] ?? []).length > 0).length
  const supply = offers.map(({ forAll }) => ({
    inCity: forAll.length,
    near: city.communities.map(() => onStreets(forAll)),
  }))
  return {
    rules: [{ services: rule.services, threshold: rule.threshold }],
    communities: city.communities.map((community, c) => ({
      origin: community.origin,
      homes: homes.filter((home) => home.community === c),
    })),
    residentsShare: standard.residentsShare,
    supply: Object.fromEntries(rule.services.map((service, m) => [service, supply[m] ?? {}])),
    floors: standard.thinFloors.per10000Residents,
    residentsInCity: city.manifest.counts.residents,
    residentsNear: city.communities.map(({ unit: own }) =>
      city.communities.reduce((sum, other) => sum + (other.unit === own ? (other.residents ?? 0) : 0), 0),
    ),
  }
}

function offersOf(
  { facilities, manifest }: City,
  { countsByAppointment }: StandardRule,
  service: string,
): { readonly forAll: readonly number[]; readonly forOwn: readonly number[] } {
  const lane = manifest.services.indexOf(service)
  const offering = Array.from({ length: facilities.count }, (_, f) => f).filter(
    (f) =>
      FACILITY_MODES[facilities.mode[f] ?? 9] === 'fixed' &&
      facilities.lanes.slice(facilities.firstLane[f], facilities.firstLane[f + 1]).includes(lane),
  )
  const accessOf = (f: number): string => FACILITY_ACCESS[facilities.access[f] ?? 9] ?? ''
  const counting = new Set(['public', ...(countsByAppointment ? ['by-agreement', 'by-appointment'] : [])])
  return {
    forAll: offering.filter((f) => counting.has(accessOf(f))),
    forOwn: offering.filter((f) => accessOf(f) === 'residents-only'),
  }
}

function toBoundary({ network }: City, walks: PlainWalks, entries: readonly Entry[]): number | null {
  const found = [...network.nodeFlags.keys()]
    .filter((v) => ((network.nodeFlags[v] ?? 0) & NODE.boundary) !== 0)
    .flatMap((v) => walks.toNode(entries, v) ?? [])
  return found.length === 0 ? null : Math.min(...found)
}
