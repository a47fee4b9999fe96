import type { PlaceAnswer, PlaceWalk } from '../../city/place-answer.ts'
import type { RuleReport } from '../../coverage/community-report.ts'
import type { FacilityDetails } from '../../coverage/tables.ts'
import type { Service } from '../../services/catalogue.ts'
import type { Ruler, Standard } from '../../services/standard.ts'
import type { VerdictName } from '../../theme.ts'
import { wholeMinutes } from '../kit/minutes.ts'
import { metresText } from '../resident/figures.ts'
import { ruleName } from '../resident/key-sentence.ts'
import { nearestWalk } from '../../state/nearest-walk.ts'
import type { ShareWords } from './words.ts'

/** What a card or poster is made from. */
export interface CardInput {
  readonly words: ShareWords
  readonly answer: PlaceAnswer
  /** That the answer was found by. */
  readonly standard: Standard
  readonly services: readonly Service[]
}

/** One rule that the standard requires, in words. */
export interface CardRow {
  readonly rule: string
  readonly name: string
  readonly verdict: VerdictName
  /** Which of minutes and metres decides. */
  readonly ruler: Ruler
  /** The nearest place, with what it is where the rule names several services; empty where there is none to tell. */
  readonly nearest: string
  /** 「6 分钟」; of none within the horizon that; empty where nobody can tell. */
  readonly minutes: string
  readonly metres: string
  /** As it is mapped; null: not mapped, or there is no place. */
  readonly hours: string | null
}

/** A service beside those of the rules, within reach. */
export interface OtherService {
  readonly service: string
  readonly name: string
  readonly place: string
  readonly minutes: string
}

export interface CardRows {
  /** Too far first, then what nobody can tell, then within reach, each nearest first. */
  readonly required: readonly CardRow[]
  /** Names of required rules of which the map has nothing in the city. */
  readonly notMapped: readonly string[]
  /** Soonest first. */
  readonly others: readonly OtherService[]
}

const ORDER: readonly VerdictName[] = ['outside', 'unknown', 'inside']

/** What the card's table says. O(rules × services). */
export function cardRows(input: CardInput): CardRows {
  const { answer, standard } = input
  const required = answer.report.services.filter((rule) => rule.required)
  const isMapped = ({ reason }: RuleReport): boolean => reason !== 'no-data'
  const nameOf = ({ rule }: RuleReport): string => ruleNameOf(input, rule)
  const shown = required
    .filter(isMapped)
    .map((report) => ({ report, walk: walkOf(report, standard) }))
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.report.verdict) - ORDER.indexOf(b.report.verdict) ||
        (a.walk?.ds ?? Number.POSITIVE_INFINITY) - (b.walk?.ds ?? Number.POSITIVE_INFINITY),
    )
  return {
    required: shown.map(({ report, walk }) => rowOf(input, report, walk)),
    notMapped: required.filter((rule) => !isMapped(rule)).map(nameOf),
    others: othersOf(input, shown),
  }
}

const ruleNameOf = ({ words, standard, services }: CardInput, rule: string): string =>
  ruleName({ words: words.resident, standard, services }, rule)

/** The walk that decided a rule; null where there is none. */
function walkOf({ rule, primary, secondary, facility }: RuleReport, { rules }: Standard): PlaceWalk | null {
  if (primary === null || secondary === null || facility === null) return null
  return rulerOf(rules, rule) === 'minutes'
    ? { facility, ds: primary, dm: secondary }
    : { facility, ds: secondary, dm: primary }
}

const rulerOf = (rules: Standard['rules'], rule: string): Ruler =>
  rules.find(({ id }) => id === rule)?.ruler ?? 'minutes'

function rowOf(input: CardInput, report: RuleReport, walk: PlaceWalk | null): CardRow {
  const { words, answer } = input
  const { share, resident } = words
  const { units } = resident.text
  const details = walk === null ? undefined : facilityOf(answer, walk.facility)
  const none = share.card.none(units.minutes(resident.number(answer.horizonMinutes)))
  return {
    rule: report.rule,
    name: ruleNameOf(input, report.rule),
    verdict: report.verdict,
    ruler: rulerOf(input.standard.rules, report.rule),
    nearest: walk === null ? '' : placeName(input, report, details),
    minutes: walk !== null ? shortMinutes(words, walk.ds) : report.verdict === 'outside' ? none : '',
    metres: walk === null ? '' : metresText(resident, walk.dm),
    hours: details?.openingHours ?? null,
  }
}

function placeName(input: CardInput, report: RuleReport, details: FacilityDetails | undefined): string {
  const { resident } = input.words
  const kind = serviceName(input, report.service ?? report.members[0]?.service ?? '')
  const name = details === undefined ? '' : resident.name(details.names)
  if (name === '') return resident.text.row.nameless(kind)
  return report.members.length > 1 ? name + resident.text.list.bracket(resident.text.inSentence(kind)) : name
}

function serviceName({ words, services }: CardInput, id: string): string {
  const service = services.find((one) => one.id === id)
  return service === undefined ? id : words.resident.name(service.names.resident)
}

const shortMinutes = ({ share, resident }: ShareWords, ds: number): string =>
  share.minutes(resident.number(wholeMinutes(ds)))

const facilityOf = ({ facilities }: PlaceAnswer, id: number): FacilityDetails | undefined =>
  facilities.find(({ globalId }) => globalId === id)

/** Services with a place within the minutes, but for those that have a row of their own. */
function othersOf(input: CardInput, shown: readonly { readonly report: RuleReport }[]): OtherService[] {
  const { words, answer } = input
  const own = new Set(
    shown.flatMap(({ report }) => (report.members.length === 1 ? report.members.map((m) => m.service) : [])),
  )
  return answer.services
    .filter(({ service }) => !own.has(service))
    .flatMap(({ service }) => {
      const walk = nearestWalk(answer, service)
      return walk === null || walk.ds > answer.minutes * DS_PER_MINUTE ? [] : [{ service, walk }]
    })
    .toSorted((a, b) => a.walk.ds - b.walk.ds)
    .map(({ service, walk }) => ({
      service,
      name: serviceName(input, service),
      place: words.resident.name(facilityOf(answer, walk.facility)?.names ?? {}),
      minutes: shortMinutes(words, walk.ds),
    }))
}

const DS_PER_MINUTE = 600
