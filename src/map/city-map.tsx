import { createMemo, type JSX } from 'solid-js'
import { useSession, type Problem } from '../state/session.ts'
import type { Padding } from '../theme.ts'
import { createCamera } from './camera.ts'
import { circleBounds } from './circle-features.ts'
import { CircleLayer } from './circle-layer.tsx'
import { CityFrame } from './city-frame.tsx'
import { CommunityLayer } from './community-layer.tsx'
import { MapAttribution, MapControls } from './map-controls.tsx'
import { createMapPointer } from './map-pointer.ts'
import { MapTooltip } from './map-tooltip.tsx'
import { boundsOf } from './padding.ts'
import { PlaceLayer } from './place-layer.tsx'
import { RouteLayer } from './route-layer.tsx'

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
  return (
    <CityFrame page={session} padding={props.padding} onProblem={(problem) => props.onProblem(problem)}>
      <Content padding={props.padding} withStraight={props.withStraight ?? false} />
    </CityFrame>
  )
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
      <MapControls city={session.city()} padding={props.padding} />
      <MapAttribution city={session.city()} />
    </>
  )
}
