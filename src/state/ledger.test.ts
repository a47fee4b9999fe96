import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { bareFacility } from '../coverage/testing/bare-facility.ts'
import type { OpenCity } from '../engine/protocol.ts'
import { readLedger } from '../format/ledger.ts'
import { createLedger, factsOf, type LedgerFacts } from './ledger.ts'
import { fakeEngine, settled } from './testing/fake-engine.ts'
import { stubOtherTabs, stubStorage } from './testing/storage.ts'

const KEY = 'quarter-hour.ledger.town'
const SHOP = bareFacility({ names: { '': '小店' }, lon: 71.4, lat: 51.1, services: ['shop'] })

let storage: ReturnType<typeof stubStorage>
let otherTabs: ReturnType<typeof stubOtherTabs>

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 22, 9), toFake: ['Date'] })
  storage = stubStorage()
  otherTabs = stubOtherTabs()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const cityOf = (id: string, hash = 'h1') => ({ id, manifest: { hash } }) as unknown as OpenCity

/** A tab with the shops of a city. */
async function openTab(first = cityOf('town')) {
  const { engine, asked } = fakeEngine()
  const [city, setCity] = createSignal<OpenCity | undefined>(first)
  const ledger = createRoot(() => createLedger({ ask: engine.ask, city }))
  ledger.setService('shop')
  await settled()
  const answer = async () =>
    asked('facilities')
      .at(-1)
      ?.answer({ ok: true, value: [SHOP] })
  await answer()
  const change = (part: Partial<LedgerFacts>, of = SHOP) => {
    const name = of.names[''] ?? ''
    ledger.keep(of, name, { ...factsOf({ ...of, name }, ledger.editOf(of.id)), ...part })
  }
  const sets = () => Object.fromEntries(ledger.edits().map(({ facility, set }) => [facility, set]))
  return { ...ledger, change, sets, setCity, answer }
}
type Tab = Awaited<ReturnType<typeof openTab>>

const fileOf = (text: string, name = 'changes.json') => new File([text], name)
const take = (tab: Tab, from: Pick<Tab, 'file'>) => tab.take(fileOf(from.file().text))
const takenOf = (tab: Tab) => {
  const found = tab.taken()
  if (found?.kind !== 'taken') return found
  const { added, joined, kept } = found.merged
  return [added, joined, kept].map((edits) => edits.length)
}

/** The changes of somebody else's browser. */
async function elsewhere(changes: (tab: Tab) => void): Promise<Tab> {
  const own = storage
  stubStorage()
  const tab = await openTab()
  changes(tab)
  storage = stubStorage(own.texts)
  return tab
}

it('is there again after a reload, by city, and gone when it says what the data do', async () => {
  const tab = await openTab()
  tab.change({ owner: '街道办' })
  expect((await openTab()).sets()).toEqual({ 'osm:node/1': { owner: '街道办' } })
  tab.setCity(cityOf('elsewhere'))
  expect([tab.edits(), tab.facilities()]).toEqual([[], undefined])
  tab.setCity(cityOf('town'))
  tab.change({ owner: null })
  expect([tab.edits(), storage.texts.size]).toEqual([[], 0])
})

it('two tabs change two places, and neither undoes the other', async () => {
  const [one, two] = [await openTab(), await openTab()]
  one.change({ status: 'left' })
  two.change({ owner: '区教委' }, { ...SHOP, id: 'osm:node/2' })
  otherTabs.tell('quarter-hour.ledger.town')
  const both = { 'osm:node/1': { status: 'left' }, 'osm:node/2': { owner: '区教委' } }
  expect([one.sets(), two.sets()]).toEqual([both, both])
})

it.each(['full', 'blocked'] as const)(
  'goes on and tells where storage is %s, and stores all of it later',
  async (trouble) => {
    const tab = await openTab()
    storage.state.trouble = trouble
    tab.change({ owner: '街道办' })
    tab.change({ source: '走访' })
    await settled()
    expect([tab.sets()['osm:node/1'], tab.trouble()]).toEqual([{ owner: '街道办', source: '走访' }, trouble])
    storage.state.trouble = null
    tab.change({ status: 'active' })
    expect((await openTab()).sets()).toEqual({
      'osm:node/1': { owner: '街道办', source: '走访', status: 'active' },
    })
  },
)

it('puts aside what a newer page wrote, and tells', async () => {
  storage.texts.set(KEY, '{"version":2}')
  const tab = await openTab()
  expect([tab.edits(), tab.trouble()]).toEqual([[], 'unreadable'])
  expect(storage.texts.get('quarter-hour.ledger-aside.town')).toBe('{"version":2}')
})

it('lists a place that was added after those of the data, once, and takes it out again', async () => {
  const tab = await openTab()
  tab.add('新店', [71.43219, 51.12876])
  tab.add('又一家', [71.43219, 51.12876])
  expect(tab.facilities()?.map(({ id, names }) => [id, names['']])).toEqual([
    ['osm:node/1', '小店'],
    ['ledger:7143219,5112876', '新店'],
    ['ledger:7143219,5112876/2', '又一家'],
  ])
  const [, added] = tab.facilities() ?? []
  if (added === undefined) throw new Error('no place')
  tab.change({ openingHours: '24/7' }, added)
  const read = readLedger(tab.file().text, 'file')
  expect(read).toMatchObject({ city: 'town', cityHash: 'h1' })
  expect(read.edits.find(({ facility }) => facility === added.id)).toMatchObject({
    was: null,
    at: [71.43219, 51.12876],
    set: {
      name: '新店',
      services: ['shop'],
      status: 'active',
      checkedOn: '2026-11-22',
      openingHours: '24/7',
    },
  })
  tab.setService('school')
  await settled()
  await tab.answer()
  expect(tab.facilities()?.map(({ id }) => id)).toEqual(['osm:node/1'])
  tab.undo(added.id)
  expect(tab.edits()).toHaveLength(1)
})

it('a file of changes comes back in a fresh browser as it was', async () => {
  const there = await elsewhere((tab) => {
    tab.change({ status: 'left', checkedOn: '2026-11-01' })
    tab.add('新店', [71.43219, 51.12876])
  })
  const tab = await openTab()
  await take(tab, there)
  expect([tab.edits(), takenOf(tab)]).toEqual([there.edits(), [2, 0, 0]])
  expect(JSON.parse(tab.file().text)).toEqual(JSON.parse(there.file().text))
  await take(tab, there)
  expect([tab.edits(), takenOf(tab)]).toEqual([there.edits(), [0, 0, 2]])
})

it('what was checked last holds, what only one says stays, and an import can be taken back', async () => {
  const there = await elsewhere((tab) => {
    tab.change({ status: 'left', source: '走访', checkedOn: '2026-11-20' })
    tab.change({ status: 'left' }, { ...SHOP, id: 'osm:node/2' })
  })
  const tab = await openTab()
  tab.change({ status: 'active', owner: '街道办', checkedOn: '2026-11-10' })
  const before = tab.sets()
  await take(tab, there)
  expect(takenOf(tab)).toEqual([1, 1, 0])
  expect(tab.sets()).toEqual({
    'osm:node/1': { status: 'left', owner: '街道办', source: '走访', checkedOn: '2026-11-20' },
    'osm:node/2': { status: 'left' },
  })
  tab.change({ owner: '社区' }, { ...SHOP, id: 'osm:node/2' })
  tab.undoTaken()
  expect(tab.taken()).toMatchObject({ isUndone: true })
  expect(tab.sets()).toEqual({ ...before, 'osm:node/2': { status: 'left', owner: '社区' } })
})

it('refuses a file of another city and one that is no ledger, and says so of another build', async () => {
  const tab = await openTab()
  tab.change({ owner: '街道办' })
  const text = tab.file().text
  const other = await openTab(cityOf('elsewhere'))
  await other.take(fileOf(text))
  expect([other.taken(), other.edits()]).toEqual([
    { kind: 'other-city', name: 'changes.json', city: 'town' },
    [],
  ])
  other.setCity(cityOf('town', 'h2'))
  expect(other.taken()).toBeNull()
  await other.take(fileOf(text))
  expect(other.taken()).toMatchObject({ kind: 'taken', isOtherBuild: true })
  await tab.take(fileOf('{"format":"quarter-hour-plan"}', 'plan.json'))
  expect(tab.taken()).toMatchObject({
    kind: 'unreadable',
    message: expect.stringContaining('plan.json: at format'),
  })
  await tab.take(fileOf('x', 'x.pdf'))
  expect(tab.taken()).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('x.pdf: found') })
  expect(tab.sets()).toEqual({ 'osm:node/1': { owner: '街道办' } })
})
