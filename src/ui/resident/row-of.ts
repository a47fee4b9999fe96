import type { PlaceAnswer, PlaceService, PlaceWalk } from '../../city/place-answer.ts'
import type { RuleReport } from '../../coverage/community-report.ts'
import type { Ruler, Standard } from '../../services/standard.ts'
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
  const walk = betterWalk(found, { report, ruler })
  const { service, within } = found
  return { service, within, walk, ruler, verdict: verdictOf({ answer, report, service, walk }) }
}

/** The judged walk where it is the better one: a rule may count places that are not open to everybody. */
function betterWalk(
  { service, nearest }: PlaceService,
  { report, ruler }: { readonly report: RuleReport | undefined; readonly ruler: Ruler },
): PlaceWalk | null {
  const member = report?.members.find((candidate) => candidate.service === service)
  if (member === undefined || member.facility === null) return nearest
  const { primary, secondary, facility } = member
  if (primary === null || secondary === null) return nearest
  const judged: PlaceWalk =
    ruler === 'minutes' ? { facility, ds: primary, dm: secondary } : { facility, ds: secondary, dm: primary }
  if (nearest === null) return judged
  const isBetter = ruler === 'minutes' ? judged.ds <= nearest.ds : judged.dm <= nearest.dm
  return isBetter ? judged : nearest
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
