import * as v from 'valibot'
import { readWith } from './data-error.ts'
import { idSchema, localNameSchema, provenanceSchema } from './schemas.ts'

const slotSchema = v.strictObject({ id: idSchema, name: v.nullable(localNameSchema) })

const checklistSchema = v.strictObject({
  id: idSchema,
  names: localNameSchema,
  ...provenanceSchema.entries,
  groups: v.array(v.strictObject({ id: idSchema, names: localNameSchema, slots: v.array(slotSchema) })),
})

/**
 * A numbered list that a planner ticks off. A slot whose `name` is `null` waits for the planner's own wording: the
 * official list was not confirmed, so none is shipped.
 */
export type Checklist = Readonly<v.InferOutput<typeof checklistSchema>>

/** Reads `data/checklists.json`. Throws a `DataError`. */
export function readChecklists(json: unknown, label: string): readonly Checklist[] {
  return readWith(v.pipe(v.array(checklistSchema), v.minLength(1, 'at least one checklist')), json, label)
}
