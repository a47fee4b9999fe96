import * as v from 'valibot'
import { dataError, readWith } from './data-error.ts'
import { firstDuplicate, idSchema, localNameSchema, sourceSchema, type Source } from './schemas.ts'

/** Share of a community's residents that must reach a service, where a standard says nothing else. */
export const DEFAULT_RESIDENTS_SHARE = 0.8

const sourceKey = idSchema

/** How long or far one may walk: minutes at the walker's pace, or metres along the walking network. */
export const RULERS = ['minutes', 'metres'] as const
export type Ruler = (typeof RULERS)[number]

const MAX_THRESHOLD: Readonly<Record<Ruler, number>> = { minutes: 60, metres: 5_000 }

const positive = v.pipe(v.number(), v.finite('a finite number'), v.gtValue(0, 'a number above 0'))

const minSizeSchema = v.strictObject({
  floorAreaM2: v.optional(positive),
  siteAreaM2: v.optional(positive),
  source: sourceKey,
  verified: v.boolean(),
})

const ruleSchema = v.strictObject({
  id: idSchema,
  services: v.pipe(
    v.array(idSchema),
    v.minLength(1, 'at least one service'),
    v.check((ids) => firstDuplicate(ids) === null, 'every service once'),
  ),
  names: v.optional(localNameSchema),
  note: v.optional(localNameSchema),
  ruler: v.picklist(RULERS),
  threshold: positive,
  band: v.optional(
    v.pipe(
      v.strictTuple([positive, positive]),
      v.check(([from, to]) => from < to, 'a lower and a higher threshold'),
    ),
  ),
  scalable: v.boolean(),
  required: v.boolean(),
  weight: v.pipe(v.number(), v.finite('a finite number'), v.minValue(0, 'a weight of at least 0')),
  countsByAppointment: v.optional(v.boolean(), false),
  minSize: v.optional(minSizeSchema),
  source: sourceKey,
  verified: v.boolean(),
})

const thinFloorsSchema = v.strictObject({
  per10000Residents: v.record(
    idSchema,
    v.pipe(v.number(), v.finite('a finite number'), v.minValue(0, 'at least 0')),
  ),
  source: sourceKey,
  verified: v.boolean(),
})

const standardSchema = v.strictObject({
  id: idSchema,
  names: localNameSchema,
  note: v.optional(localNameSchema),
  sources: v.record(sourceKey, sourceSchema),
  source: sourceKey,
  verified: v.boolean(),
  defaultWalker: idSchema,
  residentsShare: v.optional(
    v.pipe(v.number(), v.gtValue(0, 'a share above 0'), v.maxValue(1, 'a share of at most 1')),
    DEFAULT_RESIDENTS_SHARE,
  ),
  tolerance: v.optional(
    v.pipe(
      v.number(),
      v.integer('a whole number'),
      v.minValue(0, 'at least 0'),
      v.maxValue(64, 'at most 64'),
    ),
    0,
  ),
  judging: v.strictObject({ source: sourceKey, verified: v.boolean() }),
  thinFloors: thinFloorsSchema,
  rules: v.pipe(
    v.array(ruleSchema),
    v.minLength(1, 'at least one rule'),
    v.maxLength(64, 'at most 64 rules'),
  ),
})

/**
 * One demand of a standard: one service, or several of which any will do (`names` then names the group).
 * `threshold` counts in `ruler`; `band` is shown beside it where the source gives a range. The page's minutes
 * control acts on `scalable` rules only. `minSize` is shown, never tested, and has a source of its own.
 * `countsByAppointment`: places open by agreement or appointment count too.
 */
export type StandardRule = Readonly<v.InferOutput<typeof ruleSchema>>

/**
 * What a community should have. Every `source` inside is a key of `sources`. `judging` says where
 * `defaultWalker`, `residentsShare` (0–1) and `tolerance` (gaps allowed) come from. `thinFloors`: below this many
 * facilities per 10,000 residents the map is too thin to say "outside".
 */
export type Standard = Readonly<v.InferOutput<typeof standardSchema>>

/**
 * Reads one `data/standards/*.json`, or a user's own standard. Besides the schema it checks that rule ids are
 * unique, that every source key exists, and that thresholds are within what can be judged (60 min, 5,000 m).
 * Throws a `DataError`. Whether the services and the walker exist is `checkReferences`' question.
 */
export function readStandard(json: unknown, label: string): Standard {
  const standard = readWith(standardSchema, json, label)
  const twice = firstDuplicate(standard.rules.map((rule) => rule.id))
  if (twice !== null) {
    throw dataError({ label, path: 'rules', found: `the rule "${twice}" twice`, expected: 'unique ids' })
  }
  for (const [path, key] of sourceKeys(standard)) {
    if (Object.hasOwn(standard.sources, key)) continue
    const known = Object.keys(standard.sources).join(', ')
    throw dataError({ label, path, found: `the unknown source "${key}"`, expected: `one of ${known}` })
  }
  for (const [r, rule] of standard.rules.entries()) checkThreshold(rule, `rules[${r}]`, label)
  checkTolerance(standard, label)
  return standard
}

/** The source of a rule, a floor or another value of this standard, by its key. */
export function sourceOf(standard: Standard, key: string): Source {
  const source = standard.sources[key]
  if (source === undefined) throw new Error(`standard ${standard.id} has no source "${key}"`)
  return source
}

function sourceKeys(standard: Standard): [path: string, key: string][] {
  const keys: [string, string][] = [
    ['source', standard.source],
    ['judging.source', standard.judging.source],
    ['thinFloors.source', standard.thinFloors.source],
  ]
  for (const [r, rule] of standard.rules.entries()) {
    keys.push([`rules[${r}].source`, rule.source])
    if (rule.minSize !== undefined) keys.push([`rules[${r}].minSize.source`, rule.minSize.source])
  }
  return keys
}

/** With as many gaps allowed as there are demands, nothing is demanded, and a verdict would say nothing. */
function checkTolerance({ tolerance, rules }: Standard, label: string): void {
  const required = rules.filter((rule) => rule.required).length
  if (tolerance === 0 || tolerance < required) return
  const expected = `fewer than the ${required} required rules`
  throw dataError({ label, path: 'tolerance', found: `${tolerance} gaps allowed`, expected })
}

function checkThreshold(rule: StandardRule, path: string, label: string): void {
  const most = MAX_THRESHOLD[rule.ruler]
  const largest = Math.max(rule.threshold, ...(rule.band ?? []))
  if (largest > most) {
    throw dataError({
      label,
      path,
      found: `${largest} ${rule.ruler}`,
      expected: `at most ${most} ${rule.ruler}`,
    })
  }
  if (rule.scalable && rule.ruler === 'metres') {
    throw dataError({
      label,
      path,
      found: 'a scalable rule in metres',
      expected: 'scalable only with minutes',
    })
  }
}
