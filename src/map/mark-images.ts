import type { Map as MapLibreMap } from 'maplibre-gl'
import { FONT_STACK, THEMES, type Appearance, type Theme } from '../theme.ts'
import { contrast } from './colour.ts'
import { readMarkName, UNREACHED_BAND, type Mark, type MarkShape, type Tone } from './mark.ts'
import { loadServiceIcons, type IconShape } from './service-icons.ts'
import { minutesRamp } from './street-ramp.ts'

const PIXEL_RATIO = 2

interface Outline {
  /** Side of the image in CSS pixels. */
  readonly sidePx: number
  readonly radiusPx: number
  /** Width of a ring; null: filled. */
  readonly ringPx: number | null
  readonly dashes?: number
  /** Side of the icon's square. */
  readonly iconPx?: number
  /** Stands a little above the map. */
  readonly hasShadow?: boolean
}

const COMMUNITY = { sidePx: 22 } as const
const AROUND = { sidePx: 40, radiusPx: 14 } as const
const PLACE = { sidePx: 44, iconPx: 17, hasShadow: true } as const
const SPOT = { sidePx: 18 } as const

/** Facilities are drawn at the size of the one in focus; the others are drawn smaller. */
const OUTLINES: Readonly<Record<MarkShape, Outline>> = {
  disc: { ...COMMUNITY, radiusPx: 8, ringPx: null },
  ring: { ...COMMUNITY, radiusPx: 9, ringPx: 2 },
  dashed: { ...COMMUNITY, radiusPx: 9, ringPx: 2, dashes: 8 },
  dot: { ...COMMUNITY, radiusPx: 3.5, ringPx: null },
  band: { ...COMMUNITY, radiusPx: 9, ringPx: null },
  gain: { ...AROUND, ringPx: 2.6 },
  loss: { ...AROUND, ringPx: 2.6, dashes: 10 },
  'place-disc': { ...PLACE, radiusPx: 15, ringPx: null },
  'place-ring': { ...PLACE, radiusPx: 15, ringPx: 2.8, iconPx: 15 },
  'place-dashed': { ...PLACE, radiusPx: 15, ringPx: 2.4, iconPx: 15, dashes: 12 },
  'spot-disc': { ...SPOT, radiusPx: 5.5, ringPx: null },
  'spot-ring': { ...SPOT, radiusPx: 6, ringPx: 2.2 },
  'spot-dashed': { ...SPOT, radiusPx: 6, ringPx: 2, dashes: 7 },
  home: { sidePx: 40, radiusPx: 10, ringPx: null, hasShadow: true },
}

/** A rim of the panel's colour keeps marks apart from the map and from each other. */
const RIM_PX = 1.5
const HOME_RIM_PX = 4
const SHADOW = { colour: 'rgb(0 0 0 / 0.3)', blurPx: 5, downPx: 1 } as const
/** By the number of characters. */
const FONT_PX = [11.5, 11.5, 10, 8] as const

/** Draws a mark that a layer asks for by name, as soon as its icon is there; other names are left to others. */
export async function drawMissingMark(map: MapLibreMap, name: string): Promise<void> {
  const found = readMarkName(name)
  if (found === null || map.hasImage(name)) return
  const { icon } = found.mark
  const shape = icon === undefined ? undefined : (await loadServiceIcons()).get(icon)
  const image = markImage(found.mark, lookIn(found.appearance), shape)
  // a map that is gone meanwhile, or has lost its graphics card, has no style, whatever its type says
  const isGone = ((map as { readonly style?: unknown }).style ?? null) === null
  if (image !== null && !isGone && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: PIXEL_RATIO })
}

/** Draws a mark without an icon around the origin, one CSS pixel a unit. */
export function paintMark(context: CanvasRenderingContext2D, mark: Mark, appearance: Appearance): void {
  const look = lookIn(appearance)
  context.save()
  drawMark(context, mark, look)
  if (mark.text !== '') drawText(context, mark, look)
  context.restore()
}

/** Side of its image in CSS pixels. */
export const markSide = ({ shape }: Mark): number => OUTLINES[shape].sidePx

/** A theme that knows the colour of every tone. */
interface Look extends Theme {
  readonly of: (tone: Tone) => string
}

function lookIn(appearance: Appearance): Look {
  const [theme, { colours, unreached }] = [THEMES[appearance], minutesRamp(appearance)]
  const of = (tone: Tone): string => {
    if (tone in theme) return theme[tone as keyof Theme]
    const band = Number(tone.slice('band'.length))
    return (band < UNREACHED_BAND ? colours[band] : undefined) ?? unreached
  }
  return { ...theme, of }
}

/** Null where the browser gives no canvas. */
function markImage(mark: Mark, theme: Look, icon: IconShape | undefined): ImageData | null {
  const { sidePx } = OUTLINES[mark.shape]
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = sidePx * PIXEL_RATIO
  // read back at once: on the graphics card that would wait for everything it has to do, half a second in software
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.scale(PIXEL_RATIO, PIXEL_RATIO)
  context.translate(sidePx / 2, sidePx / 2)
  drawMark(context, mark, theme)
  if (icon !== undefined) drawIcon(context, icon, { mark, theme })
  if (mark.text !== '') drawText(context, mark, theme)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

function drawMark(context: CanvasRenderingContext2D, { shape, tone }: Mark, theme: Look): void {
  const { radiusPx, ringPx, dashes, hasShadow } = OUTLINES[shape]
  if (hasShadow === true) {
    context.shadowColor = SHADOW.colour
    context.shadowBlur = SHADOW.blurPx * PIXEL_RATIO
    context.shadowOffsetY = SHADOW.downPx * PIXEL_RATIO
  }
  if (shape === 'gain' || shape === 'loss') {
    // what is inside stays to be seen
    ring(context, { radiusPx: radiusPx + RIM_PX, widthPx: (ringPx ?? 0) + 2 * RIM_PX }, theme.panel)
  } else disc(context, radiusPx + (shape === 'home' ? HOME_RIM_PX : RIM_PX), theme.panel)
  context.shadowColor = 'transparent'
  if (ringPx === null) {
    disc(context, radiusPx, theme.of(tone))
    return
  }
  if (dashes !== undefined) context.setLineDash(dashesAround(radiusPx - ringPx / 2, dashes))
  ring(context, { radiusPx, widthPx: ringPx }, theme.of(tone))
  context.setLineDash([])
}

/** `radiusPx` to its outer edge. */
function ring(
  context: CanvasRenderingContext2D,
  { radiusPx, widthPx }: { readonly radiusPx: number; readonly widthPx: number },
  colour: string,
): void {
  context.lineWidth = widthPx
  context.strokeStyle = colour
  context.beginPath()
  context.arc(0, 0, radiusPx - widthPx / 2, 0, 2 * Math.PI)
  context.stroke()
}

function disc(context: CanvasRenderingContext2D, radiusPx: number, colour: string): void {
  context.beginPath()
  context.arc(0, 0, radiusPx, 0, 2 * Math.PI)
  context.fillStyle = colour
  context.fill()
}

/** In the panel's colour on a disc, else in the mark's own. */
function drawIcon(
  context: CanvasRenderingContext2D,
  { viewBox: [x, y, width, height], paths }: IconShape,
  { mark, theme }: { readonly mark: Mark; readonly theme: Look },
): void {
  const { iconPx = 0, ringPx } = OUTLINES[mark.shape]
  const scale = iconPx / Math.max(width, height)
  context.save()
  context.scale(scale, scale)
  context.translate(-x - width / 2, -y - height / 2)
  context.fillStyle = ringPx === null ? theme.panel : theme.of(mark.tone)
  const shapes = paths.map((path) => new Path2D(path))
  for (const shape of shapes) context.fill(shape)
  context.restore()
}

/** A number inside the ring of a community; at the shoulder of a facility how many services more it is, and of a ring around what changed. */
function drawText(context: CanvasRenderingContext2D, { shape, text, tone, icon }: Mark, theme: Look): void {
  const { radiusPx } = OUTLINES[shape]
  let [colour, sizePx]: [string, number] = [theme.ink, FONT_PX[Math.min(text.length, 3)] ?? 8]
  if (icon !== undefined) {
    context.translate(radiusPx * 0.82, -radiusPx * 0.82)
    disc(context, 7.5, theme.panel)
    ;[colour, sizePx] = [theme.of(tone), 9]
  } else if (shape === 'band') colour = betterRead(theme.of(tone), theme)
  else if (shape === 'gain' || shape === 'loss') {
    context.translate(radiusPx * 0.76, -radiusPx * 0.76)
    disc(context, 8, theme.panel)
    disc(context, 7, theme.of(tone))
    ;[colour, sizePx] = [theme.panel, 12]
  }
  context.fillStyle = colour
  context.font = `600 ${sizePx}px ${FONT_STACK.map((name) => `"${name}"`).join(',')}, sans-serif`
  context.textAlign = 'center'
  // The middle of the digits themselves: fonts disagree on where their line's middle is.
  const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = context.measureText(text)
  context.fillText(text, 0, (up - down) / 2)
}

/** Of the colours of text the one that stands out more from a fill. */
const betterRead = (fill: string, { ink, panel }: Theme): string =>
  contrast(panel, fill) > contrast(ink, fill) ? panel : ink

/** So many equal dashes, so that none is cut where the ring closes. */
function dashesAround(radiusPx: number, count: number): [dash: number, gap: number] {
  const step = (2 * Math.PI * radiusPx) / count
  return [step * 0.58, step * 0.42]
}
