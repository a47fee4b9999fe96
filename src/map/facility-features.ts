import type { Point } from 'geojson'
import type { PlaceAnswer, PlaceWalk } from '../city/place-answer.ts'
import type { RuleReport } from '../coverage/community-report.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { Focus } from '../state/session.ts'
import { nearestWalk } from '../state/nearest-walk.ts'
import type { Appearance, VerdictName } from '../theme.ts'
import type { MapData } from './map-source.tsx'
import { facilityMark, markName } from './mark.ts'

/** A facility as it is drawn: once, whatever it is the nearest of. */
export interface FacilityMark {
  /** Global id; the feature's. */
  readonly id: number
  readonly point: Point
  readonly names: FacilityDetails['names']
  readonly reach: VerdictName
  /** Whether it is missed where it is too far: else it is drawn as too far, but without alarm. */
  readonly counts: boolean
  /** What it is drawn for, the most pressing first; its icon is the first's. */
  readonly services: readonly string[]
  /** Whole minutes, rounded up as everywhere. */
  readonly minutes: number
  /** Smaller finds room first: of what counts first what is too far, then what nobody can tell, then what is within reach; then the rest; the sooner before the later. */
  readonly order: number
}

/**
 * The nearest facility of each service that the standard names, each facility once. It is `outside` only if no service
 * for which it is the nearest is within reach. In order of their own `order`. O(services + facilities).
 */
export function facilityMarks(answer: PlaceAnswer): FacilityMark[] {
  const found = new Map<number, { readonly walk: PlaceWalk; readonly roles: Role[] }>()
  for (const { service, rule } of answer.services) {
    const walk = rule === null ? null : nearestWalk(answer, service)
    if (walk === null) continue
    const role = { service, ...verdictOn(answer.report.services, service) }
    const known = found.get(walk.facility)
    if (known === undefined) found.set(walk.facility, { walk, roles: [role] })
    else known.roles.push(role)
  }
  const places = new Map(answer.facilities.map((facility) => [facility.globalId, facility]))
  const marks = [...found].flatMap(([id, { walk, roles }]) => {
    const place = places.get(id)
    return place === undefined ? [] : [markOf(place, walk, roles)]
  })
  return marks.sort((a, b) => a.order - b.order)
}

interface Role {
  readonly service: string
  readonly reach: VerdictName
  readonly counts: boolean
}

function markOf(place: FacilityDetails, walk: PlaceWalk, roles: readonly Role[]): FacilityMark {
  const reach =
    (['inside', 'outside'] as const).find((one) => roles.some((role) => role.reach === one)) ?? 'unknown'
  // those that made the mark what it is before the others
  const pressing = roles.toSorted((a, b) => weightOf(a, reach) - weightOf(b, reach))
  const counts = roles.some((role) => role.reach === reach && role.counts)
  return {
    id: place.globalId,
    point: { type: 'Point', coordinates: [place.lon, place.lat] },
    names: place.names,
    reach,
    counts,
    services: pressing.map(({ service }) => service),
    minutes: minutesOf(walk),
    order: URGENCY[reach][counts ? 0 : 1] * FAR_DS + Math.min(walk.ds, FAR_DS - 1),
  }
}

const weightOf = (role: Role, reach: VerdictName): number =>
  (role.reach === reach ? 0 : 2) + (role.counts ? 0 : 1)

/** Of what counts, and of what does not. */
const URGENCY: Readonly<Record<VerdictName, readonly [number, number]>> = {
  outside: [0, 4],
  unknown: [1, 4],
  inside: [2, 3],
}
/** Longer than any walk. */
const FAR_DS = 100_000

/** Whole minutes of a walk as a reader is told them: rounded up, at least one. */
export const minutesOf = ({ ds }: Pick<PlaceWalk, 'ds'>): number => Math.max(1, Math.ceil(ds / 600))

/**
 * What is known of a service by the rules that name it. It counts where a rule requires it, unless another service
 * meets that rule already.
 */
export function verdictOn(
  rules: readonly RuleReport[],
  service: string,
): { readonly reach: VerdictName; readonly counts: boolean } {
  const named = rules.flatMap((rule) => {
    const own = rule.members.find((member) => member.service === service)?.verdict
    const counts = rule.required && (own === 'inside' || rule.verdict !== 'inside')
    return own === undefined ? [] : [{ verdict: own, counts }]
  })
  const reach =
    (['inside', 'outside'] as const).find((one) => named.some(({ verdict }) => verdict === one)) ?? 'unknown'
  return { reach, counts: named.some(({ counts }) => counts) }
}

/** The walk from the place to a facility that counts for a service; null where none is told. */
export function walkTo(answer: PlaceAnswer, { service, facility }: Focus): PlaceWalk | null {
  const found = answer.services.find((one) => one.service === service)
  const told = [nearestWalk(answer, service), found?.nearest, ...(found?.choices ?? [])]
  return told.find((walk) => walk?.facility === facility) ?? null
}

/** True when the service that the route leads to is too far from the place, and is missed there. */
export function isTooFar(answer: PlaceAnswer | undefined, service: string | undefined): boolean {
  if (answer === undefined || service === undefined) return false
  const { reach, counts } = verdictOn(answer.report.services, service)
  return reach === 'outside' && counts
}

/** What the words and pictures on marks depend on. */
export interface MarkWords {
  readonly appearance: Appearance
  readonly name: (names: Readonly<Record<string, string>>) => string
  /** A service as residents call it, in short. */
  readonly serviceName: (service: string) => string
  readonly icon: (service: string) => string
  readonly minutes: (minutes: number) => string
}

/** All nearest facilities. `spot` names the small mark under each, for where its icon finds no room. */
export const facilityFeatures = (marks: readonly FacilityMark[], words: MarkWords): MapData => ({
  type: 'FeatureCollection',
  features: marks.map((mark) => ({
    type: 'Feature',
    id: mark.id,
    geometry: mark.point,
    properties: { ...propertiesOf(mark, words), order: mark.order },
  })),
})

/** The facility in focus last, so that it lies above; before it the other choices of its service. */
export function focusFeatures(answer: PlaceAnswer, focus: Focus, words: MarkWords): MapData {
  const features = focusMarks(answer, focus).map((mark) => ({
    type: 'Feature' as const,
    id: mark.id,
    geometry: mark.point,
    properties: { ...propertiesOf(mark, words), focused: mark.id === focus.facility, order: mark.order },
  }))
  return { type: 'FeatureCollection', features }
}

/**
 * Choices are judged one by one: what takes no longer than the nearest or the minutes asked for is like the nearest,
 * what takes longer is too far.
 */
export function focusMarks(answer: PlaceAnswer, { service, facility }: Focus): FacilityMark[] {
  const judged = nearestWalk(answer, service)
  const { reach, counts } = verdictOn(answer.report.services, service)
  const limitDs = Math.max(600 * answer.minutes, judged?.ds ?? 0)
  const choices = answer.services.find((one) => one.service === service)?.choices ?? []
  const drawn = new Set([judged?.facility, ...choices.map((choice) => choice.facility), facility])
  const walks = [...drawn].flatMap((id) =>
    id === undefined ? [] : (walkTo(answer, { service, facility: id }) ?? []),
  )
  const places = new Map(answer.facilities.map((place) => [place.globalId, place]))
  const marks = walks.flatMap((walk) => {
    const place = places.get(walk.facility)
    if (place === undefined) return []
    const isBeyond = reach === 'inside' && walk.ds > limitDs
    const roles = [{ service, reach: isBeyond ? ('outside' as const) : reach, counts: counts && !isBeyond }]
    return [{ ...markOf(place, walk, roles), order: walk.facility === facility ? 0 : walk.ds + 1 }]
  })
  return marks.sort((a, b) => b.order - a.order)
}

function propertiesOf(mark: FacilityMark, words: MarkWords) {
  const [service = ''] = mark.services
  const look = { icon: words.icon(service), more: mark.services.length - 1 }
  return {
    image: markName(facilityMark(mark, look), words.appearance),
    spot: markName(facilityMark(mark), words.appearance),
    tone: facilityMark(mark).tone,
    service,
    services: mark.services.join(' '),
    name: shortened(words.name(mark.names) || words.serviceName(service)),
    time: words.minutes(mark.minutes),
  }
}

/** Longer names are cut: a label is no sign-board. Chinese characters are twice as wide as letters. */
const MOST_LETTERS = 26
/** Chinese, Japanese and Korean begin after it. */
const LAST_NARROW = 0x2e_7f

export function shortened(name: string): string {
  let room = MOST_LETTERS
  const letters = Array.from(name)
  for (const [i, letter] of letters.entries()) {
    room -= (letter.codePointAt(0) ?? 0) > LAST_NARROW ? 2 : 1
    if (room < 0) {
      const kept = letters.slice(0, Math.max(1, i - 1)).join('')
      return `${kept.trimEnd()}…`
    }
  }
  return name
}
