import { createMemo, type JSX } from 'solid-js'
import { useSession } from '../state/session.ts'
import { THEMES } from '../theme.ts'
import { isTooFar } from './facility-features.ts'
import { ROUTE, routeLayers, type RouteLook } from './look-of-route.ts'
import { GeoJsonSource, Layers, NO_DATA } from './map-source.tsx'
import { routeFeatures } from './route-features.ts'
import { BELOW_LABELS } from './style.ts'

/** The way to the facility in focus, above the streets and below their names. */
export function RouteLayer(): JSX.Element {
  const session = useSession()
  const data = createMemo(() => {
    const route = session.focus() === null ? undefined : session.route()
    return route === undefined ? NO_DATA : routeFeatures(route)
  })
  const tooFar = createMemo(() => isTooFar(session.answer(), session.focus()?.service))
  const look = createMemo((): RouteLook => ({
    theme: THEMES[session.appearance()],
    tooFar: tooFar(),
    withEnd: session.door() !== 'services',
  }))
  return (
    <GeoJsonSource id={ROUTE} data={data()}>
      <Layers specs={routeLayers(look())} before={BELOW_LABELS} />
    </GeoJsonSource>
  )
}
