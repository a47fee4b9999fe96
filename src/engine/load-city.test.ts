import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { CityManifest } from '../format/city-manifest.ts'
import { seededRandom } from '../network/testing/seeded-random.ts'
import { toEngineError } from './engine-error.ts'
import { createCityStore, fetchManifest } from './load-city.ts'
import type { EngineError, Progress } from './protocol.ts'

const FOLDER = 'https://example.org/cities/town/'
const HASH = '0123456789abcdef'

/** Packs badly, so that it comes in several parts. */
function noise(length: number): Uint8Array {
  const random = seededRandom(length)
  return Uint8Array.from({ length }, () => random() * 64)
}

const CONTENT: Readonly<Record<string, Uint8Array>> = {
  'spine.bin': noise(5_000),
  'block-0.bin': noise(9_000),
}
const packed = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(gzipSync(CONTENT[name] ?? new Uint8Array()))
const bytesOf = (name: string): number => packed(name).length

const manifest = {
  hash: HASH,
  files: Object.fromEntries(
    Object.entries(CONTENT).map(([name, raw]) => [
      name,
      {
        bytes: bytesOf(name),
        rawBytes: raw.length,
        sha256: createHash('sha256').update(raw).digest('hex'),
      },
    ]),
  ),
} as unknown as CityManifest

/** A body that comes in parts of at most 700 bytes. */
const inParts = (bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 700) {
        controller.enqueue(new Uint8Array(bytes.subarray(at, at + 700)))
      }
      controller.close()
    },
  })

type Answer = () => Response | Promise<Response>
const packedAnswer =
  (name: string): Answer =>
  () =>
    new Response(inParts(packed(name)), { headers: { 'content-type': 'application/gzip' } })

/** Answers by file name; remembers what was asked. */
function server(answers: Readonly<Record<string, Answer>> = {}) {
  const asked: { readonly url: string; readonly cache: RequestCache | undefined }[] = []
  const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    asked.push({ url, cache: init?.cache })
    const name = new URL(url).pathname.split('/').at(-1)?.replace(/\.gz$/, '') ?? ''
    return (answers[name] ?? packedAnswer(name))()
  }
  return { asked, store: createCityStore({ fetch, folder: FOLDER, manifest }), fetch }
}

const both = ['spine.bin', 'block-0.bin']
const unwatched = (): void => undefined

async function errorOf(work: Promise<unknown>): Promise<EngineError> {
  return work.then(
    () => {
      throw new Error('expected a fault')
    },
    (thrown: unknown) => toEngineError(thrown),
  )
}

describe('files of a city', () => {
  test('are unpacked, and fetched once at an address of their build', async () => {
    const { asked, store } = server()
    const [first, second] = await Promise.all([store.load(both, unwatched), store.load(both, unwatched)])
    for (const name of both) {
      expect(first.get(name)).toEqual(CONTENT[name])
      expect(second.get(name)).toEqual(CONTENT[name])
    }
    await store.load(['spine.bin'], unwatched)
    expect(asked.map(({ url }) => url)).toEqual([
      `${FOLDER}spine.bin.gz?v=01234567`,
      `${FOLDER}block-0.bin.gz?v=01234567`,
    ])
  })

  test.each([
    ['leaves *.gz alone', (name: string) => packed(name)],
    ['unpacks *.gz on the way', (name: string) => CONTENT[name] ?? new Uint8Array()],
  ])('count towards their total where the server %s', async (_, sent) => {
    const { store } = server(
      Object.fromEntries(both.map((name) => [name, () => new Response(inParts(sent(name)))])),
    )
    const told: Progress[] = []
    await store.load(both, (progress) => told.push(progress))
    const total = bytesOf('spine.bin') + bytesOf('block-0.bin')
    expect(told[0]).toEqual({ loadedBytes: 0, totalBytes: total })
    expect(told.at(-1)).toEqual({ loadedBytes: total, totalBytes: total })
    expect(told.length).toBeGreaterThan(6)
    for (const [i, { loadedBytes, totalBytes }] of told.entries()) {
      expect(totalBytes).toBe(total)
      expect(loadedBytes).toBeLessThanOrEqual(total)
      expect(loadedBytes).toBeGreaterThanOrEqual(told[i - 1]?.loadedBytes ?? 0)
    }
  })

  test('that are here are no progress, and those on their way are told to everybody who waits', async () => {
    const { store } = server()
    await store.load(['spine.bin'], unwatched)
    const told: Progress[] = []
    await store.load(['spine.bin'], (progress) => told.push(progress))
    expect(told).toEqual([])
    const late: Progress[] = []
    await Promise.all([
      store.load(['block-0.bin'], unwatched),
      store.load(both, (progress) => late.push(progress)),
    ])
    const total = bytesOf('block-0.bin')
    expect(late.at(-1)).toEqual({ loadedBytes: total, totalBytes: total })
  })
})

describe('a file that fails', () => {
  const raw = CONTENT['spine.bin'] ?? new Uint8Array()
  const cases: readonly [string, Answer, string, RegExp][] = [
    ['is not there', () => new Response('', { status: 404 }), 'missing', /answered 404/],
    ['meets a server error', () => new Response('', { status: 500 }), 'unreachable', /answered 500/],
    [
      'has no network',
      () => Promise.reject(new TypeError('Failed to fetch')),
      'unreachable',
      /Failed to fetch/,
    ],
    [
      'is answered by a page for everything',
      () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      'missing',
      /web page/,
    ],
    [
      'is cut short',
      () => new Response(inParts(packed('spine.bin').subarray(0, 800))),
      'broken',
      /truncated/,
    ],
    ['is cut short, unpacked', () => new Response(inParts(raw.subarray(0, 800))), 'broken', /800 bytes/],
    [
      'has other content',
      () => new Response(new Uint8Array(gzipSync(raw.map((byte) => 255 - byte)))),
      'broken',
      /SHA-256/,
    ],
    [
      'breaks off',
      () => {
        let isFirst = true
        const body = new ReadableStream({
          pull(controller) {
            if (isFirst) controller.enqueue(packed('spine.bin').subarray(0, 100))
            else controller.error(new TypeError('network changed'))
            isFirst = false
          },
        })
        return new Response(body)
      },
      'unreachable',
      /broke off after 100 bytes/,
    ],
  ]

  test.each(cases)('because it %s says so, and is fetched again', async (_, answer, problem, says) => {
    let isMended = false
    const { asked, store } = server({
      'spine.bin': () => (isMended ? packedAnswer('spine.bin') : answer)(),
    })
    const error = await errorOf(store.load(both, unwatched))
    expect(error).toMatchObject({ kind: 'file', problem, file: 'spine.bin' })
    expect(error.message).toMatch(says)
    expect(error.message).toMatch(/^spine\.bin: /)
    isMended = true
    expect((await store.load(both, unwatched)).get('spine.bin')).toEqual(raw)
    expect(asked.map(({ url }) => url.includes('spine'))).toEqual([true, false, true])
    // a broken answer may have been kept by the browser
    expect(asked.at(-1)?.cache).toBe(problem === 'broken' ? 'reload' : undefined)
  })

  test('because city.json does not list it names city.json', async () => {
    const { store } = server()
    expect(await errorOf(store.load(['block-7.bin'], unwatched))).toMatchObject({
      kind: 'file',
      problem: 'broken',
      file: 'city.json',
      message: expect.stringContaining('block-7.bin'),
    })
  })

  test('because its reader refuses it is named, and fetched again', async () => {
    const { asked, store } = server()
    await store.load(both, unwatched)
    const refused = store.reading(both, () => {
      throw new Error('block-0.bin: at byte 4: found 1, expected 2')
    })
    expect(await errorOf(refused)).toMatchObject({ problem: 'broken', file: 'block-0.bin' })
    await store.load(both, unwatched)
    expect(asked.map(({ url }) => url.includes('block-0'))).toEqual([false, true, true])
  })
})

describe('city.json', () => {
  const answered = (answer: Answer) => errorOf(fetchManifest(server({ 'city.json': answer }).fetch, FOLDER))

  test.each<[string, Answer, string, RegExp]>([
    ['a page without a type', () => new Response('\n<!doctype html>'), 'missing', /web page/],
    ['half of it', () => new Response('{"format": "quarter-ho'), 'broken', /is not JSON/],
    ['another version', () => new Response('{"version": 99}'), 'broken', /version 99/],
    ['an error', () => new Response('', { status: 503 }), 'unreachable', /answered 503/],
  ])('answered with %s is told apart', async (_, answer, problem, says) => {
    const error = await answered(answer)
    expect(error).toMatchObject({ kind: 'file', problem, file: 'city.json' })
    expect(error.message).toMatch(says)
  })

  test('is asked for anew every time', async () => {
    const { asked, fetch } = server({ 'city.json': () => new Response('', { status: 404 }) })
    await errorOf(fetchManifest(fetch, FOLDER))
    expect(asked).toEqual([{ url: `${FOLDER}city.json`, cache: 'no-cache' }])
  })
})
