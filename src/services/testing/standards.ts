import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import type { StandardEdit } from '../edit-standard.ts'
import { readStandard, type Standard } from '../standard.ts'

const folder = new URL('../../../data/', import.meta.url)

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as unknown

/** Every standard of `data/standards/`, by name of its file. */
export const shippedStandards = (): readonly Standard[] =>
  readdirSync(new URL('standards/', folder))
    .toSorted()
    .map((name) => readStandard(json(`standards/${name}`), name))

/** Ids of the catalogue's services. */
export const serviceIds = (): readonly string[] =>
  (json('services.json') as readonly { readonly id: string }[]).map(({ id }) => id)

const rule = fc.constantFrom(
  ...new Set(shippedStandards().flatMap((standard) => standard.rules.map(({ id }) => id))),
  'cafe',
  'nobody',
)
const service = fc.constantFrom(...serviceIds())
const number = fc.oneof(
  fc.integer({ min: -1, max: 1_200 }),
  fc.double({ min: 0, max: 70, noNaN: false }),
  fc.constantFrom(5, 7.5, 10, 15, 0.1 + 0.2),
)

/** An edit of any kind, possible or not, of rules that may be there. */
export const anyEdit: fc.Arbitrary<StandardEdit> = fc.oneof(
  fc.record({ kind: fc.constant('name' as const), name: fc.string({ unit: 'grapheme', maxLength: 20 }) }),
  fc.record({
    kind: fc.constant('residents-share' as const),
    share: fc.oneof(fc.double({ min: 0, max: 1 }), fc.constantFrom(0.8, 0.5, 0.29)),
  }),
  fc.record({ kind: fc.constant('tolerance' as const), tolerance: fc.integer({ min: -1, max: 20 }) }),
  fc.record({ kind: fc.constant('add-rule' as const), service }),
  fc.record({ kind: fc.constant('remove-rule' as const), rule }),
  fc.record({ kind: fc.constant('restore-rule' as const), rule }),
  fc.record({
    kind: fc.constant('services' as const),
    rule,
    services: fc.array(fc.oneof(service, fc.constant('pharmacy')), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('ruler' as const),
    rule,
    ruler: fc.constantFrom('minutes' as const, 'metres' as const),
    threshold: number,
  }),
  fc.record({ kind: fc.constant('threshold' as const), rule, threshold: number }),
  fc.record({ kind: fc.constant('required' as const), rule, required: fc.boolean() }),
  fc.record({ kind: fc.constant('weight' as const), rule, weight: number }),
)
