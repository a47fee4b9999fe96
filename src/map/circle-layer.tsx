import { createMemo, type JSX } from 'solid-js'
import { useSession } from '../state/session.ts'
import { THEMES, type Theme } from '../theme.ts'
import { circleFeatures } from './circle-features.ts'
import { GeoJsonSource, Layer, NO_DATA, type DataLayer } from './map-source.tsx'
import { BELOW_LABELS } from './style.ts'

export interface CircleLayerProps {
  /** Also draws how far one would get in a straight line. */
  readonly withStraight: boolean
}

/**
 * What is within 5, 10 and 15 minutes of the selected place, in one hue. Beside the planner's marks only its edge is
 * drawn: bands and verdicts are never shown together.
 */
export function CircleLayer(props: CircleLayerProps): JSX.Element {
  const session = useSession()
  const theme = (): Theme => THEMES[session.appearance()]
  const answer = createMemo(() => (session.place() === null ? undefined : session.answer()))
  const look = (): BandLook => ({
    theme: theme(),
    isRamp: session.door() === 'services',
    isEstimate: answer()?.method === 'straight-line-estimate',
  })
  const circle = createMemo(() => {
    const found = answer()
    return found === undefined ? NO_DATA : circleFeatures(found, { withStraight: props.withStraight })
  })
  return (
    <GeoJsonSource id="circle" data={circle()}>
      <Layer spec={bandFill(look())} before={BELOW_LABELS} />
      <Layer spec={bandEdge(look())} before={BELOW_LABELS} />
      <Layer spec={outerEdge(look())} before={BELOW_LABELS} />
      <Layer spec={straightEdge(theme())} before={BELOW_LABELS} />
    </GeoJsonSource>
  )
}

interface BandLook {
  readonly theme: Theme
  readonly isRamp: boolean
  readonly isEstimate: boolean
}

const bandFill = ({ theme, isRamp }: BandLook): DataLayer => ({
  id: 'circle-fill',
  type: 'fill',
  source: 'circle',
  filter: ['==', ['get', 'kind'], 'band'],
  paint: {
    'fill-color': theme.teal,
    'fill-opacity': isRamp ? 0.15 : ['case', ['get', 'outer'], 0.07, 0],
    'fill-antialias': false,
  },
})

const bandEdge = ({ theme, isRamp }: BandLook): DataLayer => ({
  id: 'circle-inner-edge',
  type: 'line',
  source: 'circle',
  filter: ['all', ['==', ['get', 'kind'], 'band'], ['!', ['get', 'outer']]],
  layout: { visibility: isRamp ? 'visible' : 'none', 'line-join': 'round' },
  paint: { 'line-color': theme.teal, 'line-width': 1, 'line-opacity': 0.65 },
})

/** Solid where streets were walked, dashed where the circle is an estimate. */
const outerEdge = ({ theme, isEstimate }: BandLook): DataLayer => ({
  id: 'circle-outer-edge',
  type: 'line',
  source: 'circle',
  filter: ['all', ['==', ['get', 'kind'], 'band'], ['get', 'outer']],
  layout: { 'line-join': 'round', 'line-cap': 'butt' },
  paint: {
    'line-color': theme.teal,
    'line-width': ['interpolate', ['linear'], ['zoom'], 11, 1.2, 15, 2.4],
    ...(isEstimate ? { 'line-dasharray': [3, 2] } : {}),
  },
})

const straightEdge = (theme: Theme): DataLayer => ({
  id: 'circle-straight-edge',
  type: 'line',
  source: 'circle',
  filter: ['==', ['get', 'kind'], 'straight'],
  paint: { 'line-color': theme.ink2, 'line-width': 1.2, 'line-dasharray': [4, 3] },
})
