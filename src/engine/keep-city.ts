import { readCityManifest, type CityManifest } from '../format/city-manifest.ts'
import {
  CITY_CACHE,
  NEVER_VISITED,
  readKeptRecord,
  RECORD_FILE,
  type KeptRecord,
} from '../format/kept-record.ts'
import { fileAddress } from '../format/stored-address.ts'
import { unpackStoredFile, type StoredFile } from '../format/stored-file.ts'
import { toEngineError } from './engine-error.ts'
import { dropBody, fetchFile, type Fetch } from './fetch-file.ts'
import { manifestFile, type Watch } from './load-city.ts'

/** Cities that nobody asked to keep: so many stay, the last ones visited. */
export const KEPT_VISITS = 2

/** Files that are fetched at once: what the visitor asks for goes first. */
const AT_ONCE = 2

/** What this browser keeps of one city. */
export interface KeptCity {
  readonly id: string
  readonly names: CityManifest['names']
  readonly hash: string
  readonly keptBytes: number
  readonly totalBytes: number
  readonly isWhole: boolean
  readonly wish: KeptRecord['wish']
  readonly visited: number
}

/** Why not everything could be kept. */
export type KeepTrouble = 'full' | 'unreachable' | 'broken' | 'blocked'

/** Files of cities in the browser's cache, where the service worker finds them. */
export interface CityKeeper {
  /** Notes that a city is open. Of those that were merely visited the oldest beyond `KEPT_VISITS` are removed. */
  readonly visit: (manifest: CityManifest) => Promise<void>
  /**
   * Fetches what is missing of a build. Files of older builds are removed once it is whole, never before.
   * Gives the reason where it stays in part; null also when it was aborted. Never rejects.
   */
  readonly keep: (manifest: CityManifest, watch: Watch, signal: AbortSignal) => Promise<KeepTrouble | null>
  readonly mark: (id: string, wish: KeptRecord['wish']) => Promise<void>
  /** The last one visited first. */
  readonly list: () => Promise<readonly KeptCity[]>
  /** Removes every file; where the city is open it is not fetched again unless asked for. */
  readonly remove: (id: string) => Promise<void>
}

interface Keeping {
  readonly caches: Pick<CacheStorage, 'open'>
  readonly fetch: Fetch
  /** Address of the site's folder, ending in a slash. */
  readonly base: string
  readonly now: () => number
}

/** Rejections of the verbs that do not say otherwise: the browser refuses its storage. */
export function createCityKeeper({ caches, fetch, base, now }: Keeping): CityKeeper {
  const open = (): Promise<Cache> => caches.open(CITY_CACHE)
  const folderOf = (id: string): string => `${base}cities/${id}/`
  const write = (cache: Cache, id: string, record: KeptRecord): Promise<void> =>
    cache.put(`${folderOf(id)}${RECORD_FILE}`, jsonResponse(record))

  const list = async (): Promise<readonly KeptCity[]> => {
    const cache = await open()
    const found: KeptCity[] = []
    for (const [id, addresses] of byCity(await cache.keys(), base)) {
      const manifest = await manifestIn(cache, folderOf(id))
      if (manifest !== null) found.push(keptOf(manifest, addresses, await recordIn(cache, folderOf(id))))
    }
    return found.toSorted((a, b) => b.visited - a.visited)
  }
  const evict = async (cache: Cache): Promise<void> => {
    const visits: { id: string; visited: number }[] = []
    for (const id of byCity(await cache.keys(), base).keys()) {
      const { wish, visited } = await recordIn(cache, folderOf(id))
      if (wish !== 'saved') visits.push({ id, visited })
    }
    const old = visits.toSorted((a, b) => b.visited - a.visited).slice(KEPT_VISITS)
    for (const { id } of old) await removeWhere(cache, folderOf(id), () => true)
  }
  return {
    list,
    visit: async (manifest) => {
      const { id } = manifest
      const cache = await open()
      const { wish } = await recordIn(cache, folderOf(id))
      await write(cache, id, { wish, visited: now() })
      const before = (await list()).find((one) => one.id === id)
      if (before?.isWhole !== true) await adopt(cache, folderOf(id), manifest)
      await keepList(cache, fetch, base)
      await evict(cache)
    },
    keep: async (manifest, watch, signal) => {
      try {
        const cache = await open()
        const folder = folderOf(manifest.id)
        await fill({ cache, fetch, folder, signal }, manifest, watch)
        if (!signal.aborted) await adopt(cache, folder, manifest)
        return null
      } catch (thrown) {
        return signal.aborted ? null : troubleOf(thrown)
      }
    },
    mark: async (id, wish) => {
      const cache = await open()
      const { visited } = await recordIn(cache, folderOf(id))
      await write(cache, id, { wish, visited })
    },
    remove: async (id) => {
      const cache = await open()
      await removeWhere(cache, folderOf(id), () => true)
    },
  }
}

interface Filling {
  readonly cache: Cache
  readonly fetch: Fetch
  readonly folder: string
  readonly signal: AbortSignal
}

interface Missing {
  readonly name: string
  readonly address: string
  readonly said: StoredFile
}

async function fill(filling: Filling, { files, hash }: CityManifest, watch: Watch): Promise<void> {
  const there = new Set((await filling.cache.keys()).map(({ url }) => url))
  const all = Object.entries(files).map(([name, said]) => ({ name, said, address: fileAddress(name, hash) }))
  const missing: Missing[] = all.filter(({ address }) => !there.has(filling.folder + address))
  const totalBytes = bytesOf(all)
  let loadedBytes = totalBytes - bytesOf(missing)
  watch({ loadedBytes, totalBytes })
  const work = async (): Promise<void> => {
    for (let file = missing.shift(); file !== undefined; file = missing.shift()) {
      if (filling.signal.aborted) return
      try {
        await keepFile(filling, file)
      } catch (thrown) {
        // the other ones stop too
        missing.length = 0
        throw thrown
      }
      loadedBytes += file.said.bytes
      watch({ loadedBytes, totalBytes })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

const bytesOf = (files: readonly Pick<Missing, 'said'>[]): number =>
  files.reduce((sum, { said }) => sum + said.bytes, 0)

/** What the browser has from loading the page will do; only what is damaged is fetched anew. */
async function keepFile(filling: Filling, file: Missing): Promise<void> {
  const { cache, folder } = filling
  const bytes = await checked(filling, file, 'force-cache').catch((thrown: unknown) => {
    if (toEngineError(thrown).kind === 'file') throw thrown
    return checked(filling, file, 'reload')
  })
  const headers = { 'Content-Type': 'application/octet-stream', 'Content-Length': String(bytes.length) }
  await cache.put(folder + file.address, new Response(new Uint8Array(bytes), { headers }))
}

async function checked(
  { fetch, folder, signal }: Filling,
  { name, address, said }: Missing,
  cache: RequestCache,
): Promise<Uint8Array> {
  const bytes = await fetchFile(fetch, { folder, file: name, address, cache, signal })
  await unpackStoredFile(name, bytes, said)
  return bytes
}

/** From now on this build is what opens without network; files of others go. */
async function adopt(cache: Cache, folder: string, manifest: CityManifest): Promise<void> {
  await cache.put(folder + manifestFile, jsonResponse(manifest))
  const own = new Set(Object.keys(manifest.files).map((name) => fileAddress(name, manifest.hash)))
  const stays = (address: string): boolean =>
    own.has(address) || address === manifestFile || address === RECORD_FILE
  await removeWhere(cache, folder, (address) => !stays(address))
}

/** The list of cities may have been read before there was a service worker to keep it. */
async function keepList(cache: Cache, fetch: Fetch, base: string): Promise<void> {
  const address = `${base}cities/index.json`
  if ((await cache.match(address)) !== undefined) return
  const response = await fetch(address).catch(() => null)
  const isList = response?.ok === true && /json/i.test(response.headers.get('content-type') ?? '')
  if (isList) await cache.put(address, response)
  // an answer that nobody reads keeps the service worker busy, and a newer one waiting
  else await dropBody(response)
}

async function removeWhere(
  cache: Cache,
  folder: string,
  isGone: (address: string) => boolean,
): Promise<void> {
  for (const { url } of await cache.keys())
    if (url.startsWith(folder) && isGone(url.slice(folder.length))) await cache.delete(url)
}

/** Addresses below the folders of this site's cities, by their ids. */
function byCity(requests: readonly Request[], base: string): ReadonlyMap<string, ReadonlySet<string>> {
  const cities = new Map<string, Set<string>>()
  const root = `${base}cities/`
  for (const { url } of requests) {
    const [id, address] = url.startsWith(root) ? url.slice(root.length).split('/') : []
    if (id === undefined || address === undefined) continue
    cities.set(id, (cities.get(id) ?? new Set()).add(address))
  }
  return cities
}

function keptOf(
  manifest: CityManifest,
  addresses: ReadonlySet<string>,
  { wish, visited }: KeptRecord,
): KeptCity {
  const { id, names, hash } = manifest
  const files = Object.entries(manifest.files).map(([name, said]) => ({ name, said }))
  const kept = files.filter(({ name }) => addresses.has(fileAddress(name, hash)))
  return {
    id,
    names,
    hash,
    keptBytes: bytesOf(kept),
    totalBytes: bytesOf(files),
    isWhole: kept.length === files.length,
    wish,
    visited,
  }
}

async function manifestIn(cache: Cache, folder: string): Promise<CityManifest | null> {
  const response = await cache.match(folder + manifestFile)
  try {
    return response === undefined ? null : readCityManifest(await response.text(), manifestFile)
  } catch {
    // of another version of the page: it is fetched anew
    return null
  }
}

async function recordIn(cache: Cache, folder: string): Promise<KeptRecord> {
  const response = await cache.match(folder + RECORD_FILE)
  return response === undefined ? NEVER_VISITED : readKeptRecord(await response.text())
}

const jsonResponse = (value: object): Response =>
  new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } })

/** What a verb of the keeper that was rejected says. */
export function troubleOf(thrown: unknown): KeepTrouble {
  if (thrown instanceof DOMException) return thrown.name === 'QuotaExceededError' ? 'full' : 'blocked'
  const error = toEngineError(thrown)
  if (error.kind === 'file') return error.problem === 'broken' ? 'broken' : 'unreachable'
  return 'broken'
}
