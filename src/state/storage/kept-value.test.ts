import fc from 'fast-check'
import { createRoot } from 'solid-js'
import { expect, it } from 'vitest'
import { createKeptValue } from './kept-value.ts'
import type { LocalText, StorageTrouble } from './local-text.ts'

/** A browser's storage for two texts, of which each tab has its own view. */
function storage() {
  const texts = new Map<string, string>()
  const state: { trouble: StorageTrouble | null } = { trouble: null }
  const local = (name: string): LocalText => ({
    read: () => (state.trouble === 'blocked' ? undefined : (texts.get(name) ?? null)),
    write: (text) => {
      if (state.trouble === 'blocked') return 'blocked'
      if (text === null) texts.delete(name)
      else if (state.trouble === 'full') return 'full'
      else texts.set(name, text)
      return null
    },
  })
  return { texts, state, local }
}

/** Words kept one a line; a line with a `?` cannot be read. */
const asLines = {
  empty: [] as readonly string[],
  isEmpty: (words: readonly string[]) => words.length === 0,
  write: (words: readonly string[]) => words.join('\n'),
  read: (text: string) => {
    const all = text.split('\n')
    const value = all.filter((word) => !word.includes('?'))
    return { value, isWhole: value.length === all.length }
  },
}

function openTab({ local }: ReturnType<typeof storage>) {
  const troubles: string[] = []
  const kept = createRoot(() =>
    createKeptValue({
      as: asLines,
      main: local('main'),
      spare: local('spare'),
      onTrouble: (trouble) => troubles.push(trouble),
    }),
  )
  const add = (word: string) => kept.change((words) => [...words.filter((one) => one !== word), word])
  const drop = (word: string) => kept.change((words) => words.filter((one) => one !== word))
  return { ...kept, add, drop, troubles }
}

it('is there again after a reload, and leaves nothing behind when it is empty', () => {
  const shared = storage()
  const tab = openTab(shared)
  tab.add('a')
  expect(openTab(shared).value()).toEqual(['a'])
  tab.drop('a')
  expect(shared.texts.size).toBe(0)
})

it('two tabs never undo each other, in any order of changes', () => {
  const step = fc.record({ tab: fc.nat(1), word: fc.constantFrom('a', 'b', 'c'), isAdded: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const shared = storage()
      const tabs = [openTab(shared), openTab(shared)]
      const expected = new Set<string>()
      for (const { tab, word, isAdded } of steps) {
        // no storage event has come yet: a tab shows old words and still changes the newest
        if (isAdded) tabs[tab]?.add(word)
        else tabs[tab]?.drop(word)
        if (isAdded) expected.add(word)
        else expected.delete(word)
      }
      for (const tab of tabs) {
        tab.refresh()
        expect([...tab.value()].sort()).toEqual([...expected].sort())
      }
    }),
    { seed: 9 },
  )
})

it('goes on where storage is full, and stores everything once there is room', () => {
  const shared = storage()
  const [tab, other] = [openTab(shared), openTab(shared)]
  tab.add('a')
  shared.state.trouble = 'full'
  tab.add('b')
  expect([tab.value(), tab.troubles]).toEqual([['a', 'b'], ['full']])
  shared.state.trouble = null
  other.add('c')
  tab.refresh()
  expect(tab.value()).toEqual(['a', 'c', 'b'])
  tab.drop('a')
  expect(openTab(shared).value()).toEqual(['c', 'b'])
})

it('goes on where storage is blocked from the start', () => {
  const shared = storage()
  shared.state.trouble = 'blocked'
  const tab = openTab(shared)
  expect(tab.troubles).toEqual([])
  tab.add('a')
  tab.add('b')
  tab.drop('a')
  tab.refresh()
  expect([tab.value(), tab.troubles]).toEqual([['b'], ['blocked', 'blocked', 'blocked']])
})

it('puts aside as it is what cannot be read, and keeps the rest', () => {
  const shared = storage()
  shared.texts.set('main', 'a\n?b')
  const tab = openTab(shared)
  expect([tab.value(), tab.aside(), tab.troubles]).toEqual([['a'], 'a\n?b', ['unreadable']])
  tab.add('c')
  const next = openTab(shared)
  expect([next.value(), next.aside(), next.troubles]).toEqual([['a', 'c'], 'a\n?b', []])
  next.forgetAside()
  expect(Object.fromEntries(shared.texts)).toEqual({ main: 'a\nc' })
})

it('puts a second unreadable text beside the first', () => {
  const shared = storage()
  shared.texts.set('main', '?1')
  openTab(shared)
  shared.texts.set('main', '?2')
  expect(openTab(shared).aside()).toBe('?1\n?2')
})

it('never writes over what it could neither read nor put aside', () => {
  const shared = storage()
  shared.texts.set('main', '?b')
  shared.state.trouble = 'full'
  const tab = openTab(shared)
  tab.add('c')
  expect(shared.texts.get('main')).toBe('?b')
  expect([tab.value(), tab.aside()]).toEqual([['c'], '?b'])
  shared.state.trouble = null
  tab.add('d')
  expect(Object.fromEntries(shared.texts)).toEqual({ main: 'c\nd', spare: '?b' })
})
