import type { LngLat, Map as MapLibreMap } from 'maplibre-gl'
import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Padding } from '../theme.ts'
import type { Bounds, LonLat } from '../units.ts'
import { useMap } from './map-context.ts'
import { freeArea, isShown, paddingWithin, type Box, type Size } from './padding.ts'

/** MapLibre itself moves at once for those who asked for less motion. */
const EASE_MS = 200
/** A circle of five minutes fills the free area no closer than this. */
const MAX_ZOOM = 16.5

export interface CameraTarget {
  /** What should be seen; null: nothing in particular. */
  readonly bounds: Bounds | null
  /** What is brought into view when that is not seen; `bounds` when left out. */
  readonly fit?: Bounds | null
  /** What this is the view of: a new one is brought into view, unless `isGiven`. */
  readonly about: unknown
  /** Was in view to begin with: only kept there. */
  readonly isGiven?: boolean
  /** Of the free area's width or height that a new one fills at least. */
  readonly share: number
}

/** What the page showed last, until the visitor goes elsewhere, and the room that it has. */
export interface CameraHold {
  about: unknown
  readonly size: Accessor<Size>
}

/** Filling less of the free area, a circle is there but cannot be read. */
const READABLE_SHARE = 0.25

/** @param about what the map shows at first */
export function createCameraHold(about: unknown): CameraHold {
  const { map } = useMap()
  const hold: CameraHold = { about, size: createSize(map) }
  const letGo = (event: { readonly originalEvent?: unknown }): void => {
    if (event.originalEvent !== undefined) hold.about = null
  }
  map.on('movestart', letGo)
  onCleanup(() => map.off('movestart', letGo))
  return hold
}

/** Told by the browser: asking it whenever a panel changed would lay out the page once more. */
function createSize(map: MapLibreMap): Accessor<Size> {
  const [size, setSize] = createSignal(settledSize(map), { equals: isSameSize })
  const observer = new ResizeObserver(() => setSize(settledSize(map)))
  observer.observe(map.getContainer())
  onCleanup(() => observer.disconnect())
  return size
}

const isSameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height

/**
 * Keeps a target in the part of the map that nothing covers. A new one is brought into view unless it is there and
 * large enough. When it changes, or what covers the map does, the map moves only if the target is then out of view that
 * was in it before: nobody is taken back from where they went.
 */
export function createCamera(
  target: Accessor<CameraTarget>,
  padding: Accessor<Padding>,
  hold: CameraHold,
): void {
  const { map } = useMap()
  createEffect<Shown | undefined>((before) => {
    const { bounds, fit = bounds, about, share, isGiven = false } = target()
    const covered = padding()
    if (bounds === null || fit === null) return undefined
    const size = hold.size()
    const shown = { bounds, about, covered }
    const isNew = before === undefined || before.about !== about
    if (isNew && isGiven) return shown
    if (!isNew && !wasInView(before, hold.about, size)) return shown
    const isSameBox = !isNew && before.bounds.join() === bounds.join()
    const least = leastShare(share, { isNew, isSameBox, isHeld: hold.about === about })
    // of a movement under way nobody knows the end but those who began it
    if (!map.isMoving() && isShown(boxOf(map, bounds), freeArea(covered, size), least)) return shown
    showBounds(map, fit, covered, size)
    hold.about = about
    return shown
  }, undefined)

  function wasInView({ bounds, about, covered }: Shown, held: unknown, size: Size): boolean {
    return held === about || isShown(boxOf(map, bounds), freeArea(covered, size), 0)
  }
}

interface Change {
  readonly isNew: boolean
  readonly isSameBox: boolean
  readonly isHeld: boolean
}

/** What was brought into view grows with the room for it; while it changes itself it is only kept readable. */
function leastShare(share: number, { isNew, isSameBox, isHeld }: Change): number {
  if (isNew) return share
  if (isSameBox) return isHeld ? share : 0
  return Math.min(share, READABLE_SHARE)
}

interface Shown {
  readonly bounds: Bounds
  readonly about: unknown
  readonly covered: Padding
}

/** Moves the map so that the box fills the free area. */
export function showBounds(
  map: MapLibreMap,
  [west, south, east, north]: Bounds,
  padding: Padding,
  size: Size = settledSize(map),
): void {
  map.fitBounds([west, south, east, north], {
    padding: paddingWithin(padding, size),
    maxZoom: MAX_ZOOM,
    duration: EASE_MS,
    linear: true,
  })
}

/** Moves the map so that the point lies in the middle of the free area, unless it is in it already. Never zooms. */
export function showPoint(map: MapLibreMap, [lon, lat]: LonLat, padding: Padding): void {
  const size = settledSize(map)
  const free = freeArea(padding, size)
  const { x, y } = map.project([lon, lat])
  if (x >= free.left && x <= free.right && y >= free.top && y <= free.bottom) return
  const offset: [number, number] = [
    (free.left + free.right - size.width) / 2,
    (free.top + free.bottom - size.height) / 2,
  ]
  map.panTo([lon, lat], { offset, duration: EASE_MS })
}

/** Where the middle of the free area lies on the ground. */
export function freeMiddle(map: MapLibreMap, padding: Padding): LngLat {
  const { left, top, right, bottom } = freeArea(padding, settledSize(map))
  return map.unproject([(left + right) / 2, (top + bottom) / 2])
}

/** MapLibre hears of a new size a moment later than the page: a map that moves before that misses its aim. */
function settledSize(map: MapLibreMap): Size {
  const [container, canvas] = [map.getContainer(), map.getCanvas()]
  const { clientWidth: width, clientHeight: height } = container
  if (canvas.clientWidth !== width || canvas.clientHeight !== height) map.resize()
  return { width, height }
}

function boxOf(map: MapLibreMap, [west, south, east, north]: Bounds): Box {
  const [topLeft, bottomRight] = [map.project([west, north]), map.project([east, south])]
  return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y }
}
