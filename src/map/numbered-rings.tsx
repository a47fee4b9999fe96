import { createMemo, type JSX } from 'solid-js'
import { FONT_STACK, THEMES, type Appearance } from '../theme.ts'
import type { LonLat } from '../units.ts'
import { GeoJsonSource, Layer, type DataLayer, type MapData } from './map-source.tsx'

export interface NumberedRingsProps {
  readonly id: string
  readonly points: readonly LonLat[]
  readonly appearance: Appearance
}

/** Rings on top of everything, numbered from 1 in the order of the points. */
export function NumberedRings(props: NumberedRingsProps): JSX.Element {
  const data = createMemo((): MapData => ({
    type: 'FeatureCollection',
    features: props.points.map((at, i) => ({
      type: 'Feature',
      id: i,
      geometry: { type: 'Point', coordinates: [...at] },
      properties: { number: String(i + 1) },
    })),
  }))
  const theme = () => THEMES[props.appearance]
  const ring = (): DataLayer => ({
    id: `${props.id}-ring`,
    type: 'circle',
    source: props.id,
    paint: {
      'circle-radius': 11,
      'circle-color': theme().panel,
      'circle-stroke-color': theme().ink,
      'circle-stroke-width': 2.5,
    },
  })
  const number = (): DataLayer => ({
    id: `${props.id}-number`,
    type: 'symbol',
    source: props.id,
    layout: {
      'text-field': ['get', 'number'],
      'text-font': [...FONT_STACK],
      'text-size': 12,
      'text-overlap': 'always',
      'text-ignore-placement': true,
    },
    paint: { 'text-color': theme().ink },
  })
  return (
    <GeoJsonSource id={props.id} data={data()}>
      <Layer spec={ring()} />
      <Layer spec={number()} />
    </GeoJsonSource>
  )
}
