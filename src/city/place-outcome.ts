import type { CommunityReport, RuleReport } from '../coverage/community-report.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { Standard, StandardRule } from '../services/standard.ts'
import type { PlaceOutcome, PlaceService } from './place-answer.ts'

/** The required rules of a report by what is known of them. */
export function outcomeOf(report: CommunityReport, standard: Standard): PlaceOutcome {
  const required = report.services.filter((rule) => rule.required)
  const dsOf = ({ rule, primary, secondary }: RuleReport): number =>
    (standard.rules.find(({ id }) => id === rule)?.ruler === 'metres' ? secondary : primary) ?? Infinity
  const outside = required.filter(({ verdict }) => verdict === 'outside')
  const unknown = required.filter(({ verdict }) => verdict === 'unknown')
  return {
    of: required.length,
    reached: required.length - outside.length - unknown.length,
    tooFar: outside
      .map((rule) => ({ rule, ds: dsOf(rule) }))
      // two that are never reached stand in the standard's order: Infinity - Infinity is not a number
      .sort((a, b) => (a.ds === b.ds ? 0 : a.ds - b.ds))
      .map(({ rule }) => rule),
    unsure: unknown.filter(({ reason }) => reason !== 'no-data'),
    notMapped: unknown.filter(({ reason }) => reason === 'no-data'),
  }
}

/** The first rule that names the service, required ones first. */
export const ruleOfService = (standard: Standard, service: string): StandardRule | undefined => {
  const naming = standard.rules.filter(({ services }) => services.includes(service))
  return naming.find(({ required }) => required) ?? naming[0]
}

/** A report whose facilities are named by another number. */
export function renamed(report: CommunityReport, idOf: (facility: number) => number): CommunityReport {
  const named = <T extends { readonly facility: number | null }>(of: T): T => ({
    ...of,
    facility: of.facility === null ? null : idOf(of.facility),
  })
  const services = report.services.map((rule) => ({ ...named(rule), members: rule.members.map(named) }))
  return { ...report, services }
}

type Named = { readonly report: CommunityReport; readonly services: readonly PlaceService[] }

/** Global ids of every facility that the report or the services name, ascending. */
export function namedIds({ report, services }: Named): number[] {
  const ids = [
    ...report.services.flatMap((rule) => [rule.facility, ...rule.members.map(({ facility }) => facility)]),
    ...services.map(({ nearest }) => nearest?.facility ?? null),
    ...services.flatMap(({ choices }) => choices.map(({ facility }) => facility)),
  ].filter((id) => id !== null)
  return [...new Set(ids)].sort((a, b) => a - b)
}

/** Details of every facility that the report or the services name, ascending by global id; those known of. */
export const namedFacilities = (
  named: Named,
  details: (globalId: number) => FacilityDetails | undefined,
): FacilityDetails[] => namedIds(named).flatMap((id) => details(id) ?? [])
