import * as v from 'valibot'

/** What a broken data file says: which file, where in it, what stood there, what should stand there. */
export interface DataProblem {
  /** The file or other origin, as the caller names it: `data/services.json`, `the link`. */
  readonly label: string
  /** Path inside the JSON, such as `rules[2].threshold`; empty for the whole document. */
  readonly path: string
  readonly found: string
  readonly expected: string
}

/** An error made by `dataError`; its `name` is `DataError`. */
export type DataError = Error & DataProblem

const LONGEST_FOUND = 80

/** Makes the one kind of error that the readers of this room throw. */
export function dataError(problem: DataProblem, cause?: unknown): DataError {
  const { label, path, found, expected } = problem
  const where = path === '' ? label : `${label}: at ${path}`
  const error = new Error(`${where}: found ${shorten(found)}, expected ${expected}`, { cause })
  return Object.assign(error, { name: 'DataError', label, path, found, expected })
}

/** Parses JSON text. Throws a `DataError` that names `label` when it is not JSON. */
export function parseJson(text: string, label: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause)
    throw dataError({ label, path: '', found: `broken text (${found})`, expected: 'JSON' }, cause)
  }
}

/** Checks `json` against `schema`. Throws a `DataError` for the first mismatch; others are counted. */
export function readWith<const S extends v.GenericSchema>(
  schema: S,
  json: unknown,
  label: string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, json)
  if (result.success) return result.output
  const [first] = result.issues
  throw dataError({ label, path: pathOf(first), ...whatIsWrong(first) })
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  let path = ''
  for (const { key } of issue.path ?? []) {
    if (typeof key === 'number') path += `[${key}]`
    else path += path === '' ? String(key) : `.${String(key)}`
  }
  return path
}

function whatIsWrong(issue: v.BaseIssue<unknown>): { found: string; expected: string } {
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return { found: `the unknown key ${issue.received}`, expected: 'only the keys of this format' }
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    return { found: 'nothing', expected: `the key ${issue.expected}` }
  }
  // Schemas of this room give the expectation in words as their message; valibot's own starts with "Invalid".
  const inWords = issue.message.startsWith('Invalid') ? issue.expected : issue.message
  const expected = inWords ?? 'another value'
  return { found: describe(issue), expected: PLAIN_WORDS[expected] ?? expected }
}

/** Valibot's names of types, in words. */
const PLAIN_WORDS: Readonly<Record<string, string>> = {
  Array: 'a list',
  Object: 'an object',
  boolean: 'true or false',
  number: 'a number',
  string: 'text',
}

function describe(issue: v.BaseIssue<unknown>): string {
  const { input } = issue
  if (typeof input === 'string' || typeof input === 'number' || typeof input === 'boolean') {
    return JSON.stringify(input)
  }
  if (Array.isArray(input)) return `a list of ${input.length}`
  if (input === null) return 'null'
  return typeof input === 'object' ? 'an object' : issue.received
}

function shorten(text: string): string {
  return text.length <= LONGEST_FOUND ? text : `${text.slice(0, LONGEST_FOUND)}…`
}
