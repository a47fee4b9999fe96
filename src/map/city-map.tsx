import { createMemo, createResource, Show, type JSX } from 'solid-js'
import { useI18n } from '../i18n/i18n.ts'
import { useSession, type Problem } from '../state/session.ts'
import { THEMES } from '../theme.ts'
import { createCamera } from './camera.ts'
import { circleBounds } from './circle-features.ts'
import { CircleLayer } from './circle-layer.tsx'
import { cityView } from './city-view.ts'
import { CommunityLayer } from './community-layer.tsx'
import { MapAttribution, MapControls } from './map-controls.tsx'
import { createMapPointer } from './map-pointer.ts'
import { MapTooltip } from './map-tooltip.tsx'
import { MapView } from './map-view.tsx'
import { NoMap } from './no-map.tsx'
import { boundsOf, type Padding } from './padding.ts'
import { PlaceLayer } from './place-layer.tsx'
import { RouteLayer } from './route-layer.tsx'
import { BASEMAP_FILE, basemapStyle } from './style.ts'

export interface CityMapProps {
  /** What panels cover of the map at its edges, in pixels. */
  readonly padding: Padding
  /** Also draws how far one would get in a straight line; false when left out. */
  readonly withStraight?: boolean
  /** Told once of each thing that is wrong. */
  readonly onProblem: (problem: Problem) => void
}

/** The map of the open city, with everything that the session knows of it. Loads MapLibre by itself. */
export function CityMap(props: CityMapProps): JSX.Element {
  const session = useSession()
  const { t, language } = useI18n()
  const basemapUrl = createBasemapUrl((problem) => props.onProblem(problem))
  const style = createMemo(() => {
    const appearance = session.appearance()
    return basemapStyle({
      theme: THEMES[appearance],
      appearance,
      language: language(),
      basemapUrl: basemapUrl(),
    })
  })
  const reported = new Set<string>()
  const reportSource = (source: string, message: string): void => {
    if (reported.has(source)) return
    reported.add(source)
    const error =
      source === 'basemap'
        ? ({ kind: 'file', problem: 'unreachable', file: BASEMAP_FILE, message } as const)
        : ({ kind: 'internal', message: `map: ${message}` } as const)
    props.onProblem({ what: 'map', error })
  }
  return (
    <Show when={session.city()}>
      {(city) => (
        <MapView
          style={style()}
          bounds={city().bounds}
          view={cityView(city())}
          padding={props.padding}
          fadeMs={navigator.webdriver ? 0 : 150}
          label={t().map.title}
          onProblem={(problem) => props.onProblem(problem)}
          onSourceError={reportSource}
          fallback={<NoMap />}
        >
          <Content padding={props.padding} withStraight={props.withStraight ?? false} />
        </MapView>
      )}
    </Show>
  )
}

/** The address of the open city's basemap once it has been found readable; null before, and without one. */
function createBasemapUrl(onProblem: (problem: Problem) => void): () => string | null {
  const session = useSession()
  const wanted = createMemo(() => {
    const [folder, manifest] = [session.cityFolder(), session.city()?.manifest]
    return folder === null || !manifest ? null : new URL(BASEMAP_FILE, new URL(folder, document.baseURI)).href
  })
  // eslint-disable-next-line solid/reactivity -- compares with what is wanted by then
  const [opened] = createResource(wanted, async (url) => {
    const { openBasemap } = await import('./maplibre.ts')
    const result = await openBasemap(url)
    if (result.ok) return url
    if (wanted() === url) onProblem({ what: 'map', error: result.error })
    return null
  })
  // Not by reading while it loads: that would suspend the whole map.
  // eslint-disable-next-line solid/reactivity -- an accessor
  return () => (wanted() !== null && opened.state === 'ready' ? opened() : null)
}

/** Width of the zoom buttons at the right edge, px. */
const CONTROLS_PX = 52

/** Whatever is drawn on the basemap, from below to above. */
function Content(props: { readonly padding: Padding; readonly withStraight: boolean }): JSX.Element {
  const session = useSession()
  const target = createMapPointer(session)
  const free = (): Padding => ({ ...props.padding, right: props.padding.right + CONTROLS_PX })
  const answered = createMemo(() => (session.place() === null ? undefined : session.answer()))
  createCamera(() => {
    const answer = answered()
    return answer === undefined ? null : circleBounds(answer)
  }, free)
  createCamera(() => {
    const route = session.focus() === null ? undefined : session.route()
    return route === undefined ? null : boundsOf(route.line)
  }, free)
  return (
    <>
      <CircleLayer withStraight={props.withStraight} />
      <RouteLayer />
      <CommunityLayer />
      <PlaceLayer />
      <MapTooltip target={target()} />
      <MapControls padding={props.padding} />
      <MapAttribution />
    </>
  )
}
