import { createRoot } from 'solid-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Reference } from '../engine/protocol.ts'
import { serviceIds, shippedStandards } from '../services/testing/standards.ts'
import { EMPTY_LINK } from '../format/page-link.ts'
import { createLinkState } from './link-state.ts'
import { createOwnStandards } from './standards.ts'
import { stubBrowser } from './testing/browser.ts'
import { stubStorage } from './testing/storage.ts'

const standards = shippedStandards()
const beijing = standards.find(({ id }) => id === 'beijing-15')
const reference = {
  standards,
  services: serviceIds().map((id) => ({ id })),
  walkers: [{ id: 'standard' }, { id: 'adult' }],
} as unknown as Reference

const KEY = 'quarter-hour.standards'

let shared: ReturnType<typeof stubStorage>

beforeEach(() => {
  shared = stubStorage()
})
afterEach(() => vi.unstubAllGlobals())

function openTab(hash = '') {
  stubBrowser(hash)
  return createRoot((dispose) => {
    const { link, update } = createLinkState()
    return { ...createOwnStandards({ link, update, reference: () => reference }), link, update, dispose }
  })
}

const fileOf = (name: string, text: string) => ({ name, size: text.length, text: async () => text })

/** A tab with a fresh copy of the Beijing standard. */
function openCopy() {
  const tab = openTab()
  if (beijing === undefined) throw new Error('no standard beijing-15')
  tab.duplicate(beijing, '西城')
  return tab
}

const repairOf = (tab: ReturnType<typeof openTab>) =>
  tab.current()?.standard.rules.find(({ id }) => id === 'repair')?.threshold

it('a copy is judged by, kept, and in the address; another tab has it too', () => {
  const tab = openCopy()
  expect(tab.edit({ kind: 'threshold', rule: 'repair', threshold: 10 })).toBeNull()
  const { standard, own } = tab.link()
  expect(own).toBe(`1*beijing-15*${standard}**repairM10*西城`)
  expect([tab.isKept(), tab.isInLink(), repairOf(tab), tab.base()?.id]).toEqual([
    true,
    true,
    10,
    'beijing-15',
  ])
  const other = openTab(`#standard=${standard}`)
  expect(repairOf(other)).toBe(10)
  expect(other.link().own).toBe(own)
})

it('an edit that cannot be made changes nothing and is told', () => {
  const tab = openCopy()
  const before = tab.link()
  expect(tab.edit({ kind: 'threshold', rule: 'repair', threshold: 61 })).toMatchObject({ found: '61' })
  expect(tab.link()).toBe(before)
  expect(tab.canUndo()).toBe(false)
})

it('steps are taken back one by one; what is typed into one field is one step', () => {
  const tab = openCopy()
  for (const threshold of [1, 12]) tab.edit({ kind: 'threshold', rule: 'repair', threshold })
  tab.edit({ kind: 'remove-rule', rule: 'laundry' })
  tab.undo()
  expect([tab.current()?.standard.rules.length, repairOf(tab)]).toEqual([beijing?.rules.length, 12])
  tab.undo()
  expect([repairOf(tab), tab.canUndo()]).toEqual([15, false])
})

it('one of a link is judged by without being kept, until it is changed or kept', () => {
  const hash = '#standard=own-1&own=1*beijing-15*own-1**repairM8*a'
  const tab = openTab(hash)
  expect([repairOf(tab), tab.isKept(), shared.texts.size]).toEqual([8, false, 0])
  tab.edit({ kind: 'weight', rule: 'repair', weight: 2 })
  expect([tab.current()?.standard.id, tab.isKept(), tab.list().length]).toEqual(['own-1', true, 1])
})

it('what is kept under the id of a link is never written over by it', () => {
  const tab = openCopy()
  const id = tab.link().standard
  const linked = openTab(`#standard=${id}&own=1*beijing-15*${id}**repairM8*a`)
  expect([repairOf(linked), linked.isKept()]).toEqual([8, false])
  linked.edit({ kind: 'weight', rule: 'repair', weight: 2 })
  expect(linked.list().map(({ standard }) => standard.names.en)).toEqual(['西城', 'a'])
  expect(linked.link().standard).not.toBe(id)
  linked.undo()
  expect(linked.current()?.standard.rules.find(({ id: rule }) => rule === 'repair')?.weight).toBe(1)
})

it('a removed one gives way to its base, and can be had back', () => {
  const tab = openCopy()
  const id = tab.link().standard ?? ''
  tab.remove(id)
  expect([tab.link().standard, tab.link().own, tab.list().length]).toEqual(['beijing-15', null, 0])
  tab.restore()
  expect([tab.link().standard, tab.current()?.standard.id]).toEqual([id, id])
})

it('goes on where storage is full or blocked, and says so', () => {
  for (const trouble of ['full', 'blocked'] as const) {
    shared.state.trouble = trouble
    const tab = openCopy()
    tab.edit({ kind: 'threshold', rule: 'repair', threshold: 10 })
    expect([repairOf(tab), tab.trouble(), tab.list().length]).toEqual([10, trouble, 1])
  }
})

it('puts aside what it cannot read', () => {
  shared.texts.set(KEY, '{"version":9}')
  const tab = openTab()
  expect([tab.list(), tab.aside(), tab.trouble()]).toEqual([[], '{"version":9}', 'unreadable'])
  tab.forgetAside()
  expect([tab.aside(), tab.trouble()]).toEqual([null, null])
})

it('one that is too long for the address is kept and judged by its id', () => {
  const tab = openCopy()
  for (const id of serviceIds()) {
    tab.edit({ kind: 'add-rule', service: id })
    tab.edit({ kind: 'services', rule: id, services: [id, ...serviceIds().slice(0, 4)] })
  }
  expect([tab.link().own, tab.isInLink(), tab.isKept()]).toEqual([null, false, true])
  expect(openTab(`#standard=${tab.link().standard}`).current()).toEqual(tab.current())
})

it('an address of an own standard that is not here names none', () => {
  for (const hash of ['#standard=own-2', '#standard=own-2&own=2*x', '#own=1*atlantis*own-2***a'])
    expect(openTab(hash).current()).toBeNull()
  expect(openTab().link()).toMatchObject({ ...EMPTY_LINK, door: 'services' })
})

it('a file of one’s own is judged by; one with unknown services asks first; a broken one is refused', async () => {
  const tab = openCopy()
  const text = JSON.stringify(tab.current()?.standard)
  const next = openTab()
  await next.importFile(fileOf('own.json', text))
  expect([next.imported(), next.current()?.standard.id]).toEqual([null, tab.link().standard])
  await next.importFile(fileOf('opera.json', text.replaceAll('"laundry"', '"grand-opera"')))
  expect(next.imported()?.file.kind).toBe('read')
  expect(next.list()).toHaveLength(1)
  next.confirmImport()
  expect([next.imported(), next.list().map(({ standard }) => standard.names.en)]).toEqual([
    null,
    ['西城', '西城 2'],
  ])
  expect(next.current()?.standard.rules.some(({ id }) => id === 'grand-opera')).toBe(false)
  await next.importFile(fileOf('broken.json', '{'))
  expect(next.imported()).toMatchObject({ name: 'broken.json', file: { kind: 'refused' } })
  next.dismissImport()
  expect(next.imported()).toBeNull()
})
