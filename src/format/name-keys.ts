import { foldName, inLatin, isHan, looseLatin, type Readings } from './fold-name.ts'

/**
 * Kinds of lines in a search key, which is one text per place: each line is a kind, then its words with a blank before
 * each, then a line end. Looking for a word's beginning is then looking for a blank and that beginning.
 */
export const LINE = {
  /** As written, folded. */
  written: '\u0001',
  /** In Latin letters, loosely. */
  latin: '\u0002',
  /** Syllables of Chinese characters, each a word. */
  syllables: '\u0003',
  /** The same in one word. */
  pinyin: '\u0004',
  /** First letters of words or syllables; without the blank, since it is no word. */
  initials: '\u0005',
} as const

/** Words that say what kind of street it is: who looks for «Абай» does not type «улица». Folded; none is told to be complete. */
const STREET_WORDS = new Set(
  'улица ул проспект пр переулок пер шоссе бульвар площадь көше көшесі даңғылы street st road rd avenue ave lane boulevard blvd drive'
    .split(' ')
    .map((word) => foldName(word)),
)

export interface KeyOptions {
  readonly readings: Readings
  /** Also under the name without words such as "street". */
  readonly isStreet?: boolean
}

/** The search key of a place with these names; empty when nothing of them can be typed. */
export function searchKey(names: Iterable<string>, { readings, isStreet = false }: KeyOptions): string {
  const lines = new Set<string>()
  for (const name of names) {
    const folded = foldName(name, readings.simple)
    if (folded === '') continue
    addLines(lines, folded, readings)
    const bare = isStreet ? withoutStreetWords(folded) : folded
    if (bare !== folded && bare !== '') addLines(lines, bare, readings)
  }
  return [...lines].join('')
}

function addLines(lines: Set<string>, folded: string, readings: Readings): void {
  lines.add(line(LINE.written, folded))
  if (isHan(folded)) {
    addPinyin(lines, inLatin(folded, readings.letters))
    const word = Object.hasOwn(readings.words, folded) ? readings.words[folded] : undefined
    if (word !== undefined) addPinyin(lines, word)
    return
  }
  const latin = looseLatin(inLatin(folded, readings.letters))
  if (latin !== folded) lines.add(line(LINE.latin, latin))
  const initials = initialsOf(latin)
  if (initials.length > 1) lines.add(`${LINE.initials}${initials}\n`)
}

function addPinyin(lines: Set<string>, syllables: string): void {
  lines.add(line(LINE.syllables, syllables))
  lines.add(line(LINE.pinyin, syllables.replaceAll(' ', '')))
  lines.add(`${LINE.initials}${initialsOf(syllables)}\n`)
}

const line = (kind: string, words: string): string => `${kind} ${words}\n`

const initialsOf = (words: string): string =>
  words
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('')

const withoutStreetWords = (folded: string): string =>
  folded
    .split(' ')
    .filter((word) => !STREET_WORDS.has(word))
    .join(' ')

/** Two numbers per text that tell which letters it has: a text within another has no bit that this one lacks. */
export const LETTER_BITS = 2

/** Bits of a text's letters: a–z and digits in the first number, all others in the second. */
export function letterBits(text: string): readonly [number, number] {
  let [plain, others] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 97 && code <= 122) plain |= 1 << (code - 97)
    else if (code >= 48 && code <= 57) plain |= 1 << (26 + ((code - 48) >> 1))
    else if (code > 127) others |= 1 << (code & 31)
  }
  return [plain, others]
}

/** The same of many texts, one after the other. */
export function letterBitsOf(texts: readonly string[]): Int32Array {
  const bits = new Int32Array(LETTER_BITS * texts.length)
  texts.forEach((text, i) => bits.set(letterBits(text), LETTER_BITS * i))
  return bits
}
