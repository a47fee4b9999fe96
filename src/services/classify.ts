import type { Catalogue } from './catalogue.ts'
import { compileRule, matches, type RuleSetting, type RuleSubject, type TagRule } from './tag-rule.ts'

/** Which services a feature gives. Lanes ascend and are unique; `unsure` holds those found on incomplete tags only. */
export interface Classification {
  readonly lanes: readonly number[]
  readonly unsure: readonly number[]
}

interface LaneRule {
  readonly lane: number
  readonly rule: TagRule
}

/** Rules by the tag each of them needs, so that a feature meets few of them. */
interface RuleIndex {
  readonly byValue: ReadonlyMap<string, readonly LaneRule[]>
  readonly byKey: ReadonlyMap<string, readonly LaneRule[]>
  /** Rules that need no tag in particular, such as those on names alone. */
  readonly others: readonly LaneRule[]
}

/**
 * Prepares the catalogue for one city and returns the function that gives a feature's service lanes, ascending.
 * `country` (ISO 3166-1 alpha-2) decides the rules that hold in some countries only.
 */
export function classify(
  catalogue: Catalogue,
  country: string | null = null,
): (subject: RuleSubject) => readonly number[] {
  const find = classifyWithDoubt(catalogue, country)
  return (subject) => find(subject).lanes
}

/** As `classify`, and tells which lanes rest on `@unsure` rules alone, such as a school of unknown level. */
export function classifyWithDoubt(
  catalogue: Catalogue,
  country: string | null = null,
): (subject: RuleSubject) => Classification {
  const setting: RuleSetting = { country }
  const index = indexRules(catalogue)
  return (subject) => {
    const sure = new Set<number>()
    const doubtful = new Set<number>()
    for (const { lane, rule } of candidates(index, subject)) {
      if (sure.has(lane) || !matches(rule, subject, setting)) continue
      if (rule.unsure) doubtful.add(lane)
      else sure.add(lane)
    }
    const unsure = [...doubtful].filter((lane) => !sure.has(lane))
    return { lanes: ascending([...sure, ...unsure]), unsure: ascending(unsure) }
  }
}

function indexRules({ services }: Catalogue): RuleIndex {
  const byValue = new Map<string, LaneRule[]>()
  const byKey = new Map<string, LaneRule[]>()
  const others: LaneRule[] = []
  for (const [lane, service] of services.entries()) {
    for (const text of service.rules) {
      const laneRule = { lane, rule: compileRule(text, `service ${service.id}`) }
      const places = placesInIndex(laneRule.rule)
      for (const value of places.values) append(byValue, value, laneRule)
      if (places.key !== null) append(byKey, places.key, laneRule)
      if (places.values.length === 0 && places.key === null) others.push(laneRule)
    }
  }
  return { byValue, byKey, others }
}

/** Prefers a term with values: keys such as `name` or `amenity` alone are on too many features. */
function placesInIndex({ terms }: TagRule): { values: readonly string[]; key: string | null } {
  const positive = terms.filter((term) => !term.negated)
  for (const term of positive) {
    if (term.is === 'value') return { values: term.values.map((value) => `${term.key}=${value}`), key: null }
  }
  for (const term of positive) {
    if (term.is === 'present') return { values: [], key: term.key }
  }
  return { values: [], key: null }
}

function candidates({ byValue, byKey, others }: RuleIndex, { tags }: RuleSubject): LaneRule[] {
  const found: LaneRule[] = [...others]
  for (const [key, tag] of Object.entries(tags)) {
    found.push(...(byKey.get(key) ?? []))
    const values = tag.includes(';') ? tag.split(';') : [tag]
    for (const value of values) found.push(...(byValue.get(`${key}=${value.trim()}`) ?? []))
  }
  return found
}

function append(index: Map<string, LaneRule[]>, at: string, laneRule: LaneRule): void {
  const list = index.get(at)
  if (list === undefined) index.set(at, [laneRule])
  else list.push(laneRule)
}

function ascending(lanes: number[]): number[] {
  return lanes.sort((a, b) => a - b)
}
