import { createRoot } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPageVersions, type PageVersions, type WorkerTalk } from './page-versions.ts'

/** The library's part: what the browser tells of its service workers. */
function fakeTalk() {
  const listeners = new Map<string, () => void>()
  const asked = { skip: 0 }
  const talk: WorkerTalk = {
    addEventListener: (event, listener) => void listeners.set(event, listener),
    register: async () => undefined,
    update: async () => undefined,
    messageSkipWaiting: () => void asked.skip++,
  }
  return { talk, asked, tell: (event: string) => listeners.get(event)?.() }
}

let worker = fakeTalk()
let reloads = 0
let dispose = (): void => {}

/** A page with a service worker of an older build; `waiting` is the newer one's. */
async function opened({ waiting = null }: { readonly waiting?: object | null } = {}): Promise<PageVersions> {
  vi.stubGlobal('navigator', {
    serviceWorker: { controller: {}, ready: Promise.resolve({ waiting }) },
  })
  const versions = createRoot((end) => {
    dispose = end
    return createPageVersions('http://site.example/', () => worker.talk)
  })
  await vi.advanceTimersByTimeAsync(0)
  return versions
}

beforeEach(() => {
  vi.useFakeTimers()
  reloads = 0
  worker = fakeTalk()
  const store = new Map<string, string>()
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('caches', {})
  vi.stubGlobal('location', { reload: () => reloads++ })
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  })
})
afterEach(() => {
  dispose()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a newer build is told of, and taken when asked for: the page opens anew once it has taken over', async () => {
  const versions = await opened()
  expect([versions.page(), versions.hasNewVersion()]).toEqual(['kept', false])
  worker.tell('waiting')
  expect(versions.hasNewVersion()).toBe(true)
  versions.takeNewVersion()
  expect([versions.isTaking(), worker.asked.skip, reloads]).toEqual([true, 1, 0])
  worker.tell('controlling')
  expect(reloads).toBe(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reloads).toBe(1)
})

test('where the browser leaves the older one in charge the page opens anew, and once more if that was too early', async () => {
  const before = await opened({ waiting: {} })
  worker.tell('waiting')
  before.takeNewVersion()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reloads).toBe(1)

  // the newer build is in charge, of a page that the older one still opened
  await opened()
  expect(reloads).toBe(2)
  await opened()
  expect(reloads).toBe(2)
})

test('opened anew while the newer build still waits, the page is opened once more when it takes over', async () => {
  const before = await opened({ waiting: {} })
  worker.tell('waiting')
  before.takeNewVersion()
  await vi.advanceTimersByTimeAsync(60_000)
  const after = await opened({ waiting: {} })
  worker.tell('waiting')
  expect([reloads, after.hasNewVersion()]).toEqual([1, true])
  worker.tell('controlling')
  expect(reloads).toBe(2)
})

test('a build taken in another tab is told of, and taking it opens the page anew at once', async () => {
  const versions = await opened()
  worker.tell('controlling')
  expect([versions.hasNewVersion(), reloads]).toEqual([true, 0])
  versions.postponeNewVersion()
  expect(versions.hasNewVersion()).toBe(false)
  versions.takeNewVersion()
  expect([reloads, worker.asked.skip]).toEqual([1, 0])
})

test('a browser whose store is blocked asks again where opening anew was too early', async () => {
  const blocked = (): never => {
    throw new DOMException('blocked', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: blocked, setItem: blocked, removeItem: blocked })
  const before = await opened({ waiting: {} })
  worker.tell('waiting')
  before.takeNewVersion()
  await vi.advanceTimersByTimeAsync(60_000)
  await opened()
  expect(reloads).toBe(1)
})

test('without a secure address nothing is registered, and why is told', async () => {
  vi.stubGlobal('isSecureContext', false)
  const versions = await opened()
  expect([versions.refusal(), versions.page()]).toEqual(['insecure', 'on its way'])
})
