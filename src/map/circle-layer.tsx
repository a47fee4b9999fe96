import { createEffect, createMemo, onCleanup, type JSX } from 'solid-js'
import { useI18n } from '../i18n/i18n.ts'
import { useSession } from '../state/session.ts'
import { THEMES, type Theme } from '../theme.ts'
import { circleFeatures, otherCircle, straightLabel } from './circle-features.ts'
import { straightWords } from './circle-words.ts'
import {
  ABOVE_REACHED,
  CIRCLE,
  circleLayers,
  OTHER,
  otherLayers,
  reachedLook,
  STRAIGHT_LABEL,
  straightLabelLayers,
  type CircleLook,
} from './look-of-circle.ts'
import { createMapEffect, useMap } from './map-context.ts'
import { GeoJsonSource, Layers, NO_DATA } from './map-source.tsx'
import { createReachedLayer } from './reached-layer.ts'
import { BELOW_LABELS } from './style.ts'

export interface CircleLayerProps {
  /** Also draws how far one would get in a straight line. */
  readonly withStraight: boolean
}

/**
 * What is within 5, 10 and 15 minutes of the selected place, in one hue, with the streets that were walked; over it the
 * circle of a second walker. Beside the planner's marks only its edge is drawn: bands and verdicts are never shown
 * together.
 */
export function CircleLayer(props: CircleLayerProps): JSX.Element {
  const session = useSession()
  const theme = (): Theme => THEMES[session.appearance()]
  const isResident = (): boolean => session.door() === 'services'
  const answer = createMemo(() => (session.place() === null ? undefined : session.answer()))
  const look = createMemo((): CircleLook => ({
    theme: theme(),
    isRamp: isResident(),
    isEstimate: answer()?.method === 'straight-line-estimate',
  }))
  const circle = createMemo(() => {
    const found = answer()
    return found === undefined ? NO_DATA : circleFeatures(found, { withStraight: props.withStraight })
  })
  const other = createMemo(() =>
    otherCircle(isResident() && session.place() !== null ? session.comparison() : undefined),
  )
  return (
    <>
      <GeoJsonSource id={CIRCLE} data={circle()}>
        <Layers specs={circleLayers(look())} before={BELOW_LABELS} />
      </GeoJsonSource>
      <ReachedStreets />
      <GeoJsonSource id={OTHER} data={other()}>
        <Layers specs={otherLayers(theme())} before={BELOW_LABELS} />
      </GeoJsonSource>
    </>
  )
}

/** The words on the straight circle, above the names of streets. */
export function StraightLabel(props: CircleLayerProps): JSX.Element {
  const session = useSession()
  const i18n = useI18n()
  const data = createMemo(() => {
    const answer = session.place() === null ? undefined : session.answer()
    return props.withStraight && answer !== undefined
      ? straightLabel(answer, straightWords(answer, { words: i18n.t().map, ...i18n }))
      : NO_DATA
  })
  return (
    <GeoJsonSource id={STRAIGHT_LABEL} data={data()}>
      <Layers specs={straightLabelLayers(THEMES[session.appearance()])} />
    </GeoJsonSource>
  )
}

const LAYER = 'reached-streets'

/** At the resident's door the streets that were walked, by the time it takes to them. */
function ReachedStreets(): null {
  const session = useSession()
  const { map } = useMap()
  const reached = createReachedLayer({ id: LAYER })
  createEffect(() => reached.setLook(reachedLook(THEMES[session.appearance()])))
  createEffect(() => {
    const answer = session.door() === 'services' && session.place() !== null ? session.answer() : undefined
    reached.setStreets(answer?.streets ? { ...answer, streets: answer.streets } : null)
  })
  createMapEffect(() => {
    if (map.getLayer(LAYER) === undefined)
      map.addLayer(reached.layer, map.getLayer(ABOVE_REACHED) === undefined ? BELOW_LABELS : ABOVE_REACHED)
  })
  onCleanup(() => {
    if (map.getLayer(LAYER) !== undefined) map.removeLayer(LAYER)
  })
  return null
}
