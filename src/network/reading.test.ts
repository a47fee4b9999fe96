import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNREACHED } from '../units.ts'
import { opposite, pricedEntries } from './entry-cost.ts'
import { metricOf } from './metric.ts'
import { withAdjacency, type Network } from './network.ts'
import type { Entry, EntryColumns } from './place.ts'
import { isBefore, noReadings, type BestColumns, type Reading } from './reading.ts'
import { createSearch, type Reach } from './search.ts'
import { arbitraryScene, PACES } from './testing/arbitrary.ts'
import { randomNetwork } from './testing/random-network.ts'

const columnsOf = (places: readonly (readonly Entry[])[]): EntryColumns => {
  const all = places.flat()
  return {
    place: Uint32Array.from(places.flatMap((entries, place) => entries.map(() => place))),
    edge: Uint32Array.from(all, ({ edge }) => edge),
    offsetDm: Uint32Array.from(all, ({ offsetDm }) => offsetDm),
    legDm: Uint16Array.from(all, ({ legDm }) => legDm),
    flags: Uint8Array.from(all, ({ flags }) => flags),
  }
}

/** The best reading of each place, entry by entry. */
const bestOneByOne = (reach: Reach, places: readonly (readonly Entry[])[]): (Reading | null)[] =>
  places.map((entries) =>
    entries
      .flatMap((entry) => reach.readEntry(entry) ?? [])
      .reduce<Reading | null>((best, next) => (best === null || isBefore(next, best) ? next : best), null),
  )

const better = (a: Reading | null, b: Reading | null): Reading | null =>
  a === null || (b !== null && isBefore(b, a)) ? b : a

const expectBest = (best: BestColumns, expected: readonly (Reading | null)[]): void => {
  expect([...best.primary]).toEqual(expected.map((found) => found?.primary ?? UNREACHED))
  expect([...best.secondary]).toEqual(
    expected.map((found) => Math.min(found?.secondary ?? UNREACHED, UNREACHED)),
  )
  expect([...best.source]).toEqual(expected.map((found) => found?.source ?? -1))
}

test('places read all at once have the best of their entries, over several searches', () => {
  fc.assert(
    fc.property(arbitraryScene(), fc.constantFrom('from', 'to'), fc.nat(4_000), (scene, sense, limit) => {
      const { network, metric, entries } = scene
      const places = [entries.slice(0, 2), [], entries.slice(1, 4), entries.slice(3)]
      const priced = pricedEntries({ network, metric }, columnsOf(places), opposite(sense))
      const search = createSearch(network)
      const best = noReadings(places.length)
      let expected: (Reading | null)[] = places.map(() => null)
      for (const some of [entries.slice(2, 5), entries.slice(0, 3)]) {
        const seeds = some.map((entry, i) => ({ ...entry, source: 2 - i }))
        const reach = search.run({ metric, sense, seeds, limit })
        reach.readPlaces(priced, best)
        const found = bestOneByOne(reach, places)
        expected = expected.map((old, i) => better(old, found[i] ?? null))
      }
      expectBest(best, expected)
    }),
    { seed: 7, numRuns: 600 },
  )
})

const streets: Network = withAdjacency(randomNetwork(3, { nodes: 120 }).columns)

test('what the walk is long in beside the ruler is clamped, never wrapped', () => {
  const slow = { ...PACES.plain, paceMps: 0.05 }
  const metric = metricOf(streets, slow, 'metres')
  const places = [...Array(streets.edgeCount).keys()].map((edge) => [
    { edge, offsetDm: 0, legDm: 10, flags: 0 },
  ])
  const seeds = [{ edge: 0, offsetDm: 0, legDm: 0, flags: 0, source: 4 }]
  const reach = createSearch(streets).run({ metric, sense: 'to', seeds, limit: UNREACHED })
  const best = noReadings(places.length)
  reach.readPlaces(pricedEntries({ network: streets, metric }, columnsOf(places), 'from'), best)
  const expected = bestOneByOne(reach, places)
  expect(expected.some((found) => (found?.secondary ?? 0) > UNREACHED)).toBe(true)
  expectBest(best, expected)
})

test('entries priced for another walker or the wrong way are refused', () => {
  const [metric, other] = [PACES.plain, PACES.waiting].map((pace) => metricOf(streets, pace, 'minutes'))
  if (metric === undefined || other === undefined) throw new Error('expected two metrics')
  const reach = createSearch(streets).run({ metric, sense: 'to', limit: 10 })
  const entries = columnsOf([])
  for (const [by, sense] of [
    [other, 'from'],
    [metric, 'to'],
  ] as const) {
    const priced = pricedEntries({ network: streets, metric: by }, entries, sense)
    expect(() => reach.readPlaces(priced, noReadings(0))).toThrow('priced for another walk')
  }
})
