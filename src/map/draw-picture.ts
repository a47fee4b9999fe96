import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { FONT_STACK, THEMES } from '../theme.ts'
import type { Bounds } from '../units.ts'
import { loadMapLibre } from './load-maplibre.ts'
import { ABOVE_REACHED, reachedLook } from './look-of-circle.ts'
import { drawMissingMark } from './mark-images.ts'
import { createReachedLayer, type ReachedWalk } from './reached-layer.ts'

export interface PictureRequest {
  /** Pixels of the picture. */
  readonly size: { readonly width: number; readonly height: number }
  readonly style: StyleSpecification
  readonly bounds: Bounds
  readonly reached: ReachedWalk | null
  /** Whose data it shows; written into a corner. */
  readonly credit: string
}

/** Names and marks are as large as on a map of this width. */
const READABLE_WIDTH_PX = 720
const MOST_RATIO = 3
const AIR_PX = 28
/** Software drawing takes seconds; a page in the background draws nothing. */
const PATIENCE_MS = 30_000

/**
 * A PNG drawn by a map of its own out of sight, which is gone afterwards: the page's map keeps its speed, its place and
 * its night. @throws Error when it cannot be drawn, or not in 30 s.
 */
export async function drawPicture({ size, style, bounds, reached, credit }: PictureRequest): Promise<Blob> {
  const code = await loadMapLibre()
  if ('failure' in code) throw new Error(code.failure.message)
  const ratio = Math.min(MOST_RATIO, Math.max(1, size.width / READABLE_WIDTH_PX))
  const container = hiddenBox(size.width / ratio, size.height / ratio)
  let map: MapLibreMap | undefined
  try {
    const drawn = (map = code.openMap({
      container,
      style,
      bounds: [...bounds],
      fitBoundsOptions: { padding: AIR_PX },
      interactive: false,
      fadeDuration: 0,
      pixelRatio: ratio,
      // of this map alone: it is drawn once
      canvasContextAttributes: { preserveDrawingBuffer: true },
    }))
    drawn.setMissingStyleImageResolver((name) => drawMissingMark(drawn, name))
    if (reached !== null) drawn.once('style.load', () => addReached(drawn, reached))
    await idle(drawn)
    return await png(drawn.getCanvas(), size, credit)
  } finally {
    map?.remove()
    container.remove()
  }
}

/** Laid out, but never seen. */
function hiddenBox(width: number, height: number): HTMLDivElement {
  const box = document.createElement('div')
  box.ariaHidden = 'true'
  box.inert = true
  const place = { position: 'fixed', left: '0', top: '0', visibility: 'hidden', pointerEvents: 'none' }
  Object.assign(box.style, place, { zIndex: '-1', width: `${width}px`, height: `${height}px` })
  document.body.append(box)
  return box
}

function addReached(map: MapLibreMap, walk: ReachedWalk): void {
  const reached = createReachedLayer({ id: 'reached-streets' })
  reached.setLook(reachedLook(THEMES.light))
  reached.setStreets(walk)
  map.addLayer(reached.layer, ABOVE_REACHED)
}

/** Trouble with single tiles leaves a picture with a gap, not none. */
function idle(map: MapLibreMap): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`map: the picture was not drawn within ${PATIENCE_MS / 1_000} s`)),
      PATIENCE_MS,
    )
    map.on('error', () => {})
    map.once('webglcontextlost', () => reject(new Error('map: the graphics context of the picture was lost')))
    map.once('idle', () => {
      clearTimeout(late)
      resolve()
    })
  })
}

async function png(
  drawn: HTMLCanvasElement,
  { width, height }: PictureRequest['size'],
  credit: string,
): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('map: found no 2D canvas, expected one for the picture')
  context.drawImage(drawn, 0, 0, width, height)
  writeCredit(context, credit)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('map: the picture could not be written as PNG'))
      else resolve(blob)
    }, 'image/png')
  })
}

/** At the lower right, on a veil of the land's colour. */
function writeCredit(context: CanvasRenderingContext2D, credit: string): void {
  if (credit === '') return
  const { width, height } = context.canvas
  const sizePx = Math.max(10, Math.round(width / 70))
  context.font = `${sizePx}px ${FONT_STACK.map((name) => `"${name}"`).join(',')}, sans-serif`
  const wide = Math.min(width, context.measureText(credit).width + sizePx)
  context.fillStyle = THEMES.light.panel
  context.globalAlpha = 0.82
  context.fillRect(width - wide, height - 1.7 * sizePx, wide, 1.7 * sizePx)
  context.globalAlpha = 1
  context.fillStyle = THEMES.light.ink2
  context.fillText(credit, width - wide + sizePx / 2, height - 0.55 * sizePx, wide - sizePx)
}
