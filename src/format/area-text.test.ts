import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Community } from '../coverage/tables.ts'
import { areaNames, isKnownArea, membersOf, readArea, writeArea } from './area-text.ts'

const name = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('a/b', '~1', '~0/', '/', '东城区'),
)

test('what is written is read again, whatever the names', () => {
  const areas = fc.oneof(
    fc.record({ district: name, street: fc.option(name, { nil: null }) }),
    fc.record({ district: fc.constant(null), street: name }),
  )
  fc.assert(
    fc.property(areas, (area) => {
      expect(readArea(writeArea(area))).toEqual(area)
    }),
    { seed: 6, numRuns: 500 },
  )
})

test('reads as the names do', () => {
  expect(writeArea({ district: '东城区', street: '景山街道' })).toBe('东城区/景山街道')
  expect(writeArea({ district: null, street: '景山街道' })).toBe('/景山街道')
})

test.each(['', '/', 'a/', 'a/b/c'])('refuses "%s"', (text) => {
  expect(readArea(text)).toBeUndefined()
})

const at = (district: string | null, street: string | null) => ({ district, street }) as Community

test('names every area once, those without a district last', () => {
  const communities = [
    at('西', '丙'),
    at(null, '丁'),
    at('东', '乙'),
    at('东', '甲'),
    at('东', '乙'),
    at(null, null),
  ]
  expect(areaNames(communities)).toEqual([
    { district: '东', streets: ['乙', '甲'] },
    { district: '西', streets: ['丙'] },
    { district: null, streets: ['丁'] },
  ])
  expect(areaNames([at(null, null)])).toEqual([])
})

test('a street of one district is not that of the same name in another', () => {
  const communities = [at('东', '甲'), at('西', '甲'), at('东', null)]
  expect(membersOf(communities, { district: '东', street: '甲' })).toEqual(new Set([0]))
  expect(membersOf(communities, { district: '东', street: null })).toEqual(new Set([0, 2]))
  expect(membersOf(communities, { district: null, street: '甲' })).toEqual(new Set([0, 1]))
  expect(membersOf(communities, null)).toBeNull()
  expect(isKnownArea(communities, { district: '北', street: null })).toBe(false)
})
