import { describe, expect, test } from 'vitest'
import { readCatalogueFile } from '../../../scripts/read-data.ts'
import { fold, matchSearch, MOST_FOUND, searchIndexOf, type SearchIndex } from './match-search.ts'

const indexOf = (
  communities: readonly (readonly string[])[],
  services: Record<string, string[]> = {},
): SearchIndex => ({
  communities: communities.map((names) => ({ folded: names.map(fold) })),
  services: Object.entries(services).map(([id, names]) => ({ id, folded: names.map(fold) })),
})

const found = (index: SearchIndex, query: string): readonly number[] => matchSearch(index, query).communities

describe('matchSearch', () => {
  test('names that begin with it, then words that do, then the rest; ties keep their order', () => {
    const index = indexOf([['Old Garden'], ['Vineyard'], ['Garden'], ['Lagarde'], ['Gard']])
    expect(found(index, 'gard')).toEqual([2, 4, 0, 3])
  })

  test('any language of a name, whatever its case, accents and width', () => {
    const index = indexOf([['микрорайон Жагалау', 'Zhağalau'], ['Кенесары 40 街坊'], ['Ёлочка']])
    expect(found(index, 'ЖАГА')).toEqual([0])
    expect(found(index, 'zhagal')).toEqual([0])
    expect(found(index, '４０街坊')).toEqual([])
    expect(found(index, '４０　街坊')).toEqual([1])
    expect(found(index, 'елочка')).toEqual([2])
  })

  test('every word must be there, in any order', () => {
    const index = indexOf([['Кенесары 40'], ['Кенесары 12']])
    expect(found(index, '40 кенес')).toEqual([0])
    expect(found(index, '40 абая')).toEqual([])
  })

  test('nothing for nothing', () => {
    expect(matchSearch(indexOf([['a']]), '  ')).toEqual({ communities: [], services: [] })
  })

  test('a community without any name is no match for everything', () => {
    expect(found(indexOf([[]]), 'a')).toEqual([])
  })

  test('few lines, and services keep their place beside many communities', () => {
    const index = indexOf(
      Array.from({ length: 5000 }, (_, i) => [`Parkweg ${i}`]),
      {
        park: ['公园', 'Park'],
        parking: ['Parking'],
      },
    )
    const { communities, services } = matchSearch(index, 'park')
    expect(services).toEqual(['park', 'parking'])
    expect(communities.length + services.length).toBe(MOST_FOUND)
    expect(communities.slice(0, 3)).toEqual([0, 1, 2])
  })

  test('services alone may fill the list', () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`s${i}`, [`shop ${i}`]]))
    expect(matchSearch(indexOf([], many), 'shop').services).toHaveLength(MOST_FOUND)
  })
})

test('services of the catalogue are found by both their names', () => {
  const index = searchIndexOf([], readCatalogueFile().services, String)
  expect(matchSearch(index, '菜市场').services[0]).toBe('vegetables')
  expect(matchSearch(index, '社区医院').services).toContain('health-centre')
  expect(matchSearch(index, '街道办').services).toContain('street-office')
})
