import { FONT_STACK, THEMES } from '../theme.ts'
import type { Mark } from './mark.ts'
import { markSide, paintMark } from './mark-images.ts'

/** What stands under a picture, and on its scale bar. */
export interface PictureLegend {
  readonly head: string
  readonly entries: readonly LegendEntry[]
  /** A round length in words. */
  readonly scaleText: (metres: number) => string
}

export interface LegendEntry {
  readonly text: string
  /** As on the map: a mark, or a street of a colour. */
  readonly sign: { readonly mark: Mark } | { readonly colour: string }
}

const FONT_PX = 12
const ROW_PX = 24
const GAP_PX = 14
const EDGE_PX = 8
const LINE_PX = 24
const SIGN_GAP_PX = 5

const theme = THEMES.light

/** @param weight CSS weight of the words */
export const pictureFont = (sizePx: number, weight = 400): string =>
  `${weight} ${sizePx}px ${FONT_STACK.map((name) => `"${name}"`).join(',')}, sans-serif`

/**
 * Where things of these widths stand that flow in rows of a certain room, left to right. What is wider than the room has
 * a row of its own.
 */
export function flowInRows(
  widths: readonly number[],
  room: number,
  gap: number,
): readonly { readonly x: number; readonly row: number }[] {
  let [x, row] = [0, 0]
  return widths.map((width, i) => {
    if (i > 0 && x + width > room) [x, row] = [0, row + 1]
    const at = { x, row }
    x += width + gap
    return at
  })
}

/** A legend as it is laid out in a picture of a certain width; all lengths in CSS pixels. */
export interface LaidLegend {
  readonly height: number
  /** With the upper left corner of the legend at the origin. */
  readonly draw: (context: CanvasRenderingContext2D) => void
}

/** Measures with the context, and draws nothing yet. */
export function layLegend(
  measuring: CanvasRenderingContext2D,
  legend: PictureLegend,
  width: number,
): LaidLegend {
  measuring.font = pictureFont(FONT_PX, 600)
  const headWidth = measuring.measureText(legend.head).width
  measuring.font = pictureFont(FONT_PX)
  const widths = legend.entries.map(
    ({ text, sign }) => signWidth(sign) + SIGN_GAP_PX + measuring.measureText(text).width,
  )
  const [headAt, ...places] = flowInRows([headWidth, ...widths], width - 2 * EDGE_PX, GAP_PX)
  const rows = Math.max(headAt?.row ?? 0, ...places.map(({ row }) => row)) + 1
  const height = rows * ROW_PX + EDGE_PX
  const draw = (context: CanvasRenderingContext2D): void => {
    context.fillStyle = theme.panel
    context.fillRect(0, 0, width, height)
    context.textBaseline = 'middle'
    context.fillStyle = theme.ink
    context.font = pictureFont(FONT_PX, 600)
    context.fillText(legend.head, EDGE_PX, EDGE_PX / 2 + ROW_PX / 2, width - 2 * EDGE_PX)
    context.font = pictureFont(FONT_PX)
    for (const [i, entry] of legend.entries.entries()) {
      const at = places[i]
      if (at === undefined) continue
      context.save()
      context.translate(EDGE_PX + at.x, EDGE_PX / 2 + (at.row + 0.5) * ROW_PX)
      drawEntry(context, entry)
      context.restore()
    }
    context.textBaseline = 'alphabetic'
  }
  return { height, draw }
}

const signWidth = (sign: LegendEntry['sign']): number => ('mark' in sign ? markSide(sign.mark) : LINE_PX)

/** With the middle of its left edge at the origin. */
function drawEntry(context: CanvasRenderingContext2D, { text, sign }: LegendEntry): void {
  context.save()
  context.translate(signWidth(sign) / 2, 0)
  if ('mark' in sign) paintMark(context, sign.mark, 'light')
  else {
    context.fillStyle = sign.colour
    context.fillRect(-LINE_PX / 2, -3, LINE_PX, 6)
    // the faintest steps are seen on white, too
    context.lineWidth = 0.5
    context.strokeStyle = theme.ink2
    context.strokeRect(-LINE_PX / 2, -3, LINE_PX, 6)
  }
  context.restore()
  context.textAlign = 'start'
  context.fillStyle = theme.ink
  context.fillText(text, signWidth(sign) + SIGN_GAP_PX, 0)
}

/** A bar of `px` with its words, at the lower left of what is drawn so far; `bottom` is that edge. */
export function drawScale(
  context: CanvasRenderingContext2D,
  { px, text, bottom }: { readonly px: number; readonly text: string; readonly bottom: number },
): void {
  context.font = pictureFont(FONT_PX)
  const wide = Math.max(px, context.measureText(text).width) + 2 * EDGE_PX
  context.globalAlpha = 0.88
  context.fillStyle = theme.panel
  context.fillRect(0, bottom - 30, wide, 30)
  context.globalAlpha = 1
  context.fillStyle = theme.ink
  context.fillText(text, EDGE_PX, bottom - 13)
  context.strokeStyle = theme.ink
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(EDGE_PX, bottom - 10)
  context.lineTo(EDGE_PX, bottom - 6)
  context.lineTo(EDGE_PX + px, bottom - 6)
  context.lineTo(EDGE_PX + px, bottom - 10)
  context.stroke()
}
