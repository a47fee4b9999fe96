import type { JSX } from 'solid-js'
import type { Padding } from '../theme.ts'
import type { Bounds, LonLat } from '../units.ts'
import { createDrag } from './create-drag.ts'
import './drag-handle.css'

export interface DragHandleProps {
  readonly at: LonLat
  /** It stays within these. */
  readonly within: Bounds
  /** What covers the map at its edges. */
  readonly padding: Padding
  /** What it is, and how it is moved without a pointer. */
  readonly label: string
  readonly onMove: (at: LonLat) => void
}

/** A point of the map that can be dragged by mouse, finger and pen, and moved by arrow keys. */
export function DragHandle(props: DragHandleProps): JSX.Element {
  const { onScreen, ...drag } = createDrag({
    at: () => props.at,
    within: () => props.within,
    padding: () => props.padding,
    onMove: (at) => props.onMove(at),
  })
  return (
    <button
      type="button"
      class="map-handle"
      aria-label={props.label}
      style={{ transform: `translate(${onScreen().x}px, ${onScreen().y}px)` }}
      {...drag}
    />
  )
}
