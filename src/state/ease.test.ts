import { createRoot } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import type { Reference } from '../engine/protocol.ts'
import { createEase } from './ease.ts'
import { createLinkState } from './link-state.ts'
import { stubBrowser } from './testing/browser.ts'
import { settled } from './testing/fake-engine.ts'
import { stubStorage } from './testing/storage.ts'

const reference = {
  walkers: [
    { id: 'adult', paceMps: 1.3 },
    { id: 'elder', paceMps: 0.8 },
  ],
} as unknown as Reference

afterEach(() => vi.unstubAllGlobals())

/** A browser that keeps what was chosen, at this address. */
function open(hash: string, stored = new Map<string, string>()) {
  const browser = stubBrowser(hash)
  stubStorage(stored)
  return createRoot((dispose) => {
    const { link, update } = createLinkState()
    const ease = createEase({ link, update, reference: () => reference })
    return { ...ease.verbs, lent: ease.lent, link, update, stored, dispose, ...browser }
  })
}

test('it lends a slow walker, says so in the address, gives up the minutes, and takes the loan back', async () => {
  const page = open('#minutes=10')
  expect([page.isEasy(), page.lent(), page.link().walker]).toEqual([false, null, null])
  page.setEasy(true)
  expect([page.isEasy(), page.lent()]).toEqual([true, 'elder'])
  await settled()
  expect(page.location.hash).toBe('#walker=elder')
  page.setEasy(false)
  await settled()
  expect([page.isEasy(), page.lent(), page.location.hash]).toEqual([false, null, ''])
  expect([...page.stored.keys()]).toEqual([])
  page.dispose()
})

test('a walker that the link names stays, before and after', async () => {
  const page = open('#walker=elder')
  page.setEasy(true)
  await settled()
  page.setEasy(false)
  await settled()
  expect(page.location.hash).toBe('#walker=elder')
  page.dispose()
})

test('a walker that was chosen meanwhile stays', async () => {
  const page = open('')
  page.setEasy(true)
  await settled()
  page.update({ walker: 'adult' })
  page.setEasy(false)
  await settled()
  expect(page.location.hash).toBe('#walker=adult')
  page.dispose()
})

test('it is kept in this browser: after a reload the loan can still be taken back', async () => {
  const before = open('')
  before.setEasy(true)
  await settled()
  before.dispose()
  const after = open('#walker=elder', before.stored)
  expect(after.isEasy()).toBe(true)
  after.setEasy(false)
  await settled()
  expect(after.location.hash).toBe('')
  after.dispose()
})

test('in a link that says nothing it begins with the slow walker', async () => {
  const page = open('#door=gaps', new Map([['quarter-hour.ease', 'large']]))
  expect(page.lent()).toBe('elder')
  await settled()
  expect(page.location.hash).toBe('#door=gaps&walker=elder')
  page.dispose()
})
