import { dataError } from './data-error.ts'
import { minuteOfDay, opensBefore } from './first-opening.ts'

/** OpenStreetMap tags of one feature. */
export type Tags = Readonly<Record<string, string>>

/** What a rule looks at: a feature's tags and, for areas, its size in square metres. */
export interface RuleSubject {
  readonly tags: Tags
  readonly areaM2: number | null
}

/** Where the feature lies and who asks; constant for a whole city. */
export interface RuleSetting {
  /** ISO 3166-1 alpha-2 in capitals, such as `CN`; `null` when not known: then no `@country` holds. */
  readonly country: string | null
}

/** A compiled condition of a rule; `negated` turns its answer round. */
export type Term = { readonly negated: boolean } & (
  | { readonly is: 'present'; readonly key: string }
  | { readonly is: 'value'; readonly key: string; readonly values: readonly string[] }
  | { readonly is: 'matching'; readonly key: string; readonly regex: RegExp }
  | { readonly is: 'named'; readonly regex: RegExp }
  | { readonly is: 'area'; readonly leastM2: number }
  | { readonly is: 'opening'; readonly beforeMinute: number }
  | { readonly is: 'place' }
  | { readonly is: 'country'; readonly country: string }
)

/** A conjunction of terms. `unsure` rules match on incomplete tags: whoever shows the match says so. */
export interface TagRule {
  readonly text: string
  readonly terms: readonly Term[]
  readonly unsure: boolean
}

const KEY = /^[A-Za-z0-9_:.-]+$/
const NAME_KEY = /^(name|alt_name|official_name|short_name|loc_name)(:.+)?$/

/** Features with one of these are places that people go to … */
const PLACE_KEYS = [
  'amenity',
  'shop',
  'office',
  'healthcare',
  'leisure',
  'social_facility',
  'club',
  'craft',
  'building',
]
/** … unless they belong to a street or a line: a bus stop named after a clinic is no clinic. */
const LINE_KEYS = ['highway', 'railway', 'public_transport']
/** Street furniture and parking are named after the place they serve. */
const FURNITURE =
  /^(atm|bench|bicycle_parking|bicycle_rental|charging_station|clock|drinking_water|fountain|parking.*|motorcycle_parking|recycling|shelter|taxi|telephone|toilets|vending_machine|waste_.*)$/
/** Buildings of homes are named after the place beside them. */
const DWELLING = /^(apartments|residential|house|detached|terrace|dormitory)$/

/**
 * Compiles a rule: terms joined by ` & ` (with spaces), each turned round by a leading `!`:
 * - `key=value`, `key=a|b`, `key=*`: one of the values (a tag `a;b` has both), or any value;
 * - `key~regex`: the whole tag against a regular expression, case ignored;
 * - `name~regex`: any of the names (name, alt_name, official_name, short_name, loc_name, and `:language` forms);
 * - `@area>=3150`: an area of at least so many m²; unknown areas do not match, nor do points;
 * - `@opensBefore=08:00`: see `opensBefore`;
 * - `@place`: a place people go to, not a street, a stop, a car park, furniture or a dwelling that bears its name;
 * - `@country=CN`: the city lies there;
 * - `@unsure`: always holds, and marks what the rule finds as doubtful.
 *
 * Throws a `DataError` at `label` that names the term.
 */
export function compileRule(text: string, label: string): TagRule {
  const parts = text.trim().split(/\s+&\s+/)
  const unsure = parts.includes('@unsure')
  const terms = parts.filter((part) => part !== '@unsure').map((part) => compileTerm(part, label))
  if (terms.length === 0) throw dataError({ label, path: '', found: `"${text}"`, expected: 'a condition' })
  return { text, terms, unsure }
}

/** Whether every term of `rule` holds for `subject`. */
export function matches(rule: TagRule, subject: RuleSubject, setting: RuleSetting): boolean {
  return rule.terms.every((term) => holds(term, subject, setting) !== term.negated)
}

/** Whether a tag's value is, or lists between semicolons, one of `values`. */
export function hasValue(tag: string | undefined, values: readonly string[]): boolean {
  if (tag === undefined) return false
  if (!tag.includes(';')) return values.includes(tag)
  return tag.split(';').some((part) => values.includes(part.trim()))
}

/** All names of a feature, in the order of its tags. */
export function namesOf(tags: Tags): string[] {
  return Object.keys(tags)
    .filter((key) => NAME_KEY.test(key))
    .map((key) => tags[key] ?? '')
}

function holds(term: Term, { tags, areaM2 }: RuleSubject, setting: RuleSetting): boolean {
  switch (term.is) {
    case 'present':
      return tagOf(tags, term.key) !== undefined
    case 'value':
      return hasValue(tagOf(tags, term.key), term.values)
    case 'matching':
      return term.regex.test(tagOf(tags, term.key) ?? '')
    case 'named':
      return namesOf(tags).some((name) => term.regex.test(name))
    case 'area':
      return areaM2 !== null && areaM2 >= term.leastM2
    case 'opening':
      return opensBefore(tagOf(tags, 'opening_hours'), term.beforeMinute)
    case 'place':
      return isPlace(tags)
    case 'country':
      return setting.country === term.country
  }
}

/** Own keys only: a rule on `constructor` must not find what every object inherits. */
function tagOf(tags: Tags, key: string): string | undefined {
  return Object.hasOwn(tags, key) ? tags[key] : undefined
}

function isPlace(tags: Tags): boolean {
  if (LINE_KEYS.some((key) => tagOf(tags, key) !== undefined)) return false
  if (FURNITURE.test(tags['amenity'] ?? '')) return false
  const keys = PLACE_KEYS.filter((key) => tagOf(tags, key) !== undefined)
  if (keys.length === 1 && keys[0] === 'building') return !DWELLING.test(tags['building'] ?? '')
  return keys.length > 0
}

function compileTerm(part: string, label: string): Term {
  const negated = part.startsWith('!')
  const body = negated ? part.slice(1) : part
  if (body.startsWith('@')) return { negated, ...compilePredicate(body, label) }
  const at = body.search(/[=~]/)
  const key = at < 0 ? body : body.slice(0, at)
  const value = at < 0 ? '' : body.slice(at + 1)
  if (value === '' || !KEY.test(key)) {
    throw dataError({ label, path: '', found: `"${part}"`, expected: 'key=value, key=* or key~regex' })
  }
  if (body[at] === '~') {
    const regex = compileRegex(value, label)
    return key === 'name' ? { negated, is: 'named', regex } : { negated, is: 'matching', key, regex }
  }
  if (value === '*') return { negated, is: 'present', key }
  const values = value.split('|')
  if (values.some((one) => !/^[^\s&;!*=~@]+$/.test(one))) {
    throw dataError({
      label,
      path: '',
      found: `"${part}"`,
      expected: 'values joined by |, terms joined by " & "',
    })
  }
  return { negated, is: 'value', key, values }
}

type Predicate = Term extends infer T ? (T extends Term ? Omit<T, 'negated'> : never) : never

function compilePredicate(body: string, label: string): Predicate {
  if (body === '@place') return { is: 'place' }
  const area = /^@area>=(\d+(?:\.\d+)?)$/.exec(body)?.[1]
  if (area !== undefined) return { is: 'area', leastM2: Number(area) }
  const clock = /^@opensBefore=(\S+)$/.exec(body)?.[1]
  const beforeMinute = clock === undefined ? null : minuteOfDay(clock)
  if (beforeMinute !== null) return { is: 'opening', beforeMinute }
  const country = /^@country=([A-Z]{2})$/.exec(body)?.[1]
  if (country !== undefined) return { is: 'country', country }
  const expected = '@place, @unsure (not negated), @area>=m², @opensBefore=HH:MM or @country=XX'
  throw dataError({ label, path: '', found: `"${body}"`, expected })
}

function compileRegex(source: string, label: string): RegExp {
  try {
    return new RegExp(source, 'iu')
  } catch (cause) {
    const expected = 'a regular expression'
    throw dataError({ label, path: '', found: `"${source}"`, expected }, cause)
  }
}
