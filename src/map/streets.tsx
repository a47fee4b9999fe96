import { createEffect, onCleanup } from 'solid-js'
import type { StreetLines } from '../city/street-lines.ts'
import { createMapEffect, useMap } from './map-context.ts'
import { createStreetLayer, type StreetStats } from './street-layer.ts'
import type { StreetRamp } from './street-ramp.ts'
import { BELOW_LABELS } from './style.ts'

const LAYER = 'streets'

export interface StreetsProps {
  readonly lines: StreetLines
  /** By node; null while there are none. */
  readonly values: Uint16Array | null
  readonly ramp: StreetRamp
  /** Handed what tells the times of frames and recolourings. */
  readonly onReady: (stats: () => StreetStats) => void
}

/** Every street by its value, above the roads of the basemap and below its names. */
export function Streets(props: StreetsProps): null {
  const { map } = useMap()
  const streets = createStreetLayer({ id: LAYER })
  createEffect(() => streets.setLines(props.lines))
  createEffect(() => streets.setRamp(props.ramp))
  createEffect(() => {
    const values = props.values
    if (values !== null && values.length === props.lines.nodeCount) streets.setValues(values)
  })
  createMapEffect(() => {
    if (map.getLayer(LAYER) === undefined) map.addLayer(streets.layer, BELOW_LABELS)
  })
  // Roads that come later with the basemap are put before the same layer: then the streets would lie under them.
  const stayAbove = (): void => {
    const order = map.getLayersOrder()
    const at = order.indexOf(LAYER)
    if (at !== -1 && order[at + 1] !== BELOW_LABELS && order.includes(BELOW_LABELS))
      map.moveLayer(LAYER, BELOW_LABELS)
  }
  map.on('styledata', stayAbove)
  onCleanup(() => {
    map.off('styledata', stayAbove)
    if (map.getLayer(LAYER) !== undefined) map.removeLayer(LAYER)
    streets.dispose()
  })
  createEffect(() => props.onReady(streets.stats))
  return null
}
