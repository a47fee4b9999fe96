import { onCleanup, type JSX } from 'solid-js'
import { useI18n } from '../i18n/i18n.ts'

/** Stands where the map would in a browser that cannot draw it, and says what works without it. */
export function NoMap(): JSX.Element {
  const { t } = useI18n()
  return <Fallback title={t().map.noDrawing.title}>{t().map.noDrawing.text}</Fallback>
}

/** Stands where the map would when its code did not come. */
export function MapNotLoaded(): JSX.Element {
  const { t } = useI18n()
  return (
    <Fallback
      title={t().map.notLoaded.title}
      action={
        // Browsers keep a failed import: only a new page asks for it again everywhere.
        <button type="button" class="map-fallback-button" onClick={() => location.reload()}>
          {t().shell.reload.button}
        </button>
      }
    >
      {t().map.notLoaded.text}
    </Fallback>
  )
}

function Fallback(props: {
  readonly title: string
  readonly action?: JSX.Element
  readonly children: JSX.Element
}): JSX.Element {
  // for what stands elsewhere and explains the map
  document.documentElement.dataset['map'] = 'none'
  onCleanup(() => delete document.documentElement.dataset['map'])
  return (
    <div class="map-fallback">
      <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
        <g fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">
          <path d="M6 12l12-4 12 4 12-4v28l-12 4-12-4-12 4z" />
          <path d="M18 8v28M30 12v28" stroke-dasharray="3 4" />
        </g>
      </svg>
      <p class="map-fallback-title">{props.title}</p>
      <p>{props.children}</p>
      {props.action}
    </div>
  )
}
