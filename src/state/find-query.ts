import { foldName, foldNumber, inLatin, isHan, looseLatin, type Readings } from '../format/fold-name.ts'
import { letterBits } from '../format/name-keys.ts'

/** Words to be found in a name, in any order. */
export interface Wanted {
  /** All of them as one text, to tell what is called so or begins so. */
  readonly whole: Spelling
  readonly words: readonly Spelling[]
}

/** What was typed. */
export interface Query extends Wanted {
  /** Where it has a house number: that, and what is left. */
  readonly house: (Wanted & { readonly number: string }) | null
}

/** A text in every way in which it is compared. */
export interface Spelling {
  /** As typed, folded. */
  readonly written: string
  /** In Latin letters, for pinyin and initials; null where it has Chinese characters, which are compared as they are. */
  readonly latin: string | null
  /** The same loosely, for all other names. */
  readonly loose: string | null
  /** Bits of the letters of each of these. */
  readonly bits: readonly (readonly [number, number])[]
}

/** A house number as people type it: 40, 8/1, 30а, 1号, 甲27. */
const IS_NUMBER = /^[甲乙丙丁]?\d[\p{L}\p{N}/.-]*$/u

/** Reads what was typed; null when there is nothing in it to look for. */
export function readQuery(text: string, readings: Readings): Query | null {
  const all = wantedOf(text, readings)
  if (all === null) return null
  // 中关村大街1号 and Kenesary40 are typed without a blank
  const parts = text
    .normalize('NFKC')
    .replaceAll(/(?![甲乙丙丁])\p{L}(?=[甲乙丙丁]?\d)/gu, '$& ')
    .split(/[\s,，]+/u)
    .filter((part) => part !== '')
  const at = parts.findLastIndex((part) => IS_NUMBER.test(part))
  const number = foldNumber(parts[at] ?? '', readings.letters)
  const rest = wantedOf(parts.filter((_, i) => i !== at).join(' '), readings)
  return { ...all, house: number === '' || rest === null ? null : { ...rest, number } }
}

function wantedOf(text: string, readings: Readings): Wanted | null {
  const folded = foldName(text, readings.simple)
  if (folded === '') return null
  const words = folded.split(' ').map((word) => spellingOf(word, readings))
  return { whole: spellingOf(folded, readings), words }
}

function spellingOf(written: string, { letters }: Readings): Spelling {
  const latin = isHan(written) ? null : inLatin(written, letters)
  const loose = latin === null ? null : looseLatin(latin)
  const texts = new Set([written, latin ?? written, loose ?? written])
  return { written, latin, loose, bits: [...texts].map(letterBits) }
}
