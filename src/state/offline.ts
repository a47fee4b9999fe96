import { batch, createEffect, createMemo, createSignal, onCleanup, untrack, type Accessor } from 'solid-js'
import {
  createCityKeeper,
  troubleOf,
  type CityKeeper,
  type KeepTrouble,
  type KeptCity,
} from '../engine/keep-city.ts'
import type { Progress } from '../engine/protocol.ts'
import type { CityManifest } from '../format/city-manifest.ts'
import { savesData } from './idle.ts'
import { createPageVersions, type PageVersions } from './page-versions.ts'

export type { KeepTrouble, KeptCity } from '../engine/keep-city.ts'

/** What this browser keeps for times without network. */
export interface Offline extends PageVersions {
  /** The last one visited first; undefined until it is known. */
  readonly kept: Accessor<readonly KeptCity[] | undefined>
  /** Of the open city, while its files are fetched; else null. */
  readonly keeping: Accessor<Progress | null>
  /** Why the open city is not kept whole, where it was tried. */
  readonly keepTrouble: Accessor<KeepTrouble | null>
  /** Keeps the open city whole, and for good. */
  readonly save: () => void
  readonly remove: (id: string) => Promise<void>
}

export interface OfflineInputs {
  /** Address of the site's folder, ending in a slash. */
  readonly base: string
  /** Of the open city; undefined without one, or where it has none. */
  readonly manifest: Accessor<CityManifest | undefined>
  /** Something is loaded that the visitor waits for. */
  readonly isBusy: Accessor<boolean>
}

/** A city of more than this is kept whole only when somebody asks for it, bytes. */
export const MOST_UNASKED_BYTES = 16 * 1024 * 1024

/** Rest after what the visitor waited for, milliseconds. */
const REST_MS = 1_000

/** The page and its cities in the browser's own store. Loaded late: nobody waits for it. */
export function createOffline({ base, manifest, isBusy }: OfflineInputs): Offline {
  const versions = createPageVersions(base)
  const store = createStore(base)
  const { keeper, refresh, run } = store
  const isPossible = (): boolean => versions.refusal() === null
  const atRest = createAtRest(() => (isPossible() && !isBusy() ? manifest() : undefined))

  const onOpened = async (opened: CityManifest, isGone: () => boolean): Promise<void> => {
    try {
      await keeper.visit(opened)
      const kept = await refresh()
      const one = kept.find(({ id }) => id === opened.id)
      const isWanted = one?.wish === 'saved' || (one?.wish !== 'removed' && isSmallEnough(opened))
      if (isWanted && !isGone()) await run(opened)
    } catch (thrown) {
      if (!isGone()) await store.fail(thrown)
    }
  }
  createEffect(() => {
    const opened = atRest()
    if (opened === undefined) return
    let isGone = false
    onCleanup(() => {
      isGone = true
      store.stop()
    })
    void onOpened(opened, () => isGone)
  })
  const save = async (): Promise<void> => {
    const opened = untrack(manifest)
    if (opened === undefined) return
    try {
      // asks that the browser does not clear it away by itself; it may say no
      await navigator.storage?.persist?.()
      await keeper.visit(opened)
      await keeper.mark(opened.id, 'saved')
      await run(opened)
    } catch (thrown) {
      await store.fail(thrown)
    }
  }
  const remove = async (id: string): Promise<void> => {
    const isOpen = untrack(manifest)?.id === id
    if (isOpen) store.stop()
    try {
      await keeper.remove(id)
      if (isOpen) await keeper.mark(id, 'removed')
      await refresh()
    } catch (thrown) {
      await store.fail(thrown)
    }
  }
  return {
    ...versions,
    kept: store.kept,
    keeping: store.keeping,
    keepTrouble: store.trouble,
    save: () => void save(),
    remove,
  }
}

const isSmallEnough = ({ files }: CityManifest): boolean =>
  !savesData() && Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0) <= MOST_UNASKED_BYTES

/** The last city that was there while nothing else was under way for a while. */
function createAtRest(manifest: Accessor<CityManifest | undefined>): Accessor<CityManifest | undefined> {
  const [rested, setRested] = createSignal<CityManifest>()
  createEffect(() => {
    const found = manifest()
    if (found === undefined) return
    const timer = setTimeout(() => setRested(() => found), REST_MS)
    onCleanup(() => clearTimeout(timer))
  })
  return createMemo(rested, undefined, { equals: (a, b) => a?.id === b?.id && a?.hash === b?.hash })
}

interface Store {
  readonly keeper: CityKeeper
  readonly kept: Accessor<readonly KeptCity[] | undefined>
  readonly keeping: Accessor<Progress | null>
  readonly trouble: Accessor<KeepTrouble | null>
  /** Tells why the browser refused, beside what is kept all the same. */
  readonly fail: (thrown: unknown) => Promise<void>
  readonly refresh: () => Promise<readonly KeptCity[]>
  /** Fetches what is missing, in place of what was fetched before. */
  readonly run: (manifest: CityManifest) => Promise<void>
  readonly stop: () => void
}

function createStore(base: string): Store {
  const keeper = createCityKeeper({
    caches: { open: (name) => caches.open(name) },
    fetch: (url, init) => fetch(url, init),
    base,
    now: () => Date.now(),
  })
  const [kept, setKept] = createSignal<readonly KeptCity[]>()
  const [keeping, setKeeping] = createSignal<Progress | null>(null)
  const [trouble, setTrouble] = createSignal<KeepTrouble | null>(null)
  let running: AbortController | null = null
  const stop = (): void => {
    running?.abort()
    running = null
    setKeeping(null)
  }
  const refresh = async (): Promise<readonly KeptCity[]> => {
    const found = await keeper.list()
    setKept(found)
    return found
  }
  return {
    keeper,
    kept,
    keeping,
    trouble,
    fail: async (thrown) => {
      const found = await keeper.list().catch(() => [])
      batch(() => {
        setKept(found)
        setTrouble(troubleOf(thrown))
      })
    },
    refresh,
    stop,
    run: async (manifest) => {
      stop()
      const own = new AbortController()
      running = own
      setTrouble(null)
      const failed = await keeper.keep(
        manifest,
        (progress) => {
          if (running === own) setKeeping(progress)
        },
        own.signal,
      )
      const found = await keeper.list()
      batch(() => {
        setKept(found)
        if (running !== own) return
        setTrouble(failed)
        setKeeping(null)
      })
    },
  }
}
