import type { HoursKnown, OpenState, PlaceAnswer } from '../../city/place-answer.ts'
import type { DayHours, HoursSpan, WeekHours } from '../../engine/opening-hours.ts'
import type { Standard } from '../../services/standard.ts'
import type { When } from '../../state/session.ts'
import { thresholdOf } from './limits.ts'
import type { Words } from './words.ts'

const DAY_MS = 86_400_000
const DAY_MINUTES = 1_440
const NEXT_MORNING = 6 * 60

/** 「营业中 · 21:00 关」, 「已关 · 周一 08:00 开」, 「时间未知」. @param time the wall time that was asked for */
export function stateText(words: Words, { state, changesAt }: OpenState, time: string): string {
  const { state: text } = words.hours
  if (state === 'unknown') return text.unknown
  if (changesAt === null) return text[state]
  const at = momentText(words, changesAt, time)
  return state === 'open' ? text.openUntil(at) : text.closedUntil(at)
}

/** The time alone on the same day or in the small hours after it, else with its weekday, beyond a week with its date. */
function momentText(words: Words, moment: string, since: string): string {
  const [date, minute] = [dateOf(moment), minuteOf(moment)]
  const days = daysBetween(dateOf(since), date)
  if (days === 1 && minute === 0) return words.time(DAY_MINUTES)
  const time = words.time(minute)
  if (days === 0 || (days === 1 && minute < NEXT_MORNING)) return time
  const { on } = words.hours.when
  return days < 7 ? on(words.weekday(weekdayOf(date), 'short'), time) : on(words.day(date), time)
}

/** 「周日 20:00」 or 「现在（20:05）」. */
export function whenText(words: Words, when: When, time: string): string {
  const clock = words.time(minuteOf(time))
  const { nowAt, on } = words.hours.when
  return when === 'now' ? nowAt(clock) : on(words.weekday(weekdayOf(dateOf(time)), 'short'), clock)
}

const dateOf = (moment: string): string => moment.slice(0, 'YYYY-MM-DD'.length)
const minuteOf = (moment: string): number => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS)
const weekdayOf = (date: string): number => new Date(`${date}T00:00Z`).getUTCDay() || 7

export interface LineInput {
  readonly words: Words
  readonly answer: PlaceAnswer
  readonly standard: Standard
  /** Minutes of the control that the answer was found by; null: the standard's own thresholds. */
  readonly minutes: number | null
  readonly when: When
}

/**
 * Of the required services within reach how many have a place known to be open at the time, how many have none of which
 * that is known, and how many are known to be closed; null where no time is asked for or nothing is within reach. What is
 * within reach at any time stays so: this line takes nothing back.
 */
export function openLine(input: LineInput): string | null {
  const { words, answer, when } = input
  if (answer.time === null) return null
  const states = answer.report.services
    .filter(({ required, verdict }) => required && verdict === 'inside')
    .map(({ rule }) => stateOfRule(input, rule))
  if (states.length === 0) return null
  const { line } = words.hours
  const parts = (['open', 'unknown', 'closed'] as const).flatMap((state) => {
    const count = states.filter((one) => one === state).length
    return count === 0 ? [] : [line[state](words.number(count))]
  })
  const lead = line.lead(whenText(words, when, answer.time), words.number(states.length))
  return lead + parts.join(line.separator) + line.stop
}

/** The best of all facilities that meet the rule. A facility that is not among the choices is not known. */
function stateOfRule({ answer, standard, minutes }: LineInput, id: string): OpenState['state'] {
  const rule = standard.rules.find((one) => one.id === id)
  if (rule === undefined) return 'unknown'
  const limit = thresholdOf(rule, minutes) * (rule.ruler === 'minutes' ? 600 : 10)
  const near = answer.services
    .filter(({ service }) => rule.services.includes(service))
    .flatMap(({ choices }) => choices)
    .filter(({ ds, dm }) => (rule.ruler === 'minutes' ? ds : dm) <= Math.round(limit))
  const has = (state: OpenState['state']): boolean => near.some(({ hours }) => hours?.state === state)
  if (has('open')) return 'open'
  return has('unknown') || near.length === 0 ? 'unknown' : 'closed'
}

/** 「102 处里只有 11 处写有时间」; null where all have, or no time was asked for. */
export function knownText({ hours, number }: Words, known: HoursKnown | null): string | null {
  if (known === null || known.readable === known.of) return null
  const of = number(known.of)
  return known.readable === 0 ? hours.knownNone(of) : hours.known(number(known.readable), of)
}

/** A line of the week's table. */
export interface WeekLine {
  readonly day: string
  readonly hours: string
  readonly isToday: boolean
}

/** The week day by day, today first; one line where every day is the same. */
export function weekLines(words: Words, { days }: WeekHours): WeekLine[] {
  const { week } = words.hours
  const said = days.map((day) => dayText(words, day))
  const [first] = said
  if (first !== undefined && said.every((text) => text === first))
    return [{ day: week.everyDay, hours: first, isToday: true }]
  return days.map(({ date }, i) => {
    const weekday = words.weekday(weekdayOf(date), 'short')
    return { day: i === 0 ? week.today(weekday) : weekday, hours: said[i] ?? '', isToday: i === 0 }
  })
}

const dayText = (words: Words, { spans }: DayHours): string =>
  spans.length === 0
    ? words.hours.week.closed
    : spans.map((span) => spanText(words, span)).join(words.hours.week.separator)

function spanText(words: Words, { from, to, isUnsure }: HoursSpan): string {
  const { week } = words.hours
  const text = from === 0 && to === DAY_MINUTES ? week.allDay : week.span(words.time(from), words.time(to))
  return isUnsure ? week.unsure(text) : text
}
