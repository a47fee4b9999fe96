import { createEffect, createMemo, onCleanup, untrack, type Accessor } from 'solid-js'
import type { KeepTrouble, KeptCity } from '../engine/keep-city.ts'
import type { Progress } from '../engine/protocol.ts'
import type { CityManifest } from '../format/city-manifest.ts'
import { savesData } from './idle.ts'
import { createKeptCities, type KeptCities } from './kept-cities.ts'
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
  /** Keeps the open city whole, and for good; goes on whatever else the visitor does with this city. */
  readonly save: () => void
  readonly remove: (id: string) => Promise<void>
}

export interface OfflineInputs {
  /** Address of the site's folder, ending in a slash. */
  readonly base: string
  /** Of the open city; undefined without one, or where it has none. */
  readonly manifest: Accessor<CityManifest | undefined>
  /** Something is loaded that the visitor waits for: what nobody asked for stops meanwhile. */
  readonly isBusy: Accessor<boolean>
}

/** A city of more than this is kept whole only when somebody asks for it, bytes. */
export const MOST_UNASKED_BYTES = 16 * 1024 * 1024

/** Rest after what the visitor waited for, milliseconds. */
const REST_MS = 1_000

/** The page and its cities in the browser's own store. Loaded late: nobody waits for it. */
export function createOffline({ base, manifest, isBusy }: OfflineInputs): Offline {
  const versions = createPageVersions(base)
  const cities = createKeptCities(base)
  /** Open when it was removed, whether or not the browser has noted that yet. */
  const declined = new Set<string>()
  const opened = createMemo(() => (versions.refusal() === null ? manifest() : undefined), undefined, {
    equals: (a, b) => a?.id === b?.id && a?.hash === b?.hash,
  })
  createEffect(() => {
    if (opened() !== undefined) onCleanup(cities.leave)
  })
  const fillUnasked = createUnaskedFill(cities, declined)
  createEffect(() => {
    const city = opened()
    if (city === undefined || isBusy()) return
    const calm = new AbortController()
    const timer = setTimeout(() => void fillUnasked(city, calm.signal), REST_MS)
    onCleanup(() => {
      clearTimeout(timer)
      calm.abort()
      if (cities.cause() === 'unasked') cities.stop()
    })
  })
  const save = async (): Promise<void> => {
    const city = untrack(manifest)
    if (city === undefined) return
    declined.delete(city.id)
    try {
      // asks that the browser does not clear it away by itself; it may say no
      await navigator.storage?.persist?.()
      await cities.keeper.visit(city)
      await cities.keeper.mark(city.id, 'saved')
      // the question may have stood for a while: a city that was left meanwhile is filled when it is opened again
      if (untrack(manifest)?.id === city.id) await cities.fill(city, 'asked')
    } catch (thrown) {
      await cities.fail(thrown)
    }
  }
  const remove = async (id: string): Promise<void> => {
    const isOpen = untrack(manifest)?.id === id
    if (isOpen) {
      declined.add(id)
      cities.stop()
    }
    try {
      await cities.keeper.remove(id)
      if (isOpen) await cities.keeper.mark(id, 'removed')
      await cities.refresh()
    } catch (thrown) {
      await cities.fail(thrown)
    }
  }
  return {
    ...versions,
    kept: cities.kept,
    keeping: cities.keeping,
    keepTrouble: cities.trouble,
    save: () => void save(),
    remove,
  }
}

/**
 * Notes the visit of a city once, and fetches what is missing of it where it is wanted. What failed is not tried again
 * before the city is opened anew; `calm` is aborted when the visitor waits for something, or leaves.
 */
function createUnaskedFill(
  cities: KeptCities,
  declined: ReadonlySet<string>,
): (city: CityManifest, calm: AbortSignal) => Promise<void> {
  let visited: CityManifest | null = null
  const isWanted = (city: CityManifest): boolean => {
    const one = untrack(cities.kept)?.find(({ id }) => id === city.id)
    if (declined.has(city.id) || (one?.isWhole === true && one.hash === city.hash)) return false
    return one?.wish === 'saved' || (one?.wish !== 'removed' && isSmallEnough(city))
  }
  return async (city, calm) => {
    try {
      if (visited !== city) {
        await cities.keeper.visit(city)
        await cities.refresh()
        visited = city
      }
      const isFree = cities.cause() === null && untrack(cities.trouble) === null
      if (!calm.aborted && isFree && isWanted(city)) await cities.fill(city, 'unasked')
    } catch (thrown) {
      if (!calm.aborted) await cities.fail(thrown)
    }
  }
}

const isSmallEnough = ({ files }: CityManifest): boolean =>
  !savesData() && Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0) <= MOST_UNASKED_BYTES
