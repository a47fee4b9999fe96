import type { Ruler } from '../../services/standard.ts'
import { UNREACHED } from '../../units.ts'
import { wholeMinutes } from '../kit/minutes.ts'

/** A walk in whole minutes or metres, never told shorter than it is. */
export interface WalkLength {
  readonly ruler: Ruler
  readonly value: number
  /** Longer than `value`, or no way there at all. */
  readonly beyond: boolean
}

const UNITS_PER: Readonly<Record<Ruler, number>> = { minutes: 600, metres: 10 }

/** @param primary deciseconds or decimetres, by the ruler; `UNREACHED` where nothing is known to be reached */
export function walkLength(primary: number, ruler: Ruler): WalkLength {
  if (primary >= UNREACHED) return { ruler, value: Math.floor(UNREACHED / UNITS_PER[ruler]), beyond: true }
  const value = ruler === 'minutes' ? wholeMinutes(primary) : Math.ceil(primary / UNITS_PER.metres)
  return { ruler, value, beyond: false }
}

/** Deciseconds that a length takes, to compare minutes with metres; infinite for what is not reached. */
export function walkDs(primary: number, ruler: Ruler, paceMps: number): number {
  if (primary >= UNREACHED) return Infinity
  return ruler === 'minutes' ? primary : primary / paceMps
}

/** Words for lengths, in the reader's language. */
export interface WalkWords {
  readonly minutes: (n: string) => string
  readonly beyondMinutes: (n: string) => string
  readonly metres: (n: string) => string
  readonly beyondMetres: (n: string) => string
}

/** `31 分钟`, `109+ 分钟`, `1,230 米`. */
export function walkText(length: WalkLength, words: WalkWords, number: (n: number) => string): string {
  const n = number(length.value)
  if (length.ruler === 'minutes') return length.beyond ? words.beyondMinutes(n) : words.minutes(n)
  return length.beyond ? words.beyondMetres(n) : words.metres(n)
}
