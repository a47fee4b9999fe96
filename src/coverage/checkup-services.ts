import type { Standard } from '../services/standard.ts'
import type { CommunityReport, RuleReport, ServiceReport } from './community-report.ts'
import type { Reason, Verdict } from './verdict.ts'

/** One service of one community in the check-up file. */
export interface CheckupService {
  readonly seconds: number | null
  /** Length of the path that `seconds` belongs to. */
  readonly metres: number | null
  readonly share: number | null
  readonly verdict: Verdict
  readonly reason: Reason
  readonly facility: string | null
}

/**
 * `services` and `missing` of the check-up file. Members of a group are listed each with its own verdict; the
 * group decides, so all members of a required group that is outside are missing and those of one that is inside
 * are not. A service that stands in several rules is told by the first required one, else by the first.
 */
export function checkupServices(
  report: CommunityReport,
  standard: Standard,
  facilityId: (facility: number) => string | null,
): { readonly services: Readonly<Record<string, CheckupService>>; readonly missing: readonly string[] } {
  const services: Record<string, CheckupService> = {}
  const missing = new Set<string>()
  for (const rule of report.services.toSorted((a, b) => Number(b.required) - Number(a.required))) {
    const ruler = standard.rules.find(({ id }) => id === rule.rule)?.ruler ?? 'minutes'
    for (const member of rule.members) {
      services[member.service] ??= checkupService(member, ruler, facilityId)
      if (isMissing(rule, member)) missing.add(member.service)
    }
  }
  return { services, missing: [...missing] }
}

/** Members that are not on the map are not missing: nobody knows. */
const isMissing = (rule: RuleReport, member: ServiceReport): boolean =>
  rule.required && rule.verdict === 'outside' && member.reason !== 'no-data'

function checkupService(
  { primary, secondary, share, verdict, reason, facility }: ServiceReport,
  ruler: 'minutes' | 'metres',
  facilityId: (facility: number) => string | null,
): CheckupService {
  const [ds, dm] = ruler === 'minutes' ? [primary, secondary] : [secondary, primary]
  const id = facility === null ? null : facilityId(facility)
  return { seconds: tenth(ds), metres: tenth(dm), share, verdict, reason, facility: id }
}

/** Deciseconds to seconds, decimetres to metres. */
const tenth = (value: number | null): number | null => (value === null ? null : value / 10)
