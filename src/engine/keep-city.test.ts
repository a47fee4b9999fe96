import { describe, expect, test, vi } from 'vitest'
import { fileAddress } from '../format/stored-address.ts'
import { createCityKeeper, KEPT_VISITS, troubleOf } from './keep-city.ts'
import { BASE, fakeCache, town, type Town } from './testing/kept-town.ts'
import { unreadBody } from './testing/unread-body.ts'

function browser(towns: readonly Town[]) {
  const { cache, state, addresses } = fakeCache()
  const asked: { readonly address: string; readonly cache: RequestCache | undefined }[] = []
  const spoiled = new Set<string>()
  let clock = 1
  const keeper = createCityKeeper({
    caches: { open: async () => cache },
    base: BASE,
    now: () => clock++,
    fetch: async (url, init) => {
      const address = url.slice(`${BASE}cities/`.length)
      asked.push({ address, cache: init?.cache })
      if (address === 'index.json') return Response.json([])
      const [id, file = ''] = address.split('/')
      const bytes = towns
        .map((one) => (one.manifest.id === id ? one.stored.get(file) : undefined))
        .find(Boolean)
      if (bytes === undefined) return new Response('gone', { status: 404 })
      const isSpoiled = spoiled.has(file) && init?.cache !== 'reload'
      return new Response(isSpoiled ? bytes.slice(0, 9) : bytes)
    },
  })
  const keep = (one: Town, signal = new AbortController().signal) =>
    keeper.keep(one.manifest, () => {}, signal)
  const visit = (one: Town) => keeper.visit(one.manifest)
  const kept = async (id: string) => (await keeper.list()).find((one) => one.id === id)
  return { keeper, keep, visit, kept, state, addresses, asked, spoiled }
}

describe('a city kept for times without network', () => {
  test('is whole once all its files are here, and asks for none of them twice', async () => {
    const one = town('town', 'first')
    const { keep, visit, kept, asked, addresses } = browser([one])
    await visit(one)
    expect(await kept('town')).toMatchObject({ isWhole: false, keptBytes: 0 })
    expect(await keep(one)).toBeNull()
    const totalBytes = [...one.stored.values()].reduce((sum, { length }) => sum + length, 0)
    expect(await kept('town')).toMatchObject({ isWhole: true, keptBytes: totalBytes, totalBytes, wish: null })
    expect(addresses()).toContain('cities/index.json')
    const count = asked.length
    expect(await keep(one)).toBeNull()
    expect(asked.length).toBe(count)
  })

  test('what the browser has damaged is fetched anew', async () => {
    const one = town('town', 'first')
    const { keep, visit, kept, asked, spoiled } = browser([one])
    const address = fileAddress('block-0.bin', one.manifest.hash)
    spoiled.add(address)
    await visit(one)
    expect(await keep(one)).toBeNull()
    expect(await kept('town')).toMatchObject({ isWhole: true })
    const ways = asked.filter((request) => request.address === `town/${address}`).map(({ cache }) => cache)
    expect(ways).toEqual(['force-cache', 'reload'])
  })

  test('an older build that is whole stays until the newer one is, and none of its files after', async () => {
    const [first, second] = [town('town', 'first'), town('town', 'second')]
    const half = { ...second, stored: new Map([...second.stored].slice(0, 1)) }
    const { keep, visit, kept, addresses } = browser([first, half])
    await visit(first)
    await keep(first)
    await visit(second)
    expect(await keep(second)).toBe('unreachable')
    expect(await kept('town')).toMatchObject({ hash: first.manifest.hash, isWhole: true })
    half.stored.set([...second.stored.keys()][1] ?? '', [...second.stored.values()][1] ?? new Uint8Array())
    half.stored.set([...second.stored.keys()][2] ?? '', [...second.stored.values()][2] ?? new Uint8Array())
    expect(await keep(second)).toBeNull()
    expect(await kept('town')).toMatchObject({ hash: second.manifest.hash, isWhole: true })
    for (const address of first.stored.keys()) expect(addresses()).not.toContain(`cities/town/${address}`)
  })

  test('an older build in part makes room at once: it would not open', async () => {
    const [first, second] = [town('town', 'first'), town('town', 'second')]
    const { visit, kept } = browser([first, second])
    await visit(first)
    await visit(second)
    expect(await kept('town')).toMatchObject({ hash: second.manifest.hash })
  })

  test('of cities merely visited the last ones stay, and every one that was saved', async () => {
    const towns = ['a', 'b', 'c', 'd'].map((id) => town(id, 'first'))
    const { keeper, keep, visit } = browser(towns)
    for (const one of towns) {
      await visit(one)
      await keep(one)
      if (one.manifest.id === 'a') await keeper.mark('a', 'saved')
    }
    const ids = (await keeper.list()).map(({ id }) => id)
    expect(ids).toEqual(['d', 'c', 'a'])
    expect(ids.length).toBe(KEPT_VISITS + 1)
  })

  test('a full device says so, and keeps what it has', async () => {
    const one = town('town', 'first')
    const { keep, visit, kept, state } = browser([one])
    await visit(one)
    state.isFull = true
    expect(await keep(one)).toBe('full')
    expect(await kept('town')).toMatchObject({ isWhole: false })
    state.isFull = false
    expect(await keep(one)).toBeNull()
  })

  test('a device that is full from the start says the same of a visit', async () => {
    const one = town('town', 'first')
    const { visit, state, kept } = browser([one])
    state.isFull = true
    expect(troubleOf(await visit(one).catch((thrown: unknown) => thrown))).toBe('full')
    expect(await kept('town')).toBeUndefined()
  })

  test('a removed city leaves nothing but that it was removed; a city next to it is untouched', async () => {
    const towns = [town('town', 'first'), town('town-2', 'first')]
    const { keeper, keep, visit, addresses } = browser(towns)
    for (const one of towns) {
      await visit(one)
      await keep(one)
    }
    const others = addresses().filter((address) => address.includes('town-2/'))
    await keeper.remove('town')
    expect(addresses().filter((address) => address.startsWith('cities/town/'))).toEqual([])
    expect(addresses().filter((address) => address.includes('town-2/'))).toEqual(others)
  })

  test('who leaves it stops the fetching without a word', async () => {
    const one = town('town', 'first')
    const { keep, visit, kept } = browser([one])
    await visit(one)
    expect(await keep(one, AbortSignal.abort())).toBeNull()
    expect(await kept('town')).toMatchObject({ isWhole: false })
  })

  test.each<[string, ResponseInit]>([
    ['an error', { status: 503 }],
    ['a web page', { headers: { 'Content-Type': 'text/html' } }],
  ])('%s in place of the list of cities is not kept, nor left unread', async (_, init) => {
    const one = town('town', 'first')
    const { response, state } = unreadBody(init)
    const { cache, addresses } = fakeCache()
    const keeper = createCityKeeper({
      caches: { open: async () => cache },
      base: BASE,
      now: () => 1,
      fetch: async () => response,
    })
    await keeper.visit(one.manifest)
    expect(addresses()).not.toContain('cities/index.json')
    expect(state.isCancelled).toBe(true)
  })

  test('a file of it that a silent server holds back is given up', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { cache } = fakeCache()
    const keeper = createCityKeeper({
      caches: { open: async () => cache },
      base: BASE,
      now: () => 1,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
        }),
    })
    const told = keeper.keep(town('town', 'first').manifest, () => {}, new AbortController().signal)
    await vi.waitUntil(() => vi.getTimerCount() > 0)
    await vi.advanceTimersByTimeAsync(46_000)
    vi.useRealTimers()
    expect(await told).toBe('unreachable')
  })
})
