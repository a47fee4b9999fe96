import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Session } from '../state/session.ts'
import { COMMUNITY_DOTS, COMMUNITY_MARKS } from './community-layer.tsx'
import { FACILITY_LAYERS } from './look-of-places.ts'
import { useMap } from './map-context.ts'

/** How far from a mark a pointer may be, in pixels: a fingertip is wider than a mouse's arrow. */
const REACH_PX = 22
const TOUCH_REACH_PX = 28
/** A hover is answered where the pointer touches the mark itself. */
const HOVER_REACH_PX = 11

/** What the pointer is on, and where in the map. */
export type PointerTarget = (
  | { readonly kind: 'community'; readonly community: number }
  | { readonly kind: 'facility'; readonly facility: number; readonly services: readonly string[] }
) & { readonly x: number; readonly y: number }

/** Takes the next taps on the map, whatever lies there; `reachPx` is how far from a thing its pointer may be. */
export type TapClaim = (event: MapMouseEvent, reachPx: number) => void

/**
 * Sends clicks and hovers to the session, unless somebody claims the taps: a mark is selected; beside all marks a resident chooses the point, a planner
 * clears the choice, and whoever reads the data leaves it as it is.
 */
export function createMapPointer(
  session: Session,
  claim: Accessor<TapClaim | null>,
): Accessor<PointerTarget | null> {
  const { map } = useMap()
  const [target, setTarget] = createSignal<PointerTarget | null>(null)
  const point = (found: PointerTarget | null): void => {
    setTarget(found)
    const community = found?.kind === 'community' ? found.community : null
    if (session.hovered() !== community) session.hover(community)
  }
  const move = (event: MapMouseEvent): void => {
    // A finger that rests on the map hovers over nothing.
    if (!isTouch(event)) point(claim() === null ? targetAt(map, event, HOVER_REACH_PX) : null)
  }
  const leave = (): void => point(null)
  const click = (event: MapMouseEvent): void => {
    const reachPx = isTouch(event) ? TOUCH_REACH_PX : REACH_PX
    const claimed = claim()
    if (claimed !== null) {
      claimed(event, reachPx)
      return
    }
    const found = targetAt(map, event, reachPx)
    if (found?.kind === 'facility') {
      const [service = ''] = found.services
      session.setFocus({ service, facility: found.facility })
    } else if (found) session.select({ kind: 'community', community: found.community })
    else if (session.door() === 'gaps') session.select(null)
    else if (session.door() === 'services') {
      session.select({ kind: 'point', at: [event.lngLat.lng, event.lngLat.lat] })
    }
    // The mark may be gone now, and nothing else would say so.
    point(null)
  }
  map.on('mousemove', move)
  map.on('mouseout', leave)
  map.on('dragstart', leave)
  map.on('click', click)
  onCleanup(() => {
    map.off('mousemove', move)
    map.off('mouseout', leave)
    map.off('dragstart', leave)
    map.off('click', click)
    point(null)
  })
  createEffect(() => {
    map.getCanvas().style.cursor =
      target() !== null ? 'pointer' : claim() !== null || session.door() === 'services' ? 'crosshair' : ''
  })
  return target
}

/** The nearest mark that is drawn within reach of the pointer; facilities lie above communities. */
function targetAt(map: MapLibreMap, { point }: MapMouseEvent, reachPx: number): PointerTarget | null {
  const layers = [...FACILITY_LAYERS, COMMUNITY_MARKS, COMMUNITY_DOTS].filter(
    (id) => map.getLayer(id) !== undefined,
  )
  if (layers.length === 0) return null
  const box: [[number, number], [number, number]] = [
    [point.x - reachPx, point.y - reachPx],
    [point.x + reachPx, point.y + reachPx],
  ]
  let nearest: PointerTarget | null = null
  let nearestPx = reachPx
  for (const { geometry, id, layer, properties } of map.queryRenderedFeatures(box, { layers })) {
    if (geometry.type !== 'Point' || typeof id !== 'number') continue
    const [lon = 0, lat = 0] = geometry.coordinates
    const { x, y } = map.project([lon, lat])
    const awayPx = Math.hypot(x - point.x, y - point.y)
    if (awayPx > nearestPx || (awayPx === nearestPx && nearest !== null)) continue
    nearestPx = awayPx
    nearest = FACILITY_LAYERS.some((one) => one === layer.id)
      ? { kind: 'facility', facility: id, services: String(properties['services']).split(' '), x, y }
      : { kind: 'community', community: id, x, y }
  }
  return nearest
}

function isTouch({ originalEvent }: MapMouseEvent): boolean {
  if (originalEvent instanceof PointerEvent && originalEvent.pointerType !== '') {
    return originalEvent.pointerType === 'touch'
  }
  return matchMedia('(hover: none)').matches
}
