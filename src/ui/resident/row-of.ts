import type { PlaceAnswer, PlaceService, PlaceWalk } from '../../city/place-answer.ts'
import type { RuleReport } from '../../coverage/community-report.ts'
import type { Ruler, Standard } from '../../services/standard.ts'
import { nearestWalk } from '../../state/nearest-walk.ts'
import type { VerdictName } from '../../theme.ts'

/** One line of the list. */
export interface ServiceRow {
  readonly service: string
  readonly walk: PlaceWalk | null
  /** Facilities to choose from within the limit. */
  readonly within: number
  /** Which figure decides, and stands large. */
  readonly ruler: Ruler
  /** Null where nothing is asked of this service, or another of its group will do. */
  readonly verdict: VerdictName | null
}

/** Under the rule that it is listed for, else under the first one that names it. */
export function rowOf(
  { answer, standard }: { readonly answer: PlaceAnswer; readonly standard: Standard },
  found: PlaceService,
  listedFor: RuleReport | undefined,
): ServiceRow {
  const report = listedFor ?? answer.report.services.find(({ rule }) => rule === found.rule)
  const ruler = standard.rules.find(({ id }) => id === report?.rule)?.ruler ?? 'minutes'
  const { service, within } = found
  const walk = nearestWalk(answer, service)
  return { service, within, walk, ruler, verdict: verdictOf({ answer, report, service, walk }) }
}

interface Judged {
  readonly answer: PlaceAnswer
  readonly report: RuleReport | undefined
  readonly service: string
  readonly walk: PlaceWalk | null
}

function verdictOf({ answer, report, service, walk }: Judged): VerdictName | null {
  if (report === undefined) return walk !== null && walk.ds <= answer.minutes * 600 ? 'inside' : null
  const own = report.members.find((member) => member.service === service)?.verdict
  if (own === 'inside') return 'inside'
  return report.required && report.verdict !== 'inside' ? report.verdict : null
}
