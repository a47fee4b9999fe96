import { LETTER_BITS, LINE } from '../format/name-keys.ts'
import type { Spelling, Wanted } from './find-query.ts'

/** How well a name fits, best first. */
export const RANK = { exact: 0, prefix: 1, word: 2, initials: 3, within: 4, none: 5 } as const

/** Keys by index and the bits of their letters. */
export interface Keys {
  readonly keys: readonly string[]
  readonly keyBits: Int32Array
}

/** The rank of every key, one of `RANK`. Linear: keys without the letters are passed over unread. */
export function ranksOf({ keys, keyBits }: Keys, wanted: Wanted): Uint8Array {
  const ranks = new Uint8Array(keys.length).fill(RANK.none)
  for (let i = 0; i < keys.length; i++) {
    const [plain, others] = [keyBits[LETTER_BITS * i] ?? 0, keyBits[LETTER_BITS * i + 1] ?? 0]
    if (wanted.words.every((word) => hasLetters(word, plain, others))) {
      ranks[i] = rankOf(keys[i] ?? '', wanted)
    }
  }
  return ranks
}

function hasLetters({ bits }: Spelling, plain: number, others: number): boolean {
  for (const [a, b] of bits) if ((a & ~plain) === 0 && (b & ~others) === 0) return true
  return false
}

/** The rank of one key: of the whole text where it begins a name, else that of the word that fits worst. */
export function rankOf(key: string, { whole, words }: Wanted): number {
  const begins = beginning(key, whole)
  if (begins !== RANK.none) return begins
  let worst: number = RANK.exact
  for (const word of words) {
    worst = Math.max(worst, rankOfWord(key, word))
    if (worst === RANK.none) break
  }
  return worst
}

const holds = (key: string, texts: readonly string[]): boolean => {
  for (const text of texts) if (key.includes(text)) return true
  return false
}

/** Whether a line is the text, or begins with it. */
function beginning(key: string, { starts, exact }: Spelling): number {
  if (!holds(key, starts)) return RANK.none
  return holds(key, exact) ? RANK.exact : RANK.prefix
}

function rankOfWord(key: string, { words, initials, syllables, within }: Spelling): number {
  if (holds(key, words)) return RANK.word
  if (initials !== null && key.includes(initials)) return RANK.initials
  if (syllables !== null && beginsSyllables(key, syllables)) return RANK.initials
  return holds(key, within) ? RANK.within : RANK.none
}

/** Whether a text is made of beginnings of syllables that follow one another: `tianam`, `gcdj`. */
function beginsSyllables(key: string, text: string): boolean {
  for (let line = key.indexOf(LINE.syllables); line >= 0; line = key.indexOf(LINE.syllables, line + 1)) {
    const end = key.indexOf('\n', line)
    for (let blank = key.indexOf(' ', line); blank >= 0 && blank < end; blank = key.indexOf(' ', blank + 1)) {
      if (key[blank + 1] === text[0] && isSpelled(key, blank + 1, { text, from: 0 })) return true
    }
  }
  return false
}

/** Whether the rest of a text is made of beginnings of the syllable at `at` and of those that follow it. */
function isSpelled(
  key: string,
  at: number,
  { text, from }: { readonly text: string; readonly from: number },
): boolean {
  let same = 0
  while (from + same < text.length && text[from + same] === key[at + same]) same++
  if (from + same === text.length) return true
  const blank = key.indexOf(' ', at)
  // no syllable follows: the next blank, if any, is behind the line's end
  if (same === 0 || blank < 0 || key.lastIndexOf('\n', blank) >= at) return false
  for (let length = same; length > 0; length--) {
    if (isSpelled(key, blank + 1, { text, from: from + length })) return true
  }
  return false
}
