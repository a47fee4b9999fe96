import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import type { LonLat } from '../../../units.ts'
import { createPlaceChoice, type PlaceKind } from './create-place-choice.ts'

const MIDDLES: readonly LonLat[] = [
  [71.41, 51.11],
  [71.42, 51.12],
]
const open = (kind: PlaceKind) => {
  const [selected, select] = createSignal<number | null>(null)
  const place = createRoot(() =>
    createPlaceChoice({
      kind,
      community: selected,
      middleOf: (c) => MIDDLES[c] ?? null,
      within: () => [71, 51, 72, 52],
    }),
  )
  return { place, select }
}

test('a community is the one that was looked at last, until another is chosen', () => {
  const { place, select } = open('community')
  expect([place.read(), place.problem()]).toEqual([null, 'community'])
  select(0)
  expect([place.read(), place.problem()]).toEqual([MIDDLES[0], null])
  place.setCommunity(1)
  expect(place.read()).toEqual(MIDDLES[1])
})

test('a facility is looked for near a community; without either one is told which is missing', () => {
  const { place, select } = open('facility')
  expect([place.read(), place.problem()]).toEqual([null, 'community'])
  select(0)
  expect([place.read(), place.problem()]).toEqual([null, 'facility'])
  place.setFacility([71.5, 51.5])
  expect([place.read(), place.problem()]).toEqual([[71.5, 51.5], null])
})

test('typed coordinates are of the city; what was wrong is forgotten with the way to say it', () => {
  const { place } = open('coordinates')
  expect([place.read(), place.problem()]).toEqual([null, 'empty'])
  place.setTyped('71.4, 51.1')
  expect([place.read(), place.problem()]).toEqual([null, 'swapped'])
  place.setTyped('51.1, 71.4')
  expect([place.read(), place.problem()]).toEqual([[71.4, 51.1], null])
  place.setTyped('')
  place.read()
  place.setKind('community')
  expect(place.problem()).toBeNull()
})
