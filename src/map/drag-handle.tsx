import { createSignal, onCleanup, type JSX } from 'solid-js'
import type { Padding } from '../theme.ts'
import { METRES_PER_DEGREE, type Bounds, type LonLat } from '../units.ts'
import { showPoint } from './camera.ts'
import { useMap } from './map-context.ts'
import './drag-handle.css'

export interface DragHandleProps {
  readonly at: LonLat
  /** It stays within these. */
  readonly within: Bounds
  /** What covers the map at its edges: it is brought out from under that when it has the focus or is moved by keys. */
  readonly padding: Padding
  /** What it is, and how it is moved without a pointer. */
  readonly label: string
  readonly onMove: (at: LonLat) => void
}

const STEP_M = 50

const DIRECTIONS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** A point of the map that can be dragged by mouse, finger and pen, and moved by arrow keys. */
export function DragHandle(props: DragHandleProps): JSX.Element {
  const { map } = useMap()
  const [view, setView] = createSignal(0)
  const follow = (): void => {
    setView((count) => count + 1)
  }
  map.on('move', follow)
  map.on('resize', follow)
  onCleanup(() => {
    map.off('move', follow)
    map.off('resize', follow)
  })
  const onScreen = () => {
    view()
    return map.project([props.at[0], props.at[1]])
  }
  const move = ([lon, lat]: LonLat): void => {
    const [west, south, east, north] = props.within
    props.onMove([Math.min(east, Math.max(west, lon)), Math.min(north, Math.max(south, lat))])
  }
  /** From the pointer to the middle of the handle, pixels. */
  let grip: readonly [x: number, y: number] | null = null
  const start = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const { x, y } = onScreen()
    grip = [x - event.clientX, y - event.clientY]
  }
  const drag = (event: PointerEvent): void => {
    if (grip === null) return
    const { lng, lat } = map.unproject([event.clientX + grip[0], event.clientY + grip[1]])
    move([lng, lat])
  }
  const stop = (): void => {
    grip = null
  }
  const step = (event: KeyboardEvent): void => {
    const direction = DIRECTIONS[event.key]
    if (direction === undefined) return
    event.preventDefault()
    const [lon, lat] = props.at
    const degrees = STEP_M / METRES_PER_DEGREE
    const acrossDegrees = degrees / Math.cos((lat * Math.PI) / 180)
    move([lon + direction[0] * acrossDegrees, lat + direction[1] * degrees])
    show()
  }
  const show = (): void => showPoint(map, props.at, props.padding)
  /** A pointer that takes hold of it sees it already. */
  const showToKeyboard = (event: FocusEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.currentTarget.matches(':focus-visible')) show()
  }
  return (
    <button
      type="button"
      class="map-handle"
      aria-label={props.label}
      style={{ transform: `translate(${onScreen().x}px, ${onScreen().y}px)` }}
      onPointerDown={start}
      onPointerMove={drag}
      onPointerUp={stop}
      onPointerCancel={stop}
      onKeyDown={step}
      onFocus={showToKeyboard}
    />
  )
}
