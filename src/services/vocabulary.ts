import * as v from 'valibot'
import { CLASS_IDS, KIND_IDS, TASK_IDS } from './catalogue.ts'
import { readWith } from './data-error.ts'
import { localNameSchema, provenanceSchema } from './schemas.ts'

const namesOf = <const Ids extends readonly string[]>(ids: Ids) =>
  v.strictObject(
    Object.fromEntries(ids.map((id) => [id, localNameSchema])) as Record<Ids[number], typeof localNameSchema>,
  )

const vocabularySchema = v.strictObject({
  ...provenanceSchema.entries,
  kinds: namesOf(KIND_IDS),
  tasks: namesOf(TASK_IDS),
  classes: namesOf(CLASS_IDS),
})

/** The names of the kinds, tasks and classes that services refer to by id. */
export type Vocabulary = Readonly<v.InferOutput<typeof vocabularySchema>>

/** Reads `data/vocabulary.json`; every id needs a name in three languages. Throws a `DataError`. */
export function readVocabulary(json: unknown, label: string): Vocabulary {
  return readWith(vocabularySchema, json, label)
}
