import Search from 'lucide-solid/icons/search'
import X from 'lucide-solid/icons/x'
import { createMemo, createSignal, createUniqueId, Show, type JSX } from 'solid-js'
import type { Place } from '../../city/place-answer.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { communityName } from '../../i18n/community-name.ts'
import { matchSearch, searchIndexOf, type Found } from './match-search.ts'
import { optionsOf, SearchOptions, type SearchOption } from './search-options.tsx'
import './search-box.css'

export interface SearchBoxProps {
  readonly onService: (service: string) => void
}

const NOTHING: Found = { communities: [], services: [] }

/**
 * Finds communities and services by name. A combobox after the ARIA Authoring Practices (list autocomplete with manual
 * selection): the focus stays in the box, arrows move through the list, Enter takes, Escape closes, then forgets what
 * was typed.
 */
export function SearchBox(props: SearchBoxProps): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const listId = createUniqueId()
  let input!: HTMLInputElement
  // What was typed stands until another place is selected, wherever that happens.
  const [typed, setTyped] = createSignal<{ readonly text: string; readonly place: Place | null }>()
  const [open, setOpen] = createSignal(false)
  const [at, setAt] = createSignal(0)

  const words = () => i18n.t().shell.search
  const index = createMemo(() =>
    searchIndexOf(session.city()?.communities ?? [], session.reference()?.services ?? [], (c) =>
      communityName(session.city()?.communities[c], c, i18n),
    ),
  )
  const query = () => {
    const latest = typed()
    return latest !== undefined && latest.place === session.place() ? latest.text : null
  }
  const shown = () => query() ?? placeName()
  const placeName = () => {
    const place = session.place()
    if (place === null) return ''
    if (place.kind === 'point') return words().point
    return communityName(session.city()?.communities[place.community], place.community, i18n)
  }
  const options = createMemo(() => optionsOf(open() ? matchSearch(index(), query() ?? '') : NOTHING))
  const isOpen = () => open() && (query() ?? '').trim() !== ''
  const active = () => Math.min(at(), options().length - 1)

  const type = (text: string) => {
    setTyped({ text, place: session.place() })
    setAt(0)
    setOpen(true)
  }
  const close = () => setOpen(false)
  // Words that led to nothing must not stand in for the place that is shown.
  const leave = () => {
    close()
    if (session.place() !== null) setTyped(undefined)
  }
  const take = (option: SearchOption | undefined) => {
    if (option === undefined) return
    setTyped(undefined)
    close()
    if (option.kind === 'service') props.onService(option.id)
    else session.select({ kind: 'community', community: option.community })
  }
  const clear = () => {
    setTyped(undefined)
    close()
    session.select(null)
    input.focus()
  }
  const key = (event: KeyboardEvent) => {
    // Enter and arrows belong to the input method while it composes Chinese.
    if (event.isComposing) return
    if (event.key === 'Escape') {
      if (isOpen()) close()
      else if (query() !== null) setTyped(undefined)
      else return
    } else if (event.key === 'Enter' && isOpen()) take(options()[active()])
    else if (event.key === 'ArrowDown' && !isOpen()) setOpen(true)
    else if (event.key === 'ArrowDown') setAt((active() + 1) % Math.max(1, options().length))
    else if (event.key === 'ArrowUp' && isOpen())
      setAt((active() + options().length - 1) % Math.max(1, options().length))
    else return
    event.preventDefault()
  }
  return (
    <div class="shell-search" role="search">
      <Search size={20} aria-hidden="true" />
      <input
        ref={(element) => (input = element)}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        aria-label={words().label}
        aria-autocomplete="list"
        aria-expanded={isOpen() && options().length > 0}
        aria-controls={listId}
        aria-activedescendant={isOpen() && options().length > 0 ? `${listId}-${active()}` : undefined}
        placeholder={words()[session.door()]}
        value={shown()}
        onInput={(event) => type(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={leave}
        onKeyDown={key}
      />
      <Show when={shown() !== ''}>
        <Button kind="plain" label={words().clear} onClick={clear}>
          <X size={18} aria-hidden="true" />
        </Button>
      </Show>
      <SearchOptions
        id={listId}
        open={isOpen()}
        options={options()}
        active={active()}
        waiting={session.city() === undefined}
        onTake={take}
      />
    </div>
  )
}
