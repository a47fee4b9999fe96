import type { Map as MapLibreMap } from 'maplibre-gl'

/** How far a pressed mouse moves before it drags: what MapLibre takes for a click lies within. */
const DRAG_PX = 3

/**
 * Keeps the press of a mouse on a resting map from MapLibre until the mouse is moved. MapLibre takes every press for the
 * begin of a drag and draws the whole map when it ends, which delays the answer to a tap by a frame of it; a drag comes
 * to it as always, from where it began. Fingers, other buttons and keys held down are not touched.
 */
export function holdPresses(map: MapLibreMap): void {
  const canvas = map.getCanvas()
  const page = canvas.ownerDocument
  let held: MouseEvent | null = null
  const press = (event: MouseEvent): void => {
    held = null
    const isPlain = event.button === 0 && !event.ctrlKey && !event.shiftKey && !event.metaKey
    // a press on a map that moves stops it
    if (!event.isTrusted || event.target !== canvas || !isPlain || map.isMoving()) return
    held = event
    event.stopImmediatePropagation()
  }
  const move = (event: MouseEvent): void => {
    if (held === null) return
    const from = held
    if (event.buttons === 0) held = null
    else if (Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) >= DRAG_PX) {
      held = null
      canvas.dispatchEvent(new MouseEvent('mousedown', from))
    }
  }
  const release = (): void => void (held = null)
  // before MapLibre's own, which listen on the document and below
  const view = page.defaultView ?? window
  const options = { capture: true }
  view.addEventListener('mousedown', press, options)
  view.addEventListener('mousemove', move, options)
  view.addEventListener('mouseup', release, options)
  map.on('remove', () => {
    view.removeEventListener('mousedown', press, options)
    view.removeEventListener('mousemove', move, options)
    view.removeEventListener('mouseup', release, options)
  })
}
