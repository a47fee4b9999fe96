import type { Ruler, Standard, StandardRule } from '../../services/standard.ts'
import { MINUTES_RANGE } from '../../state/session.ts'
import type { Words } from './words.ts'

/** How far the required rules of a standard let one walk: the least and the most, in minutes or metres. */
export interface Limit {
  readonly ruler: Ruler
  readonly from: number
  readonly to: number
}

/** The threshold of a rule in its ruler; `minutes` of the control act on scalable rules only, null on none. */
export const thresholdOf = ({ scalable, threshold }: StandardRule, minutes: number | null): number =>
  scalable && minutes !== null ? minutes : threshold

/** Of the required rules; null where there are none or they mix minutes and metres. */
export function limitOf({ rules }: Standard, minutes: number | null): Limit | null {
  const required = rules.filter((rule) => rule.required)
  const ruler = required[0]?.ruler
  if (ruler === undefined || required.some((rule) => rule.ruler !== ruler)) return null
  const thresholds = required.map((rule) => thresholdOf(rule, minutes))
  return { ruler, from: Math.min(...thresholds), to: Math.max(...thresholds) }
}

/** 「15 分钟」, 「5–15 分钟」, 「300–1,000 米」. */
export function limitText(words: Words, { ruler, from, to }: Limit): string {
  const { units } = words.text
  const figure = from === to ? exact(words, to) : units.range(exact(words, from), exact(words, to))
  return ruler === 'minutes' ? units.minutes(figure) : units.metres(figure)
}

/** Thresholds are not rounded: 7.5 minutes are not 8. */
const exact = ({ number }: Words, value: number): string =>
  Number.isInteger(value) ? number(value) : String(value)

/** The threshold of one rule in words, where the required rules differ in theirs; null where one sentence says it. */
export function ownLimitText(
  words: Words,
  standard: Standard,
  { rule: id, minutes }: { readonly rule: string; readonly minutes: number | null },
): string | null {
  const common = limitOf(standard, minutes)
  const rule = standard.rules.find((candidate) => candidate.id === id)
  if (rule === undefined || (common !== null && common.from === common.to)) return null
  const threshold = thresholdOf(rule, minutes)
  return limitText(words, { ruler: rule.ruler, from: threshold, to: threshold })
}

/** Whether the minutes control changes anything. */
export const isScalable = ({ rules }: Standard): boolean => rules.some((rule) => rule.scalable)

/** What the control shows: the chosen minutes, or the most that a scalable rule allows of its own. */
export function shownMinutes({ rules }: Standard, minutes: number | null): number {
  if (minutes !== null) return minutes
  return Math.max(MINUTES_RANGE.least, ...rules.filter((rule) => rule.scalable).map((rule) => rule.threshold))
}

/** What to ask for when the control says `minutes`: null where these are the standard's own anyway. */
export function askedMinutes({ rules }: Standard, minutes: number): number | null {
  const isOwn = rules.every((rule) => !rule.scalable || rule.threshold === minutes)
  return isOwn ? null : minutes
}
