import type { Place, PlaceAnswer } from '../../city/place-answer.ts'
import type { Community } from '../../coverage/tables.ts'
import type { NameIndex } from '../../format/name-index.ts'
import { communityName } from '../../i18n/community-name.ts'
import type { I18n } from '../../i18n/i18n.ts'
import type { Found } from '../../state/find.ts'
import type { Focus, Session } from '../../state/session.ts'
import { fromE7, type LonLat } from '../../units.ts'

/** A line of the list: what it says, and what choosing it does. */
export interface SearchLine {
  readonly kind: Found['kind']
  readonly title: string
  /** The smaller second line. */
  readonly about: string
  /** Icon of the service, of services and facilities. */
  readonly icon: string | null
  readonly choice: SearchChoice
}

export type SearchChoice =
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'community'; readonly community: number }
  /** A point of the map, by the name that it was found under. */
  | { readonly kind: 'point'; readonly at: LonLat; readonly title: string }
  | { readonly kind: 'route'; readonly focus: Focus }

/** What the lines are made from. */
export interface LineInputs {
  readonly session: Pick<Session, 'city' | 'reference' | 'door' | 'place' | 'answer'>
  readonly names: NameIndex
  readonly i18n: I18n
}

/** The line of something that was found. */
export function searchLine(found: Found, inputs: LineInputs): SearchLine {
  switch (found.kind) {
    case 'community':
      return communityLine(found.community, inputs)
    case 'service':
      return serviceLine(found.id, inputs)
    case 'street':
      return streetLine(found.street, inputs)
    case 'address':
      return addressLine(found, inputs)
    case 'facility':
      return facilityLine(found.row, inputs)
  }
}

function communityLine(community: number, { session, i18n }: LineInputs): SearchLine {
  const row = session.city()?.communities[community]
  return {
    kind: 'community',
    title: communityName(row, community, i18n),
    about: inOneLine(i18n.t().search.kind[row?.unit ?? 'community'], row?.street, row?.district),
    icon: null,
    choice: { kind: 'community', community },
  }
}

function serviceLine(id: string, { session, i18n }: LineInputs): SearchLine {
  const service = session.reference()?.services.find((one) => one.id === id)
  const names = service?.names[session.door() === 'gaps' ? 'planner' : 'resident']
  return {
    kind: 'service',
    title: names === undefined ? id : i18n.name(names),
    about: i18n.t().search.kind.service,
    icon: service?.icon ?? null,
    choice: { kind: 'service', id },
  }
}

function streetLine(street: number, inputs: LineInputs): SearchLine {
  const { names, i18n } = inputs
  const title = i18n.name(names.names[names.streets.name[street] ?? 0] ?? {})
  const at = pointOf(names.streets, street)
  const kind = i18n.t().search.kind[names.streets.isPlace[street] === 1 ? 'place' : 'street']
  return {
    kind: 'street',
    title,
    about: inOneLine(kind, ...whereabouts(at, inputs)),
    icon: null,
    choice: { kind: 'point', at, title },
  }
}

function addressLine(
  { address, street }: { readonly address: number; readonly street: number },
  inputs: LineInputs,
): SearchLine {
  const { names, i18n } = inputs
  const number = names.numbers[names.addresses.number[address] ?? 0] ?? ''
  const title = addressText(i18n.name(names.names[names.streets.name[street] ?? 0] ?? {}), number)
  const at = pointOf(names.addresses, address)
  return {
    kind: 'address',
    title,
    about: inOneLine(i18n.t().search.kind.address, ...whereabouts(at, inputs)),
    icon: null,
    choice: { kind: 'point', at, title },
  }
}

/** Chinese addresses are written without a blank, and bare numbers with 号. */
const addressText = (street: string, number: string): string =>
  /\p{Script=Han}/u.test(street)
    ? `${street}${number}${/\d$/.test(number) ? '号' : ''}`
    : `${street} ${number}`

function facilityLine(row: number, inputs: LineInputs): SearchLine {
  const { session, names, i18n } = inputs
  const { facilities } = names
  const title = i18n.name(names.names[facilities.name[row] ?? 0] ?? {})
  const at = pointOf(facilities, row)
  const own = [
    ...facilities.lanes.subarray(facilities.firstLane[row], facilities.firstLane[row + 1]),
  ].flatMap((lane) => names.services[lane] ?? [])
  const service = session.reference()?.services.find(({ id }) => own.includes(id))
  const focus = focusOn(session.place(), session.answer(), {
    facility: facilities.globalId[row] ?? 0,
    services: own,
  })
  const words = i18n.t().search
  return {
    kind: 'facility',
    title,
    about: inOneLine(
      service === undefined ? null : i18n.name(service.names.resident),
      focus === null ? words.start : words.route,
      ...whereabouts(at, inputs),
    ),
    icon: service?.icon ?? null,
    choice: focus === null ? { kind: 'point', at, title } : { kind: 'route', focus },
  }
}

/** The route to a facility, where the answer about the selected place knows one. */
export function focusOn(
  place: Place | null,
  answer: Pick<PlaceAnswer, 'services'> | undefined,
  { facility, services }: { readonly facility: number; readonly services: readonly string[] },
): Focus | null {
  if (place === null || answer === undefined) return null
  const known = answer.services.find(
    ({ service, nearest, choices }) =>
      services.includes(service) &&
      [nearest, ...choices].some((walk) => walk !== null && walk.facility === facility),
  )
  return known === undefined ? null : { service: known.service, facility }
}

const pointOf = (
  { lonE7, latE7 }: { readonly lonE7: Int32Array; readonly latE7: Int32Array },
  i: number,
): LonLat => [fromE7(lonE7[i] ?? 0), fromE7(latE7[i] ?? 0)]

/** Street and district of the nearest community, else the community. */
function whereabouts(at: LonLat, { session, i18n }: LineInputs): (string | null)[] {
  const communities = session.city()?.communities ?? []
  const nearest = nearestTo(communities, at)
  const row = communities[nearest]
  if (row === undefined) return []
  if (row.street !== null || row.district !== null) return [row.street, row.district]
  return [i18n.t().search.near(communityName(row, nearest, i18n))]
}

/** Index of the nearest one, flat; −1 without any. */
function nearestTo(communities: readonly Pick<Community, 'lon' | 'lat'>[], [lon, lat]: LonLat): number {
  const narrow = Math.cos((lat * Math.PI) / 180)
  let best = -1
  let least = Infinity
  communities.forEach((community, i) => {
    const square = ((community.lon - lon) * narrow) ** 2 + (community.lat - lat) ** 2
    if (square < least) [best, least] = [i, square]
  })
  return best
}

const inOneLine = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')

/** A text cut where a word that was typed stands in it as it was typed: before, within, after. */
export function markedParts(text: string, typed: string): readonly [string, string, string] {
  const lower = text.toLowerCase()
  const words = typed.toLowerCase().split(/\s+/)
  // letters whose small form is longer would shift what is marked
  const word =
    lower.length === text.length ? words.find((one) => one !== '' && lower.includes(one)) : undefined
  if (word === undefined) return [text, '', '']
  const atWord = lower.indexOf(` ${word}`)
  const at = atWord >= 0 && !lower.startsWith(word) ? atWord + 1 : lower.indexOf(word)
  return [text.slice(0, at), text.slice(at, at + word.length), text.slice(at + word.length)]
}
