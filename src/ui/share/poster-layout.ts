import type { Theme, VerdictName } from '../../theme.ts'
import { ellipsised, wrapped } from './fit-text.ts'

/** Size of the poster in its own units; it is drawn at several pixels for each. */
export const POSTER = { width: 1080, height: 1440 } as const

export interface PosterFont {
  readonly size: number
  readonly weight: 400 | 600 | 700
}

/** What stands on the poster, already in words. */
export interface PosterTexts {
  readonly app: string
  readonly city: string
  readonly place: string
  /** 「从家步行 15 分钟」. */
  readonly lead: string
  /** `11/14`; null where the standard requires nothing. */
  readonly figure: { readonly reached: string; readonly of: string; readonly caption: string } | null
  readonly lists: readonly [PosterList, PosterList]
  readonly scan: string
  /** Under the lists, beside the QR code: terms, date, credit. */
  readonly notes: readonly string[]
  readonly more: (count: number) => string
}

export interface PosterList {
  readonly heading: string
  readonly verdict: VerdictName
  readonly lines: readonly PosterLine[]
}

export interface PosterLine {
  readonly verdict: VerdictName
  readonly name: string
  /** 「6 分钟」; may be empty. */
  readonly figure: string
}

/** A rectangle with what is drawn in it; its text runs on one line and fits its width. */
export type PosterBox = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
} & PosterContent

export type PosterContent =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly font: PosterFont
      readonly colour: keyof Theme
      readonly align: 'left' | 'right'
    }
  | { readonly kind: 'mark'; readonly verdict: VerdictName }
  | { readonly kind: 'rule' | 'logo' | 'picture' | 'qr' }

/** Width of a text in a font. */
export type MeasureIn = (text: string, font: PosterFont) => number

export interface LayoutInput {
  readonly texts: PosterTexts
  /** Whether there is a picture of the map; without one the lists take its room. */
  readonly hasPicture: boolean
  readonly measure: MeasureIn
}

const LINE = 1.3
const MARGIN = 64
const INNER = POSTER.width - 2 * MARGIN
const GAP = 48
const COLUMN = (INNER - GAP) / 2

const TOP = { y: 48, height: 56 }
const HERO = { y: 132, height: 184 }
const PICTURE = { y: 340, height: 408 }
const LISTS_END = 1150
/** The least of codes has 21 modules and needs 4 light ones around: the free ground beside it is wider. */
const QR = { y: 1200, side: 190 }
/** From one line of the lists to the next: as far as there is room. */
const ROW = { least: 40, most: 60 }
/** Few lines without a picture above them are written larger, up to so many times. */
const MOST_SCALE = 1.6

const FONTS = {
  app: { size: 34, weight: 700 },
  city: { size: 28, weight: 400 },
  place: { size: 58, weight: 700 },
  longPlace: { size: 44, weight: 700 },
  lead: { size: 32, weight: 400 },
  figure: { size: 140, weight: 700 },
  caption: { size: 28, weight: 400 },
  heading: { size: 28, weight: 700 },
  line: { size: 30, weight: 600 },
  minutes: { size: 28, weight: 400 },
  note: { size: 24, weight: 400 },
} as const satisfies Readonly<Record<string, PosterFont>>

/** Every box of the poster, within its bounds, none over another. */
export function posterLayout(input: LayoutInput): PosterBox[] {
  const { texts, hasPicture, measure } = input
  const listsY = hasPicture ? PICTURE.y + PICTURE.height + 26 : PICTURE.y
  const most = Math.max(...texts.lists.map(({ lines }) => lines.length))
  const row = Math.floor((LISTS_END - listsY - LIST_HEAD) / Math.max(1, most))
  const scale = hasPicture ? 1 : Math.min(MOST_SCALE, Math.max(1, row / ROW.most))
  const pitch = Math.min(ROW.most * scale, Math.max(ROW.least, row))
  return [
    ...topBoxes(texts, measure),
    ...heroBoxes(texts, measure),
    ...(hasPicture ? [{ kind: 'picture', x: MARGIN, width: INNER, ...PICTURE } as const] : []),
    ...texts.lists.flatMap((list, i) =>
      listBoxes({
        list,
        x: MARGIN + i * (COLUMN + GAP),
        y: listsY,
        pitch,
        scale,
        more: texts.more,
        measure,
      }),
    ),
    ...footBoxes(texts, measure),
  ]
}

interface TextInput {
  readonly text: string
  readonly font: PosterFont
  readonly colour: keyof Theme
  readonly align?: 'left' | 'right'
  readonly x: number
  readonly y: number
  readonly width: number
}

/** One line, cut where it is too long; nothing for no text. */
function textBox({ text, ...box }: TextInput, measure: MeasureIn): PosterBox[] {
  const fitting = ellipsised(text, box.width, (part) => measure(part, box.font))
  if (fitting === '') return []
  return [{ kind: 'text', align: 'left', ...box, text: fitting, height: Math.ceil(box.font.size * LINE) }]
}

function topBoxes({ app, city }: PosterTexts, measure: MeasureIn): PosterBox[] {
  const x = MARGIN + TOP.height + 16
  const y = TOP.y + 6
  return [
    { kind: 'logo', x: MARGIN, y: TOP.y, width: TOP.height, height: TOP.height },
    ...textBox({ text: app, font: FONTS.app, colour: 'ink', x, y, width: 400 }, measure),
    ...textBox(
      {
        text: city,
        font: FONTS.city,
        colour: 'ink2',
        align: 'right',
        x: x + 420,
        y: y + 4,
        width: POSTER.width - MARGIN - x - 420,
      },
      measure,
    ),
  ]
}

/** The place at the left over two lines at most, the great figure at the right. */
function heroBoxes({ place, lead, figure }: PosterTexts, measure: MeasureIn): PosterBox[] {
  const whole = figure === null ? '' : `${figure.reached}/${figure.of}`
  const figureWidth = figure === null ? 0 : figureColumn(figure, whole, measure)
  const width = INNER - figureWidth - (figure === null ? 0 : GAP)
  const { font, lines } = placeLines(place, width, measure)
  const lineHeight = Math.ceil(font.size * LINE)
  const placed = lines.flatMap((text, i) =>
    textBox({ text, font, colour: 'ink', x: MARGIN, y: HERO.y + i * lineHeight, width }, measure),
  )
  const leadY = HERO.y + lines.length * lineHeight + 4
  const boxes = [
    ...placed,
    ...textBox({ text: lead, font: FONTS.lead, colour: 'ink2', x: MARGIN, y: leadY, width }, measure),
  ]
  if (figure === null) return boxes
  const right = {
    colour: 'teal',
    align: 'right',
    x: POSTER.width - MARGIN - figureWidth,
    width: figureWidth,
  } as const
  return [
    ...boxes,
    ...textBox({ ...right, text: whole, font: FONTS.figure, y: HERO.y - 26 }, measure),
    ...textBox(
      { ...right, text: figure.caption, font: FONTS.caption, colour: 'ink2', y: HERO.y + 156 },
      measure,
    ),
  ]
}

/** On two lines, smaller where that shows more of it. */
function placeLines(place: string, width: number, measure: MeasureIn) {
  const fit = (font: PosterFont) => ({
    font,
    lines: wrapped({ text: place, width, lines: 2, measure: (text) => measure(text, font) }),
  })
  const large = fit(FONTS.place)
  return large.lines.join('').endsWith('…') ? fit(FONTS.longPlace) : large
}

/** As wide as figure and caption ask for, but never over 45 % of the poster. */
function figureColumn({ caption }: { readonly caption: string }, whole: string, measure: MeasureIn): number {
  const wanted = Math.max(measure(whole, FONTS.figure), measure(caption, FONTS.caption))
  return Math.min(Math.ceil(wanted), Math.floor(INNER * 0.45))
}

interface ListInput {
  readonly list: PosterList
  readonly x: number
  readonly y: number
  readonly pitch: number
  readonly scale: number
  readonly more: (count: number) => string
  readonly measure: MeasureIn
}

const MARK = 26
const LIST_HEAD = 46

const HEADING_COLOUR = { inside: 'teal', outside: 'red', unknown: 'grey' } as const

/** Heading and lines of one column; what has no room is counted in the last line. */
function listBoxes({ list, x, y, pitch, scale, more, measure }: ListInput): PosterBox[] {
  if (list.lines.length === 0) return []
  const colour = HEADING_COLOUR[list.verdict]
  const first = y + LIST_HEAD * scale
  const room = Math.floor((LISTS_END - first) / pitch)
  const isCut = list.lines.length > room
  const lines = isCut ? list.lines.slice(0, room - 1) : list.lines
  const rest = list.lines.length - lines.length
  const indent = (MARK + 14) * scale
  const restBox = { x: x + indent, y: first + lines.length * pitch, width: COLUMN - indent }
  return [
    ...textBox(
      { text: list.heading, font: scaled(FONTS.heading, scale), colour, x, y, width: COLUMN },
      measure,
    ),
    ...lines.flatMap((line, i) => lineBoxes(line, { x, y: first + i * pitch, scale }, measure)),
    ...(isCut
      ? textBox({ text: more(rest), font: scaled(FONTS.minutes, scale), colour: 'ink2', ...restBox }, measure)
      : []),
  ]
}

const scaled = (font: PosterFont, scale: number): PosterFont => ({
  ...font,
  size: Math.round(font.size * scale),
})

function lineBoxes(
  { verdict, name, figure }: PosterLine,
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
  measure: MeasureIn,
): PosterBox[] {
  const mark = MARK * scale
  const [nameFont, minutesFont] = [scaled(FONTS.line, scale), scaled(FONTS.minutes, scale)]
  const nameX = x + mark + 14 * scale
  const figureWidth =
    figure === '' ? 0 : Math.min(Math.ceil(measure(figure, minutesFont)), Math.floor(COLUMN / 2))
  const width = x + COLUMN - nameX - figureWidth - (figure === '' ? 0 : 16)
  const figureBox = { font: minutesFont, colour: 'ink2', align: 'right', y: y + 1 } as const
  return [
    { kind: 'mark', verdict, x, y: y + 7 * scale, width: mark, height: mark },
    ...textBox({ text: name, font: nameFont, colour: 'ink', x: nameX, y, width }, measure),
    ...textBox({ ...figureBox, text: figure, x: x + COLUMN - figureWidth, width: figureWidth }, measure),
  ]
}

/** Terms and sources beside the QR code. */
function footBoxes({ notes, scan }: PosterTexts, measure: MeasureIn): PosterBox[] {
  const qrX = POSTER.width - MARGIN - QR.side
  const width = qrX - MARGIN - GAP
  const lineHeight = Math.ceil(FONTS.note.size * LINE) + 4
  const lines = [scan, ...notes].slice(0, Math.floor(QR.side / lineHeight))
  return [
    { kind: 'rule', x: MARGIN, y: QR.y - 38, width: INNER, height: 2 },
    ...lines.flatMap((text, i) =>
      textBox(
        {
          text,
          font: i === 0 ? { ...FONTS.note, weight: 700 } : FONTS.note,
          colour: i === 0 ? 'ink' : 'ink2',
          x: MARGIN,
          y: QR.y + i * lineHeight,
          width,
        },
        measure,
      ),
    ),
    { kind: 'qr', x: qrX, y: QR.y, width: QR.side, height: QR.side },
  ]
}
