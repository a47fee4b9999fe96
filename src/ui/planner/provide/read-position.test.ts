import { expect, it } from 'vitest'
import { readPosition } from './read-position.ts'

const BOUNDS = [71.2, 51, 71.7, 51.3] as const

it.each<[text: string, found: readonly [number, number] | null]>([
  ['51.12876, 71.43219', [71.43219, 51.12876]],
  [' 51.12876，71.43219 ', [71.43219, 51.12876]],
  ['51 71.5', [71.5, 51]],
  // longitude first is outside the city
  ['71.43219, 51.12876', null],
  ['51.12876', null],
  ['somewhere', null],
  ['', null],
])('reads %j', (text, found) => {
  expect(readPosition(text, BOUNDS)).toEqual(found)
})

it('takes any point of the earth where no bounds are known', () => {
  expect(readPosition('-33.9, -70.6', null)).toEqual([-70.6, -33.9])
  expect(readPosition('91, 10', null)).toBeNull()
})
