import { inOrderOf, newRule, scalableBy } from '../services/edit-standard.ts'
import {
  asVisitors,
  canonical,
  OWN_PREFIX,
  setByVisitor,
  settle,
  VISITOR_SOURCE,
  type OwnStandard,
} from '../services/own-standard.ts'
import { readStandard, type Standard, type StandardRule } from '../services/standard.ts'

const VERSION = '1'

/** Longest text in an address, as it stands there: some programs cut addresses of more than 2,000 characters. */
const LONGEST = 1_500

/** What a text in an address is read against. */
export interface LinkKnowledge {
  readonly standards: readonly Standard[]
  /** Ids of all services. */
  readonly services: readonly string[]
}

/**
 * A visitor's standard as differences from its base, for the address: `1*beijing-15*own-1f0c*P0.8T1*laundryX_repairM10*name`.
 * Ids are of lower-case letters, so that capitals can part what follows: S service, M minutes, D metres, R required,
 * O optional, W weight, V and F whether the minutes control acts on it, X removed; P residents' share, T gaps allowed.
 * Null where it is too long, or says what cannot be said so (sources of a file, say): then there is only the file.
 */
export function writeStandardLink(own: Standard, base: Standard): string | null {
  const removed = base.rules.filter(({ id }) => !own.rules.some((rule) => rule.id === id))
  const rules = [
    ...removed.map(({ id }) => `${id}X`),
    ...own.rules.flatMap((rule) => {
      const before = base.rules.find(({ id }) => id === rule.id)
      const text = ruleText(rule, before)
      return before !== undefined && text === '' ? [] : [rule.id + text]
    }),
  ]
  const head =
    (own.residentsShare === base.residentsShare ? '' : `P${own.residentsShare}`) +
    (own.tolerance === base.tolerance ? '' : `T${own.tolerance}`)
  const text = [VERSION, base.id, own.id, head, rules.join('_'), own.names.en].join('*')
  if (encodeURIComponent(text).length > LONGEST) return null
  const back = decode(text, base)
  return back !== null && canonical(back) === canonical(own) ? text : null
}

/**
 * Reads what `writeStandardLink` wrote, of whatever origin; null where it is something else, or of a base, service or
 * version that is not known.
 */
export function readStandardLink(text: string, known: LinkKnowledge): OwnStandard | null {
  const [version, baseId] = text.split('*', 2)
  const base = known.standards.find(({ id }) => id === baseId)
  if (version !== VERSION || base === undefined) return null
  const standard = decode(text, base)
  const isKnown = standard?.rules.every((rule) => rule.services.every((id) => known.services.includes(id)))
  return standard === null || isKnown !== true ? null : { base: base.id, standard }
}

function ruleText(rule: StandardRule, base: StandardRule | undefined): string {
  const from = base ?? newRule(rule.id, [], { ruler: rule.ruler, threshold: 0 })
  const parts: string[] = []
  if (rule.services.join() !== from.services.join()) parts.push(...rule.services.map((id) => `S${id}`))
  if (rule.ruler !== from.ruler || rule.threshold !== from.threshold)
    parts.push(`${rule.ruler === 'minutes' ? 'M' : 'D'}${rule.threshold}`)
  if (rule.required !== from.required) parts.push(rule.required ? 'R' : 'O')
  if (rule.weight !== from.weight) parts.push(`W${rule.weight}`)
  if (rule.scalable !== scalableBy(rule.ruler, base)) parts.push(rule.scalable ? 'V' : 'F')
  return parts.join('')
}

const ID = '[a-z0-9]+(?:-[a-z0-9]+)*'
const NUMBER = String.raw`\d+(?:\.\d+)?`
const TEXT = new RegExp(
  String.raw`^${VERSION}\*${ID}\*(${OWN_PREFIX}${ID})\*(?:P(${NUMBER}))?(?:T(\d+))?\*([^*]*)\*([^]+)$`,
)
const RULE = new RegExp(`^(${ID})(?:(X)|((?:S${ID})*)(?:([MD])(${NUMBER}))?([RO])?(?:W(${NUMBER}))?([VF])?)$`)

/** Null where the text is none, or says what no standard may say. */
function decode(text: string, base: Standard): Standard | null {
  const found = TEXT.exec(text)
  if (found === null) return null
  const [, id = '', share, tolerance, ruleTexts = '', name = ''] = found
  const rules = decodeRules(ruleTexts, base)
  if (rules === null) return null
  const { note: _note, ...rest } = base
  const own: Standard = {
    ...asVisitors(rest),
    id,
    names: { 'zh-Hans': name, 'zh-Hant': name, en: name },
    residentsShare: share === undefined ? base.residentsShare : Number(share),
    tolerance: tolerance === undefined ? base.tolerance : Number(tolerance),
    judging: { source: VISITOR_SOURCE, verified: false },
    rules,
  }
  try {
    return readStandard(settle(own, base), 'the link')
  } catch {
    return null
  }
}

function decodeRules(text: string, base: Standard): StandardRule[] | null {
  const rules = new Map(base.rules.map((rule) => [rule.id, rule]))
  for (const part of text === '' ? [] : text.split('_')) {
    const [all, id = '', isRemoved, services = '', ruler, threshold, need, weight, scale] =
      RULE.exec(part) ?? []
    if (all === undefined) return null
    if (isRemoved !== undefined) {
      rules.delete(id)
      continue
    }
    const before = base.rules.find((rule) => rule.id === id)
    const limit = limitOf(ruler, threshold) ?? before ?? null
    if (limit === null) return null
    const asked = before ?? newRule(id, [], limit)
    rules.set(
      id,
      setByVisitor({
        ...asked,
        services: services === '' ? asked.services : services.slice(1).split('S'),
        ruler: limit.ruler,
        threshold: limit.threshold,
        required: need === undefined ? asked.required : need === 'R',
        weight: weight === undefined ? asked.weight : Number(weight),
        scalable: scale === undefined ? scalableBy(limit.ruler, before) : scale === 'V',
      }),
    )
  }
  return inOrderOf(base, [...rules.values()])
}

const limitOf = (
  ruler: string | undefined,
  threshold: string | undefined,
): Pick<StandardRule, 'ruler' | 'threshold'> | null =>
  ruler === undefined ? null : { ruler: ruler === 'M' ? 'minutes' : 'metres', threshold: Number(threshold) }
