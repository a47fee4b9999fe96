import * as fc from 'fast-check'
import { roundPoint, type PlanContent } from '../plan-file.ts'
import { STREET_ACCESSES, type NewStep } from '../plan.ts'

const point = fc
  .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  .map(roundPoint)
const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
const osm = fc
  .tuple(fc.constantFrom('node', 'way', 'relation', 'star'), fc.nat())
  .map(([kind, n]) => `osm:${kind}/${n}`)
const facility = fc.oneof(
  osm,
  word,
  fc.nat(12).map((n) => `step:${n}`),
  fc.constant('osm:node/007'),
)
const step: fc.Arbitrary<NewStep> = fc.oneof(
  fc.record({
    kind: fc.constant('add-facility' as const),
    at: point,
    services: fc.array(fc.constantFrom('shop', 'clinic', 'a_b', '菜场'), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('move-facility' as const), facility, at: point }),
  fc.record({ kind: fc.constant('close-facility' as const), facility }),
  fc.record({
    kind: fc.constant('set-access' as const),
    at: point,
    way: fc.option(fc.oneof(osm, word)),
    access: fc.constantFrom(...STREET_ACCESSES),
  }),
  fc.record({ kind: fc.constant('add-link' as const), from: point, to: point }),
)

/** Plans of every kind of step, numbered from 0, as files and links bear them. */
export const planContents: fc.Arbitrary<PlanContent> = fc.record({
  name: word,
  city: word,
  cityHash: fc.option(fc.stringMatching(/^[0-9a-f]{1,12}$/)),
  changedOn: fc.constantFrom('2026-11-22', '2031-01-05'),
  steps: fc.array(step, { maxLength: 12 }).map((steps) => steps.map((one, i) => ({ id: String(i), ...one }))),
})
