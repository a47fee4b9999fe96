import { expect, it } from 'vitest'
import {
  countFindings,
  EMPTY_CHECKLISTS,
  indexBook,
  isDay,
  setName,
  setTick,
  tidyText,
  type ChecklistMark,
} from './checklist-book.ts'

const key = { list: 'l', slot: 's' }
const tick = (community: string | null, mark: ChecklistMark, note = '') => ({
  ...key,
  community,
  mark,
  note,
  date: '2026-11-22',
})

it('lets what was found in a community go before what was found for the city', () => {
  const found = [tick(null, 'present'), tick('a', 'absent'), tick('b', 'unchecked', '周末再去')]
  const index = indexBook(found.reduce(setTick, EMPTY_CHECKLISTS))
  const at = (community: string | null) => {
    const { mark, isOfCity } = index.findingAt(key, community)
    return [mark, isOfCity]
  }
  expect([at('a'), at('b'), at('c'), at(null)]).toEqual([
    ['absent', false],
    ['present', true],
    ['present', true],
    ['present', false],
  ])
  expect(index.findingAt(key, 'b').own?.note).toBe('周末再去')
})

it('counts every finding once, those not looked at apart', () => {
  const index = indexBook([tick(null, 'absent'), tick('a', 'present')].reduce(setTick, EMPTY_CHECKLISTS))
  const other = { list: 'l', slot: 'never' }
  const findings = [index.findingAt(key, 'a'), index.findingAt(key, 'b'), index.findingAt(other, 'a')]
  expect(countFindings(findings)).toEqual({ present: 1, absent: 1, unchecked: 1, ofCity: 1 })
})

it('keeps one finding per community, and nothing that says nothing', () => {
  const twice = [tick('a', 'present'), tick('a', 'absent')].reduce(setTick, EMPTY_CHECKLISTS)
  expect(twice.ticks).toEqual([tick('a', 'absent')])
  expect(setTick(twice, tick('a', 'unchecked')).ticks).toEqual([])
})

it('takes a wording away with its text, and leaves what was found', () => {
  const named = setTick(
    setName(EMPTY_CHECKLISTS, { ...key, name: ' 图书  室 ', service: null }),
    tick('a', 'present'),
  )
  expect(indexBook(named).nameOf(key)?.name).toBe('图书 室')
  expect(setName(named, { ...key, name: ' ', service: null })).toEqual({ names: [], ticks: named.ticks })
})

it.each([
  ["'=1", '=1'],
  ["''@x", '@x'],
  ["'tis", "'tis"],
  [' a\r\n\tb ', 'a b'],
])('tidies %j', (text, tidy) => {
  expect([tidyText(text), tidyText(tidy)]).toEqual([tidy, tidy])
})

it('knows days of the calendar', () => {
  expect(['2024-02-29', '2026-02-29', '2026-13-01', '2026-1-1', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})
