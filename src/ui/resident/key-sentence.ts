import type { PlaceOutcome } from '../../city/place-answer.ts'
import type { RuleReport } from '../../coverage/community-report.ts'
import type { Service } from '../../services/catalogue.ts'
import type { Standard } from '../../services/standard.ts'
import { rulerText } from './figures.ts'
import { limitOf, limitText, ownLimitText } from './limits.ts'
import type { Words } from './words.ts'

export interface SentenceInput {
  readonly words: Words
  readonly outcome: PlaceOutcome
  readonly standard: Standard
  /** Minutes of the control that the outcome was judged by; null: the standard's own thresholds. */
  readonly minutes: number | null
  readonly horizonMinutes: number
  readonly services: readonly Service[]
}

/** 「从家步行 15 分钟，**6 项服务有 4 项走得到**」 and what follows it. */
export interface KeySentence {
  readonly lead: string
  readonly strong: string
  /** Nothing of what is asked for is within reach. */
  readonly isNone: boolean
  readonly clauses: readonly Clause[]
}

/** 「走不到：**菜市场**（最近 19 分钟）、…。」 */
export interface Clause {
  /** `beyond`: several rules that nothing within the horizon meets, told in one. */
  readonly kind: 'tooFar' | 'beyond' | 'unsure' | 'notMapped'
  readonly label: string
  readonly items: readonly ClauseItem[]
}

export interface ClauseItem {
  readonly name: string
  /** In brackets behind the name; empty where there is nothing to say. */
  readonly note: string
}

/** The answer in one sentence. Its total is the number of rules that the standard requires. */
export function keySentence(input: SentenceInput): KeySentence {
  const { tooFar, unsure, notMapped } = input.outcome
  const { sentence } = input.words.text
  const beyond = tooFar.filter(({ primary }) => primary === null)
  const far = beyond.length > 1 ? tooFar.filter(({ primary }) => primary !== null) : tooFar
  const clauses: Clause[] = [
    { kind: 'tooFar', label: sentence.tooFar, items: far.map((rule, i) => farItem(input, rule, i)) },
    {
      kind: 'beyond',
      label: sentence.noneOf(horizonText(input)),
      items: beyond.length > 1 ? beyond.map((rule) => plainItem(input, rule)) : [],
    },
    { kind: 'unsure', label: sentence.unsure, items: unsure.map((rule) => plainItem(input, rule)) },
    { kind: 'notMapped', label: sentence.notMapped, items: notMapped.map((rule) => plainItem(input, rule)) },
  ]
  const { of, reached } = input.outcome
  return {
    ...headline(input),
    isNone: of > 0 && reached === 0,
    clauses: clauses.filter(({ items }) => items.length > 0),
  }
}

const horizonText = ({ words, horizonMinutes }: SentenceInput): string =>
  words.text.units.minutes(words.number(horizonMinutes))

function headline({ words, outcome, standard, minutes }: SentenceInput): { lead: string; strong: string } {
  const { sentence } = words.text
  const { of, reached } = outcome
  if (of === 0) return { lead: '', strong: sentence.nothingAsked }
  const limit = limitOf(standard, minutes)
  const lead = limit === null ? sentence.withinMixed : sentence.within(limitText(words, limit))
  const total = words.number(of)
  if (reached === of) return { lead, strong: sentence.reachedAll(total) }
  if (reached === 0) return { lead, strong: sentence.reachedNone(total) }
  return { lead, strong: sentence.reached(total, words.number(reached)) }
}

const plainItem = (input: SentenceInput, { rule }: RuleReport): ClauseItem => ({
  name: input.words.text.inSentence(ruleName(input, rule)),
  note: '',
})

function farItem(input: SentenceInput, report: RuleReport, position: number): ClauseItem {
  const { words, standard, minutes } = input
  const { sentence } = words.text
  if (report.primary === null)
    return { ...plainItem(input, report), note: sentence.beyond(horizonText(input)) }
  const ruler = standard.rules.find(({ id }) => id === report.rule)?.ruler ?? 'minutes'
  const figure = rulerText(words, ruler, report.primary)
  const limit = ownLimitText(words, standard, { rule: report.rule, minutes })
  const said = position === 0 ? sentence.nearest(figure) : figure
  return { ...plainItem(input, report), note: limit === null ? said : sentence.against(said, limit) }
}

/** A rule of one service goes by the resident's name of that service, a group by its own; else by its id. */
export function ruleName(
  { words, standard, services }: Pick<SentenceInput, 'words' | 'standard' | 'services'>,
  id: string,
): string {
  const rule = standard.rules.find((candidate) => candidate.id === id)
  if (rule === undefined) return id
  const [first] = rule.services
  const single = rule.services.length === 1 ? services.find((service) => service.id === first) : undefined
  if (single !== undefined) return words.name(single.names.resident)
  return rule.names === undefined ? rule.services.join(' / ') : words.name(rule.names)
}
