import { createMemo, Show, type JSX, type ParentProps } from 'solid-js'
import { useI18n } from '../i18n/i18n.ts'
import type { Problem, Session } from '../state/session.ts'
import { THEMES, type Padding } from '../theme.ts'
import { cityView } from './city-view.ts'
import { createBasemap } from './create-basemap.ts'
import { MapView } from './map-view.tsx'
import { basemapStyle } from './style.ts'

export interface CityFrameProps {
  /** What the frame reads of the page that it is on. */
  readonly page: Pick<Session, 'city' | 'cityFolder' | 'attempt' | 'appearance'>
  /** What panels cover of the map at its edges, in pixels. */
  readonly padding: Padding
  /** Told once of each thing that is wrong. */
  readonly onProblem: (problem: Problem) => void
}

/** The map of the open city with its basemap, and on it what is given. Loads MapLibre by itself. */
export function CityFrame(props: ParentProps<CityFrameProps>): JSX.Element {
  const { t, language } = useI18n()
  const onProblem = (problem: Problem): void => props.onProblem(problem)
  // eslint-disable-next-line solid/reactivity -- one page for as long as the frame stands
  const { page } = props
  const basemap = createBasemap(page, onProblem)
  const style = createMemo(() => {
    const appearance = page.appearance()
    return basemapStyle({
      theme: THEMES[appearance],
      appearance,
      language: language(),
      basemapUrl: basemap.url(),
    })
  })
  return (
    <Show when={page.city()}>
      {(city) => (
        <MapView
          style={style()}
          bounds={city().bounds}
          view={cityView(city())}
          padding={props.padding}
          fadeMs={navigator.webdriver ? 0 : 150}
          label={t().map.title}
          onProblem={onProblem}
          onSourceError={basemap.onSourceError}
          attempt={page.attempt()}
        >
          {props.children}
        </MapView>
      )}
    </Show>
  )
}
