import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { readPageLink, writePageLink, type PageLink } from '../format/page-link.ts'
import type { LonLat } from '../units.ts'

/** What the page is at: what its address says, and what only this browser may know. */
export interface PageState extends PageLink {
  /** A community of the visitor's own file. Its id may bear the file's name: it stays out of the address. */
  readonly ownCommunity: string | null
}

export interface LinkState {
  readonly link: Accessor<PageState>
  readonly update: (change: Partial<PageState>) => void
  /** Parts of the address that could not be read. */
  readonly unreadable: Accessor<readonly string[]>
}

/** Changes of these are steps that the browser's back button takes back; the others replace the entry. */
const STEPS = [
  'city',
  'door',
  'community',
  'at',
  'ownCommunity',
] as const satisfies readonly (keyof PageState)[]

/**
 * Keeps the page's state in the address. A point that was tapped may be somebody's home: it is kept with the entry of
 * the browser's history, where going back and reloading find it, and never written into the address.
 */
export function createLinkState(): LinkState {
  const first = readPageLink(location.hash)
  const [link, setLink] = createSignal(withPrivateParts(first.link))
  const [unreadable, setUnreadable] = createSignal(first.unreadable)
  let [shown, followed] = [link(), link()]
  const follow = () => {
    const read = readPageLink(location.hash)
    setUnreadable(read.unreadable)
    followed = withPrivateParts(read.link)
    setLink(followed)
  }
  const write = (next: PageState): void => {
    // where the browser went, the address is put in order, but no entry is added to its history
    const isStep = next !== followed && STEPS.some((part) => String(next[part]) !== String(shown[part]))
    shown = next
    writeAddress(next, isStep ? 'pushState' : 'replaceState')
  }
  // a home that somebody shared does not stay where the next one copies the address from
  if (first.link.at !== null) writeAddress(link(), 'replaceState')
  addEventListener('popstate', follow)
  onCleanup(() => removeEventListener('popstate', follow))
  createEffect(on(link, write, { defer: true }))
  return { link, update: (change) => setLink((old) => ({ ...old, ...change })), unreadable }
}

function writeAddress({ at, ownCommunity, ...link }: PageState, how: 'pushState' | 'replaceState'): void {
  const address = location.pathname + location.search + writePageLink({ ...link, at: null })
  history[how]({ at, ownCommunity }, '', address)
}

/** A point in the address was shared on purpose; else the one kept with this entry of the history. */
function withPrivateParts(link: PageLink): PageState {
  const state: unknown = history.state
  const kept = typeof state === 'object' && state !== null ? (state as Readonly<Record<string, unknown>>) : {}
  const { at, ownCommunity } = kept
  return {
    ...link,
    at: link.at ?? pointIn(at),
    ownCommunity: typeof ownCommunity === 'string' ? ownCommunity : null,
  }
}

function pointIn(kept: unknown): LonLat | null {
  if (!Array.isArray(kept)) return null
  const [lon, lat]: unknown[] = kept
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null
}
