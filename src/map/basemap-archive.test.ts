import { afterEach, describe, expect, it, vi } from 'vitest'
import { basemapFile } from '../format/city-manifest.ts'
import { writePmtiles } from '../../scripts/pipeline/basemap/tiles-to-pmtiles.ts'
import { openArchive } from './basemap-archive.ts'
import { BASEMAP_FILE } from './style.ts'

const TILE = Uint8Array.of(26, 1, 7)
const ARCHIVE = writePmtiles([{ z: 8, x: 178, y: 85, bytes: TILE }], {
  bounds: [71, 51, 72, 52],
  center: [71.5, 51.5, 10],
  metadata: {},
})
const URL = 'https://example.org/cities/astana/basemap.pmtiles.gz'

/** Answers every request alike. */
function serve(answer: (range: [number, number] | null) => Response): { requests: () => number } {
  const fetched = vi.fn<(url: string, init?: RequestInit) => Promise<Response>>((_, init) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get('range') ?? '') ?? []
    return Promise.resolve(answer(from === undefined ? null : [Number(from), Number(to) + 1]))
  })
  vi.stubGlobal('fetch', fetched)
  return { requests: () => fetched.mock.calls.length }
}

const whole = (bytes: Uint8Array<ArrayBuffer>): Response =>
  new Response(bytes, { headers: { 'Content-Length': String(bytes.length) } })

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the archive of a basemap', () => {
  it('bears the name that cities give it', () => {
    expect(BASEMAP_FILE).toBe(basemapFile)
  })

  it('is read by ranges', async () => {
    serve((range) => new Response(range ? ARCHIVE.slice(...range) : ARCHIVE, { status: range ? 206 : 200 }))
    const opened = await openArchive(URL)
    expect(opened.ok && new Uint8Array((await opened.archive.getZxy(8, 178, 85))?.data ?? [])).toEqual(TILE)
  })

  it('is fetched whole, once, from a server that knows no ranges', async () => {
    const large = new Uint8Array(40_000)
    large.set(ARCHIVE)
    const server = serve(() => whole(large))
    const opened = await openArchive(URL)
    expect(opened.ok && new Uint8Array((await opened.archive.getZxy(8, 178, 85))?.data ?? [])).toEqual(TILE)
    expect(server.requests()).toBe(2)
  })

  it('asks once more, past the cache, for a range that does not come, and not for all of it', async () => {
    const asked: RequestInit[] = []
    vi.stubGlobal('fetch', (_: string, init: RequestInit = {}) => {
      asked.push(init)
      if (init.cache !== 'reload') return Promise.reject(new TypeError('Failed to fetch'))
      const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(init.headers).get('range') ?? '') ?? []
      return Promise.resolve(new Response(ARCHIVE.slice(Number(from), Number(to) + 1), { status: 206 }))
    })
    const opened = await openArchive(URL)
    expect(opened.ok && new Uint8Array((await opened.archive.getZxy(8, 178, 85))?.data ?? [])).toEqual(TILE)
    expect(asked.map(({ cache }) => cache)).toEqual([undefined, 'reload', undefined, 'reload'])
  })

  it('asks no more for a range that nobody wants any more', async () => {
    serve((range) => new Response(range ? ARCHIVE.slice(...range) : ARCHIVE, { status: range ? 206 : 200 }))
    const opened = await openArchive(URL)
    if (!opened.ok) throw new Error(opened.error.message)
    const stop = new AbortController()
    const server = serve(() => {
      stop.abort()
      throw new TypeError('Failed to fetch')
    })
    await expect(opened.archive.getZxy(8, 178, 85, stop.signal)).rejects.toThrow('Failed to fetch')
    expect(server.requests()).toBe(1)
  })

  it('is missing, broken or unreachable, each told as such', async () => {
    const problemOf = async (): Promise<string> => {
      const opened = await openArchive(URL)
      return opened.ok ? 'none' : opened.error.problem
    }
    serve(() => new Response('not here', { status: 404 }))
    expect(await problemOf()).toBe('missing')
    serve((range) => new Response(new Uint8Array(16_384), { status: range ? 206 : 200 }))
    expect(await problemOf()).toBe('broken')
    serve(() => {
      throw new TypeError('Failed to fetch')
    })
    expect(await problemOf()).toBe('unreachable')
  })

  it('tells a part that is damaged from one that cannot be had', async () => {
    serve((range) => new Response(range ? ARCHIVE.slice(...range) : ARCHIVE, { status: range ? 206 : 200 }))
    const opened = await openArchive(URL)
    if (!opened.ok) throw new Error(opened.error.message)
    serve(() => new Response(new Uint8Array(8), { status: 206 }))
    await expect(opened.archive.getZxy(8, 178, 85)).rejects.toThrow()
    expect(opened.problem()).toBe('broken')
    serve(() => {
      throw new TypeError('Failed to fetch')
    })
    await expect(opened.archive.getZxy(8, 178, 85)).rejects.toThrow('Failed to fetch')
    expect(opened.problem()).toBe('unreachable')
  })

  it('names file, finding and expectation', async () => {
    serve(() => new Response('not here', { status: 404 }))
    const opened = await openArchive(URL)
    expect(opened.ok ? '' : opened.error.message).toMatch(
      /^basemap\.pmtiles\.gz: .*404.*; expected a PMTiles archive sent as stored/,
    )
  })
})
