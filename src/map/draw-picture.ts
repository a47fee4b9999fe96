import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import type { StreetLines } from '../city/street-lines.ts'
import { THEMES } from '../theme.ts'
import type { Bounds } from '../units.ts'
import { loadMapLibre } from './load-maplibre.ts'
import { ABOVE_REACHED, reachedLook } from './look-of-circle.ts'
import { drawMissingMark } from './mark-images.ts'
import { drawScale, layLegend, pictureFont, type LaidLegend, type PictureLegend } from './picture-legend.ts'
import { createReachedLayer, type ReachedWalk } from './reached-layer.ts'
import { metresPerPx, scaleBar } from './scale-bar.ts'
import { createStreetLayer } from './street-layer.ts'
import type { StreetRamp } from './street-ramp.ts'
import { BELOW_LABELS } from './style.ts'

export interface PictureRequest {
  /** Pixels of the picture. */
  readonly size: { readonly width: number; readonly height: number }
  readonly style: StyleSpecification
  readonly bounds: Bounds
  readonly reached: ReachedWalk | null
  /** Every street by its value; null: none. */
  readonly streets: PictureStreets | null
  /** Under the map, within the picture, with a scale on it; null: neither. */
  readonly legend: PictureLegend | null
  /** Whose data it shows; written into a corner. */
  readonly credit: string
}

export interface PictureStreets {
  readonly lines: StreetLines
  /** By node. */
  readonly values: Uint16Array
  readonly ramp: StreetRamp
}

/** Names and marks are as large as on a map of this width. */
const READABLE_WIDTH_PX = 720
const MOST_RATIO = 3
const AIR_PX = 28
const LONGEST_SCALE_PX = 110
/** Software drawing takes seconds; a page in the background draws nothing. */
const PATIENCE_MS = 30_000

/**
 * A PNG drawn by a map of its own out of sight, which is gone afterwards: the page's map keeps its speed, its place and
 * its night. @throws Error when it cannot be drawn, or not in 30 s.
 */
export async function drawPicture(request: PictureRequest): Promise<Blob> {
  const { size, style, bounds, legend } = request
  const code = await loadMapLibre()
  if ('failure' in code) throw new Error(code.failure.message)
  const ratio = Math.min(MOST_RATIO, Math.max(1, size.width / READABLE_WIDTH_PX))
  const context = canvasOf(size)
  const laid = legend === null ? null : layLegend(context, legend, size.width / ratio)
  const container = hiddenBox(size.width / ratio, size.height / ratio - (laid?.height ?? 0))
  let map: MapLibreMap | undefined
  let freeStreets = (): void => {}
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
    drawn.once('style.load', () => {
      if (request.reached !== null) addReached(drawn, request.reached)
      if (request.streets !== null) freeStreets = addStreets(drawn, request.streets)
    })
    await idle(drawn)
    compose(context, drawn, { ...request, laid, ratio })
    return await png(context.canvas)
  } finally {
    freeStreets()
    map?.remove()
    container.remove()
  }
}

function canvasOf({ width, height }: PictureRequest['size']): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('map: found no 2D canvas, expected one for the picture')
  return context
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

/** Answers with what frees their memory. */
function addStreets(map: MapLibreMap, { lines, values, ramp }: PictureStreets): () => void {
  const streets = createStreetLayer({ id: 'streets' })
  streets.setLines(lines)
  streets.setRamp(ramp)
  streets.setValues(values)
  map.addLayer(streets.layer, BELOW_LABELS)
  return streets.dispose
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

interface Composed extends Pick<PictureRequest, 'size' | 'legend' | 'credit'> {
  readonly laid: LaidLegend | null
  readonly ratio: number
}

/** The map, under it the legend, on it scale and credit. */
function compose(context: CanvasRenderingContext2D, map: MapLibreMap, composed: Composed): void {
  const { size, legend, credit, laid, ratio } = composed
  const mapHeight = size.height - (laid?.height ?? 0) * ratio
  context.drawImage(map.getCanvas(), 0, 0, size.width, mapHeight)
  if (laid !== null && legend !== null) {
    const bottom = mapHeight / ratio
    const bar = scaleBar(metresPerPx(map.getCenter().lat, map.getZoom()), LONGEST_SCALE_PX)
    context.save()
    context.scale(ratio, ratio)
    drawScale(context, { px: bar.px, text: legend.scaleText(bar.metres), bottom })
    context.translate(0, bottom)
    laid.draw(context)
    context.restore()
  }
  writeCredit(context, credit, mapHeight)
}

function png(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('map: the picture could not be written as PNG'))
      else resolve(blob)
    }, 'image/png')
  })
}

/** At the lower right of the map, on a veil of the land's colour. */
function writeCredit(context: CanvasRenderingContext2D, credit: string, bottom: number): void {
  if (credit === '') return
  const { width } = context.canvas
  const sizePx = Math.max(10, Math.round(width / 70))
  context.font = pictureFont(sizePx)
  const wide = Math.min(width, context.measureText(credit).width + sizePx)
  context.fillStyle = THEMES.light.panel
  context.globalAlpha = 0.82
  context.fillRect(width - wide, bottom - 1.7 * sizePx, wide, 1.7 * sizePx)
  context.globalAlpha = 1
  context.fillStyle = THEMES.light.ink2
  context.fillText(credit, width - wide + sizePx / 2, bottom - 0.55 * sizePx, wide - sizePx)
}
