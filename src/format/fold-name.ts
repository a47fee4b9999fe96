/**
 * How names and what people type are made alike before they are compared. Pure and small: the page folds every
 * keystroke by it, the worker and the build fold names.
 */

/** Letters for letters, by folded letter: `{ "ж": "zh", "天": "tian" }`. */
export type Letters = Readonly<Record<string, string>>

/** How the names of a city are written in Latin letters; its file of names brings this. */
export interface Readings {
  /** Latin letters by folded letter; of a Chinese character the reading that it mostly has here. */
  readonly letters: Letters
  /** Traditional characters to the simplified ones that stand for them in folded names. */
  readonly simple: Letters
  /** Folded names that are read otherwise than letter by letter: words with blanks between them. */
  readonly words: Letters
}

/** What is known without a file: nothing. */
export const NO_READINGS: Readings = { letters: {}, simple: {}, words: {} }

/**
 * Letters of Kazakh and its neighbours to what stands on a Russian keyboard, and Latin ones without a decomposition to
 * plain ones: Unicode decomposes none of them, the pairs go by the letters' shapes.
 */
const PLAIN: Letters = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  ҳ: 'х',
  ҷ: 'ч',
  җ: 'ж',
  і: 'и',
  є: 'е',
  ґ: 'г',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

const IS_PLAIN = /^[\da-z ]*$/

/** Letters and digits without case, accents and width; whatever stands between words as one blank. */
export function foldName(text: string, simple: Letters = {}): string {
  const lower = text.toLowerCase()
  if (IS_PLAIN.test(lower)) return lower.replaceAll(/ +/g, ' ').trim()
  const bare = lower.normalize('NFKD').replaceAll(/\p{M}|['’ʼ`´]/gu, '')
  // marks are gone: what is put together again are the syllables of Korean
  return bare
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/[^\d a-z]/gu, (letter) => valueOf(PLAIN, letter) ?? valueOf(simple, letter) ?? letter)
    .trim()
}

/** A folded text in Latin letters as far as these are known; Chinese characters become words. */
export function inLatin(folded: string, letters: Letters): string {
  if (IS_PLAIN.test(folded)) return folded
  let latin = ''
  for (const letter of folded) {
    const known = valueOf(letters, letter) ?? letter
    latin += isHanCode(letter.codePointAt(0) ?? 0) ? ` ${known} ` : known
  }
  return latin.replaceAll(/ +/g, ' ').trim()
}

/** What the ways of writing Russian and Kazakh in Latin letters differ in, made alike: Qabanbay and Kabanbai. */
export function looseLatin(latin: string): string {
  const plain = latin
    .replaceAll('gh', 'g')
    .replaceAll(/(^|[^ckpstz])h/g, '$1kh')
    .replaceAll('j', 'zh')
    .replaceAll('y', 'i')
    .replaceAll('q', 'k')
    .replaceAll('w', 'v')
  // not at the beginning of a word, where the one letter that is left would stand for much
  return plain.replaceAll(/(?<=([a-z]))(?!\1)([a-z])\2+/g, '$2')
}

/** Whether there is a Chinese character in it. */
export function isHan(text: string): boolean {
  for (const letter of text) if (isHanCode(letter.codePointAt(0) ?? 0)) return true
  return false
}

/** By blocks of Unicode: a million letters are asked, and a regular expression takes ten times as long. */
const isHanCode = (code: number): boolean =>
  code >= 0x3005 &&
  ((code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff) ||
    code <= 0x3007)

/** A house number without blanks, 号 and the like, in small Latin letters: `30 А` and `30a` are one. */
export function foldNumber(text: string, letters: Letters): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s号號№#"«»]/g, '')
  return inLatin(bare, letters).replaceAll(' ', '')
}

/** Not what every object has, such as `constructor`. */
const valueOf = (letters: Letters, letter: string): string | undefined =>
  Object.hasOwn(letters, letter) ? letters[letter] : undefined
