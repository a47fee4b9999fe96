import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { basemapFile, type CityManifest } from '../../format/city-manifest.ts'
import { fileAddress } from '../../format/stored-address.ts'
import { someManifest } from '../../ui/data/testing/some-manifest.ts'

/** Address of the site's folder. */
export const BASE = 'https://example.org/site/'

export interface Town {
  readonly manifest: CityManifest
  /** Stored bytes by address. */
  readonly stored: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

/** A city of three files, different in every build; its basemap is padded by so many bytes. */
export function town(id: string, build: string, padding = 0): Town {
  const names = ['spine.bin', 'block-0.bin', basemapFile]
  const hash = createHash('sha256').update(build).digest('hex')
  const stored = new Map<string, Uint8Array<ArrayBuffer>>()
  const files = names.map((name) => {
    const text = `${id} ${build} ${name} ${'street '.repeat(50)}`
    const raw = new TextEncoder().encode(name === basemapFile ? text + ' '.repeat(padding) : text)
    const bytes = new Uint8Array(name === basemapFile ? raw : gzipSync(raw))
    stored.set(fileAddress(name, hash), bytes)
    const sha256 = createHash('sha256').update(raw).digest('hex')
    return [name, { bytes: bytes.length, rawBytes: raw.length, sha256 }] as const
  })
  return { manifest: someManifest({}, { id, hash, files: Object.fromEntries(files) }), stored }
}

/** A browser's cache by address. While it is full it takes nothing. */
export function fakeCache() {
  const kept = new Map<string, Response>()
  const state = { isFull: false }
  const urlOf = (asked: RequestInfo | URL): string => (asked instanceof Request ? asked.url : String(asked))
  const cache = {
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
    match: async (asked: RequestInfo) => kept.get(urlOf(asked))?.clone(),
    put: async (asked: RequestInfo, response: Response) => {
      if (state.isFull) throw new DOMException('no room', 'QuotaExceededError')
      kept.set(urlOf(asked), response)
    },
    delete: async (asked: RequestInfo) => kept.delete(urlOf(asked)),
  } as unknown as Cache
  return { cache, state, addresses: () => [...kept.keys()].map((url) => url.slice(BASE.length)) }
}
