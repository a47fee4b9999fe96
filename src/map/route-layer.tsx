import { createMemo, type JSX } from 'solid-js'
import { useSession } from '../state/session.ts'
import { THEMES, type Theme } from '../theme.ts'
import { isTooFar, routeFeatures } from './circle-features.ts'
import { GeoJsonSource, Layer, NO_DATA, type DataLayer } from './map-source.tsx'

interface RouteLook {
  readonly theme: Theme
  readonly tooFar: boolean
}

/** The way to the facility in focus, red when it is too far; dashed where it leaves the streets. Names of streets give way. */
export function RouteLayer(): JSX.Element {
  const session = useSession()
  const data = createMemo(() => {
    const route = session.focus() === null ? undefined : session.route()
    return route === undefined ? NO_DATA : routeFeatures(route)
  })
  const look = (): RouteLook => ({
    theme: THEMES[session.appearance()],
    tooFar: isTooFar(session.answer(), session.focus()?.service),
  })
  return (
    <GeoJsonSource id="route" data={data()}>
      <Layer spec={casing(look())} />
      <Layer spec={street(look())} />
      <Layer spec={leg(look())} />
      <Layer spec={end(look())} />
    </GeoJsonSource>
  )
}

const colourOf = ({ theme, tooFar }: RouteLook): string => (tooFar ? theme.red : theme.teal)
const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const

const casing = ({ theme }: RouteLook): DataLayer => ({
  id: 'route-casing',
  type: 'line',
  source: 'route',
  filter: ['==', ['get', 'kind'], 'street'],
  layout: ROUND,
  paint: { 'line-color': theme.panel, 'line-width': 8 },
})

const street = (look: RouteLook): DataLayer => ({
  id: 'route-street',
  type: 'line',
  source: 'route',
  filter: ['==', ['get', 'kind'], 'street'],
  layout: ROUND,
  paint: { 'line-color': colourOf(look), 'line-width': 4.5 },
})

const leg = (look: RouteLook): DataLayer => ({
  id: 'route-leg',
  type: 'line',
  source: 'route',
  filter: ['==', ['get', 'kind'], 'leg'],
  paint: { 'line-color': colourOf(look), 'line-width': 3, 'line-dasharray': [1.2, 1] },
})

const end = (look: RouteLook): DataLayer => ({
  id: 'route-end',
  type: 'circle',
  source: 'route',
  filter: ['==', ['get', 'kind'], 'end'],
  paint: {
    'circle-radius': 8,
    'circle-color': look.theme.panel,
    'circle-stroke-color': colourOf(look),
    'circle-stroke-width': 4,
  },
})
