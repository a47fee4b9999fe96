import { createMemo, type JSX } from 'solid-js'
import { useSession } from '../state/session.ts'
import { THEMES, type Appearance, type Theme, type VerdictName } from '../theme.ts'
import { facilityFeatures, pointData } from './circle-features.ts'
import { GeoJsonSource, Layer, NO_DATA, type DataLayer } from './map-source.tsx'
import { facilityMark, markName } from './mark.ts'

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
    if (place.kind === 'point') return pointData(place.at)
    // where the walk begins is known with it; until then the middle will do
    const community = session.city()?.communities[place.community]
    return pointData(answer()?.at ?? (community && [community.lon, community.lat]))
  })
  return (
    <>
      <GeoJsonSource id="facilities" data={facilities()}>
        <Layer spec={facilityMarks(session.appearance())} />
      </GeoJsonSource>
      <GeoJsonSource id="place" data={start()}>
        <Layer spec={placeShadow()} />
        <Layer spec={placeMark(theme())} />
      </GeoJsonSource>
    </>
  )
}

/** A disc, a ring or a dashed ring by what is known: never told by colour alone. */
const facilityMarks = (appearance: Appearance): DataLayer => {
  const image = (reach: VerdictName): string => markName(facilityMark(reach), appearance)
  return {
    id: FACILITY_MARKS,
    type: 'symbol',
    source: 'facilities',
    layout: {
      'icon-image': [
        'match',
        ['get', 'reach'],
        'inside',
        image('inside'),
        'outside',
        image('outside'),
        image('unknown'),
      ],
      'icon-size': ['case', ['get', 'focused'], 1, 0.68],
      'icon-overlap': 'always',
      'icon-ignore-placement': true,
      'symbol-sort-key': ['case', ['get', 'focused'], 1, 0],
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
