import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { NeedsKnowledge } from '../format/needs-files.ts'
import { createNeeds, type NeedCount } from './needs.ts'
import { settled } from './testing/fake-engine.ts'
import { stubOtherTabs, stubStorage } from './testing/storage.ts'

const KEY = 'quarter-hour.needs-register.town'
const knows =
  (...ids: string[]) =>
  (text: string) =>
    ids.includes(text) ? text : null
const knowledge = (city: string): NeedsKnowledge => ({
  city,
  service: knows('shop', 'park'),
  community: knows('a', 'b'),
})
const at = (community: string, count: number): NeedCount => ({
  community,
  district: null,
  street: null,
  service: 'shop',
  count,
})
const CALLS = 'street,service,count\n中街,shop,7\n中街,park,2\n'

let storage: ReturnType<typeof stubStorage>
let otherTabs: ReturnType<typeof stubOtherTabs>

beforeEach(() => {
  storage = stubStorage()
  otherTabs = stubOtherTabs()
})
afterEach(() => vi.unstubAllGlobals())

function openTab(first: NeedsKnowledge | null = knowledge('town')) {
  const [known, setKnown] = createSignal(first)
  const needs = createRoot(() => createNeeds(known))
  const take = (text: string, name = 'calls.csv') => needs.take(new File([text], name))
  const total = () => needs.counts().reduce((sum, { count }) => sum + count, 0)
  return { ...needs, take, total, setKnown }
}

it('is there again after a reload, by city, and leaves nothing behind when all is deleted', async () => {
  const tab = openTab()
  tab.type(at('a', 3))
  await tab.take(CALLS)
  expect([openTab().total(), openTab().register().files[0]?.name]).toEqual([12, 'calls.csv'])
  tab.setKnown(knowledge('elsewhere'))
  expect(tab.total()).toBe(0)
  tab.type(at('b', 1))
  tab.setKnown(knowledge('town'))
  expect(tab.total()).toBe(12)
  tab.removeAll()
  expect([...storage.texts.keys()]).toEqual(['quarter-hour.needs-register.elsewhere'])
})

it('keeps nothing and takes nothing before a city is known', async () => {
  const tab = openTab(null)
  tab.type(at('a', 3))
  await tab.take(CALLS)
  expect([tab.total(), tab.taken(), storage.texts.size]).toEqual([0, null, 0])
})

it('counts a file once in two tabs, which never undo each other', async () => {
  const [one, two] = [openTab(), openTab()]
  one.type(at('a', 3))
  two.type(at('b', 4))
  await one.take(CALLS)
  await two.take(CALLS, 'the same.csv')
  otherTabs.tell(KEY)
  expect([one.total(), two.total(), one.register().files.length]).toEqual([16, 16, 1])
  one.type(at('b', 0))
  otherTabs.tell(KEY)
  expect(two.total()).toBe(12)
})

it.each(['full', 'blocked'] as const)(
  'goes on and tells where storage is %s, and stores all of it later',
  async (trouble) => {
    const tab = openTab()
    tab.type(at('a', 1))
    storage.state.trouble = trouble
    tab.type(at('a', 5))
    await tab.take(CALLS)
    await settled()
    expect([tab.total(), tab.trouble()]).toEqual([14, trouble])
    storage.state.trouble = null
    tab.type(at('b', 2))
    expect(openTab().total()).toBe(16)
  },
)

it('puts aside what a newer page wrote, and tells', async () => {
  storage.texts.set(KEY, '{"version":2}')
  const tab = openTab()
  await settled()
  expect([tab.total(), tab.trouble()]).toEqual([0, 'unreadable'])
  tab.type(at('a', 1))
  expect(storage.texts.get('quarter-hour.needs-register-aside.town')).toBe('{"version":2}')
})

it('a register goes out as a file and comes back in another browser, once; another city refuses it', async () => {
  const tab = openTab()
  tab.type(at('a', 3))
  await tab.take(CALLS)
  const { text, name } = tab.file('json', () => '')
  expect(name).toMatch(/^quarter-hour-needs-register-town-\d{4}-\d\d-\d\d\.json$/)
  storage = stubStorage()
  const fresh = openTab()
  fresh.type(at('b', 1))
  await fresh.take(text, name)
  await fresh.take(text, name)
  expect([fresh.total(), fresh.register().files]).toEqual([13, tab.register().files])
  fresh.setKnown(knowledge('elsewhere'))
  await fresh.take(text, name)
  expect([fresh.total(), fresh.taken()]).toMatchObject([
    0,
    { kind: 'file', file: { kind: 'refused', why: 'other-city', found: 'town' } },
  ])
})

it('tells what a file was, and changes nothing for one that cannot be read', async () => {
  const tab = openTab()
  await tab.take(CALLS)
  expect(tab.taken()).toMatchObject({ isKnown: false, file: { kind: 'read', errors: [] } })
  await tab.take(CALLS)
  expect(tab.taken()).toMatchObject({ isKnown: true })
  await tab.take('x', 'calls.pdf')
  expect(tab.taken()).toMatchObject({ kind: 'unreadable', name: 'calls.pdf' })
  await tab.take('street,service,count\n中街,spa,7\n')
  expect(tab.taken()).toMatchObject({ file: { rows: [], errors: [{ line: 2, problem: 'service' }] } })
  expect([tab.total(), tab.register().files.length]).toEqual([9, 1])
})
