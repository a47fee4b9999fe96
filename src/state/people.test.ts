import { expect, test } from 'vitest'
import type { Community } from '../coverage/tables.ts'
import { dictionary as en } from '../i18n/en/dictionary.ts'
import { peopleText, residentsOrigin, shownPeople } from './people.ts'

test('an estimate is told no finer than it is, a given number as it is', () => {
  expect(shownPeople(4_213.7, 'floor-area')).toBe(4_210)
  expect(shownPeople(1_223_947.5, 'mixed')).toBe(1_223_900)
  expect(shownPeople(4_213, 'given')).toBe(4_213)
  expect(shownPeople(0, 'floor-area')).toBe(0)
})

test('fewer than ten people are not told, wherever the number is from', () => {
  expect(shownPeople(9, 'given')).toBeNull()
  expect(shownPeople(9.9, 'floor-area')).toBeNull()
  expect(shownPeople(10, 'given')).toBe(10)
})

test('an estimate says that it is one', () => {
  const i18n = { t: () => en, number: String }
  const said = [4_213, 4, 0].flatMap((people) => [
    peopleText(people, 'given', i18n),
    peopleText(people, 'floor-area', i18n),
  ])
  expect(said).toEqual(['4213', 'about 4210', 'under 10', 'under 10', '0', '0'])
})

test('where the residents of a unit come from', () => {
  const of = (unit: Community['unit'], residentsSource: Community['residentsSource']) =>
    ({ unit, residentsSource }) as Community
  const all = [
    of('derived', 'floor-area'),
    of('community', 'given'),
    of('community', 'none'),
    of('estate', 'none'),
  ]
  expect(residentsOrigin(all, 'derived')).toBe('floor-area')
  expect(residentsOrigin(all, 'community')).toBe('given')
  expect(residentsOrigin(all, 'estate')).toBe('none')
  expect(residentsOrigin([...all, of('community', 'floor-area')], 'community')).toBe('mixed')
})
