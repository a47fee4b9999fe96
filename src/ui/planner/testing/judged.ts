import type { Judgement } from '../../../city/judgement.ts'
import type { Figures } from '../../../coverage/figures.ts'
import type { Community } from '../../../coverage/tables.ts'
import type { Standard, StandardRule } from '../../../services/standard.ts'
import { GRADES, VERDICT_NAMES, type Grade, type VerdictName } from '../../../theme.ts'

/** A rule of 15 minutes with some of its fields set. */
export const ruleOf = (rule: Partial<StandardRule> & { readonly id: string }): StandardRule => ({
  services: [rule.id],
  ruler: 'minutes',
  threshold: 15,
  scalable: true,
  required: true,
  weight: 1,
  countsByAppointment: false,
  source: 'own',
  verified: false,
  ...rule,
})

/** One community as it is drawn in a test: `[verdict, primary]` by rule. */
export interface Drawn {
  readonly id: string
  readonly name?: string
  readonly unit?: Community['unit']
  readonly residents?: number | null
  readonly grade: Grade
  readonly missing?: number
  readonly findings: readonly (readonly [VerdictName, number])[]
}

/** A judged city of a few communities. Only what lists are made of is filled in. */
export function judgedOf(
  rules: readonly StandardRule[],
  drawn: readonly Drawn[],
  aside: readonly string[] = [],
): { readonly judgement: Judgement; readonly communities: readonly Community[] } {
  const standard = { rules, tolerance: 0, residentsShare: 0.8 } as unknown as Standard
  const gaps = { missing: [], thin: [], thinInPlaces: [], rulesSetAside: aside }
  const judgement: Judgement = {
    standard,
    summary: { units: [], villages: null, judged: { rules: rules.length, of: rules.length }, gaps },
    verdict: Uint8Array.from(drawn, () => 1),
    band: Uint8Array.from(drawn, ({ grade }) => GRADES.indexOf(grade)),
    missing: Uint8Array.from(drawn, ({ missing }) => missing ?? 0),
    undecided: Uint8Array.from(drawn, ({ findings }) =>
      rules.reduce((sum, rule, r) => sum + Number(inDoubt(rule, findings[r], aside)), 0),
    ),
    index: Float64Array.from(drawn, () => Number.NaN),
    rules: rules.map(({ id }, r) => ({
      rule: id,
      verdict: Uint8Array.from(drawn, ({ findings }) => VERDICT_NAMES.indexOf(findings[r]?.[0] ?? 'unknown')),
      reason: new Uint8Array(drawn.length),
      primary: Uint16Array.from(drawn, ({ findings }) => findings[r]?.[1] ?? 0),
    })),
  }
  return { judgement, communities: drawn.map(communityOf) }
}

const inDoubt = (
  rule: StandardRule,
  finding: Drawn['findings'][number] | undefined,
  aside: readonly string[],
) => rule.required && !aside.includes(rule.id) && (finding?.[0] ?? 'unknown') === 'unknown'

const communityOf = ({ id, name, unit, residents }: Drawn): Community => ({
  id,
  names: { '': name ?? id },
  unit: unit ?? 'derived',
  origin: 'homes',
  lon: 0,
  lat: 0,
  residents: residents === undefined ? 100 : residents,
  residentsSource: residents === null ? 'none' : 'given',
  knownLevelsShare: null,
  communityType: null,
  communityTypeInferred: false,
  district: null,
  street: null,
})

/** Figures of a unit, of which only what is ranked matters. */
export const figuresOf = (figures: Partial<Figures>): Figures => ({
  unit: 'derived',
  communities: 0,
  bands: { all: 0, '1-2': 0, '3-5': 0, '6+': 0, undetermined: 0 },
  verdicts: { inside: 0, outside: 0, unknown: 0 },
  strict: null,
  residents: { inside: 0, outside: 0, unknown: 0 },
  residentBands: { all: 0, '1-2': 0, '3-5': 0, '6+': 0, undetermined: 0 },
  residentsRate: null,
  residentsRough: false,
  rankedBy: 'residents',
  rules: [],
  ...figures,
})
