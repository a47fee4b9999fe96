import * as v from 'valibot'

/** Ids are lower-case English words joined by hyphens; they stand in links and exports, so they never change. */
export const idSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id of lower-case letters, digits and hyphens'),
  v.maxLength(40, 'an id of at most 40 characters'),
)

const nonEmpty = v.pipe(
  v.string(),
  v.regex(/\S/, 'text that is not empty'),
  v.maxLength(2_000, 'at most 2,000 characters'),
)

/** The same text in the three languages of the page. */
export const localNameSchema = v.strictObject({ 'zh-Hans': nonEmpty, 'zh-Hant': nonEmpty, en: nonEmpty })

/** `2018`, `2018-10` or `2018-10-16`: as exact as the source is. */
export const dateSchema = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'a date such as 2018, 2018-10 or 2018-10-16',
  ),
)

/** Where a value comes from. */
export const sourceSchema = v.strictObject({
  text: nonEmpty,
  url: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/, 'an address that starts with http(s)://'))),
  date: v.optional(dateSchema),
})

export type Source = Readonly<v.InferOutput<typeof sourceSchema>>

/** A source and whether it was read for this project (`true`) or the value is still to be confirmed. */
export const provenanceSchema = v.strictObject({ source: sourceSchema, verified: v.boolean() })

/** A GitHub repository, whose issues take what visitors report. */
export const repositorySchema = v.pipe(
  v.string(),
  v.regex(
    /^https:\/\/github\.com\/[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/,
    'an address such as https://github.com/owner/repository',
  ),
  v.maxLength(200, 'an address of at most 200 characters'),
)

/** Returns the first value that occurs twice, or `null`. */
export function firstDuplicate(values: readonly string[]): string | null {
  const seen = new Set<string>()
  for (const value of values) {
    if (seen.has(value)) return value
    seen.add(value)
  }
  return null
}
