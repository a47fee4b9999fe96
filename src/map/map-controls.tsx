import { createSignal, onCleanup, type JSX } from 'solid-js'
import type { OpenCity } from '../engine/protocol.ts'
import { useI18n } from '../i18n/i18n.ts'
import { freeMiddle, showBounds } from './camera.ts'
import { cityView } from './city-view.ts'
import { useMap } from './map-context.ts'
import type { Padding } from '../theme.ts'
import './map-controls.css'

const ZOOM_MS = 150

interface OfCity {
  readonly city: OpenCity | undefined
}

/** Nearer, farther, and back to the whole city. The page's own buttons: they speak its languages at once. */
export function MapControls(props: OfCity & { readonly padding: Padding }): JSX.Element {
  const { t } = useI18n()
  const { map } = useMap()
  const [zoom, setZoom] = createSignal(map.getZoom())
  const follow = (): number => setZoom(map.getZoom())
  map.on('zoomend', follow)
  onCleanup(() => map.off('zoomend', follow))
  // Around the middle of what can be seen, not of what lies under a panel.
  const zooming = () => ({ duration: ZOOM_MS, around: freeMiddle(map, props.padding) })
  const showCity = (): void => {
    const city = props.city
    if (city !== undefined) showBounds(map, cityView(city), props.padding)
  }
  return (
    <div class="map-controls">
      <div class="map-controls-group">
        <button
          type="button"
          aria-label={t().map.zoomIn}
          disabled={zoom() >= map.getMaxZoom()}
          onClick={(event) => map.zoomIn(zooming(), { originalEvent: event })}
        >
          <Icon path="M12 5v14M5 12h14" />
        </button>
        <button
          type="button"
          aria-label={t().map.zoomOut}
          disabled={zoom() <= map.getMinZoom()}
          onClick={(event) => map.zoomOut(zooming(), { originalEvent: event })}
        >
          <Icon path="M5 12h14" />
        </button>
      </div>
      <div class="map-controls-group">
        <button type="button" aria-label={t().map.showCity} onClick={showCity}>
          <Icon path="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
        </button>
      </div>
    </div>
  )
}

function Icon(props: { readonly path: string }): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path
        d={props.path}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
