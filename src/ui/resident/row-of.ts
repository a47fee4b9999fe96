import type {
  HoursKnown,
  OpenState,
  PlaceAnswer,
  PlaceChoice,
  PlaceService,
  PlaceWalk,
} from '../../city/place-answer.ts'
import type { RuleReport } from '../../coverage/community-report.ts'
import type { Ruler, Standard } from '../../services/standard.ts'
import { nearestWalk, toldWalk } from '../../state/nearest-walk.ts'
import type { VerdictName } from '../../theme.ts'

/** One line of the list. */
export interface ServiceRow {
  readonly service: string
  /** The nearest, or the one that is the likeliest to be open where a time is asked for. */
  readonly walk: PlaceWalk | null
  /** The nearest at any time, where that is another one. */
  readonly nearer: PlaceWalk | null
  /** Facilities to choose from, `walk` among them. */
  readonly choices: readonly PlaceChoice[]
  /** How many of them all have hours that can be read; null: no time was asked for. */
  readonly hoursKnown: HoursKnown | null
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
  const [walk, nearest] = [toldWalk(answer, service), nearestWalk(answer, service)]
  return {
    service,
    within,
    walk,
    nearer: nearest?.facility === walk?.facility ? null : nearest,
    choices: withWalk(found.choices, walk),
    hoursKnown: found.hoursKnown,
    ruler,
    verdict: verdictOf({ answer, report, service, walk: nearest }),
  }
}

/** The walk of a rule in metres need not be among the soonest. */
const withWalk = (choices: readonly PlaceChoice[], walk: PlaceWalk | null): readonly PlaceChoice[] =>
  walk === null || choices.some(({ facility }) => facility === walk.facility)
    ? choices
    : [{ ...walk, hours: null }, ...choices]

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

/** Whether the facility of a row is open at the time that was asked for; null: none was. */
export const hoursOf = ({ walk, choices }: ServiceRow): OpenState | null =>
  choices.find(({ facility }) => facility === walk?.facility)?.hours ?? null
