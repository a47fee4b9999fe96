import type { ExpressionSpecification } from 'maplibre-gl'
import { createMemo, type JSX } from 'solid-js'
import { useSession } from '../state/session.ts'
import { THEMES, type Theme } from '../theme.ts'
import { facilityFeatures, pointData } from './circle-features.ts'
import { GeoJsonSource, Layer, NO_DATA, type DataLayer } from './map-source.tsx'

/** Layer of the facilities that answer to the pointer. */
export const FACILITY_MARKS = 'facility-marks'

/** The selected place, and the nearest facility of each service around it; above everything else. */
export function PlaceLayer(): JSX.Element {
  const session = useSession()
  const theme = (): Theme => THEMES[session.appearance()]
  const answer = createMemo(() => (session.place() === null ? undefined : session.answer()))
  const facilities = createMemo(() => {
    const found = answer()
    if (found === undefined || session.door() !== 'services') return NO_DATA
    return facilityFeatures(found, session.focus()?.facility ?? null)
  })
  const start = createMemo(() => {
    const place = session.place()
    if (place === null || (place.kind === 'community' && session.door() !== 'services')) return NO_DATA
    return pointData(place.kind === 'point' ? place.at : answer()?.at)
  })
  return (
    <>
      <GeoJsonSource id="facilities" data={facilities()}>
        <Layer spec={facilityMarks(theme())} />
      </GeoJsonSource>
      <GeoJsonSource id="place" data={start()}>
        <Layer spec={placeShadow()} />
        <Layer spec={placeMark(theme())} />
      </GeoJsonSource>
    </>
  )
}

/** Within reach a filled dot, else a ring: never told by colour alone. */
const facilityMarks = (theme: Theme): DataLayer => {
  const isInside: ExpressionSpecification = ['==', ['get', 'reach'], 'inside']
  const edge: ExpressionSpecification = ['match', ['get', 'reach'], 'outside', theme.red, theme.grey]
  return {
    id: FACILITY_MARKS,
    type: 'circle',
    source: 'facilities',
    paint: {
      'circle-radius': ['case', ['get', 'focused'], 8, 5],
      'circle-color': ['case', isInside, theme.teal, theme.panel],
      'circle-stroke-color': ['case', isInside, theme.panel, edge],
      'circle-stroke-width': 2,
    },
  }
}

const placeShadow = (): DataLayer => ({
  id: 'place-shadow',
  type: 'circle',
  source: 'place',
  paint: { 'circle-radius': 17, 'circle-color': '#000000', 'circle-opacity': 0.28, 'circle-blur': 0.7 },
})

const placeMark = (theme: Theme): DataLayer => ({
  id: 'place-mark',
  type: 'circle',
  source: 'place',
  paint: {
    'circle-radius': 10,
    'circle-color': theme.ink,
    'circle-stroke-color': theme.panel,
    'circle-stroke-width': 4,
  },
})
