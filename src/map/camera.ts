import type { Map as MapLibreMap } from 'maplibre-gl'
import { createEffect, on, type Accessor } from 'solid-js'
import type { Bounds } from '../units.ts'
import { useMap } from './map-context.ts'
import { freeArea, isShown, paddingWithin, type Box, type Padding, type Size } from './padding.ts'

/** MapLibre itself moves at once for those who asked for less motion. */
const EASE_MS = 200
/** A circle of five minutes fills the free area no closer than this. */
const MAX_ZOOM = 16.5

/** Brings a box into the part of the map that nothing covers, unless it is there already. Never zooms for a box in view. */
export function createCamera(bounds: Accessor<Bounds | null>, padding: Accessor<Padding>): void {
  const { map } = useMap()
  createEffect(
    on(bounds, (box) => {
      if (box === null || isShown(boxOf(map, box), freeArea(padding(), sizeOf(map)))) return
      showBounds(map, box, padding())
    }),
  )
}

/** Moves the map so that the box fills the free area. */
export function showBounds(map: MapLibreMap, [west, south, east, north]: Bounds, padding: Padding): void {
  map.fitBounds([west, south, east, north], {
    padding: paddingWithin(padding, sizeOf(map)),
    maxZoom: MAX_ZOOM,
    duration: EASE_MS,
    linear: true,
  })
}

function sizeOf(map: MapLibreMap): Size {
  const { clientWidth, clientHeight } = map.getContainer()
  return { width: clientWidth, height: clientHeight }
}

function boxOf(map: MapLibreMap, [west, south, east, north]: Bounds): Box {
  const [topLeft, bottomRight] = [map.project([west, north]), map.project([east, south])]
  return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y }
}
