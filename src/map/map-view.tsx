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

/** Owns the map. Its children are created when the map's style is loaded, and may then use `useMap`. */
export function MapView(props: MapViewProps): JSX.Element {
  const [handle, setHandle] = createSignal<MapHandle>()
  const [failure, setFailure] = createSignal<Problem['error']>()
  let container: HTMLDivElement | undefined
  let map: MapLibreMap | undefined
  let gone = false

  const fail = (error: Problem['error']): void => {
    if (gone) return
    setFailure(error)
    props.onProblem({ what: 'map', error })
  }

  onCleanup(() => {
    gone = true
    map?.remove()
  })
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
      map = openedMap(code.openMap, container, props)
      const { styleLoads, loaded } = countLoads()
      // eslint-disable-next-line solid/reactivity -- an event handler of the map
      map.on('style.load', () => {
        loaded()
        if (map !== undefined && handle() === undefined) setHandle({ map, styleLoads })
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
      ([opened, bounds], before) => {
        if (opened === undefined || before?.[0] === undefined || before[1].join() === bounds.join()) return
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
