import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BASE, fakeCache, town, type Town } from '../engine/testing/kept-town.ts'
import type { CityManifest } from '../format/city-manifest.ts'
import { createOffline, MOST_UNASKED_BYTES } from './offline.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A service worker that is never heard of: cities are kept without it. */
const silentWorker = () =>
  Object.assign(new EventTarget(), {
    controller: null,
    ready: new Promise(() => {}),
    register: () => new Promise(() => {}),
  })

/** A site with these towns, seen by a browser with an empty cache. Files that are held do not come. */
function site(...towns: readonly Town[]) {
  const { cache, state } = fakeCache()
  const asked: string[] = []
  const held = new Set<string>()
  const givenUp: string[] = []
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('navigator', { serviceWorker: silentWorker() })
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('caches', { open: async () => cache })
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    const address = url.slice(`${BASE}cities/`.length)
    if (address === 'index.json') return Response.json([])
    asked.push(address)
    const file = address.slice(address.indexOf('/') + 1)
    while (held.has(address)) {
      if (init?.signal?.aborted === true) {
        givenUp.push(address)
        throw init.signal.reason as Error
      }
      await turn()
    }
    const bytes = towns.find(({ stored }) => stored.has(file))?.stored.get(file)
    return bytes === undefined ? new Response('gone', { status: 404 }) : new Response(bytes)
  })
  return { state, asked, held, givenUp }
}

/** A page of that site, with this town open. */
function visit(one: Town) {
  const [manifest, open] = createSignal<CityManifest | undefined>(one.manifest)
  const [isBusy, setBusy] = createSignal(false)
  const { offline, close } = createRoot((dispose) => ({
    offline: createOffline({ base: BASE, manifest, isBusy }),
    close: dispose,
  }))
  const kept = ({ manifest: { id } }: Town) => offline.kept()?.find((found) => found.id === id)
  return { offline, open: (next: Town) => open(() => next.manifest), setBusy, kept, close }
}

const addressesOf = ({ manifest, stored }: Town): string[] =>
  [...stored.keys()].map((address) => `${manifest.id}/${address}`)

/** Longer than any rest the page takes before it fetches by itself. */
const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(10_000)

async function until(holds: () => unknown): Promise<void> {
  while (!holds()) await turn()
}

/** Time enough for whatever would be fetched by mistake. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await turn()
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('a city that nobody asked to keep', () => {
  test('is kept once nothing else is under way, and not before', async () => {
    const one = town('town', 'first')
    const { asked } = site(one)
    const { offline, setBusy, kept, close } = visit(one)
    setBusy(true)
    await rest()
    await settled()
    expect(asked).toEqual([])
    setBusy(false)
    await rest()
    await until(() => kept(one)?.isWhole)
    expect(kept(one)?.wish).toBeNull()
    expect(asked.toSorted()).toEqual(addressesOf(one).toSorted())
    expect([offline.keeping(), offline.keepTrouble()]).toEqual([null, null])
    close()
  })

  test('above the bound is only noted; whole once it is asked for', async () => {
    const large = town('large', 'first', MOST_UNASKED_BYTES)
    const { asked } = site(large)
    const { offline, kept, close } = visit(large)
    await rest()
    await until(() => kept(large))
    await settled()
    expect(asked).toEqual([])
    offline.save()
    await until(() => kept(large)?.isWhole)
    expect(kept(large)?.wish).toBe('saved')
    close()
  })

  test('pauses while the visitor waits again, and goes on with what is missing', async () => {
    const one = town('town', 'first')
    const { asked, held, givenUp } = site(one)
    const last = addressesOf(one).at(-1) ?? ''
    held.add(last)
    const { offline, setBusy, kept, close } = visit(one)
    await rest()
    const [most, total] = [2, 3].map((n) =>
      Object.values(one.manifest.files).reduce((sum, { bytes }, i) => (i < n ? sum + bytes : sum), 0),
    )
    await until(() => offline.keeping()?.loadedBytes === most)
    setBusy(true)
    expect(offline.keeping()).toBeNull()
    await until(() => kept(one)?.keptBytes === most)
    expect(givenUp).toEqual([last])
    await rest()
    await settled()
    expect(asked.length).toBe(3)
    held.clear()
    setBusy(false)
    await rest()
    await until(() => kept(one)?.isWhole)
    expect(kept(one)?.keptBytes).toBe(total)
    expect(asked.slice(3)).toEqual([last])
    close()
  })

  test('is left alone once another one is open', async () => {
    const [one, other] = [town('town', 'first'), town('other', 'first-other')]
    const { held, givenUp } = site(one, other)
    for (const address of addressesOf(one)) held.add(address)
    const { offline, open, kept, close } = visit(one)
    await rest()
    await until(() => offline.keeping() !== null)
    await settled()
    open(other)
    expect(offline.keeping()).toBeNull()
    await rest()
    await until(() => kept(other)?.isWhole)
    expect(kept(one)).toMatchObject({ isWhole: false, keptBytes: 0 })
    expect(givenUp.length).toBe(2)
    close()
  })
})

test('a city that was asked for goes on while the visitor waits for something', async () => {
  const one = town('town', 'first')
  const { asked, givenUp } = site(one)
  const { offline, setBusy, kept, close } = visit(one)
  offline.save()
  await until(() => asked.length > 0)
  setBusy(true)
  await until(() => kept(one)?.isWhole)
  expect([kept(one)?.wish, givenUp]).toEqual(['saved', []])
  close()
})

test('a city that was removed is not fetched again, on this visit or the next', async () => {
  const one = town('town', 'first')
  const { asked } = site(one)
  const first = visit(one)
  await rest()
  await until(() => first.kept(one)?.isWhole)
  await first.offline.remove('town')
  const count = asked.length
  first.setBusy(true)
  first.setBusy(false)
  await rest()
  await settled()
  first.close()
  const next = visit(one)
  await rest()
  await until(() => next.kept(one))
  await settled()
  expect(asked.length).toBe(count)
  expect(next.kept(one)).toMatchObject({ wish: 'removed', keptBytes: 0 })
  next.offline.save()
  await until(() => next.kept(one)?.isWhole)
  next.close()
})

test('a full device says so once, and keeps what it has', async () => {
  const [one, other] = [town('town', 'first'), town('other', 'first-other')]
  const { asked, state } = site(one, other)
  const { offline, open, setBusy, kept, close } = visit(one)
  await rest()
  await until(() => kept(one)?.isWhole)
  state.isFull = true
  open(other)
  await rest()
  await until(() => offline.keepTrouble())
  expect(offline.keepTrouble()).toBe('full')
  const count = asked.length
  setBusy(true)
  setBusy(false)
  await rest()
  await settled()
  expect(asked.length).toBe(count)
  expect(kept(one)?.isWhole).toBe(true)
  open(one)
  expect(offline.keepTrouble()).toBeNull()
  close()
})

test('a device that is full half way tells how much of the city is here', async () => {
  const one = town('town', 'first')
  const { held, state } = site(one)
  const last = addressesOf(one).at(-1) ?? ''
  held.add(last)
  const { offline, kept, close } = visit(one)
  await rest()
  await until(() => (offline.keeping()?.loadedBytes ?? 0) > 0)
  state.isFull = true
  held.clear()
  await until(() => offline.keepTrouble())
  expect(offline.keepTrouble()).toBe('full')
  expect(kept(one)?.keptBytes).toBeGreaterThan(0)
  expect(kept(one)?.isWhole).toBe(false)
  close()
})
