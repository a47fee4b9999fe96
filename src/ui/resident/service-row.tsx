import { createEffect, createMemo, createSignal, on, Show, type JSX } from 'solid-js'
import type { PlaceWalk } from '../../city/place-answer.ts'
import { useSession } from '../../state/session.ts'
import { ServiceIcon } from '../kit/service-icon.tsx'
import { accessBadge } from './facility-facts.ts'
import { NeedButton } from './need-button.tsx'
import { RouteDetail } from './route-detail.tsx'
import { RowChoices } from './row-choices.tsx'
import { RowFigures } from './row-figures.tsx'
import { HoursBadge, RowHours } from './row-hours.tsx'
import { useRows } from './rows-context.ts'
import { hoursOf, type ServiceRow } from './row-of.ts'
import { useWords } from './words.ts'

export interface ServiceRowProps {
  readonly row: ServiceRow
  /** What its rule asks for, where that has to be said. */
  readonly limit: string | null
  readonly horizonMinutes: number
}

/** One service: a button that shows the way to its nearest facility, or a plain line where there is no way. */
export function ServiceRowView(props: ServiceRowProps): JSX.Element {
  const session = useSession()
  /** The facility whose way is shown; null while the row is closed. */
  const focused = () => {
    const focus = session.focus()
    return focus?.service === props.row.service ? focus.facility : null
  }
  const isOpen = createMemo(() => props.row.walk !== null && focused() !== null)
  const toggle = ({ facility }: PlaceWalk) =>
    session.setFocus(isOpen() ? null : { service: props.row.service, facility })
  const [line, setLine] = createSignal<HTMLLIElement>()
  // Focused from the map or by a search: the row may be out of sight.
  createEffect(on(isOpen, (is) => is && line()?.scrollIntoView({ block: 'nearest' }), { defer: true }))
  const isMissed = () => props.row.verdict === 'outside' || props.row.walk === null
  return (
    <li ref={setLine} data-verdict={props.row.verdict ?? undefined} data-needs={isMissed() ? '' : undefined}>
      <Show
        when={props.row.walk}
        fallback={
          <div class="resident-row">
            <RowContent {...props} />
          </div>
        }
      >
        {(walk) => (
          <button type="button" class="resident-row" aria-expanded={isOpen()} onClick={() => toggle(walk())}>
            <RowContent {...props} />
          </button>
        )}
      </Show>
      <Show when={isMissed()}>
        <NeedButton service={props.row.service} />
      </Show>
      <Show when={isOpen() && focused()}>
        {(facility) => (
          <>
            <RowChoices row={props.row} focused={facility()} />
            <RouteDetail service={props.row.service} facility={facility()} />
          </>
        )}
      </Show>
    </li>
  )
}

const TONES = { inside: 'teal', outside: 'red', unknown: 'grey' } as const

function RowContent(props: ServiceRowProps): JSX.Element {
  const words = useWords()
  const rows = useRows()
  const tone = () => (props.row.verdict === null ? 'grey' : TONES[props.row.verdict])
  const details = () => (props.row.walk === null ? undefined : rows().facility(props.row.walk.facility))
  const title = () => rows().nameOf(words(), props.row.service)
  const nearest = () => {
    const found = details()
    const { row } = words().text
    if (found === undefined) return ''
    const name = words().name(found.names) || row.nameless(title())
    return props.row.verdict === 'inside' || props.row.nearer !== null ? name : row.nearest(name)
  }
  return (
    <>
      <ServiceIcon icon={rows().service(props.row.service)?.icon ?? ''} tone={tone()} />
      <span class="resident-row-words">
        <span class="resident-row-name">
          <b>{title()}</b> <Badges row={props.row} />
        </span>
        <span class="resident-row-nearest">
          <Show when={nearest()}>{(name) => <span>{name()}</span>}</Show>
          <Show when={props.limit}>{(limit) => <span>{words().text.row.limit(limit())}</span>}</Show>
          <RowHours row={props.row} />
        </span>
      </span>
      <RowFigures {...props} />
    </>
  )
}

function Badges(props: { readonly row: ServiceRow }): JSX.Element {
  const words = useWords()
  const rows = useRows()
  const nearby = () => {
    const { row } = words().text
    const { service, within } = props.row
    if (within === 1) return row.onlyOne
    return (rows().isShop(service) ? row.nearbyShops : row.nearby)(words().number(within))
  }
  const access = () => {
    const facility = props.row.walk === null ? undefined : rows().facility(props.row.walk.facility)
    return facility === undefined ? null : accessBadge(words(), facility)
  }
  return (
    <>
      <Show when={props.row.within > 0}>
        <span class="resident-badge" data-tone={props.row.within === 1 ? 'amber' : 'plain'}>
          {nearby()}
        </span>{' '}
      </Show>
      <HoursBadge hours={hoursOf(props.row)} />
      <Show when={access()}>
        <span class="resident-badge" data-tone="plain">
          {access()}
        </span>
      </Show>
    </>
  )
}
