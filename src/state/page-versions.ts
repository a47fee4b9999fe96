import { createSignal, onCleanup, type Accessor } from 'solid-js'
import { Workbox } from 'workbox-window'

/** Why this browser keeps nothing for times without network. */
export type OfflineRefusal = 'insecure' | 'unsupported' | 'refused'

/** The build of the page that this browser keeps, and a newer one where there is. */
export interface PageVersions {
  readonly refusal: Accessor<OfflineRefusal | null>
  /** Whether the page itself opens without network; `failed` where there was no room, or the site changed meanwhile. */
  readonly page: Accessor<'on its way' | 'kept' | 'failed'>
  /** A newer build is here and waits to be taken. */
  readonly hasNewVersion: Accessor<boolean>
  /** Opens the page anew in the newer build, once what the older one still does is done. */
  readonly takeNewVersion: () => void
  readonly isTaking: Accessor<boolean>
  /** Is silent about it until the page is opened again, or yet another one comes. */
  readonly postponeNewVersion: () => void
}

/**
 * A newer build takes over once the older one has nothing more to do. Now and then a browser takes that for true only
 * minutes later; a page that is opened anew ends it.
 */
const PATIENCE_MS = 4_000

/** Says in this tab's store that the page was opened anew to that end: it may still be the older build's. */
const HURRIED = 'quarter-hour:hurried'

/** A page that stays open asks so often whether there is a newer build, milliseconds. */
const ASK_AGAIN_MS = 60 * 60 * 1_000

/** What is asked of the library that speaks with the service worker. */
export interface WorkerTalk extends Pick<Workbox, 'update' | 'messageSkipWaiting'> {
  readonly addEventListener: (event: 'waiting' | 'controlling' | 'redundant', listener: () => void) => void
  readonly register: (options: { readonly immediate: boolean }) => Promise<unknown>
}

/**
 * Registers the service worker of the site's folder; `base` is its address, ending in a slash.
 * @param talkTo how to speak with the worker at an address
 */
export function createPageVersions(
  base: string,
  talkTo: (worker: string) => WorkerTalk = (worker) => new Workbox(worker),
): PageVersions {
  const [refusal, setRefusal] = createSignal(refusalAtOnce())
  const [page, setPage] = createSignal<'on its way' | 'kept' | 'failed'>('on its way')
  const [hasNewVersion, setNewVersion] = createSignal(false)
  const [isTaking, setTaking] = createSignal(false)
  const verbs = {
    isTaking,
    refusal,
    page,
    hasNewVersion,
    takeNewVersion: () => location.reload(),
    postponeNewVersion: () => void setNewVersion(false),
  }
  if (refusal() !== null) return verbs
  const workbox = talkTo(new URL('sw.js', base).href)
  let isWaiting = false
  let isKeptBefore = navigator.serviceWorker.controller !== null
  const isHurried = takeMark(HURRIED)
  workbox.addEventListener('waiting', () => {
    isWaiting = true
    setNewVersion(true)
  })
  workbox.addEventListener('controlling', () => {
    isWaiting = false
    if (isTaking() || isHurried) location.reload()
    // taken in another tab: parts of this page's build are gone
    else if (isKeptBefore) setNewVersion(true)
    isKeptBefore = true
  })
  // the build that was being kept is given up; one that was there before still opens
  workbox.addEventListener('redundant', () => {
    if (page() !== 'kept') setPage('failed')
  })
  const register = async (): Promise<void> => {
    try {
      await workbox.register({ immediate: true })
      const { waiting } = await navigator.serviceWorker.ready
      if (isHurried && waiting === null) location.reload()
      setPage('kept')
      // the browser asks by itself too, some time after the page is open
      await workbox.update().catch(() => {})
    } catch {
      setRefusal('refused')
    }
  }
  void register()
  askAgain(() => workbox.update())
  return {
    ...verbs,
    takeNewVersion: () => {
      setTaking(true)
      if (!isWaiting) return location.reload()
      workbox.messageSkipWaiting()
      setTimeout(() => {
        // the newer build has taken over: the page is being opened anew
        if (!isWaiting) return
        leaveMark(HURRIED)
        location.reload()
      }, PATIENCE_MS)
    },
  }
}

/** Without a store the page is opened anew all the same, and the visitor asked once more where that was too early. */
function leaveMark(mark: string): void {
  try {
    sessionStorage.setItem(mark, '1')
  } catch {
    // blocked
  }
}

/** Whether it was left; it is gone then. */
function takeMark(mark: string): boolean {
  try {
    const isThere = sessionStorage.getItem(mark) !== null
    sessionStorage.removeItem(mark)
    return isThere
  } catch {
    return false
  }
}

function refusalAtOnce(): OfflineRefusal | null {
  if (!isSecureContext) return 'insecure'
  return 'serviceWorker' in navigator && 'caches' in globalThis ? null : 'unsupported'
}

/** Whenever somebody comes back to the page after a while. */
function askAgain(ask: () => Promise<void>): void {
  let asked = Date.now()
  const onReturn = (): void => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < ASK_AGAIN_MS) return
    asked = Date.now()
    // without network there is nothing newer
    ask().catch(() => {})
  }
  document.addEventListener('visibilitychange', onReturn)
  onCleanup(() => document.removeEventListener('visibilitychange', onReturn))
}
