import { readCityManifest, type CityManifest } from '../format/city-manifest.ts'
import { fileAddress } from '../format/stored-address.ts'
import { isGzipped, unpackStoredFile, type StoredFile } from '../format/stored-file.ts'
import { fileFault, messageOf, toEngineError } from './engine-error.ts'
import { fetchFile, type Fetch } from './fetch-file.ts'
import type { Progress } from './protocol.ts'

export type Watch = (progress: Progress) => void

/** Names of the files that stand for a city without a build. */
export const PLAIN_FILES = { communities: 'communities.geojson', facilities: 'facilities.geojson' } as const
export const manifestFile = 'city.json'

/** A city's files on the server: each is fetched once and kept; one that failed is fetched again when asked for. */
export interface CityStore {
  readonly folder: string
  readonly manifest: CityManifest
  /**
   * Contents by name, unpacked and checked against `city.json`. `watch` is told of the bytes of those that are still
   * under way: never more than the total, and the total in the end; never called when all are here.
   * @throws EngineFault of kind `file`.
   */
  readonly load: (names: readonly string[], watch: Watch) => Promise<ReadonlyMap<string, Uint8Array>>
  /**
   * Runs a reader of loaded files; what it throws becomes a fault of the file that its message begins with, which is
   * then fetched anew when asked for.
   */
  readonly reading: <T>(names: readonly string[], read: () => T | Promise<T>) => Promise<T>
}

/**
 * Text of a file that stands in the folder as it is. The server is asked every time whether its copy is still the
 * newest, since the addresses of all other files hang on `city.json`.
 * @throws EngineFault of kind `file`.
 */
export async function fetchText(fetch: Fetch, folder: string, file: string): Promise<string> {
  const bytes = await fetchFile(fetch, { folder, file, address: file, cache: 'no-cache' })
  return new TextDecoder().decode(bytes)
}

/** Reads `city.json` of a folder. @throws EngineFault of kind `file`; a web page in its place counts as missing. */
export async function fetchManifest(fetch: Fetch, folder: string): Promise<CityManifest> {
  const text = await fetchText(fetch, folder, manifestFile)
  if (/^\s*</.test(text)) {
    const message = `${manifestFile}: the server answered with a web page, expected ${folder}${manifestFile}`
    throw fileFault('missing', manifestFile, { message })
  }
  try {
    return readCityManifest(text, manifestFile)
  } catch (cause) {
    throw fileFault('broken', manifestFile, { message: messageOf(cause), cause })
  }
}

/** One file on its way, or here. */
interface Transfer {
  readonly content: Promise<Uint8Array>
  readonly totalBytes: number
  loadedBytes: number
  isHere: boolean
  readonly listeners: Set<() => void>
}

interface Stored {
  readonly fetch: Fetch
  readonly folder: string
  readonly manifest: CityManifest
}

/** Opens the files of a city whose `city.json` was read. Nothing is fetched yet. */
export function createCityStore(stored: Stored): CityStore {
  const transfers = new Map<string, Transfer>()
  /** What came in unusable once may lie in the browser's cache. */
  const distrusted = new Set<string>()
  const forget = (name: string): void => {
    transfers.delete(name)
    distrusted.add(name)
  }
  const transferOf = (name: string): Transfer => {
    const known = transfers.get(name)
    if (known !== undefined) return known
    const transfer = startTransfer(stored, name, distrusted.has(name))
    transfers.set(name, transfer)
    transfer.content.catch((thrown: unknown) => {
      const error = toEngineError(thrown)
      if (error.kind === 'file' && error.problem === 'broken') forget(name)
      else transfers.delete(name)
    })
    return transfer
  }
  return {
    folder: stored.folder,
    manifest: stored.manifest,
    load: async (names, watch) => {
      const wanted = names.map(transferOf)
      const contents = await watched(wanted, watch)
      return new Map(names.map((name, i) => [name, contents[i] ?? new Uint8Array()]))
    },
    reading: async (names, read) => {
      try {
        return await read()
      } catch (cause) {
        const message = messageOf(cause)
        const file = names.find((name) => message.startsWith(`${name}:`)) ?? manifestFile
        forget(file)
        throw fileFault('broken', file, { message, cause })
      }
    },
  }
}

async function watched(transfers: readonly Transfer[], watch: Watch): Promise<Uint8Array[]> {
  const awaited = transfers.filter(({ isHere }) => !isHere)
  const tell = (): void =>
    watch({
      loadedBytes: awaited.reduce((sum, { loadedBytes }) => sum + loadedBytes, 0),
      totalBytes: awaited.reduce((sum, { totalBytes }) => sum + totalBytes, 0),
    })
  for (const { listeners } of awaited) listeners.add(tell)
  try {
    if (awaited.length > 0) tell()
    return await Promise.all(transfers.map(({ content }) => content))
  } finally {
    for (const { listeners } of awaited) listeners.delete(tell)
  }
}

function startTransfer(stored: Stored, name: string, isDistrusted: boolean): Transfer {
  const said = stored.manifest.files[name]
  const way = {
    totalBytes: said?.bytes ?? 0,
    loadedBytes: 0,
    isHere: false,
    listeners: new Set<() => void>(),
  }
  const arrive = async (): Promise<Uint8Array> => {
    if (said === undefined) {
      const message = `${manifestFile}: lists no file ${name}: the city is incomplete, build it again`
      throw fileFault('broken', manifestFile, { message })
    }
    const tell = (loadedBytes: number): void => {
      transfer.loadedBytes = loadedBytes
      for (const listener of transfer.listeners) listener()
    }
    const bytes = await fetchFile(stored.fetch, {
      folder: stored.folder,
      file: name,
      address: fileAddress(name, stored.manifest.hash),
      ...(isDistrusted ? { cache: 'reload' } : {}),
      onPart: progressOf(said, tell),
    })
    tell(said.bytes)
    const content = await unpacked(name, bytes, said)
    transfer.isHere = true
    return content
  }
  const transfer: Transfer = Object.assign(way, { content: arrive() })
  return transfer
}

async function unpacked(name: string, bytes: Uint8Array, said: StoredFile): Promise<Uint8Array> {
  try {
    return await unpackStoredFile(name, bytes, said)
  } catch (cause) {
    throw fileFault('broken', name, { message: messageOf(cause), cause })
  }
}

/**
 * Counts parts in stored bytes. Servers that send `*.gz` with `Content-Encoding: gzip` have it unpacked on the way:
 * the parts are then of the content, and are counted by their share of it.
 */
function progressOf(
  { bytes, rawBytes }: StoredFile,
  tell: (loadedBytes: number) => void,
): (part: Uint8Array) => void {
  let [received, loaded] = [0, 0]
  let isPacked: boolean | null = null
  return (part) => {
    isPacked ??= isGzipped(part)
    received += part.length
    const stored = isPacked ? received : Math.round((received * bytes) / Math.max(1, rawBytes))
    loaded = Math.max(loaded, Math.min(bytes, stored))
    tell(loaded)
  }
}
