import { createMemo, type JSX } from 'solid-js'
import { useI18n } from '../i18n/i18n.ts'
import { useSession } from '../state/session.ts'
import { THEMES, type Theme } from '../theme.ts'
import { pointData } from './circle-features.ts'
import { facilityFeatures, facilityMarks, focusFeatures } from './facility-features.ts'
import { FACILITIES, facilityLayers, FOCUS, focusLayers, homeLayers, PLACE } from './look-of-places.ts'
import { createMapEffect } from './map-context.ts'
import { GeoJsonSource, Layers, NO_DATA, type MapData } from './map-source.tsx'
import { markWordsOf } from './words-of-marks.ts'

/**
 * The nearest facility of each service around the selected place, the one in focus with the other choices of its
 * service, and the place itself; above everything else. What is in focus is drawn over the others, which stay as they are.
 */
export function PlaceLayer(): JSX.Element {
  const session = useSession()
  const i18n = useI18n()
  const theme = (): Theme => THEMES[session.appearance()]
  const answer = createMemo(() =>
    session.place() === null || session.door() !== 'services' ? undefined : session.answer(),
  )
  const words = createMemo(() =>
    markWordsOf({ services: session.reference()?.services ?? [], appearance: session.appearance(), i18n }),
  )
  const marks = createMemo(() => {
    const found = answer()
    return found === undefined ? [] : facilityMarks(found)
  })
  const facilities = createMemo(() => facilityFeatures(marks(), words()))
  const focused = createMemo(() => {
    const [found, focus] = [answer(), session.focus()]
    return found === undefined || focus === null ? NO_DATA : focusFeatures(found, focus, words())
  })
  const start = createMemo(() => {
    const place = session.place()
    if (place === null || (place.kind === 'community' && session.door() !== 'services')) return NO_DATA
    if (place.kind === 'point') return pointData(place.at)
    // where the walk begins is known with it; until then the middle will do
    const community = session.city()?.communities[place.community]
    return pointData(session.answer()?.at ?? (community && [community.lon, community.lat]))
  })
  return (
    <>
      <GeoJsonSource id={FACILITIES} data={facilities()}>
        <Layers specs={facilityLayers(theme())} />
      </GeoJsonSource>
      <Lit data={focused()} />
      <GeoJsonSource id={FOCUS} data={focused()}>
        <Layers specs={focusLayers(theme())} />
      </GeoJsonSource>
      <GeoJsonSource id={PLACE} data={start()}>
        <Layers specs={homeLayers(session.appearance())} />
      </GeoJsonSource>
    </>
  )
}

/** Tells the marks below that they are drawn above: their places stay taken, so that nothing else moves. */
function Lit(props: { readonly data: MapData }): null {
  createMapEffect<readonly number[]>((map, before = []) => {
    const ids = props.data.features.flatMap(({ id }) => (typeof id === 'number' ? [id] : []))
    if (map.getSource(FACILITIES) === undefined) return []
    for (const id of before) if (!ids.includes(id)) map.removeFeatureState({ source: FACILITIES, id })
    for (const id of ids) map.setFeatureState({ source: FACILITIES, id }, { lit: true })
    return ids
  })
  return null
}
