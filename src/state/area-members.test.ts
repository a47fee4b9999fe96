import { expect, test } from 'vitest'
import type { CommunityUnit } from '../coverage/tables.ts'
import { areaMembers, chosenUnitOf, unitShown } from './area-members.ts'
import type { Session } from './session.ts'

const of = (...units: CommunityUnit[]) => units.map((unit) => ({ unit }))

test('the unit of which the area has most, the first of equals, is shown until another is chosen', () => {
  const city = of(
    'derived',
    'estate',
    'estate',
    'derived',
    'derived',
    'village',
    'village',
    'village',
    'village',
  )
  expect(unitShown(city, null, null)).toBe('derived')
  expect(unitShown(city, new Set([0, 1, 8]), null)).toBe('estate')
  expect(unitShown(city, null, 'village')).toBe('village')
  expect(unitShown(city, new Set([0, 1]), 'village')).toBe('estate')
  expect(unitShown(city, new Set([5, 6]), null)).toBe('village')
  expect(unitShown([], null, null)).toBe('community')
})

test('the members are those of the area; without one there is no choice', () => {
  const communities = [
    { district: '东', street: null },
    { district: '西', street: null },
  ]
  const at = (district: string | null) =>
    ({
      city: () => ({ communities }),
      area: () => district && { district, street: null },
    }) as unknown as Session
  expect(areaMembers(at('西'))).toEqual(new Set([1]))
  expect(areaMembers(at(null))).toBeNull()
})

test('panel and map of one page look at the same unit', () => {
  const [page, other] = [{}, {}]
  chosenUnitOf(page).setUnit('estate')
  expect([chosenUnitOf(page).unit(), chosenUnitOf(other).unit()]).toEqual(['estate', null])
})
