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

/** Whether a line is the text, or begins with it. */
function beginning(key: string, { written, latin, loose }: Spelling): number {
  let best: number = RANK.none
  const look = (kind: string, text: string): void => {
    const start = `${kind} ${text}`
    if (best === RANK.exact || !key.includes(start)) return
    best = key.includes(`${start}\n`) ? RANK.exact : RANK.prefix
  }
  look(LINE.written, written)
  if (latin !== null && loose !== null) {
    look(LINE.written, loose)
    look(LINE.latin, loose)
    look(LINE.pinyin, latin.replaceAll(' ', ''))
  }
  return best
}

/** Containing fewer letters than this says nothing; Chinese characters say enough one by one. */
const LEAST_WITHIN = 3

function rankOfWord(key: string, { written, latin, loose }: Spelling): number {
  if (key.includes(` ${written}`)) return RANK.word
  if (latin === null || loose === null) return key.includes(written) ? RANK.within : RANK.none
  if (key.includes(` ${loose}`)) return RANK.word
  if (key.includes(`${LINE.initials}${latin}`)) return RANK.initials
  if (latin.length > 1 && beginsSyllables(key, latin)) return RANK.initials
  if (written.length >= LEAST_WITHIN && (key.includes(written) || key.includes(loose))) return RANK.within
  return RANK.none
}

/** Whether a text is made of beginnings of syllables that follow one another: `tianam`, `gcdj`. */
function beginsSyllables(key: string, text: string): boolean {
  for (let at = key.indexOf(LINE.syllables); at >= 0; at = key.indexOf(LINE.syllables, at + 1)) {
    const end = key.indexOf('\n', at)
    const syllables = key.slice(at + LINE.syllables.length + 1, end).split(' ')
    for (let first = 0; first < syllables.length; first++) {
      if (isSpelled(syllables, first, text)) return true
    }
  }
  return false
}

function isSpelled(syllables: readonly string[], first: number, text: string): boolean {
  if (text === '') return true
  const syllable = syllables[first]
  if (syllable === undefined) return false
  let most = 0
  while (most < text.length && most < syllable.length && text[most] === syllable[most]) most++
  for (let length = most; length > 0; length--) {
    if (isSpelled(syllables, first + 1, text.slice(length))) return true
  }
  return false
}
