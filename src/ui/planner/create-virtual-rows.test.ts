import { expect, test } from 'vitest'
import { gapsBefore, rowFor, withRow } from './create-virtual-rows.ts'

test('the row that the keyboard is at is drawn too, in its place', () => {
  expect(withRow([5, 6, 7], 2, 100)).toEqual([2, 5, 6, 7])
  expect(withRow([5, 6, 7], 6, 100)).toEqual([5, 6, 7])
  expect(withRow([5, 6, 7], 90, 100)).toEqual([5, 6, 7, 90])
  expect(withRow([], 0, 0)).toEqual([])
})

test('rows and the gaps between them fill the whole height', () => {
  const items = [
    { index: 2, start: 588, end: 632 },
    { index: 5, start: 720, end: 764 },
    { index: 6, start: 764, end: 820 },
  ]
  expect([...gapsBefore(items, 500)]).toEqual([
    [2, 88],
    [5, 88],
    [6, 0],
  ])
})

test('keys lead to rows that exist', () => {
  expect(rowFor('ArrowDown', 99, 100)).toBe(99)
  expect(rowFor('ArrowUp', 0, 100)).toBe(0)
  expect(rowFor('PageDown', 3, 100)).toBe(13)
  expect(rowFor('End', 3, 100)).toBe(99)
  expect(rowFor('Home', 3, 100)).toBe(0)
  expect(rowFor('Enter', 3, 100)).toBeNull()
})
