import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { toEngineError } from './engine-error.ts'
import { fetchFile, type Fetch } from './fetch-file.ts'
import type { EngineError } from './protocol.ts'
import { unreadBody } from './testing/unread-body.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const FOLDER = 'https://example.org/cities/town/'

/** The fault of a file that comes as `fetch` sends it; null while it is waited for. */
function asked(
  fetch: Fetch,
  signal = new AbortController().signal,
): { readonly fault: () => EngineError | null } {
  let fault: EngineError | null = null
  fetchFile(fetch, { folder: FOLDER, file: 'spine.bin', address: 'spine.bin.gz', signal }).catch(
    (thrown: unknown) => {
      fault = toEngineError(thrown)
    },
  )
  return { fault: () => fault }
}

const unreachable = { kind: 'file', problem: 'unreachable', file: 'spine.bin' }

/** Answers nothing until it is given up. */
const silent: Fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
  })

/** Sends one byte as often as `send` is called, and nothing more. */
function trickling() {
  let send = (): void => {}
  const fetch: Fetch = async (_, init) => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        send = () => controller.enqueue(new Uint8Array(1))
        init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason))
      },
    })
    return new Response(body)
  }
  return { fetch, send: () => send() }
}

describe('a server that falls silent', () => {
  test('before it answers is given up', async () => {
    const { fault } = asked(silent)
    await vi.advanceTimersByTimeAsync(44_000)
    expect(fault()).toBeNull()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(fault()).toMatchObject(unreachable)
    expect(fault()?.message).toBe(
      `spine.bin: could not be fetched (nothing came for 45 s), expected ${FOLDER}spine.bin.gz`,
    )
  })

  test('in the middle is given up, and one that is slow is waited for', async () => {
    const server = trickling()
    const { fault } = asked(server.fetch)
    for (let part = 0; part < 4; part++) {
      await vi.advanceTimersByTimeAsync(40_000)
      server.send()
    }
    expect(fault()).toBeNull()
    await vi.advanceTimersByTimeAsync(46_000)
    expect(fault()).toMatchObject(unreachable)
    expect(fault()?.message).toMatch(/^spine\.bin: broke off after 4 bytes \(nothing came for 45 s\)/)
  })
})

test.each<[string, ResponseInit]>([
  ['an error', { status: 503 }],
  ['a web page', { headers: { 'Content-Type': 'text/html' } }],
])('the body of %s in place of a file is given up', async (_, init) => {
  const { response, state } = unreadBody(init)
  const { fault } = asked(async () => response)
  await vi.advanceTimersByTimeAsync(0)
  expect(fault()).not.toBeNull()
  expect(state.isCancelled).toBe(true)
})

test.each<[string, Fetch]>([
  ['before the answer', silent],
  ['in the middle', trickling().fetch],
])('whoever asked gives a file up %s, before the server is silent for long', async (_, fetch) => {
  const own = new AbortController()
  const { fault } = asked(fetch, own.signal)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(fault()).toBeNull()
  own.abort()
  await vi.advanceTimersByTimeAsync(0)
  expect(fault()).toMatchObject(unreachable)
})

test('a file that may be given up is given up by itself too where the server is silent', async () => {
  const { fault } = asked(silent, new AbortController().signal)
  await vi.advanceTimersByTimeAsync(46_000)
  expect(fault()?.message).toContain('nothing came for 45 s')
})

test('nothing is left to tick when a file is here, or fails', async () => {
  await fetchFile(async () => new Response('abc'), { folder: FOLDER, file: 'a', address: 'a' })
  await expect(
    fetchFile(async () => new Response('', { status: 404 }), { folder: FOLDER, file: 'a', address: 'a' }),
  ).rejects.toThrow('a: the server answered 404')
  expect(vi.getTimerCount()).toBe(0)
})
