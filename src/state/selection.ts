import { batch, createMemo, createSignal, type Accessor } from 'solid-js'
import type { Place, PlaceAnswer } from '../city/place-answer.ts'
import type {
  CommunityRequest,
  Engine,
  OpenCity,
  PlaceRequest,
  RouteRequest,
  Terms,
} from '../engine/protocol.ts'
import type { PageLink } from '../format/page-link.ts'
import { createAsk } from './ask.ts'
import type { Focus } from './session.ts'

interface SelectionInputs {
  readonly engine: Engine
  readonly link: Accessor<PageLink>
  readonly update: (change: Partial<PageLink>) => void
  readonly city: Accessor<OpenCity | undefined>
  readonly terms: Accessor<Terms | undefined>
}

/** The selected place with what is known of it, and the community under the pointer. */
export function createSelection({ engine, link, update, city, terms }: SelectionInputs) {
  const [hovered, hover] = createSignal<number | null>(null)
  const [facility, setFacility] = createSignal<number | null>(null)
  const door = createMemo(() => link().door)
  const service = createMemo(() => link().service)
  const place = createMemo(() => placeOf(link(), city()), null, { equals: isSamePlace })

  const toWalk = createMemo((): PlaceRequest | undefined => {
    const [from, by, open] = [place(), terms(), city()]
    return from === null || by === undefined || open === undefined ? undefined : { place: from, terms: by }
  })
  const walk = createAsk(engine, 'place', toWalk)
  const focus = createMemo(() => focusOf(service(), facility(), walk.value()), null, { equals: isSameFocus })
  const toRoute = createMemo((): RouteRequest | undefined => {
    const [request, focused, answer] = [toWalk(), focus(), walk.value()]
    if (request === undefined || focused === null || answer === undefined) return undefined
    return { ...request, facility: focused.facility }
  })
  const route = createAsk(engine, 'route', toRoute)
  const toReport = createMemo((): CommunityRequest | undefined => {
    const request = toWalk()
    if (door() !== 'gaps' || request?.place.kind !== 'community') return undefined
    return { community: request.place.community, terms: request.terms }
  })
  const report = createAsk(engine, 'community', toReport)

  return {
    verbs: {
      place,
      select: (chosen: Place | null) =>
        batch(() => {
          setFacility(null)
          // a service that was asked for before there was a place waits for one
          update({ ...linkTo(chosen, city()), service: place() === null ? service() : null })
        }),
      hovered,
      hover,
      answer: walk.value,
      communityAnswer: report.value,
      focus,
      setFocus: (chosen: Focus | null) =>
        batch(() => {
          setFacility(chosen?.facility ?? null)
          update({ service: chosen?.service ?? null })
        }),
      focusService: (wanted: string) =>
        batch(() => {
          setFacility(null)
          update({ service: wanted })
        }),
      route: route.value,
    },
    asks: { place: walk, route, community: report },
    isWalking: () => toWalk() !== undefined && walk.pending() !== null,
    strangers: createMemo(() => {
      const { community } = link()
      const open = city()
      const isKnown = community === null || open === undefined || open.own !== null || place() !== null
      return isKnown ? [] : [`community=${community}`]
    }),
  }
}

function placeOf({ community, at }: PageLink, city: OpenCity | undefined): Place | null {
  if (community === null) return at === null ? null : { kind: 'point', at }
  const index = city?.communities.findIndex(({ id }) => id === community) ?? -1
  return index < 0 ? null : { kind: 'community', community: index }
}

function linkTo(place: Place | null, city: OpenCity | undefined): Pick<PageLink, 'community' | 'at'> {
  if (place?.kind === 'point') return { community: null, at: place.at }
  const community = place === null ? undefined : city?.communities[place.community]
  return { community: community?.id ?? null, at: null }
}

function isSamePlace(a: Place | null, b: Place | null): boolean {
  if (a?.kind === 'community') return b?.kind === 'community' && a.community === b.community
  if (a?.kind === 'point') return b?.kind === 'point' && String(a.at) === String(b.at)
  return b === null
}

/** A focused service stands for its nearest facility, unless another one was chosen. */
function focusOf(
  service: string | null,
  facility: number | null,
  answer: PlaceAnswer | undefined,
): Focus | null {
  if (service === null) return null
  const nearest = answer?.services.find((one) => one.service === service)?.nearest?.facility
  const chosen = facility ?? nearest
  return chosen === undefined ? null : { service, facility: chosen }
}

const isSameFocus = (a: Focus | null, b: Focus | null): boolean =>
  a?.service === b?.service && a?.facility === b?.facility
