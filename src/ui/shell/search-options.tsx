import { createEffect, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { communityName } from '../../i18n/community-name.ts'
import { ServiceIcon } from '../kit/service-icon.tsx'
import type { Found } from './match-search.ts'

export type SearchOption =
  | { readonly kind: 'community'; readonly community: number }
  | { readonly kind: 'service'; readonly id: string }

/** The lines of the list in the order of the arrow keys. */
export const optionsOf = ({ communities, services }: Found): readonly SearchOption[] => [
  ...communities.map((community) => ({ kind: 'community', community }) as const),
  ...services.map((id) => ({ kind: 'service', id }) as const),
]

export interface SearchOptionsProps {
  readonly id: string
  readonly open: boolean
  readonly options: readonly SearchOption[]
  /** Position of the line that Enter takes. */
  readonly active: number
  /** There is no city to search yet. */
  readonly waiting: boolean
  readonly onTake: (option: SearchOption) => void
}

/** What was found, under the box. The number is told to screen readers; when there is nothing, to all. */
export function SearchOptions(props: SearchOptionsProps): JSX.Element {
  const { t, number } = useI18n()
  const words = () => t().shell.search
  const isEmpty = () => props.options.length === 0
  const message = () => {
    if (!props.open) return ''
    if (props.waiting) return words().waiting
    return isEmpty() ? words().none : words().found(number(props.options.length))
  }
  createEffect(() => {
    if (props.open)
      document.querySelector(`#${props.id}-${props.active}`)?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <>
      <ul
        id={props.id}
        class="shell-options"
        role="listbox"
        aria-label={words().list}
        hidden={!props.open || isEmpty()}
      >
        <For each={props.options}>
          {(option, i) => (
            <li
              id={`${props.id}-${i()}`}
              role="option"
              aria-selected={i() === props.active}
              // The box keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => props.onTake(option)}
            >
              <OptionLine option={option} />
            </li>
          )}
        </For>
      </ul>
      <p
        role="status"
        classList={{ 'shell-no-options': isEmpty(), 'visually-hidden': !props.open || !isEmpty() }}
      >
        {message()}
      </p>
    </>
  )
}

function OptionLine(props: { readonly option: SearchOption }): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const service = () => {
    const option = props.option
    return option.kind === 'service'
      ? session.reference()?.services.find(({ id }) => id === option.id)
      : undefined
  }
  const community = () => {
    const option = props.option
    return option.kind === 'community'
      ? { index: option.community, row: session.city()?.communities[option.community] }
      : undefined
  }
  return (
    <>
      <Show when={service()}>
        {(found) => (
          <>
            <ServiceIcon icon={found().icon} tone="teal" />
            <span>{i18n.name(found().names[session.door() === 'gaps' ? 'planner' : 'resident'])}</span>
            <span class="shell-option-kind">{i18n.t().shell.search.service}</span>
          </>
        )}
      </Show>
      <Show when={community()}>
        {(found) => (
          <>
            <span>{communityName(found().row, found().index, i18n)}</span>
            <span class="shell-option-kind">
              {[found().row?.street, found().row?.district].filter(Boolean).join(' · ')}
            </span>
          </>
        )}
      </Show>
    </>
  )
}
