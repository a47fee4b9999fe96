/** Width of a text on one line, in the units of the page it is laid out on. */
export type Measure = (text: string) => number

const ELLIPSIS = '…'

/** What a reader takes for one character: flags, marks above letters and the like stay whole. */
function charactersOf(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  )
}

/** The text, or as much of its beginning as fits with an ellipsis; empty where not even that fits. */
export function ellipsised(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text
  const characters = charactersOf(text)
  let [fits, tooMany] = [-1, characters.length]
  while (tooMany - fits > 1) {
    const count = (fits + tooMany) >> 1
    if (measure(shortened(characters, count)) <= width) fits = count
    else tooMany = count
  }
  return fits < 0 ? '' : shortened(characters, fits)
}

const shortened = (characters: readonly string[], count: number): string =>
  characters.slice(0, count).join('').trimEnd() + ELLIPSIS

/** Where a line may end: after spaces, and beside Chinese, Japanese and Korean characters but for their closing marks. */
const PIECES =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}「（《][，。：；、！？」）》]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}「（《]+/gu

export interface WrapInput {
  readonly text: string
  readonly width: number
  /** The last line takes the rest, ellipsised. At least 1. */
  readonly lines: number
  readonly measure: Measure
}

/** A text on at most so many lines, each no wider than asked. Without text no line. */
export function wrapped({ text, width, lines, measure }: WrapInput): string[] {
  const done: string[] = []
  let line = ''
  const pieces = text.match(PIECES) ?? []
  for (const [i, piece] of pieces.entries()) {
    if (line === '' || measure((line + piece).trimEnd()) <= width) {
      line += line === '' ? piece.trimStart() : piece
      continue
    }
    if (done.length === lines - 1) {
      line += pieces.slice(i).join('')
      break
    }
    done.push(line)
    line = piece.trimStart()
  }
  if (line !== '') done.push(line)
  return done.map((one) => ellipsised(one.trim(), width, measure))
}
