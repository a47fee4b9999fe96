import { expect, test } from 'vitest'
import type { Progress } from './protocol.ts'
import { errorOf, termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()

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
