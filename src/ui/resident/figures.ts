import type { Ruler } from '../../services/standard.ts'
import { wholeMinutes } from '../kit/minutes.ts'
import type { Words } from './words.ts'

const DS_PER_SECOND = 10
const DM_PER_METRE = 10

/** Whole metres of a length in decimetres, rounded up as minutes are: 500.1 must never read as 500 where that is the limit. */
export const wholeMetres = (dm: number): number => Math.ceil(dm / DM_PER_METRE)

export const minutesText = ({ text, number }: Words, ds: number): string =>
  text.units.minutes(number(wholeMinutes(ds)))

export const metresText = ({ text, number }: Words, dm: number): string =>
  text.units.metres(number(wholeMetres(dm)))

/** A time or length in the units of its ruler: deciseconds or decimetres. */
export const rulerText = (words: Words, ruler: Ruler, primary: number): string =>
  ruler === 'minutes' ? minutesText(words, primary) : metresText(words, primary)

/** 「3 分 20 秒」 of whole seconds. */
export function durationText({ text, number }: Words, seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = number(seconds % 60)
  return minutes === 0 ? text.units.seconds(rest) : text.units.minutesSeconds(number(minutes), rest)
}

/**
 * Whole units of each part so that they add up to the whole, which is rounded up: every part is the step between two
 * running totals.
 */
export function wholeParts(parts: readonly number[], perUnit: number): number[] {
  let total = 0
  return parts.map((part) => {
    const before = Math.ceil(total / perUnit)
    total += part
    return Math.ceil(total / perUnit) - before
  })
}

/** Whole seconds of parts in deciseconds; they add up. */
export const secondsOf = (ds: readonly number[]): number[] => wholeParts(ds, DS_PER_SECOND)

/** Whole metres of parts in decimetres; they add up. */
export const metresOf = (dm: readonly number[]): number[] => wholeParts(dm, DM_PER_METRE)

/** 「慢走（15 分钟约 720 米）」 as 「慢走」 and 「15 分钟约 720 米」; null where nothing stands in brackets. */
export function splitName(name: string): { readonly short: string; readonly detail: string | null } {
  const [, short, detail] = /^(.+?)\s*[(（](.+)[)）]$/u.exec(name) ?? []
  return short === undefined || detail === undefined ? { short: name, detail: null } : { short, detail }
}
