import { afterEach, expect, test, vi } from 'vitest'
import type { Progress } from './protocol.ts'
import { errorOf, termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()
afterEach(() => vi.restoreAllMocks())

test('curves pass through the figures of the judgement, progress is told, and the city is left as it was', async () => {
  const { handlers, city } = await town.opened()
  const terms = await termsOf(handlers, 10)
  const { walkers } = await handlers.reference(null, unwatched)
  const before = await handlers.judge(terms, unwatched)
  const told: number[] = []
  const watch = ({ doneShare }: Progress): void => void (doneShare !== undefined && told.push(doneShare))
  const found = await handlers.firm({ terms, walkers }, watch)
  expect(found.curves.map(({ walker }) => walker)).toEqual(walkers.map(({ id }) => id))
  const own = found.curves.find(({ walker }) => walker === terms.walker.id)
  const at = own?.points.find(({ minutes }) => minutes === 10)
  expect(at?.units.map(({ unit, communities }) => [unit, communities])).toEqual(
    before.summary.units.map(({ unit, verdicts }) => [unit, verdicts]),
  )
  const named = new Set(found.facilities.map(({ index }) => index))
  for (const { communities } of found.onlyOne) {
    for (const { community, facility } of communities) {
      expect(city.communities[community]).toBeDefined()
      expect(named).toContain(facility)
    }
  }
  expect(told.every((share) => share >= 0 && share <= 1)).toBe(true)
  expect(await handlers.judge(terms, unwatched)).toEqual(before)
})

test('what is open at an hour is at most what is there at any', async () => {
  const { handlers } = await town.opened()
  const terms = await termsOf(handlers)
  const found = await handlers.firmOpen({ terms, time: '2026-11-22T20:00' }, unwatched)
  expect(found.rules).toHaveLength(terms.standard.rules.filter(({ required }) => required).length)
  for (const [u, always] of found.always.entries()) {
    const [most, least] = [found.notClosed[u], found.knownOpen[u]].map((own) => own?.communities.inside ?? 0)
    expect(least).toBeLessThanOrEqual(most ?? 0)
    expect(most).toBeLessThanOrEqual(always.communities.inside)
  }
})

test('a cancelled job says so', async () => {
  const { handlers } = await town.opened()
  const terms = await termsOf(handlers)
  const control = { isCancelled: () => true, pause: async () => undefined }
  expect(await errorOf(handlers.firm({ terms, walkers: [] }, unwatched, control))).toMatchObject({
    kind: 'cancelled',
  })
  const open = handlers.firmOpen({ terms, time: '2026-11-22T20:00' }, unwatched, control)
  expect(await errorOf(open)).toMatchObject({ kind: 'cancelled' })
})

test('what is asked while it works is answered before it ends, and changes nothing of it', async () => {
  const { handlers, city } = await town.opened()
  const terms = await termsOf(handlers, 10)
  const { walkers } = await handlers.reference(null, unwatched)
  const undisturbed = await handlers.firm({ terms, walkers }, unwatched)
  const [first] = city.communities
  const shop = {
    id: 'a',
    kind: 'add-facility',
    at: [first?.lon ?? 0, first?.lat ?? 0],
    services: city.services.slice(0, 1),
  } as const
  const others = walkers.filter(({ id }) => id !== terms.walker.id)
  let [pauses, answered] = [0, 0]
  // a turn that is kept would never let the answer come
  const pause = async (): Promise<void> => {
    const n = pauses++
    if (n > 40 || n % 4 !== 0) return
    const walker = others[n % others.length] ?? terms.walker
    const request = { terms: { ...terms, walker, minutes: 5 + n }, steps: [shop], show: null }
    const { problems } = await handlers.plan(request, unwatched)
    expect(problems).toEqual([null])
    answered++
  }
  // every step is a slice of its own
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 20))
  const found = await handlers.firm({ terms, walkers }, unwatched, { isCancelled: () => false, pause })
  expect(answered).toBe(11)
  expect(found).toEqual(undisturbed)
})

test('one whose city is let go of meanwhile ends all the same', async () => {
  const { handlers, city } = await town.opened()
  const terms = await termsOf(handlers)
  const undisturbed = await handlers.firm({ terms, walkers: [] }, unwatched)
  const [{ lon, lat } = { lon: 0, lat: 0 }] = city.communities
  const communities = { name: 'c.csv', text: `name,lon,lat\na,${lon},${lat}\n` }
  let opened: Promise<unknown> | null = null
  const pause = async (): Promise<void> => {
    await (opened ??= handlers.ownPlaces({ communities, facilities: null }, unwatched))
  }
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 20))
  const control = { isCancelled: () => false, pause }
  expect(await handlers.firm({ terms, walkers: [] }, unwatched, control)).toEqual(undisturbed)
  expect(opened).not.toBeNull()
})
