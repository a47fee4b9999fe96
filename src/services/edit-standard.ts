import {
  asVisitors,
  isSameSet,
  LIMITS,
  LONGEST_NAME,
  setByVisitor,
  settle,
  VISITOR_SOURCE,
} from './own-standard.ts'
import type { Ruler, Standard, StandardRule } from './standard.ts'

/** One change that somebody makes to a standard of their own. Numbers may be `NaN`: then they are told as not one. */
export type StandardEdit =
  | { readonly kind: 'name'; readonly name: string }
  /** 0–1 */
  | { readonly kind: 'residents-share'; readonly share: number }
  | { readonly kind: 'tolerance'; readonly tolerance: number }
  | { readonly kind: 'add-rule'; readonly service: string }
  | { readonly kind: 'remove-rule'; readonly rule: string }
  /** Puts a rule back as the base has it, changed or removed. */
  | { readonly kind: 'restore-rule'; readonly rule: string }
  | { readonly kind: 'services'; readonly rule: string; readonly services: readonly string[] }
  | { readonly kind: 'ruler'; readonly rule: string; readonly ruler: Ruler; readonly threshold: number }
  | { readonly kind: 'threshold'; readonly rule: string; readonly threshold: number }
  | { readonly kind: 'required'; readonly rule: string; readonly required: boolean }
  | { readonly kind: 'weight'; readonly rule: string; readonly weight: number }
  /** Everything but the name as the base has it. */
  | { readonly kind: 'reset' }

/** Why an edit was not made: where, what was found, and what is expected. Nothing has changed then. */
export interface EditProblem {
  /** Path inside the standard's JSON, such as `rules[2].threshold`. */
  readonly path: string
  readonly expected:
    | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly isWhole: boolean }
    /** More required rules than gaps allowed. */
    | { readonly kind: 'fewer-gaps'; readonly required: number }
    | { readonly kind: 'text' | 'a-service' | 'a-rule' | 'other-services' | 'fewer-rules' | 'known-rule' }
  readonly found: string
}

export type EditOutcome =
  | { readonly ok: true; readonly standard: Standard }
  | { readonly ok: false; readonly problem: EditProblem }

const MOST_RULES = 64

const BY_VISITOR = { source: VISITOR_SOURCE, verified: false } as const

/**
 * Makes one change. What it sets is the visitor's own and unverified; what is again as in `base` has the source and the
 * mark of `base` again. The result can always be read by `readStandard`.
 */
export function editStandard(own: Standard, edit: StandardEdit, base: Standard): EditOutcome {
  const changed = change(own, edit, base)
  if ('expected' in changed) return { ok: false, problem: changed }
  const standard = settle(asVisitors(changed), base)
  const required = standard.rules.filter((rule) => rule.required).length
  if (standard.tolerance > 0 && standard.tolerance >= required) {
    const path = 'rule' in edit ? `${pathOf(own, edit.rule)}.required` : 'tolerance'
    const problem: EditProblem = {
      path,
      found: String(standard.tolerance),
      expected: { kind: 'fewer-gaps', required },
    }
    return { ok: false, problem }
  }
  return { ok: true, standard }
}

function change(own: Standard, edit: StandardEdit, base: Standard): Standard | EditProblem {
  switch (edit.kind) {
    case 'name':
      return named(own, edit.name)
    case 'residents-share':
      return (
        numberProblem('residentsShare', edit.share, LIMITS.share) ?? {
          ...own,
          residentsShare: edit.share,
          judging: BY_VISITOR,
        }
      )
    case 'tolerance':
      return (
        numberProblem('tolerance', edit.tolerance, LIMITS.tolerance) ?? {
          ...own,
          tolerance: edit.tolerance,
          judging: BY_VISITOR,
        }
      )
    case 'add-rule':
      return withRuleFor(own, edit.service, base)
    case 'reset':
      return {
        ...own,
        residentsShare: base.residentsShare,
        tolerance: base.tolerance,
        judging: base.judging,
        rules: base.rules,
      }
    case 'restore-rule':
      return restored(own, edit.rule, base)
    default:
      return ruleEdited(own, edit, base)
  }
}

function named(own: Standard, text: string): Standard | EditProblem {
  const name = text.trim()
  const isFit = name !== '' && name.length <= LONGEST_NAME
  return isFit
    ? { ...own, names: { 'zh-Hans': name, 'zh-Hant': name, en: name } }
    : { path: 'names', found: text, expected: { kind: 'text' } }
}

type RuleEdit = Extract<StandardEdit, { rule: string }>

function ruleEdited(own: Standard, edit: RuleEdit, base: Standard): Standard | EditProblem {
  const rule = own.rules.find(({ id }) => id === edit.rule)
  if (rule === undefined) return { path: 'rules', found: edit.rule, expected: { kind: 'known-rule' } }
  if (edit.kind === 'remove-rule') {
    if (own.rules.length === 1) return { path: 'rules', found: edit.rule, expected: { kind: 'a-rule' } }
    return { ...own, rules: own.rules.filter((one) => one !== rule) }
  }
  const problem = ruleProblem(own, rule, edit)
  if (problem !== null) return problem
  const baseRule = base.rules.find(({ id }) => id === rule.id)
  return {
    ...own,
    rules: own.rules.map((one) => (one === rule ? setByVisitor(changedRule(rule, edit, baseRule)) : one)),
  }
}

function ruleProblem(own: Standard, rule: StandardRule, edit: RuleEdit): EditProblem | null {
  const path = pathOf(own, rule.id)
  switch (edit.kind) {
    case 'threshold':
      return numberProblem(`${path}.threshold`, edit.threshold, LIMITS[rule.ruler])
    case 'ruler':
      return numberProblem(`${path}.threshold`, edit.threshold, LIMITS[edit.ruler])
    case 'weight':
      return numberProblem(`${path}.weight`, edit.weight, LIMITS.weight)
    case 'services': {
      const found = edit.services.join(', ')
      if (edit.services.length === 0)
        return { path: `${path}.services`, found, expected: { kind: 'a-service' } }
      const isTaken = own.rules.some(
        (one) => one !== rule && isSameSet(one.services, [...new Set(edit.services)]),
      )
      return isTaken ? { path: `${path}.services`, found, expected: { kind: 'other-services' } } : null
    }
    default:
      return null
  }
}

function changedRule(rule: StandardRule, edit: RuleEdit, base: StandardRule | undefined): StandardRule {
  switch (edit.kind) {
    case 'threshold':
      return { ...withoutBand(rule), threshold: edit.threshold }
    case 'ruler': {
      const { ruler, threshold } = edit
      return { ...withoutBand(rule), ruler, threshold, scalable: scalableBy(ruler, base) }
    }
    case 'weight':
      return { ...rule, weight: edit.weight }
    case 'required':
      return { ...rule, required: edit.required }
    case 'services': {
      // name, note and size were those of other services
      const { names: _names, note: _note, minSize: _minSize, ...rest } = rule
      return { ...rest, services: [...new Set(edit.services)] }
    }
    default:
      return rule
  }
}

/** A band is what the source says beside its own threshold. */
function withoutBand({ band: _band, ...rule }: StandardRule): StandardRule {
  return rule
}

/** Whether the page's minutes control acts on a rule: as in the base, or where that counts in metres, on minutes. */
export const scalableBy = (ruler: Ruler, base: StandardRule | undefined): boolean =>
  ruler === 'minutes' && (base?.ruler === 'minutes' ? base.scalable : true)

function withRuleFor(own: Standard, service: string, base: Standard): Standard | EditProblem {
  const taken = own.rules.some((rule) => isSameSet(rule.services, [service]))
  if (taken) return { path: 'rules', found: service, expected: { kind: 'other-services' } }
  if (own.rules.length >= MOST_RULES)
    return { path: 'rules', found: String(own.rules.length), expected: { kind: 'fewer-rules' } }
  // the id of a rule that was removed would make this one stand for it
  const ids = new Set([...own.rules, ...base.rules].map(({ id }) => id))
  const asBase = base.rules.find((rule) => isSameSet(rule.services, [service]) && !hasRule(own, rule.id))
  if (asBase !== undefined) return restored(own, asBase.id, base)
  let id = service
  for (let n = 2; ids.has(id); n++) id = `${service}-${n}`
  return { ...own, rules: [...own.rules, newRule(id, [service], commonLimit(own))] }
}

/** A rule of the visitor's: required, of weight 1. */
export function newRule(
  id: string,
  services: readonly string[],
  { ruler, threshold }: Pick<StandardRule, 'ruler' | 'threshold'>,
): StandardRule {
  return {
    id,
    services: [...services],
    ruler,
    threshold,
    scalable: ruler === 'minutes',
    required: true,
    weight: 1,
    countsByAppointment: false,
    source: VISITOR_SOURCE,
    verified: false,
  }
}

/** The limit that most rules have; of equals the first. */
function commonLimit({ rules }: Standard): Pick<StandardRule, 'ruler' | 'threshold'> {
  const count = (one: StandardRule): number =>
    rules.filter(({ ruler, threshold }) => ruler === one.ruler && threshold === one.threshold).length
  return rules.reduce<StandardRule | undefined>(
    (best, one) => (best === undefined || count(one) > count(best) ? one : best),
    undefined,
  ) as StandardRule
}

function restored(own: Standard, id: string, base: Standard): Standard | EditProblem {
  const rule = base.rules.find((one) => one.id === id)
  if (rule === undefined) return { path: 'rules', found: id, expected: { kind: 'known-rule' } }
  const isTaken = own.rules.some((one) => one.id !== id && isSameSet(one.services, rule.services))
  if (isTaken) return { path: 'rules', found: id, expected: { kind: 'other-services' } }
  if (hasRule(own, id)) return { ...own, rules: own.rules.map((one) => (one.id === id ? rule : one)) }
  if (own.rules.length >= MOST_RULES)
    return { path: 'rules', found: String(own.rules.length), expected: { kind: 'fewer-rules' } }
  return { ...own, rules: inOrderOf(base, [...own.rules, rule]) }
}

/** Rules of the base in its order, then the others as they come. */
export function inOrderOf(base: Standard, rules: readonly StandardRule[]): StandardRule[] {
  const known = base.rules.flatMap(({ id }) => rules.filter((rule) => rule.id === id))
  return [...known, ...rules.filter(({ id }) => !hasRule(base, id))]
}

const hasRule = ({ rules }: Standard, id: string): boolean => rules.some((rule) => rule.id === id)

const pathOf = ({ rules }: Standard, rule: string): string =>
  `rules[${rules.findIndex(({ id }) => id === rule)}]`

interface NumberLimits {
  readonly least: number
  readonly most: number
  readonly isWhole: boolean
}

function numberProblem(path: string, value: number, limits: NumberLimits): EditProblem | null {
  const isFit = value >= limits.least && value <= limits.most && (!limits.isWhole || Number.isInteger(value))
  return isFit ? null : { path, found: String(value), expected: { kind: 'number', ...limits } }
}
