import * as v from 'valibot'
import { dataError, readWith } from './data-error.ts'
import { firstDuplicate, idSchema, localNameSchema, provenanceSchema } from './schemas.ts'
import { compileRule } from './tag-rule.ts'

/** The programme's four kinds of service. */
export const KIND_IDS = ['public', 'mutual-aid', 'market', 'special'] as const

/** The seven tasks a resident comes with. */
export const TASK_IDS = ['shopping', 'doctor', 'affairs', 'transit', 'payment', 'family', 'leisure'] as const

/** The ten classes of Beijing's catalogue of basic public services, in its order. */
export const CLASS_IDS = [
  'employment',
  'social-security',
  'social-relief',
  'health',
  'culture-education-sports',
  'migrants-rentals',
  'safety',
  'environment',
  'convenience',
  'other',
] as const

/** One sweep carries at most this many services. */
export const MAX_SERVICES = 64

const serviceSchema = v.strictObject({
  id: idSchema,
  names: v.strictObject({ planner: localNameSchema, resident: localNameSchema }),
  kind: v.picklist(KIND_IDS),
  class: v.picklist(CLASS_IDS),
  task: v.picklist(TASK_IDS),
  icon: v.pipe(
    v.string(),
    v.regex(/^(maki|temaki)-[a-z0-9_-]+$/, 'an icon such as maki-pharmacy or temaki-laundry'),
  ),
  rules: v.pipe(
    v.array(v.string()),
    v.minLength(1, 'at least one rule'),
    v.maxLength(40, 'at most 40 rules'),
  ),
  ...provenanceSchema.entries,
})

const catalogueSchema = v.pipe(
  v.array(serviceSchema),
  v.minLength(1, 'at least one service'),
  v.maxLength(MAX_SERVICES, `at most ${MAX_SERVICES} services`),
)

/**
 * A kind of facility that residents ask for. `rules` say which map features give it (any of them, see
 * `tag-rule.ts`); `source` and `verified` tell who names this service, not how its features are tagged.
 */
export type Service = Readonly<v.InferOutput<typeof serviceSchema>>

/** All services; the position in `services` is the service's lane in a sweep. */
export interface Catalogue {
  readonly services: readonly Service[]
  readonly laneOf: ReadonlyMap<string, number>
}

/**
 * Reads `data/services.json`: an array of at most `MAX_SERVICES` services with unique ids and rules that parse.
 * Throws a `DataError` that names `label`, the place, what was found and what was expected.
 */
export function readCatalogue(json: unknown, label: string): Catalogue {
  const services = readWith(catalogueSchema, json, label)
  const twice = firstDuplicate(services.map((service) => service.id))
  if (twice !== null) {
    throw dataError({ label, path: '', found: `the service "${twice}" twice`, expected: 'unique ids' })
  }
  for (const service of services) {
    for (const [r, rule] of service.rules.entries())
      compileRule(rule, `${label}: at ${service.id}.rules[${r}]`)
  }
  return { services, laneOf: new Map(services.map((service, lane) => [service.id, lane])) }
}
