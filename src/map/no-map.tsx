import type { JSX } from 'solid-js'
import { useI18n } from '../i18n/i18n.ts'

/** Stands where the map would, and says what works without it. */
export function NoMap(): JSX.Element {
  const { t } = useI18n()
  return (
    <div class="map-fallback">
      <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
        <g fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">
          <path d="M6 12l12-4 12 4 12-4v28l-12 4-12-4-12 4z" />
          <path d="M18 8v28M30 12v28" stroke-dasharray="3 4" />
        </g>
      </svg>
      <p class="map-fallback-title">{t().map.noDrawing.title}</p>
      <p>{t().map.noDrawing.text}</p>
    </div>
  )
}
