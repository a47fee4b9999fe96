import { batch, createSignal, type Accessor } from 'solid-js'
import {
  createCityKeeper,
  troubleOf,
  type CityKeeper,
  type KeepTrouble,
  type KeptCity,
} from '../engine/keep-city.ts'
import type { Progress } from '../engine/protocol.ts'
import type { CityManifest } from '../format/city-manifest.ts'

/** Whether somebody asked for a city to be kept, or the page does it by itself. */
export type FillCause = 'asked' | 'unasked'

/** The kept cities as signals, and the one filling that may be under way. */
export interface KeptCities {
  readonly keeper: CityKeeper
  /** The last one visited first; undefined until it is known. */
  readonly kept: Accessor<readonly KeptCity[] | undefined>
  /** Bytes of the city that is filled; null when none is. */
  readonly keeping: Accessor<Progress | null>
  /** Why the last filling, or another verb, did not succeed. */
  readonly trouble: Accessor<KeepTrouble | null>
  /** Tells why the browser refused, beside what is kept all the same. */
  readonly fail: (thrown: unknown) => Promise<void>
  readonly refresh: () => Promise<readonly KeptCity[]>
  /** Fetches what is missing, in place of what was fetched before. */
  readonly fill: (manifest: CityManifest, cause: FillCause) => Promise<void>
  /** Of the filling that is under way; null when none is. */
  readonly cause: () => FillCause | null
  readonly stop: () => void
  /** Stops, and forgets what went wrong: another city is open. */
  readonly leave: () => void
}

/** Cities in the browser's own cache; `base` is the address of the site's folder, ending in a slash. */
export function createKeptCities(base: string): KeptCities {
  const keeper = createCityKeeper({
    caches: { open: (name) => caches.open(name) },
    fetch: (url, init) => fetch(url, init),
    base,
    now: () => Date.now(),
  })
  const [kept, setKept] = createSignal<readonly KeptCity[]>()
  const [keeping, setKeeping] = createSignal<Progress | null>(null)
  const [trouble, setTrouble] = createSignal<KeepTrouble | null>(null)
  let running: { readonly abort: AbortController; readonly cause: FillCause } | null = null
  const stop = (): void => {
    running?.abort.abort()
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
    cause: () => running?.cause ?? null,
    stop,
    leave: () => {
      stop()
      setTrouble(null)
    },
    fill: async (manifest, cause) => {
      stop()
      const own = { abort: new AbortController(), cause }
      running = own
      setTrouble(null)
      const tell = (progress: Progress): void => {
        if (running === own) setKeeping(progress)
      }
      const failed = await keeper.keep(manifest, tell, own.abort.signal)
      const isOver = running === own
      if (isOver) running = null
      const found = await keeper.list()
      batch(() => {
        setKept(found)
        if (!isOver || running !== null) return
        setTrouble(failed)
        setKeeping(null)
      })
    },
  }
}
