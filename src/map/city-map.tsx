import { createMemo, createSignal, lazy, Show, Suspense, type JSX } from 'solid-js'
import { areaMembers } from '../state/area-members.ts'
import { useSession, type Problem } from '../state/session.ts'
import type { Padding } from '../theme.ts'
import type { Bounds } from '../units.ts'
import { createCamera, createCameraHold } from './camera.ts'
import { circleBounds } from './circle-features.ts'
import { CircleLayer, StraightLabel } from './circle-layer.tsx'
import { CityFrame } from './city-frame.tsx'
import { cityView, partView } from './city-view.ts'
import { CommunityLayer } from './community-layer.tsx'
import { MapControls } from './map-controls.tsx'
import { MapFooter } from './map-footer.tsx'
import { createMapPicture } from './map-picture.ts'
import { createMapPointer, type TapClaim } from './map-pointer.ts'
import { MapTooltip } from './map-tooltip.tsx'
import { boundsOf, union } from './padding.ts'
import { PlaceLayer } from './place-layer.tsx'
import { RouteLayer } from './route-layer.tsx'

const PlannerMap = lazy(async () => ({ default: (await import('./planner-map.tsx')).PlannerMap }))

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

/** Width of the zoom buttons at the right edge, and height of the legend at the lower one, px. */
const CONTROLS_PX = 52
const LEGEND_PX = 56
const PLANNER_LEGEND_PX = 140
/** What was chosen fills at least so much of the free area; a way may be short. */
const CIRCLE_SHARE = 0.65
const ROUTE_SHARE = 0.05
const AREA_SHARE = 0.35

/** Whatever is drawn on the basemap, from below to above. */
function Content(props: { readonly padding: Padding; readonly withStraight: boolean }): JSX.Element {
  const session = useSession()
  const [claim, setClaim] = createSignal<TapClaim | null>(null)
  const target = createMapPointer(session, claim)
  createCityCameras(props)
  createMapPicture(() => props.withStraight)
  return (
    <>
      <CircleLayer withStraight={props.withStraight} />
      <RouteLayer />
      <StraightLabel withStraight={props.withStraight} />
      <CommunityLayer />
      <Show when={session.door() === 'gaps'}>
        <Suspense>
          <PlannerMap padding={props.padding} onClaim={(next) => setClaim(() => next)} />
        </Suspense>
      </Show>
      <PlaceLayer />
      <MapTooltip target={target()} />
      <MapControls city={session.city()} padding={props.padding} />
      <MapFooter city={session.city()} />
    </>
  )
}

/** The circle of a place that is chosen, the way to what is in focus, else the city stay beside the panels. */
function createCityCameras(props: { readonly padding: Padding; readonly withStraight: boolean }): void {
  const session = useSession()
  const free = (): Padding => {
    const { left, top, right, bottom } = props.padding
    // beside a column the legend lies on the map; a sheet has it folded up
    const legendPx = session.door() === 'gaps' ? PLANNER_LEGEND_PX : LEGEND_PX
    return { left, top, right: right + CONTROLS_PX, bottom: bottom + (left > right ? legendPx : 0) }
  }
  const city = createMemo(() => session.city()?.id)
  // what the map shows at first; other cities after it are shown by the frame
  // eslint-disable-next-line solid/reactivity
  const hold = createCameraHold(city())
  const circle = createMemo(() => {
    const answer = session.place() === null ? undefined : session.answer()
    return answer === undefined ? null : circleBounds(answer, { withStraight: props.withStraight })
  })
  const way = createMemo(() => {
    const route = session.focus() === null ? undefined : session.route()
    return route === undefined ? null : boundsOf(route.line)
  })
  const view = createMemo(() => {
    const found = session.place() === null ? session.city() : undefined
    return found === undefined ? null : cityView(found)
  })
  const area = createAreaView()
  createCamera(() => ({ bounds: view(), about: city(), isGiven: true, share: 0 }), free, hold)
  createCamera(
    () => ({ bounds: area()?.bounds ?? null, about: area()?.about, share: AREA_SHARE }),
    free,
    hold,
  )
  createCamera(() => ({ bounds: circle(), about: session.place(), share: CIRCLE_SHARE }), free, hold)
  createCamera(
    () => ({ bounds: way(), fit: union(circle(), way()), about: session.focus(), share: ROUTE_SHARE }),
    free,
    hold,
  )
}

interface AreaView {
  readonly city: string
  /** What is in view: another area, or the whole city after one, is brought there once. */
  readonly about: object
  readonly bounds: Bounds | null
}

/** The area that a planner chose, and after it the city; nothing while none was chosen. */
function createAreaView(): () => AreaView | null {
  const session = useSession()
  const view = createMemo<AreaView | null>((before) => {
    const [city, area] = [session.city(), session.area()]
    const last = before?.city === city?.id ? before : null
    // the other doors are about the whole city, and their visitors are left where they are
    if (city === undefined || session.door() !== 'gaps') return last
    const members = areaMembers(session)
    if (area !== null && members !== null)
      return last?.about === area
        ? last
        : { city: city.id, about: area, bounds: partView(city.communities, members) }
    return last === null ? null : { city: city.id, about: WHOLE, bounds: cityView(city) }
  }, null)
  return view
}

const WHOLE = {}
