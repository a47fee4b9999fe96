import { createRoot, createSignal } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import type { PlaceAnswer } from '../city/place-answer.ts'
import type { PlaceRequest, Reference, Terms } from '../engine/protocol.ts'
import { createLinkState } from './link-state.ts'
import { createSecondWalk } from './second-walk.ts'
import { stubBrowser } from './testing/browser.ts'
import { fakeEngine, settled } from './testing/fake-engine.ts'

const reference = {
  walkers: [{ id: 'adult' }, { id: 'elder' }, { id: 'wheelchair' }],
} as unknown as Reference
const termsOf = (id: string, minutes: number | null = null) =>
  ({ walker: { id }, standard: {}, minutes }) as unknown as Terms
const answer = (name: string) => ({ name }) as unknown as PlaceAnswer
const ok = (value: unknown) => ({ ok: true, value }) as never

afterEach(() => vi.unstubAllGlobals())

function open(hash: string) {
  const browser = stubBrowser(hash)
  const { engine, asked } = fakeEngine()
  return createRoot((dispose) => {
    const { link, update } = createLinkState()
    const [terms, setTerms] = createSignal(termsOf('adult'))
    const [at, setAt] = createSignal<object | null>({})
    const toWalk = (): PlaceRequest | undefined =>
      at() === null
        ? undefined
        : ({ place: { kind: 'community', community: 3 }, terms: terms() } as unknown as PlaceRequest)
    const second = createSecondWalk(engine, { link, update, reference: () => reference, terms, toWalk, at })
    return { ...second.verbs, setTerms, setAt, asked: () => asked('compare'), dispose, ...browser }
  })
}

test('the second walker of the link walks from the same place under the same terms', async () => {
  const page = open('#with=elder')
  expect(page.otherWalker()).toBe('elder')
  expect(page.asked()[0]?.input).toMatchObject({
    place: { community: 3 },
    terms: { walker: { id: 'elder' } },
  })
  await page.asked()[0]?.answer(ok(answer('elder')))
  expect(page.comparison()).toEqual({ name: 'elder' })
  page.setTerms(termsOf('adult', 10))
  await settled()
  expect(page.asked()[1]?.input.terms).toMatchObject({ minutes: 10, walker: { id: 'elder' } })
  // the answer stands until the next one about the same place and walker is there
  expect(page.comparison()).toEqual({ name: 'elder' })
  expect(page.location.hash).toBe('#with=elder')
  page.dispose()
})

test('one walker’s answer never stands under another’s name, nor at another place', async () => {
  const page = open('#with=elder')
  await page.asked()[0]?.answer(ok(answer('elder')))
  page.setOtherWalker('wheelchair')
  await settled()
  expect([page.otherWalker(), page.comparison(), page.location.hash]).toEqual([
    'wheelchair',
    undefined,
    '#with=wheelchair',
  ])
  await page.asked()[1]?.answer(ok(answer('wheelchair')))
  page.setAt({})
  await settled()
  expect(page.comparison()).toBeUndefined()
  page.dispose()
})

test('nobody is compared with himself, with somebody unknown, or with nobody', async () => {
  const page = open('#with=adult')
  expect([page.otherWalker(), page.asked()]).toEqual([null, []])
  page.setOtherWalker('stranger')
  await settled()
  expect([page.otherWalker(), page.asked()]).toEqual([null, []])
  page.setOtherWalker(null)
  await settled()
  expect([page.otherWalker(), page.location.hash, page.asked()]).toEqual([null, '', []])
  page.dispose()
})
