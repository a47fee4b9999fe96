import type { Map as MapLibreMap } from 'maplibre-gl'
import { FONT_STACK, THEMES, type Appearance } from '../theme.ts'
import { readMarkName, type Mark } from './mark.ts'

/** Side of a mark's image in CSS pixels. */
const MARK_PX = 22
const PIXEL_RATIO = 2

const RADIUS_PX = 9
const RING_PX = 2
const DOT_PX = 3.5
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
  const radius = shape === 'dot' ? DOT_PX : shape === 'disc' ? RADIUS_PX - 1 : RADIUS_PX
  disc(radius + RIM_PX, theme.panel)
  if (shape === 'dot' || shape === 'disc') {
    disc(radius, theme[tone])
    return
  }
  context.lineWidth = RING_PX
  context.strokeStyle = theme[tone]
  if (shape === 'dashed') dashAround(context)
  context.beginPath()
  context.arc(0, 0, radius - RING_PX / 2, 0, 2 * Math.PI)
  context.stroke()
  context.fillStyle = theme.ink
  context.font = `600 ${FONT_PX[Math.min(text.length, 3)]}px ${FONT_STACK.map((name) => `"${name}"`).join(',')}, sans-serif`
  context.textAlign = 'center'
  // The middle of the digits themselves: fonts disagree on where their line's middle is.
  const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = context.measureText(text)
  context.fillText(text, 0, (up - down) / 2)
}

/** Eight equal dashes, so that none is cut where the ring closes. */
function dashAround(context: CanvasRenderingContext2D): void {
  const step = (2 * Math.PI * (RADIUS_PX - RING_PX / 2)) / 8
  context.setLineDash([step * 0.58, step * 0.42])
}
