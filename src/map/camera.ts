import type { LngLat, Map as MapLibreMap } from 'maplibre-gl'
import { createEffect, on, type Accessor } from 'solid-js'
import type { Padding } from '../theme.ts'
import type { Bounds, LonLat } from '../units.ts'
import { useMap } from './map-context.ts'
import { freeArea, isShown, paddingWithin, type Box, type Size } from './padding.ts'

/** MapLibre itself moves at once for those who asked for less motion. */
const EASE_MS = 200
/** A circle of five minutes fills the free area no closer than this. */
const MAX_ZOOM = 16.5

/** Brings a box into the part of the map that nothing covers, unless it is there already. Never zooms for a box in view. */
export function createCamera(bounds: Accessor<Bounds | null>, padding: Accessor<Padding>): void {
  const { map } = useMap()
  createEffect(
    on(bounds, (box) => {
      if (box === null) return
      const free = freeArea(padding(), settledSize(map))
      if (!isShown(boxOf(map, box), free)) showBounds(map, box, padding())
    }),
  )
}

/** Moves the map so that the box fills the free area. */
export function showBounds(map: MapLibreMap, [west, south, east, north]: Bounds, padding: Padding): void {
  map.fitBounds([west, south, east, north], {
    padding: paddingWithin(padding, settledSize(map)),
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
