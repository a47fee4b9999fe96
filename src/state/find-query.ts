import { foldName, foldNumber, inLatin, isHan, looseLatin, type Readings } from '../format/fold-name.ts'
import { letterBits, LINE } from '../format/name-keys.ts'

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

/** A text as it is looked for in keys, made ready once for all of them. */
export interface Spelling {
  /** Lines that are it, and lines that begin with it. */
  readonly exact: readonly string[]
  readonly starts: readonly string[]
  /** Beginnings of words. */
  readonly words: readonly string[]
  /** A line of initials that begins with it; null where it cannot be initials. */
  readonly initials: string | null
  /** What may be made of beginnings of syllables; null where it cannot. */
  readonly syllables: string | null
  /** Anywhere in a name; none where so little says nothing. */
  readonly within: readonly string[]
  /** Bits of the letters in every way of writing it. */
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

/** Fewer letters than this inside a word say nothing; Chinese characters say enough one by one. */
const LEAST_WITHIN = 3

/** Pinyin and initials are compared strictly, all other Latin letters loosely, Chinese characters as they are. */
function spellingOf(written: string, { letters }: Readings): Spelling {
  if (isHan(written)) {
    const start = `${LINE.written} ${written}`
    const none = { initials: null, syllables: null }
    const bits = [letterBits(written)]
    return {
      ...none,
      exact: [`${start}\n`],
      starts: [start],
      words: [` ${written}`],
      within: [written],
      bits,
    }
  }
  const latin = inLatin(written, letters)
  const loose = looseLatin(latin)
  const ways = [...new Set([written, loose])]
  const starts = [
    ...ways.flatMap((way) => [`${LINE.written} ${way}`, `${LINE.latin} ${way}`]),
    `${LINE.pinyin} ${latin.replaceAll(' ', '')}`,
  ]
  return {
    exact: starts.map((start) => `${start}\n`),
    starts,
    words: ways.map((way) => ` ${way}`),
    initials: `${LINE.initials}${latin}`,
    syllables: latin.length > 1 && /^[a-z0-9]+$/.test(latin) ? latin : null,
    within: ways.filter(({ length }) => length >= LEAST_WITHIN),
    bits: [...new Set([...ways, latin])].map(letterBits),
  }
}
