import { FONT_STACK, THEMES, type Theme, type VerdictName } from '../../theme.ts'
import { POSTER, posterLayout, type PosterBox, type PosterFont, type PosterTexts } from './poster-layout.ts'
import type { QrMatrix } from './qr.ts'

/** Pixels per unit: sharp on a phone's screen and on paper. */
const SCALE = 2
/** What a map is asked for, in pixels of the picture, to fill its frame. */
export const POSTER_PICTURE = { width: 952 * SCALE, height: 408 * SCALE } as const

export interface PosterInput {
  readonly texts: PosterTexts
  readonly qr: QrMatrix
  /** A picture of the map; null: none. */
  readonly picture: ImageBitmap | null
}

const FONT = FONT_STACK.map((name) => (name === 'sans-serif' ? name : `'${name}'`)).join(', ')
const fontOf = ({ size, weight }: PosterFont): string => `${weight} ${size}px ${FONT}`

/**
 * Draws the poster in this browser, light by day and night.
 * @returns a PNG of 2160 × 2880 pixels
 * @throws Error where the browser gives no canvas, or no picture of it.
 */
export async function drawPoster({ texts, qr, picture }: PosterInput): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = POSTER.width * SCALE
  canvas.height = POSTER.height * SCALE
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('poster: found no 2d context, expected a canvas to draw on')
  context.scale(SCALE, SCALE)
  const pen: Pen = { context, theme: THEMES.light }
  context.fillStyle = pen.theme.panel
  context.fillRect(0, 0, POSTER.width, POSTER.height)
  const measure = (text: string, font: PosterFont): number => {
    context.font = fontOf(font)
    return context.measureText(isolated(text)).width
  }
  for (const box of posterLayout({ texts, hasPicture: picture !== null, measure }))
    drawBox(pen, box, { qr, picture })
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('poster: found no picture of the canvas, expected a PNG'))
      else resolve(blob)
    }, 'image/png')
  })
}

interface Pen {
  readonly context: CanvasRenderingContext2D
  readonly theme: Theme
}

/** Each text runs in the direction of its own first letter, so that an ellipsis stands at its end. */
const isolated = (text: string): string => `\u2068${text}\u2069`

function drawBox(pen: Pen, box: PosterBox, { qr, picture }: Pick<PosterInput, 'qr' | 'picture'>): void {
  switch (box.kind) {
    case 'text':
      return drawText(pen, box)
    case 'mark':
      return drawMark(pen, box, box.verdict)
    case 'rule':
      pen.context.fillStyle = pen.theme.line
      return pen.context.fillRect(box.x, box.y, box.width, box.height)
    case 'logo':
      return drawLogo(pen, box)
    case 'picture':
      return picture === null ? undefined : drawPicture(pen, box, picture)
    case 'qr':
      return drawQr(pen, box, qr)
  }
}

function drawText({ context, theme }: Pen, box: Extract<PosterBox, { readonly kind: 'text' }>): void {
  context.font = fontOf(box.font)
  context.fillStyle = theme[box.colour]
  context.direction = 'ltr'
  context.textAlign = box.align
  context.textBaseline = 'middle'
  const x = box.align === 'left' ? box.x : box.x + box.width
  context.fillText(isolated(box.text), x, box.y + box.height / 2)
}

/** ● within reach, ○ too far, ◌ cannot tell, as everywhere on the page. */
function drawMark({ context, theme }: Pen, box: PosterBox, verdict: VerdictName): void {
  const [x, y, radius] = [box.x + box.width / 2, box.y + box.height / 2, box.width / 2 - 3]
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  if (verdict === 'inside') {
    context.fillStyle = theme.teal
    context.fill()
    return
  }
  context.strokeStyle = verdict === 'outside' ? theme.red : theme.grey
  context.lineWidth = 4
  context.setLineDash(verdict === 'outside' ? [] : [radius * 0.56, radius * 0.487])
  context.stroke()
  context.setLineDash([])
}

/** `public/icon.svg` on a square of 32. */
function drawLogo({ context, theme }: Pen, box: PosterBox): void {
  context.save()
  context.translate(box.x, box.y)
  context.scale(box.width / 32, box.height / 32)
  roundedRect(context, { x: 0, y: 0, width: 32, height: 32, radius: 8 })
  context.fillStyle = theme.teal
  context.fill()
  context.strokeStyle = theme.panel
  context.lineWidth = 2.5
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.globalAlpha = 0.5
  context.stroke(new Path2D('M24.5 16a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z'))
  context.globalAlpha = 1
  context.stroke(new Path2D('M16 7.5A8.5 8.5 0 0 1 24.5 16M16 10.5V16h4.5'))
  context.restore()
}

interface Rounded {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius: number
}

function roundedRect(context: CanvasRenderingContext2D, { x, y, width, height, radius }: Rounded): void {
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
}

/** Fills its frame from the middle, whatever its own shape. */
function drawPicture({ context, theme }: Pen, box: PosterBox, picture: ImageBitmap): void {
  const { x, y, width, height } = box
  const scale = Math.max(width / picture.width, height / picture.height)
  const [w, h] = [picture.width * scale, picture.height * scale]
  context.save()
  roundedRect(context, { x, y, width, height, radius: 20 })
  context.clip()
  context.drawImage(picture, x + (width - w) / 2, y + (height - h) / 2, w, h)
  context.restore()
  roundedRect(context, { x: x + 1, y: y + 1, width: width - 2, height: height - 2, radius: 19 })
  context.strokeStyle = theme.line
  context.lineWidth = 2
  context.stroke()
}

/** Whole pixels to the module, at the right; the layout leaves the quiet zone free around the box. */
function drawQr({ context, theme }: Pen, box: PosterBox, qr: QrMatrix): void {
  const side = Math.floor((box.width * SCALE) / qr.length) / SCALE
  const x = box.x + box.width - side * qr.length
  context.fillStyle = theme.ink
  for (const [row, line] of qr.entries())
    for (const [column, isDark] of line.entries())
      if (isDark) context.fillRect(x + column * side, box.y + row * side, side, side)
}
