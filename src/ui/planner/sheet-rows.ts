import type { CommunityReport, RuleReport, ServiceReport } from '../../coverage/community-report.ts'
import type { StandardRule } from '../../services/standard.ts'
import { UNREACHED } from '../../units.ts'
import { walkLength, type WalkLength } from './walk-length.ts'

/** One line of a community's sheet. */
export interface SheetRow {
  readonly rule: StandardRule
  readonly verdict: RuleReport['verdict']
  readonly reason: RuleReport['reason']
  /** Within which enough residents reach it, by the rule's ruler; and the other quantity of the same walk. */
  readonly length: WalkLength | null
  readonly other: WalkLength | null
  readonly share: number | null
  /** Global id, and the service it is reached for. */
  readonly facility: number | null
  readonly service: string | null
  /** Of a group of services, each that can be walked to. */
  readonly members: readonly { readonly service: string; readonly length: WalkLength }[]
}

/** A report's rules in the standard's order: what lacks first, then what nobody can tell, then what is within reach. */
export function sheetRows(report: CommunityReport, rules: readonly StandardRule[]): SheetRow[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const rows = report.services.flatMap((found) => {
    const rule = byId.get(found.rule)
    return rule === undefined ? [] : [rowOf(found, rule)]
  })
  return rows.toSorted((a, b) => place(a) - place(b))
}

function place({ verdict, reason, rule }: SheetRow): number {
  if (reason === 'no-data') return 4
  if (verdict === 'outside') return rule.required ? 0 : 1
  return verdict === 'unknown' ? 2 : 3
}

function rowOf(found: RuleReport, rule: StandardRule): SheetRow {
  const { verdict, reason, share, facility, service } = found
  const members = found.members.flatMap((member) => {
    const { primary } = member
    return primary === null ? [] : [{ service: member.service, length: walkLength(primary, rule.ruler) }]
  })
  return {
    rule,
    verdict,
    reason,
    ...lengthsOf(found, rule),
    share,
    facility,
    service,
    members: rule.services.length < 2 ? [] : members,
  }
}

/** Of what is too far and not reached at all, at least how far it is; nothing where nobody can tell. */
function lengthsOf({ verdict, primary, secondary }: ServiceReport, { ruler }: StandardRule) {
  if (verdict === 'outside' && primary === null) return { length: walkLength(UNREACHED, ruler), other: null }
  const otherRuler = ruler === 'minutes' ? ('metres' as const) : ('minutes' as const)
  return {
    length: primary === null ? null : walkLength(primary, ruler),
    other: secondary === null ? null : walkLength(secondary, otherRuler),
  }
}
