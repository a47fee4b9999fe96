import Houses from 'lucide-solid/icons/houses'
import MapPin from 'lucide-solid/icons/map-pin'
import Signpost from 'lucide-solid/icons/signpost'
import { createEffect, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { ServiceIcon } from '../kit/service-icon.tsx'
import { markedParts, type SearchLine } from './search-lines.ts'
import { NothingFound } from './nothing-found.tsx'

export interface SearchOptionsProps {
  readonly id: string
  readonly open: boolean
  readonly lines: readonly SearchLine[]
  readonly typed: string
  /** Position of the line that Enter takes. */
  readonly active: number
  /** What is still on its way: the city, or the names in it. */
  readonly waiting: 'city' | 'names' | null
  readonly onTake: (line: SearchLine) => void
  readonly onShowMap: () => void
}

/** What was found, under the box. The number is told to screen readers; what is missing or under way, to all. */
export function SearchOptions(props: SearchOptionsProps): JSX.Element {
  const { t, number } = useI18n()
  const words = () => t().search
  const isEmpty = () => props.lines.length === 0
  const message = () => {
    if (!props.open) return ''
    if (props.waiting === 'city') return words().waiting
    if (props.waiting === 'names') return words().loading
    return isEmpty() ? words().none : words().found(number(props.lines.length))
  }
  createEffect(() => {
    if (props.open)
      document.querySelector(`#${props.id}-${props.active}`)?.scrollIntoView({ block: 'nearest' })
  })
  return (
    // The box keeps the focus, whatever is clicked.
    <div class="shell-found" hidden={!props.open} onPointerDown={(event) => event.preventDefault()}>
      <ul id={props.id} class="shell-options" role="listbox" aria-label={words().list} hidden={isEmpty()}>
        <For each={props.lines}>
          {(line, i) => (
            <li
              id={`${props.id}-${i()}`}
              role="option"
              aria-selected={i() === props.active}
              onClick={() => props.onTake(line)}
            >
              <OptionLine line={line} typed={props.typed} />
            </li>
          )}
        </For>
      </ul>
      <p
        role="status"
        classList={{
          'shell-found-note': true,
          'visually-hidden': !isEmpty() && props.waiting === null,
        }}
      >
        {message()}
      </p>
      <Show when={props.open && isEmpty() && props.waiting === null}>
        <NothingFound onShowMap={() => props.onShowMap()} />
      </Show>
    </div>
  )
}

const KIND_ICONS = { community: Houses, street: Signpost, address: MapPin } as const

function OptionLine(props: { readonly line: SearchLine; readonly typed: string }): JSX.Element {
  const parts = () => markedParts(props.line.title, props.typed)
  return (
    <>
      <Show when={props.line.icon} fallback={<KindIcon kind={props.line.kind} />}>
        {(icon) => <ServiceIcon icon={icon()} tone="teal" />}
      </Show>
      <span class="shell-option-text">
        <span class="shell-option-title" dir="auto">
          {parts()[0]}
          <mark>{parts()[1]}</mark>
          {parts()[2]}
        </span>
        <span class="shell-option-about" dir="auto">
          {props.line.about}
        </span>
      </span>
    </>
  )
}

function KindIcon(props: { readonly kind: SearchLine['kind'] }): JSX.Element {
  const icon = () => (props.kind in KIND_ICONS ? KIND_ICONS[props.kind as keyof typeof KIND_ICONS] : MapPin)
  return (
    <span class="shell-option-icon" aria-hidden="true">
      {icon()({ size: 18 })}
    </span>
  )
}
