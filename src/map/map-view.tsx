import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { createEffect, createSignal, on, onCleanup, onMount, Show, untrack, type JSX } from 'solid-js'
import type { Problem } from '../state/session.ts'
import type { Padding } from '../theme.ts'
import type { Bounds } from '../units.ts'
import { canDraw, sized } from './can-draw.ts'
import { loadMapLibre, notDrawn } from './load-maplibre.ts'
import { MapProvider, type MapHandle } from './map-context.ts'
import { drawMissingMark } from './mark-images.ts'
import { MapNotLoaded, NoMap } from './no-map.tsx'
import { paddingWithin, roomAround } from './padding.ts'
import { withAddedLayers } from './style.ts'
import './map-view.css'

export interface MapViewProps {
  readonly style: StyleSpecification
  /** Nothing is shown far beyond these. */
  readonly bounds: Bounds
  /** What is shown first, and again when the bounds change. */
  readonly view: Bounds
  /** What covers the map at its edges. */
  readonly padding: Padding
  /** How long names and marks fade in; 0 in tests. */
  readonly fadeMs: number
  /** Names the map to a screen reader. */
  readonly label: string
  readonly onProblem: (problem: Problem) => void
  /** Trouble with a source after the map stands, such as a tile that does not come. */
  readonly onSourceError: (sourceId: string, message: string) => void
  /** A map that failed is tried again when this changes. */
  readonly attempt: number
  readonly children: JSX.Element
}

/** A graphics card that took its memory back and does not give it again within so long is given up. */
const LONGEST_LOSS_MS = 8_000

/**
 * Owns the map. Its children are created when the map's style is loaded, and may then use `useMap`. While the graphics
 * card has taken its memory back there are none, and they are created anew after it: what was put on the map is gone, and
 * what changed meanwhile could not be put there.
 */
export function MapView(props: MapViewProps): JSX.Element {
  const [handle, setHandle] = createSignal<MapHandle>()
  const [failure, setFailure] = createSignal<Problem['error']>()
  let container: HTMLDivElement | undefined
  let map: MapLibreMap | undefined
  let gone = false
  let loss: ReturnType<typeof setTimeout> | undefined
  // eslint-disable-next-line solid/reactivity -- what the map begins with
  let shown = props.bounds

  const fail = (error: Problem['error']): void => {
    if (gone) return
    setFailure(error)
    props.onProblem({ what: 'map', error })
  }

  const close = (): void => {
    clearTimeout(loss)
    setHandle(undefined)
    map?.remove()
    map = undefined
  }
  onCleanup(() => {
    gone = true
    close()
  })
  const awaitRestoration = (): void => {
    loss = setTimeout(() => {
      // a page that nobody sees may have to do without for as long as that lasts
      if (document.hidden) awaitRestoration()
      else {
        close()
        fail(notGivenBack)
      }
    }, LONGEST_LOSS_MS)
  }
  const start = async (): Promise<void> => {
    if (!canDraw()) {
      fail({ kind: 'no-webgl', message: 'map: this browser has no WebGL 2; expected it for drawing' })
      return
    }
    const code = await loadMapLibre()
    if ('failure' in code) {
      fail(code.failure)
      return
    }
    await sized(container)
    if (gone || container === undefined) return
    try {
      const opened = openedMap(code.openMap, container, props)
      map = opened
      shown = props.bounds
      const { styleLoads, loaded } = countLoads()
      // eslint-disable-next-line solid/reactivity -- an event handler of the map
      opened.on('style.load', () => {
        loaded()
        if (handle() === undefined) setHandle({ map: opened, styleLoads })
      })
      opened.on('webglcontextlost', () => {
        setHandle(undefined)
        awaitRestoration()
      })
      // eslint-disable-next-line solid/reactivity -- an event handler of the map
      opened.on('webglcontextrestored', () => {
        clearTimeout(loss)
        // in place of the one that MapLibre remembers, on which there is still what was there then
        opened.setStyle(props.style, { diff: false })
      })
    } catch (cause) {
      fail(notDrawn(cause))
    }
  }
  onMount(() => void start())
  createEffect(
    on(
      () => props.attempt,
      () => {
        if (failure() === undefined) return
        setFailure(undefined)
        void start()
      },
      { defer: true },
    ),
  )

  createEffect(() => {
    const opened = handle()
    const style = props.style
    opened?.map.setStyle(style, { transformStyle: withAddedLayers })
  })
  createEffect(() => handle()?.map.getCanvas().setAttribute('aria-label', props.label))
  createEffect(
    on(
      () => [handle(), props.bounds] as const,
      ([opened, bounds]) => {
        if (opened === undefined || shown.join() === bounds.join()) return
        shown = bounds
        opened.map.setMaxBounds(roomAround(bounds))
        opened.map.fitBounds([...props.view], {
          padding: startPadding(opened.map.getContainer(), props.padding),
          animate: false,
        })
      },
    ),
  )

  return (
    <div class="map-view">
      <Show
        when={failure() === undefined}
        fallback={failure()?.kind === 'no-webgl' ? <NoMap /> : <MapNotLoaded />}
      >
        <div class="map-view-canvas" ref={(element) => (container = element)} />
        <Show when={handle()} keyed>
          {(opened) => <MapProvider value={opened}>{props.children}</MapProvider>}
        </Show>
      </Show>
    </div>
  )
}

const notGivenBack: Problem['error'] = {
  kind: 'internal',
  message: `map: the graphics card took its memory back, and did not give it again within ${LONGEST_LOSS_MS / 1_000} s`,
}

function openedMap(
  openMap: (typeof import('./maplibre.ts'))['openMap'],
  container: HTMLElement,
  props: MapViewProps,
): MapLibreMap {
  const map = untrack(() =>
    openMap({
      container,
      style: props.style,
      bounds: [...props.view],
      fitBoundsOptions: { padding: startPadding(container, props.padding) },
      maxBounds: roomAround(props.bounds),
      fadeDuration: props.fadeMs,
      locale: { 'Map.Title': props.label },
    }),
  )
  map.on('error', (event) => {
    const sourceId = (event as { readonly sourceId?: string }).sourceId
    props.onSourceError(sourceId ?? '', event.error.message)
  })
  map.setMissingStyleImageResolver((name) => drawMissingMark(map, name))
  return map
}

const startPadding = (container: HTMLElement, padding: Padding): Padding =>
  paddingWithin(padding, { width: container.clientWidth, height: container.clientHeight })

function countLoads(): { styleLoads: () => number; loaded: () => void } {
  const [styleLoads, setStyleLoads] = createSignal(0)
  return { styleLoads, loaded: () => setStyleLoads((count) => count + 1) }
}
