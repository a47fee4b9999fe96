import * as v from 'valibot'
import { dataError, readWith } from './data-error.ts'
import {
  dateSchema,
  firstDuplicate,
  idSchema,
  localNameSchema,
  provenanceSchema,
  sourceSchema,
} from './schemas.ts'

/**
 * Two programmes with confusingly like names: 一刻钟社区服务圈 (service circles, counted in communities) and
 * 一刻钟便民生活圈 (living circles; one groups several communities). Their figures are never mixed.
 */
export const PROGRAMME_IDS = ['service-circle', 'living-circle'] as const

const count = v.nullable(v.pipe(v.number(), v.integer('a whole number'), v.minValue(0, 'at least 0')))
const percent = v.pipe(v.number(), v.minValue(0, 'at least 0 %'), v.maxValue(100, 'at most 100 %'))

const rowSchema = v.strictObject({
  id: idSchema,
  programme: v.picklist(PROGRAMME_IDS),
  area: localNameSchema,
  date: dateSchema,
  when: localNameSchema,
  circles: count,
  communities: count,
  rate: v.nullable(v.strictObject({ percent, moreThan: v.boolean(), of: localNameSchema })),
  residents: count,
  statement: v.nullable(localNameSchema),
  ...provenanceSchema.entries,
})

const declaredSchema = v.strictObject({
  id: idSchema,
  programmes: v.strictObject({ 'service-circle': localNameSchema, 'living-circle': localNameSchema }),
  caption: localNameSchema,
  rows: v.pipe(v.array(rowSchema), v.minLength(1, 'at least one row')),
  satisfaction: v.array(
    v.strictObject({
      programme: v.picklist(PROGRAMME_IDS),
      date: dateSchema,
      score: v.number(),
      outOf: v.number(),
      ...provenanceSchema.entries,
    }),
  ),
  register: v.nullable(
    v.strictObject({
      date: dateSchema,
      units: v.pipe(v.number(), v.integer('a whole number')),
      parts: v.array(v.strictObject({ names: localNameSchema, units: v.pipe(v.number(), v.integer()) })),
      source: sourceSchema,
      verified: v.boolean(),
    }),
  ),
})

/**
 * What a government declared about its own coverage. A row gives what its source gives, `null` for the rest;
 * `rate.of` is the denominator in words, `moreThan` says that the source gives a lower bound ("over 90 %").
 * `register` is the official number of village-level units, the denominator of every judged-units line.
 */
export type Declared = Readonly<v.InferOutput<typeof declaredSchema>>
export type DeclaredRow = Declared['rows'][number]

/** Reads `data/declared/<city>.json`. Row ids are unique. Throws a `DataError`. */
export function readDeclared(json: unknown, label: string): Declared {
  const declared = readWith(declaredSchema, json, label)
  const twice = firstDuplicate(declared.rows.map((row) => row.id))
  if (twice === null) return declared
  throw dataError({ label, path: 'rows', found: `the row "${twice}" twice`, expected: 'unique ids' })
}

/**
 * The number of communities that a row's own figures imply (covered ÷ rate), or `null` where it lacks one of the two
 * or gives a bound only. It drifts between years, which is why every rate is shown with its denominator.
 */
export function impliedCommunities({ communities, rate }: DeclaredRow): number | null {
  if (communities === null || rate === null || rate.moreThan || rate.percent === 0) return null
  return Math.round((communities * 100) / rate.percent)
}
