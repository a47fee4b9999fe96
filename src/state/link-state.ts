import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { EMPTY_LINK, readPageLink, writePageLink, type PageLink } from '../format/page-link.ts'
import type { LonLat } from '../units.ts'

/** The state that lives in the address, and what of it could not be read. */
export interface LinkState {
  readonly link: Accessor<PageLink>
  readonly update: (change: Partial<PageLink>) => void
  readonly unreadable: Accessor<readonly string[]>
}

/** Changes of these are steps that the browser's back button takes back; the others replace the entry. */
const STEPS: readonly (keyof PageLink)[] = ['city', 'door', 'community', 'at']

/**
 * Keeps the page's state in the address. A point that was tapped may be somebody's home: it is kept with the entry of
 * the browser's history, where going back and reloading find it, and never written into the address.
 */
export function createLinkState(): LinkState {
  const first = readPageLink(location.hash)
  const [link, setLink] = createSignal(withPrivatePoint(first.link))
  const [unreadable, setUnreadable] = createSignal(first.unreadable)
  const follow = () => {
    const read = readPageLink(location.hash)
    setUnreadable(read.unreadable)
    setLink(withPrivatePoint(read.link))
  }
  addEventListener('popstate', follow)
  onCleanup(() => removeEventListener('popstate', follow))
  createEffect(on(link, writeAddress, { defer: true }))
  return { link, update: (change) => setLink((old) => ({ ...old, ...change })), unreadable }
}

function writeAddress(link: PageLink, old: PageLink | undefined): PageLink {
  const address = location.pathname + location.search + writePageLink({ ...link, at: null })
  const isSame = address === location.pathname + location.search + location.hash
  if (isSame && String(link.at) === String(privatePoint())) return link
  const isStep = STEPS.some((part) => String(link[part]) !== String((old ?? EMPTY_LINK)[part]))
  history[isStep ? 'pushState' : 'replaceState']({ at: link.at }, '', address)
  return link
}

/** A point in the address was shared on purpose; else the one kept with this entry of the history. */
const withPrivatePoint = (link: PageLink): PageLink => ({ ...link, at: link.at ?? privatePoint() })

function privatePoint(): LonLat | null {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('at' in state) || !Array.isArray(state.at)) return null
  const [lon, lat]: unknown[] = state.at
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null
}
