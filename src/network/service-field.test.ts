import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNREACHED } from '../units.ts'
import { createSearch } from './search.ts'
import { seedLabels } from './seed-labels.ts'
import { createServiceField } from './service-field.ts'
import { streetArcs } from './street-arcs.ts'
import { streetGraph } from './street-graph.ts'
import { arbitraryScene } from './testing/arbitrary.ts'
import { searchPlainly } from './testing/dijkstra.ts'

test('after any coming and going the field is that of a plain Dijkstra, and undoing leaves no trace', () => {
  const moves = fc.array(fc.nat(7), { maxLength: 20 })
  fc.assert(
    fc.property(
      arbitraryScene({ minPlaces: 1 }),
      fc.constantFrom('from', 'to'),
      moves,
      (scene, sense, toggled) => {
        const { network, metric, entries } = scene
        const graph = streetGraph(network, metric, sense)
        const search = createSearch(network)
        const field = createServiceField(streetArcs(graph))
        const there = new Set<number>()
        const toggle = (facility: number): void => {
          const entry = entries[facility]
          if (entry === undefined) return
          if (there.delete(facility)) field.remove(facility)
          else {
            there.add(facility)
            field.add(facility, seedLabels(graph, search, [entry]))
          }
        }
        const expectTrue = (): void => {
          const seeds = [...there].map((f) => ({ ...entries[f]!, source: f }))
          const { labels } = searchPlainly({ network, metric, sense, seeds, limit: UNREACHED - 1 })
          expect([...field.times]).toEqual(labels.map((label) => label?.primary ?? UNREACHED))
          expect([...field.facilities]).toEqual(labels.map((label) => label?.source ?? -1))
        }
        for (const facility of toggled) {
          const before = { times: field.times.slice(), facilities: field.facilities.slice() }
          field.takeTouched()
          toggle(facility)
          expectTrue()
          const touched = new Set(field.takeTouched())
          for (const [node, time] of before.times.entries()) {
            if (time !== field.times[node]) expect(touched).toContain(node)
          }
          toggle(facility)
          expect(field.times).toEqual(before.times)
          expect(field.facilities).toEqual(before.facilities)
          toggle(facility)
        }
      },
    ),
    { seed: 7, numRuns: 200 },
  )
})

test('a facility is added once, and removed only when it is there', () => {
  const scene = fc.sample(arbitraryScene({ minPlaces: 1 }), { seed: 1, numRuns: 1 })[0]!
  const field = createServiceField(streetArcs(streetGraph(scene.network, scene.metric, 'to')))
  const nothing = { nodes: new Uint32Array(), costs: new Uint16Array() }
  field.add(3, nothing)
  expect(() => field.add(3, nothing)).toThrow('facility 3 is in the field already')
  expect(() => field.remove(4)).toThrow('facility 4 is not in the field')
})
