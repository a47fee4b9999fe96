import type { UnitCounts } from '../../../coverage/unit-counts.ts'
import type { Verdict } from '../../../coverage/verdict.ts'
import type { Ruler, StandardRule } from '../../../services/standard.ts'
import { UNREACHED } from '../../../units.ts'

/** A walk or a part of one in a ruler's own units: deciseconds or decimetres. */
export interface Length {
  readonly ruler: Ruler
  readonly units: number
  /** How it is rounded: a walk never shorter than it is, what is to spare never more than it is. */
  readonly round: 'up' | 'down'
}

const DS_PER_TENTH = 60
const DM_PER_METRE = 10

/** Tenths of a minute, or whole metres; null where nothing is reached. */
export function roundedLength({ ruler, units, round }: Length): number | null {
  if (units >= UNREACHED) return null
  const rounded = round === 'up' ? Math.ceil : Math.floor
  return ruler === 'minutes' ? rounded(units / DS_PER_TENTH) / 10 : rounded(units / DM_PER_METRE)
}

export interface LengthWords {
  readonly words: {
    readonly length: Readonly<Record<Ruler, (n: string) => string>>
    /** What is too little to be told. */
    readonly hardlyAny: Readonly<Record<Ruler, string>>
    readonly unreached: string
  }
  readonly number: (value: number) => string
}

/** `15.7 分钟`, `1,189 米`. */
export function lengthText(length: Length, { words, number }: LengthWords): string {
  const value = roundedLength(length)
  if (value === null) return words.unreached
  return value === 0 ? words.hardlyAny[length.ruler] : words.length[length.ruler](number(value))
}

/** What share of all is inside, undecided ones included in all; null of nothing. */
export function shareInside(counts: Readonly<Record<Verdict, number>>): number | null {
  const all = totalOf(counts)
  return all === 0 ? null : counts.inside / all
}

export const totalOf = ({ inside, outside, unknown }: Readonly<Record<Verdict, number>>): number =>
  inside + outside + unknown

/** Shares of communities and residents of one unit that meet the standard. */
export const sharesOf = ({ communities, residents }: UnitCounts) => ({
  communities: shareInside(communities),
  residents: shareInside(residents),
})

/** Minutes at which the standard's scalable rules stand, ascending. */
export const scalableMinutes = (rules: readonly StandardRule[]): readonly number[] =>
  [...new Set(rules.filter(({ scalable }) => scalable).map(({ threshold }) => threshold))].sort(
    (a, b) => a - b,
  )

/** The name of a walker without what stands in brackets. */
export const shortName = (name: string): string => name.replace(/\s*[（(].*$/, '')
