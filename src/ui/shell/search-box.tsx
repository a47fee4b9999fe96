import Search from 'lucide-solid/icons/search'
import X from 'lucide-solid/icons/x'
import { createMemo, createSignal, createUniqueId, Show, type JSX } from 'solid-js'
import type { Place } from '../../city/place-answer.ts'
import { communityName } from '../../i18n/community-name.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { find } from '../../state/find.ts'
import { createFindIndex } from '../../state/find-index.ts'
import { useSession } from '../../state/session.ts'
import { createShownSession } from '../../state/shown-session.ts'
import type { LonLat } from '../../units.ts'
import { Button } from '../kit/button.tsx'
import { searchLine, type SearchChoice, type SearchLine } from './search-lines.ts'
import { SearchOptions } from './search-options.tsx'
import './search-box.css'

export interface SearchBoxProps {
  readonly onService: (service: string) => void
  /** Somebody would rather tap on the map. */
  readonly onShowMap: () => void
}

/**
 * Finds communities, streets, houses, facilities and services. A combobox after the ARIA Authoring Practices
 * (list autocomplete with manual selection): the focus stays in the box, arrows move through the list, Enter takes,
 * Escape closes, then forgets what was typed.
 */
export function SearchBox(props: SearchBoxProps): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const standing = createShownSession(session)
  const listId = createUniqueId()
  let input!: HTMLInputElement
  // What was typed stands until another place is selected, wherever that happens.
  const [typed, setTyped] = createSignal<{ readonly text: string; readonly place: Place | null }>()
  const [isFocused, setFocused] = createSignal(false)
  const [open, setOpen] = createSignal(false)
  const [at, setAt] = createSignal(0)

  // A point that was found by name keeps it for as long as it is selected.
  const [named, setNamed] = createSignal<{ readonly at: LonLat; readonly title: string }>()

  const words = () => i18n.t().search
  const index = createMemo(() =>
    createFindIndex({
      communities: session.city()?.communities ?? [],
      services: session.reference()?.services ?? [],
      names: session.names(),
      shown: (c) => communityName(session.city()?.communities[c], c, i18n),
    }),
  )
  const query = () => {
    const latest = typed()
    if (latest === undefined) return null
    // the place of a link comes with its city, while somebody may be typing already
    const isFirst = latest.place === null && isFocused()
    return isFirst || latest.place === session.place() ? latest.text : null
  }
  const shown = () => query() ?? placeName()
  // Of a place that was tapped on the map the name comes with the answer, and is no frame of its own.
  const placeName = () => {
    const place = standing.place()
    if (place === null) return ''
    if (place.kind === 'point') {
      const found = named()
      return found !== undefined && String(found.at) === String(place.at) ? found.title : words().point
    }
    return communityName(session.city()?.communities[place.community], place.community, i18n)
  }
  const near = (): LonLat | null => {
    const place = session.place()
    if (place?.kind === 'point') return place.at
    const row = session.city()?.communities[place?.community ?? -1]
    return row === undefined ? null : [row.lon, row.lat]
  }
  const lines = createMemo((): readonly SearchLine[] => {
    if (!open()) return []
    const inputs = { session, names: index().names, i18n }
    return find(index(), query() ?? '', near()).map((found) => searchLine(found, inputs))
  })
  const active = () => Math.min(at(), lines().length - 1)
  const isOpen = () => open() && (query() ?? '').trim() !== ''
  const waiting = () => {
    if (session.city() === undefined) return 'city'
    return session.isReadingNames() ? 'names' : null
  }

  const type = (text: string) => {
    setTyped({ text, place: session.place() })
    setAt(0)
    setOpen(true)
  }
  // whoever is about to type finds the words that they saw, whatever comes meanwhile
  const enter = () => {
    if (typed() === undefined) setTyped({ text: placeName(), place: session.place() })
    setFocused(true)
    session.wantNames()
    input.select()
  }
  const close = () => setOpen(false)
  // Words that led to nothing must not stand in for the place that is shown.
  const leave = () => {
    close()
    if (session.place() !== null) setTyped(undefined)
  }
  const take = (line: SearchLine | undefined) => {
    if (line === undefined) return
    setTyped(undefined)
    close()
    const { choice } = line
    if (choice.kind === 'service') props.onService(choice.id)
    else if (choice.kind === 'route') session.setFocus(choice.focus)
    else selectNamed(line.title, choice)
  }
  const selectNamed = (title: string, choice: Extract<SearchChoice, { readonly kind: Place['kind'] }>) => {
    if (choice.kind === 'point') {
      setNamed(choice)
      session.select({ kind: 'point', at: choice.at })
    } else session.select({ kind: 'community', community: choice.community })
    // what was taken stands at once
    setTyped({ text: choice.kind === 'point' ? choice.title : title, place: session.place() })
  }
  const showMap = () => {
    setTyped(undefined)
    close()
    input.blur()
    props.onShowMap()
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
    // buttons beside the box answer to their own keys
    if (event.target !== input && event.key !== 'Escape') return
    if (event.key === 'Escape') {
      if (isOpen()) close()
      else if (query() !== null) setTyped(undefined)
      else return
    } else if (event.key === 'Enter' && isOpen()) take(lines()[active()])
    else if (event.key === 'ArrowDown' && !isOpen()) setOpen(true)
    else if (event.key === 'ArrowDown') setAt((active() + 1) % Math.max(1, lines().length))
    else if (event.key === 'ArrowUp' && isOpen())
      setAt((active() + lines().length - 1) % Math.max(1, lines().length))
    else return
    event.preventDefault()
  }
  return (
    <div
      class="shell-search"
      role="search"
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          leave()
      }}
      onKeyDown={key}
    >
      <Search size={20} aria-hidden="true" />
      <input
        ref={(element) => (input = element)}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        onFocus={enter}
        onBlur={() => setFocused(false)}
        aria-label={words().label}
        aria-autocomplete="list"
        aria-expanded={isOpen() && lines().length > 0}
        aria-controls={listId}
        aria-activedescendant={isOpen() && lines().length > 0 ? `${listId}-${active()}` : undefined}
        placeholder={words()[session.door()]}
        value={shown()}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <Show when={shown() !== ''}>
        <Button kind="plain" label={words().clear} onClick={clear}>
          <X size={18} aria-hidden="true" />
        </Button>
      </Show>
      <SearchOptions
        id={listId}
        open={isOpen()}
        lines={lines()}
        typed={query() ?? ''}
        active={active()}
        waiting={waiting()}
        onTake={take}
        onShowMap={showMap}
      />
    </div>
  )
}
