import type { Judgement, RuleColumns } from '../../city/judgement.ts'
import type { Community, CommunityUnit } from '../../coverage/tables.ts'
import type { StandardRule } from '../../services/standard.ts'
import { GRADES, VERDICT_NAMES, type Grade } from '../../theme.ts'
import { UNREACHED } from '../../units.ts'
import { walkDs } from './walk-length.ts'

/** A community that lacks something, or of which nobody can tell, as the list shows it. */
export interface GapRow {
  /** Index among the communities. */
  readonly community: number
  readonly name: string
  readonly grade: Grade
  /** Required rules that are outside. */
  readonly missing: number
  /** Required rules on the map of which nobody can tell: so many more may be missing. */
  readonly undecided: number
  /** Of the rules that are outside, the one whose walk takes longest; of one rule where one is asked for. */
  readonly farthest: RuleWalk | null
  readonly residents: number | null
  /** Rules that are outside, and those of which nobody can tell, by index in the standard. */
  readonly outside: readonly number[]
  readonly unsure: readonly number[]
}

export interface RuleWalk {
  /** Index in the standard. */
  readonly rule: number
  /** Deciseconds or decimetres, by the rule's ruler. */
  readonly primary: number
}

export interface GapRowsInput {
  readonly judgement: Judgement
  readonly communities: readonly Community[]
  readonly unit: CommunityUnit
  /** By index. */
  readonly nameOf: (community: number) => string
}

const OUTSIDE = VERDICT_NAMES.indexOf('outside')
const UNKNOWN = VERDICT_NAMES.indexOf('unknown')

/** Every community of a unit that does not reach everything, in the city's order. O(communities × rules). */
export function gapRows(input: GapRowsInput): GapRow[] {
  const { judgement, communities, unit, nameOf } = input
  const aside = new Set(judgement.summary.gaps.rulesSetAside)
  const demands = judgement.rules.flatMap((columns, r) => {
    const rule = judgement.standard.rules[r]
    return rule === undefined || aside.has(rule.id) ? [] : [{ columns, rule, r }]
  })
  const rows: GapRow[] = []
  for (const [c, community] of communities.entries()) {
    const grade = GRADES[judgement.band[c] ?? -1]
    if (community.unit !== unit || grade === undefined || grade === 'all') continue
    const about = { community: c, name: nameOf(c), grade, residents: community.residents }
    const [missing, undecided] = [judgement.missing[c] ?? 0, judgement.undecided[c] ?? 0]
    rows.push({ ...about, ...findings(demands, c), missing, undecided })
  }
  return rows
}

interface Demand {
  readonly columns: RuleColumns
  readonly rule: StandardRule
  readonly r: number
}

function findings(demands: readonly Demand[], c: number) {
  const [outside, unsure]: [number[], number[]] = [[], []]
  let farthest: (RuleWalk & { readonly ds: number }) | null = null
  for (const { columns, rule, r } of demands) {
    const verdict = columns.verdict[c]
    if (verdict === OUTSIDE) outside.push(r)
    if (verdict === UNKNOWN) unsure.push(r)
    if (verdict !== OUTSIDE || !rule.required) continue
    const primary = columns.primary[c] ?? 0
    const ds = walkDs(primary, rule.ruler, COMPARING_PACE_MPS)
    if (farthest === null || ds > farthest.ds) farthest = { rule: r, primary, ds }
  }
  return { outside, unsure, farthest: farthest === null ? null : withoutTime(farthest) }
}

/** Only orders walks of standards that count some in minutes and some in metres: 1,000 m in 15 minutes. */
const COMPARING_PACE_MPS = 1.11

const withoutTime = ({ rule, primary }: RuleWalk): RuleWalk => ({ rule, primary })

/**
 * The rows with the walk of one rule in the stead of the farthest; null where that rule is within reach, and where
 * nobody can tell and nothing is reached.
 */
export function rowsForRule(rows: readonly GapRow[], judgement: Judgement, rule: number): GapRow[] {
  const primary = judgement.rules[rule]?.primary
  return rows.map((row) => {
    const walk = { rule, primary: primary?.[row.community] ?? UNREACHED }
    const isKnown = row.outside.includes(rule) || (row.unsure.includes(rule) && walk.primary < UNREACHED)
    return { ...row, farthest: isKnown ? walk : null }
  })
}
