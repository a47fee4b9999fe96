import type { CommunityReport, RuleReport, ServiceReport } from '../../coverage/community-report.ts'
import type { FacilityDetails } from '../../coverage/tables.ts'
import { bareFacility } from '../../coverage/testing/bare-facility.ts'
import type { WalkingPace } from '../../network/metric.ts'
import type { Standard } from '../../services/standard.ts'
import { horizonDmOf, horizonMinutesOf } from '../place-horizon.ts'

/** A report of the whole chain as somebody tells it who looks no farther than the horizon of a place. */
export function withinHorizon(
  report: CommunityReport,
  standard: Standard,
  walker: WalkingPace,
): CommunityReport {
  const limits = { minutes: 600 * horizonMinutesOf(standard), metres: horizonDmOf(standard, walker) }
  const cut = <T extends ServiceReport>(of: T, limit: number): T =>
    of.primary === null || of.primary <= limit
      ? of
      : { ...of, primary: null, secondary: null, facility: null }
  const services = report.services.map((rule, r): RuleReport => {
    const limit = limits[standard.rules[r]?.ruler ?? 'minutes']
    const own = cut(rule, limit)
    const service = own.primary === null ? null : own.service
    return { ...own, service, members: rule.members.map((member) => cut(member, limit)) }
  })
  return { ...report, services }
}

/** Details that say no more than the number. */
export const detailsByRow = (globalId: number): FacilityDetails =>
  bareFacility({ globalId, id: `test:${globalId}`, lon: 71.4, lat: 51 })
