import { For, Show, type JSX } from 'solid-js'
import type { PlaceWalk } from '../city/place-answer.ts'
import { communityName } from '../i18n/community-name.ts'
import { useI18n } from '../i18n/i18n.ts'
import { peopleText } from '../state/people.ts'
import { useSession } from '../state/session.ts'
import { minutesOf, walkTo } from './facility-features.ts'
import type { PointerTarget } from './map-pointer.ts'
import { markWords } from './mark-words.ts'
import './map-tooltip.css'

/** Less room than this above the mark, and the words stand below it. */
const ROOM_ABOVE_PX = 112

type Of<K extends PointerTarget['kind']> = Extract<PointerTarget, { kind: K }>

/** Tells what the pointer is on. Lists and tables say the same, so a screen reader is spared it. */
export function MapTooltip(props: { readonly target: PointerTarget | null }): JSX.Element {
  const community = (): Of<'community'> | null => (props.target?.kind === 'community' ? props.target : null)
  const facility = (): Of<'facility'> | null => (props.target?.kind === 'facility' ? props.target : null)
  return (
    <Show when={props.target}>
      {(target) => (
        <div
          class="map-tooltip"
          aria-hidden="true"
          data-below={target().y < ROOM_ABOVE_PX}
          style={{ transform: `translate(${target().x}px, ${target().y}px)` }}
        >
          <div class="map-tooltip-box">
            <Show when={community()}>{(found) => <CommunityWords target={found()} />}</Show>
            <Show when={facility()}>{(found) => <FacilityWords target={found()} />}</Show>
          </div>
        </div>
      )}
    </Show>
  )
}

function CommunityWords(props: { readonly target: Of<'community'> }): JSX.Element {
  const session = useSession()
  const { t, name, number } = useI18n()
  const found = () => session.city()?.communities[props.target.community]
  const title = (): string => communityName(found(), props.target.community, { t, name, number })
  const verdict = (): string => {
    const judgement = session.door() === 'services' ? undefined : session.shown()
    if (judgement === undefined) return ''
    const { community } = props.target
    return markWords(judgement, { community, rule: session.mapRule() }, t(), number)
  }
  const people = (): string => {
    const community = found()
    return community?.residents
      ? peopleText(community.residents, community.residentsSource, { t, number })
      : ''
  }
  return (
    <>
      <strong>{title()}</strong>
      <Show when={verdict()}>
        <span>{verdict()}</span>
      </Show>
      <Show when={people()}>
        <span>{t().map.residents(people())}</span>
      </Show>
    </>
  )
}

function FacilityWords(props: { readonly target: Of<'facility'> }): JSX.Element {
  const session = useSession()
  const { t, name, number } = useI18n()
  const details = () =>
    session.answer()?.facilities.find(({ globalId }) => globalId === props.target.facility)
  const first = (): string => props.target.services[0] ?? ''
  const walk = (): PlaceWalk | null => {
    const answer = session.answer()
    return answer === undefined ? null : walkTo(answer, { service: first(), facility: props.target.facility })
  }
  const services = (): readonly string[] =>
    props.target.services.flatMap((id) => {
      const found = session.reference()?.services.find((service) => service.id === id)
      return found === undefined ? [] : [name(found.names.resident)]
    })
  const title = (): string => name(details()?.names ?? {})
  return (
    <>
      <strong>{title() || services()[0]}</strong>
      <For each={title() ? services() : services().slice(1)}>{(service) => <span>{service}</span>}</For>
      <Show when={walk()}>{(way) => <span>{t().map.minutes(number(minutesOf(way())))}</span>}</Show>
    </>
  )
}
