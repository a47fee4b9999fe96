import { batch, createMemo, createSignal, type Accessor } from 'solid-js'
import type { Place, PlaceAnswer } from '../city/place-answer.ts'
import type {
  CommunityRequest,
  Engine,
  OpenCity,
  PlaceRequest,
  Reference,
  RouteRequest,
  Terms,
} from '../engine/protocol.ts'
import { createAsk } from './ask.ts'
import type { LinkState, PageState } from './link-state.ts'
import { toldWalk } from './nearest-walk.ts'
import type { Focus } from './session.ts'
import { createSecondWalk } from './second-walk.ts'
import { createWeekHours } from './week-hours.ts'

interface SelectionInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly engine: Engine
  readonly city: Accessor<OpenCity | undefined>
  readonly terms: Accessor<Terms | undefined>
  /** The city's wall time to read opening hours at; null: any time. */
  readonly time: Accessor<string | null>
  /** "2026-11-22" in the city. */
  readonly today: () => string
  readonly reference: Accessor<Reference | undefined>
}

/** A facility other than the nearest, and where it was chosen: from elsewhere its number may mean another one. */
interface Chosen extends Focus {
  readonly from: PlaceInCity
}

/** One object for one place in one city: what is known of it is known of nothing else. */
interface PlaceInCity {
  readonly place: Place
  readonly city: OpenCity
}

/** The selected place with what is known of it, and the community under the pointer. */
export function createSelection({
  engine,
  link,
  update,
  city,
  terms,
  time,
  today,
  reference,
}: SelectionInputs) {
  const hover = createHover(city)
  const [chosen, setChosen] = createSignal<Chosen | null>(null)
  const door = createMemo(() => link().door)
  const service = createMemo(() => link().service)
  const place = createMemo(() => placeOf(link(), city()), null, { equals: isSamePlace })
  const at = createMemo((): PlaceInCity | null => {
    const [selected, open] = [place(), city()]
    return selected === null || open === undefined ? null : { place: selected, city: open }
  })

  const toWalk = createMemo((): PlaceRequest | undefined => {
    const [from, by] = [at(), terms()]
    return from === null || by === undefined ? undefined : { place: from.place, terms: by, time: time() }
  })
  const walk = createAsk(engine, 'place', { input: toWalk, about: at })
  const second = createSecondWalk(engine, { link, update, reference, terms, toWalk, at })
  const focus = createMemo(
    () => {
      const other = chosen()
      return focusOf(service(), other?.from === at() ? other : null, walk.value())
    },
    null,
    { equals: isSameFocus },
  )
  const toRoute = createMemo((): RouteRequest | undefined => {
    const [request, focused] = [toWalk(), focus()]
    if (request === undefined || focused === null || walk.pending() !== null) return undefined
    const { place: from, terms: by } = request
    return { place: from, terms: by, facility: focused.facility }
  })
  const route = createAsk(engine, 'route', { input: toRoute, about: focus })
  const week = createWeekHours(engine, { focus, answer: walk.value, today })
  const toReport = createMemo((): CommunityRequest | undefined => {
    const request = toWalk()
    if (door() !== 'gaps' || request?.place.kind !== 'community') return undefined
    return { community: request.place.community, terms: request.terms }
  })
  const report = createAsk(engine, 'community', { input: toReport, about: at })

  const setFocus = (focused: Focus | null) =>
    batch(() => {
      const from = at()
      setChosen(focused === null || from === null ? null : { ...focused, from })
      update({ service: focused?.service ?? null })
    })
  return {
    verbs: {
      place,
      select: (selected: Place | null) =>
        // a service that was asked for before there was a place waits for one
        update({ ...linkTo(selected, city()), service: place() === null ? service() : null }),
      ...hover,
      answer: walk.value,
      ...second.verbs,
      communityAnswer: report.value,
      focus,
      setFocus,
      focusService: (wanted: string) =>
        batch(() => {
          setChosen(null)
          update({ service: wanted })
        }),
      route: route.value,
      week: week.value,
    },
    asks: { place: walk, comparison: second.ask, route, week, community: report },
    isWalking: () => toWalk() !== undefined && walk.pending() !== null,
    /** The community of a link that the open city does not have. */
    strangers: createMemo((): readonly string[] => {
      const { community } = link()
      return community === null || city() === undefined || place() !== null ? [] : [`community=${community}`]
    }),
  }
}

/** The community under the pointer, forgotten with its city. */
function createHover(city: Accessor<OpenCity | undefined>) {
  const [over, setOver] = createSignal<{ readonly community: number; readonly city: OpenCity } | null>(null)
  return {
    hovered: createMemo(() => {
      const found = over()
      return found !== null && found.city === city() ? found.community : null
    }),
    hover: (community: number | null) => {
      const open = city()
      setOver(community === null || open === undefined ? null : { community, city: open })
    },
  }
}

/** Communities of a person's own file are told apart from the city's: their ids are nobody else's business. */
const hasOwnCommunities = (city: OpenCity | undefined): boolean => city?.own?.communities != null

function placeOf(link: PageState, city: OpenCity | undefined): Place | null {
  const id = hasOwnCommunities(city) ? link.ownCommunity : link.community
  if (id === null) return link.at === null ? null : { kind: 'point', at: link.at }
  const index = city?.communities.findIndex((community) => community.id === id) ?? -1
  return index < 0 ? null : { kind: 'community', community: index }
}

type PlaceParts = Pick<PageState, 'community' | 'at' | 'ownCommunity'>
const NOWHERE: PlaceParts = { community: null, at: null, ownCommunity: null }

function linkTo(place: Place | null, city: OpenCity | undefined): PlaceParts {
  if (place === null) return NOWHERE
  if (place.kind === 'point') return { ...NOWHERE, at: place.at }
  const id = city?.communities[place.community]?.id ?? null
  return hasOwnCommunities(city) ? { ...NOWHERE, ownCommunity: id } : { ...NOWHERE, community: id }
}

function isSamePlace(a: Place | null, b: Place | null): boolean {
  if (a?.kind === 'community') return b?.kind === 'community' && a.community === b.community
  if (a?.kind === 'point') return b?.kind === 'point' && String(a.at) === String(b.at)
  return b === null
}

/** A focused service stands for the facility that its row tells, unless another one that the answer knows was chosen. */
function focusOf(service: string | null, other: Focus | null, answer: PlaceAnswer | undefined): Focus | null {
  if (service === null || answer === undefined) return null
  const isKnown = answer.facilities.some(({ globalId }) => globalId === other?.facility)
  if (other?.service === service && isKnown) return { service, facility: other.facility }
  const nearest = toldWalk(answer, service)
  return nearest === null ? null : { service, facility: nearest.facility }
}

const isSameFocus = (a: Focus | null, b: Focus | null): boolean =>
  a?.service === b?.service && a?.facility === b?.facility
