import { expect, test } from 'vitest'
import { osmDataFrom } from '../../testing/osm-data-from.ts'
import { nameBlocks } from './block-names.ts'
import { blockStreets, streetNames } from './block-streets.ts'

const data = osmDataFrom({
  nodes: { 1: [0, 0], 2: [0.01, 0], 3: [0, 0.01], 4: [0.01, 0.01] },
  ways: [
    { id: 1, refs: [1, 2], tags: { highway: 'residential', name: '学院路', 'name:en': 'Xueyuan Road' } },
    { id: 2, refs: [3, 4], tags: { highway: 'footway', name: 'Oak Lane' } },
    { id: 3, refs: [1, 3], tags: { highway: 'residential' } },
  ],
})
const streets = streetNames(data)
const block = (lon: number, lat: number, ...addressStreets: string[]) => ({
  at: [lon, lat] as const,
  addressStreets,
})

test('the most common address street names a block, in all languages of the street', () => {
  const [named, unknown] = nameBlocks(
    [block(0, 0.009, '学院路', 'Oak Lane', '学院路'), block(0, 0, 'Elm Street')],
    streets,
  )
  expect(named).toEqual({ '': '学院路', en: 'Xueyuan Road' })
  expect(unknown).toEqual({ '': 'Elm Street' })
})

test('without addresses it is the nearest named street, and nothing where no street has a name', () => {
  expect(nameBlocks([block(0.004, 0.009)], streets)).toEqual([{ '': 'Oak Lane' }])
  expect(nameBlocks([block(0, 0)], streetNames(osmDataFrom({})))).toEqual([{}])
})

test('blocks of one street are told apart by wind, then by number from the west', () => {
  const names = nameBlocks(
    [
      block(0, 0.002, '学院路'),
      block(0, -0.002, '学院路'),
      block(0.0001, 0.002, '学院路'),
      block(5, 5, 'Oak Lane'),
    ],
    streets,
  )
  expect(names).toEqual([
    { '': '学院路 · 北 1', en: 'Xueyuan Road · N 1' },
    { '': '学院路 · 南', en: 'Xueyuan Road · S' },
    { '': '学院路 · 北 2', en: 'Xueyuan Road · N 2' },
    { '': 'Oak Lane' },
  ])
})

const way = (id: number, tags: Record<string, string>) => ({ id, refs: [1, 2], tags })

test('streets from residential upward at ground level part blocks', () => {
  const drawn = osmDataFrom({
    nodes: { 1: [0, 0], 2: [0.01, 0] },
    ways: [
      way(1, { highway: 'residential' }),
      way(2, { highway: 'primary_link' }),
      way(3, { highway: 'service' }),
      way(4, { highway: 'living_street' }),
      way(5, { highway: 'primary', layer: '1', bridge: 'yes' }),
      way(6, { highway: 'primary', tunnel: 'yes' }),
      { id: 7, refs: [1, 99, 2], tags: { highway: 'primary' } },
    ],
  })
  expect(blockStreets(drawn)).toEqual([
    [0, 0, 100_000, 0],
    [0, 0, 100_000, 0],
  ])
})
