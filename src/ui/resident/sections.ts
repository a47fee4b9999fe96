import type { PlaceAnswer } from '../../city/place-answer.ts'
import type { RuleReport } from '../../coverage/community-report.ts'
import type { Reason } from '../../coverage/verdict.ts'
import type { Service } from '../../services/catalogue.ts'
import type { Standard } from '../../services/standard.ts'
import { rowOf, type ServiceRow } from './row-of.ts'
import { TASK_SERVICES, type StartTask } from '../shell/start-tasks.ts'
import { TASKS } from './tasks.ts'

/** Rows under one rule of the standard, or of none. */
export interface RowGroup {
  readonly rule: RuleReport | null
  /** Why the rule cannot be told, where the group before does not say the same. */
  readonly reason: Reason
  readonly rows: readonly ServiceRow[]
  /** Services with nothing within the horizon that are told in one line. */
  readonly none: readonly string[]
}

export interface Section {
  readonly id: 'wish' | 'tooFar' | 'unsure' | (typeof TASKS)[number]
  readonly groups: readonly RowGroup[]
  /** What the visitor came for and the map has none of in the city. */
  readonly notMapped: readonly string[]
}

export interface ServiceSections {
  readonly sections: readonly Section[]
  /** Services of which the map has none in the city. */
  readonly notMapped: readonly string[]
}

export interface SectionsInput {
  readonly answer: PlaceAnswer
  readonly standard: Standard
  readonly services: readonly Service[]
  readonly wish: StartTask | null
}

/**
 * Every service of the city once: what the visitor came for, what is too far, what cannot be told, then by task.
 * Within a group what is asked for comes first, then the nearest; services without a walk come last.
 */
export function serviceSections(input: SectionsInput): ServiceSections {
  const { answer, services, wish } = input
  const mapped = answer.services.filter(({ inCity }) => inCity > 0)
  const left = new Map(mapped.map((found) => [found.service, found]))
  const take = (ids: readonly string[], rule?: RuleReport): ServiceRow[] =>
    ids.flatMap((id) => {
      const found = left.get(id)
      left.delete(id)
      return found === undefined ? [] : [rowOf(input, found, rule)]
    })
  const under = (rules: readonly RuleReport[]): RowGroup[] =>
    rules.map((rule) => {
      const rows = ordered(input, take(idsOf(rule), rule))
      return rule.members.length > 1 ? shortened(rule, rows) : { ...shortened(rule, []), rows }
    })
  const notMapped = answer.services.filter(({ inCity }) => inCity === 0).map(({ service }) => service)
  const wishedIds = wish === null ? [] : TASK_SERVICES[wish]
  const sections: Section[] = [
    {
      id: 'wish',
      groups: [{ ...shortened(null, []), rows: ordered(input, take(wishedIds)) }],
      notMapped: wishedIds.filter((id) => notMapped.includes(id)),
    },
    { id: 'tooFar', groups: under(answer.outcome.tooFar), notMapped: [] },
    { id: 'unsure', groups: sayingReasonsOnce(under(answer.outcome.unsure)), notMapped: [] },
    ...TASKS.map((task): Section => {
      const ids = services.filter((service) => service.task === task).map(({ id }) => id)
      return { id: task, groups: [shortened(null, ordered(input, take(ids)))], notMapped: [] }
    }),
  ]
  const isThere = (section: Section): boolean => section.groups.length + section.notMapped.length > 0
  return { sections: sections.map(withoutEmptyGroups).filter(isThere), notMapped }
}

/** Rows without a walk become one line. */
const shortened = (rule: RuleReport | null, rows: readonly ServiceRow[]): RowGroup => ({
  rule,
  reason: rule?.verdict === 'unknown' ? rule.reason : null,
  rows: rows.filter(({ walk }) => walk !== null),
  none: rows.filter(({ walk }) => walk === null).map(({ service }) => service),
})

/** Groups of one reason stand together, in the order in which the reasons first come up; the first says it. */
function sayingReasonsOnce(groups: readonly RowGroup[]): RowGroup[] {
  const reasons = [...new Set(groups.map(({ reason }) => reason))]
  return reasons.flatMap((reason) =>
    groups
      .filter((group) => group.reason === reason)
      .map((group, i) => ({ ...group, reason: i === 0 ? reason : null })),
  )
}

const idsOf = ({ members }: RuleReport): string[] => members.map(({ service }) => service)

const withoutEmptyGroups = (section: Section): Section => ({
  ...section,
  groups: section.groups.filter(({ rows, none }) => rows.length + none.length > 0),
})

function ordered({ standard }: SectionsInput, rows: readonly ServiceRow[]): ServiceRow[] {
  const asked = new Set(standard.rules.flatMap(({ required, services }) => (required ? services : [])))
  const rank = ({ service, walk }: ServiceRow): number => (walk === null ? 2 : asked.has(service) ? 0 : 1)
  return rows.toSorted((a, b) => rank(a) - rank(b) || far(a) - far(b))
}

/** Rows of one group are compared by time; those by metres agree but for signals and steps. */
const far = ({ walk }: ServiceRow): number => walk?.ds ?? 0
