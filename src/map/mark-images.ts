import type { Map as MapLibreMap } from 'maplibre-gl'
import { FONT_STACK, THEMES, type Appearance } from '../theme.ts'
import { readMarkName, type Mark, type MarkShape } from './mark.ts'

/** Side of a mark's image in CSS pixels. */
const MARK_PX = 22
const PIXEL_RATIO = 2

interface Outline {
  readonly radiusPx: number
  /** Width of a ring; null: filled. */
  readonly ringPx: number | null
  readonly dashed?: boolean
}

/** Facilities are drawn at the size of the one in focus; the others are drawn smaller. */
const OUTLINES: Readonly<Record<MarkShape, Outline>> = {
  disc: { radiusPx: 8, ringPx: null },
  ring: { radiusPx: 9, ringPx: 2 },
  dashed: { radiusPx: 9, ringPx: 2, dashed: true },
  dot: { radiusPx: 3.5, ringPx: null },
  'place-disc': { radiusPx: 8.5, ringPx: null },
  'place-ring': { radiusPx: 9, ringPx: 3 },
  'place-dashed': { radiusPx: 9, ringPx: 3, dashed: true },
}

/** A rim of the panel's colour keeps marks apart from the map and from each other. */
const RIM_PX = 1.5
/** By the number of characters. */
const FONT_PX = [11.5, 11.5, 10, 8] as const

/** Draws a mark that a layer asks for by name; other names are left to others. */
export function drawMissingMark(map: MapLibreMap, name: string): void {
  const found = readMarkName(name)
  if (found === null || map.hasImage(name)) return
  const image = markImage(found.mark, found.appearance)
  if (image !== null) map.addImage(name, image, { pixelRatio: PIXEL_RATIO })
}

/** Null where the browser gives no canvas. */
function markImage(mark: Mark, appearance: Appearance): ImageData | null {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = MARK_PX * PIXEL_RATIO
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.scale(PIXEL_RATIO, PIXEL_RATIO)
  context.translate(MARK_PX / 2, MARK_PX / 2)
  drawMark(context, mark, appearance)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

function drawMark(
  context: CanvasRenderingContext2D,
  { shape, tone, text }: Mark,
  appearance: Appearance,
): void {
  const theme = THEMES[appearance]
  const disc = (radius: number, colour: string): void => {
    context.beginPath()
    context.arc(0, 0, radius, 0, 2 * Math.PI)
    context.fillStyle = colour
    context.fill()
  }
  const { radiusPx, ringPx, dashed } = OUTLINES[shape]
  disc(radiusPx + RIM_PX, theme.panel)
  if (ringPx === null) {
    disc(radiusPx, theme[tone])
    return
  }
  const middlePx = radiusPx - ringPx / 2
  context.lineWidth = ringPx
  context.strokeStyle = theme[tone]
  if (dashed === true) context.setLineDash(dashesAround(middlePx))
  context.beginPath()
  context.arc(0, 0, middlePx, 0, 2 * Math.PI)
  context.stroke()
  if (text !== '') drawNumber(context, text, theme.ink)
}

function drawNumber(context: CanvasRenderingContext2D, text: string, colour: string): void {
  context.fillStyle = colour
  context.font = `600 ${FONT_PX[Math.min(text.length, 3)]}px ${FONT_STACK.map((name) => `"${name}"`).join(',')}, sans-serif`
  context.textAlign = 'center'
  // The middle of the digits themselves: fonts disagree on where their line's middle is.
  const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = context.measureText(text)
  context.fillText(text, 0, (up - down) / 2)
}

/** Eight equal dashes, so that none is cut where the ring closes. */
function dashesAround(radiusPx: number): [dash: number, gap: number] {
  const step = (2 * Math.PI * radiusPx) / 8
  return [step * 0.58, step * 0.42]
}
