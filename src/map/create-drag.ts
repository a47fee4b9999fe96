import { createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Padding } from '../theme.ts'
import { METRES_PER_DEGREE, type Bounds, type LonLat } from '../units.ts'
import { showPoint } from './camera.ts'
import { useMap } from './map-context.ts'

export interface DragOptions {
  readonly at: Accessor<LonLat>
  /** It stays within these. */
  readonly within: Accessor<Bounds>
  /** What covers the map at its edges: it is brought out from under that when it has the focus or is moved by keys. */
  readonly padding: Accessor<Padding>
  /** All the while it is dragged. */
  readonly onMove: (at: LonLat) => void
  /** Where it was let go; null: it was taken away from whoever dragged it, and is where it was. */
  readonly onDrop?: (at: LonLat | null) => void
  /** Pressed without being moved. */
  readonly onPress?: () => void
}

/** Metres that an arrow key moves it, and with Shift. */
const STEP_M = 50
const SMALL_STEP_M = 10
/** A hand that presses is not quite still. */
const STILL_PX = 4

const DIRECTIONS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

type OnElement<E> = E & { readonly currentTarget: HTMLElement }

/** Where a point of the map is on the screen; follows every movement of the map. */
export function createOnScreen(at: Accessor<LonLat>): Accessor<{ readonly x: number; readonly y: number }> {
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
  return () => {
    view()
    const [lon, lat] = at()
    return map.project([lon, lat])
  }
}

/** What a point of the map does that can be dragged by mouse, finger and pen, and moved by arrow keys. */
export function createDrag(options: DragOptions) {
  const { map } = useMap()
  const onScreen = createOnScreen(options.at)
  /** From the pointer to the middle of the handle, and where it was pressed, pixels. */
  let grip: { readonly offset: readonly [number, number]; readonly from: readonly [number, number] } | null =
    null
  /** Where it was moved to since it was taken hold of. */
  let moved: LonLat | null = null
  const move = ([lon, lat]: LonLat): void => {
    const [west, south, east, north] = options.within()
    moved = [Math.min(east, Math.max(west, lon)), Math.min(north, Math.max(south, lat))]
    options.onMove(moved)
  }
  const drop = (): void => {
    if (moved !== null) options.onDrop?.(moved)
    moved = null
  }
  const show = (): void => showPoint(map, options.at(), options.padding())
  return {
    onScreen,
    onPointerDown: (event: OnElement<PointerEvent>): void => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const { x, y } = onScreen()
      grip = { offset: [x - event.clientX, y - event.clientY], from: [event.clientX, event.clientY] }
      moved = null
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent): void => {
      if (grip === null) return
      const [x, y] = grip.from
      if (moved === null && Math.hypot(clientX - x, clientY - y) < STILL_PX) return
      const { lng, lat } = map.unproject([clientX + grip.offset[0], clientY + grip.offset[1]])
      move([lng, lat])
    },
    onPointerUp: (): void => {
      if (grip !== null && moved === null) options.onPress?.()
      grip = null
      drop()
    },
    onPointerCancel: (): void => {
      if (grip !== null && moved !== null) options.onDrop?.(null)
      grip = null
      moved = null
    },
    onKeyDown: (event: KeyboardEvent): void => {
      const direction = DIRECTIONS[event.key]
      if (direction === undefined) return
      event.preventDefault()
      const [lon, lat] = options.at()
      const degrees = (event.shiftKey ? SMALL_STEP_M : STEP_M) / METRES_PER_DEGREE
      const acrossDegrees = degrees / Math.cos((lat * Math.PI) / 180)
      move([lon + direction[0] * acrossDegrees, lat + direction[1] * degrees])
      show()
    },
    /** A key that is held is one movement. */
    onKeyUp: (event: KeyboardEvent): void => {
      if (event.key in DIRECTIONS) drop()
    },
    onBlur: drop,
    /** A pointer that takes hold of it sees it already. */
    onFocus: (event: OnElement<FocusEvent>): void => {
      if (event.currentTarget.matches(':focus-visible')) show()
    },
  }
}
