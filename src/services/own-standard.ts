import type { Source } from './schemas.ts'
import type { Standard, StandardRule } from './standard.ts'

/** Key of the source that everything has which a visitor set. */
export const VISITOR_SOURCE = 'visitor'

/** A visitor's own word is where the value comes from; in both languages, since sources are not translated. */
const VISITOR: Source = { text: '访问者自设 / set by the visitor' }

/** Ids of visitors' standards begin so; those of `data/standards/` never do. */
export const OWN_PREFIX = 'own-'

/** Within what a visitor can set a value; minutes and metres as far as the readers of standards go. */
export const LIMITS = {
  minutes: { least: 1, most: 60, isWhole: true },
  metres: { least: 10, most: 5_000, isWhole: true },
  weight: { least: 0, most: 100, isWhole: false },
  share: { least: 0.01, most: 1, isWhole: false },
  tolerance: { least: 0, most: 64, isWhole: true },
} as const

/** Characters of a standard's name. */
export const LONGEST_NAME = 60

/** A standard of a visitor's own, and the id of the one it is compared with and can be put back to. */
export interface OwnStandard {
  readonly base: string
  readonly standard: Standard
}

/** The same demands under another name. As a whole it is the visitor's and unverified; each value keeps its source and mark. */
export function duplicateStandard(of: Standard, id: string, name: string): Standard {
  const { note: _note, ...rest } = of
  return settle({ ...asVisitors(rest), id, names: { 'zh-Hans': name, 'zh-Hant': name, en: name } }, of)
}

/** As a whole somebody's own from now on. */
export const asVisitors = (standard: Standard): Standard => ({
  ...standard,
  source: VISITOR_SOURCE,
  verified: false,
})

/** What a visitor set: theirs, and nobody checked it. */
export const setByVisitor = (rule: StandardRule): StandardRule => ({
  ...rule,
  source: VISITOR_SOURCE,
  verified: false,
})

/**
 * What the visitor set to the very value of the base is the base's again, with its source and mark; so that the same
 * demands are the same standard, by whatever way they were reached. Every source of the base is there: any of its rules
 * can come back.
 */
export function settle(own: Standard, base: Standard): Standard {
  const rules = own.rules.map((rule) => {
    const before = base.rules.find(({ id }) => id === rule.id)
    if (before === undefined || rule.source !== VISITOR_SOURCE) return rule
    return isSameDemand(rule, before) ? before : asFarAs(before, rule)
  })
  const isJudgedAsBase = own.residentsShare === base.residentsShare && own.tolerance === base.tolerance
  const judging = own.judging.source === VISITOR_SOURCE && isJudgedAsBase ? base.judging : own.judging
  const sources = { ...base.sources, ...own.sources, [VISITOR_SOURCE]: VISITOR }
  return { ...own, sources, judging, rules }
}

/** A changed rule with what the base says of those parts that were not: name and size of its services, band of its limit. */
function asFarAs(base: StandardRule, rule: StandardRule): StandardRule {
  const { names, note, minSize, band, services } = base
  const { names: _names, note: _note, minSize: _minSize, band: _band, ...bare } = rule
  const isSameLimit = rule.ruler === base.ruler && rule.threshold === base.threshold
  return {
    ...bare,
    ...(isSameSet(rule.services, services)
      ? {
          services,
          ...(names === undefined ? {} : { names }),
          ...(note === undefined ? {} : { note }),
          ...(minSize === undefined ? {} : { minSize }),
        }
      : {}),
    ...(isSameLimit && band !== undefined ? { band } : {}),
  }
}

/** Whether two rules ask for the same, whoever says so. */
export const isSameDemand = (a: StandardRule, b: StandardRule): boolean =>
  a.ruler === b.ruler &&
  a.threshold === b.threshold &&
  a.required === b.required &&
  a.weight === b.weight &&
  a.scalable === b.scalable &&
  a.countsByAppointment === b.countsByAppointment &&
  isSameSet(a.services, b.services)

/** Whether both hold the same ids, in any order. */
export const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))

/** The standard that most rules of another come from; the first of equals. Null where there is none. */
export function nearestBase(standard: Standard, bases: readonly Standard[]): Standard | null {
  const alike = (base: Standard): number =>
    standard.rules.filter((rule) => base.rules.some((one) => one.id === rule.id && isSameDemand(one, rule)))
      .length -
    base.rules.length / 1_000
  return bases.reduce<Standard | null>(
    (best, one) => (best === null || alike(one) > alike(best) ? one : best),
    null,
  )
}

/**
 * A standard from elsewhere beside its base. A source of the same key that says something else is given a key of its
 * own; and a mark counts only where the value and its source are those of the base, for nobody here has read the others.
 */
export function adoptStandard(foreign: Standard, base: Standard): Standard {
  const sources: Record<string, Source> = {}
  const keyOf = new Map<string, string>()
  for (const [key, source] of Object.entries(foreign.sources)) {
    const own = isClash(key, source, base) ? freeKey(key, foreign, base) : key
    keyOf.set(key, own)
    sources[own] = source
  }
  const keyNow = (key: string): string => keyOf.get(key) ?? key
  const isKnown = (rule: StandardRule): boolean => base.rules.some((one) => isSame(one, rule))
  const rules = foreign.rules.map((rule): StandardRule => {
    const { minSize } = rule
    const moved: StandardRule = { ...rule, source: keyNow(rule.source) }
    if (isKnown(moved)) return moved
    const size =
      minSize === undefined
        ? {}
        : { minSize: { ...minSize, source: keyNow(minSize.source), verified: false } }
    return { ...moved, ...size, verified: false }
  })
  const marked = <T extends { readonly source: string; readonly verified: boolean }>(of: T, like: T): T => {
    const moved = { ...of, source: keyNow(of.source) }
    return isSame(moved, like) ? moved : { ...moved, verified: false }
  }
  return settle(
    {
      ...foreign,
      sources,
      rules,
      source: keyNow(foreign.source),
      verified: false,
      judging: marked(foreign.judging, base.judging),
      thinFloors: marked(foreign.thinFloors, base.thinFloors),
    },
    base,
  )
}

const isClash = (key: string, source: Source, base: Standard): boolean =>
  key === VISITOR_SOURCE
    ? !isSame(source, VISITOR)
    : Object.hasOwn(base.sources, key) && !isSame(source, base.sources[key])

function freeKey(key: string, foreign: Standard, base: Standard): string {
  for (let n = 2; ; n++) {
    const free = `${key.slice(0, 30)}-${n}`
    if (!Object.hasOwn(foreign.sources, free) && !Object.hasOwn(base.sources, free)) return free
  }
}

/** Whether two plain values are written alike; both come from the same reader, which orders their keys. */
const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

/** JSON with sorted keys. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
