import { createMemo, createSignal, For, onCleanup, Show, type JSX } from 'solid-js'
import type { OpenCity } from '../engine/protocol.ts'
import { useI18n } from '../i18n/i18n.ts'
import { attributedSources } from './attribution.ts'
import { useMap } from './map-context.ts'
import { metresPerPx, scaleBar } from './scale-bar.ts'
import './map-footer.css'

interface OfCity {
  readonly city: OpenCity | undefined
}

/** Scale and sources in one line below everything, so that neither hides the other. */
export function MapFooter(props: OfCity): JSX.Element {
  return (
    <footer class="map-footer">
      <Scale />
      <Attribution city={props.city} />
    </footer>
  )
}

const LONGEST_PX = 88

/** A length on the ground in a round number of metres, at the middle of the map. */
function Scale(): JSX.Element {
  const { t, number } = useI18n()
  const { map } = useMap()
  const measured = (): number => metresPerPx(map.getCenter().lat, map.getZoom())
  const [perPx, setPerPx] = createSignal(measured())
  const follow = (): number => setPerPx(measured())
  map.on('move', follow)
  onCleanup(() => map.off('move', follow))
  const bar = createMemo(() => scaleBar(perPx(), LONGEST_PX))
  const text = (): string => {
    const { metres } = bar()
    const words = t().map
    return metres < 1_000
      ? words.metresOnScale(number(metres))
      : words.kilometresOnScale(number(metres / 1_000))
  }
  return (
    <span class="map-scale">
      <span class="map-scale-bar" style={{ width: `${bar().px}px` }} aria-hidden="true" />
      {text()}
    </span>
  )
}

/** Whose data the map shows; each once. */
function Attribution(props: OfCity): JSX.Element {
  const sources = () => attributedSources(props.city)
  return (
    <Show when={sources().length > 0}>
      <span class="map-attribution">
        <For each={sources()}>
          {(source) => (
            <Show when={webAddress(source.url)} fallback={<span>{source.attribution}</span>}>
              {(address) => (
                <a href={address()} target="_blank" rel="noopener">
                  {source.attribution}
                </a>
              )}
            </Show>
          )}
        </For>
      </span>
    </Show>
  )
}

/** A link out of data: only to the web. */
const webAddress = (url: string | null): string | null =>
  url !== null && /^https?:\/\//i.test(url) ? url : null
