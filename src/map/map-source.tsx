import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type {
  GeoJSONSource,
  GeoJSONSourceDiff,
  LayerSpecification,
  Map as MapLibreMap,
  StyleSpecification,
} from 'maplibre-gl'
import { Index, onCleanup, type JSX } from 'solid-js'
import { createMapEffect, useMap } from './map-context.ts'

/** Features of which only properties change keep their geometry objects, and are then updated in place. */
export type MapData = FeatureCollection<Geometry, Readonly<Record<string, string | number | boolean>>>

/** Nothing to draw. */
export const NO_DATA: MapData = { type: 'FeatureCollection', features: [] }

/** Features that take about 5 ms to compare and send. */
const MANY = 2_000

/** Owns one source of the map. Its layers are its children. */
export function GeoJsonSource(props: {
  readonly id: string
  readonly data: MapData
  readonly children?: JSX.Element
}): JSX.Element {
  const { map } = useMap()
  let sent: MapData = NO_DATA
  let waiting: ReturnType<typeof setTimeout> | undefined
  createMapEffect(() => {
    const id = props.id
    const data = props.data
    clearTimeout(waiting)
    const source = map.getSource<GeoJSONSource>(id)
    if (source === undefined) {
      map.addSource(id, { type: 'geojson', data })
      sent = data
      return
    }
    const send = () => {
      if (sent !== data) updateSource(source, sent, data)
      sent = data
    }
    // making many features and sending them off are tasks of their own, so that neither keeps a tap waiting
    if (data.features.length > MANY) waiting = setTimeout(send)
    else send()
  })
  onCleanup(() => {
    clearTimeout(waiting)
    // While the graphics context is lost there is no style, whatever its type says.
    const style: StyleSpecification | undefined = map.getStyle()
    // The layers go first: a source in use is not removed.
    for (const layer of style?.layers ?? []) {
      if ('source' in layer && layer.source === props.id) map.removeLayer(layer.id)
    }
    if (map.getSource(props.id) !== undefined) map.removeSource(props.id)
  })
  // eslint-disable-next-line solid/reactivity -- children are rendered once, where they stand
  return props.children
}

function updateSource(source: GeoJSONSource, before: MapData, after: MapData): void {
  const diff = propertiesDiff(before, after)
  // Trouble with the data is an `error` event of the map.
  if (diff === null) void source.setData(after)
  else if (diff.update?.length !== 0) void source.updateData(diff)
}

/** What changed, when it is only properties; null when features came, went or moved. */
export function propertiesDiff(before: MapData, after: MapData): GeoJSONSourceDiff | null {
  if (before.features.length !== after.features.length) return null
  const update: NonNullable<GeoJSONSourceDiff['update']> = []
  for (const [i, feature] of after.features.entries()) {
    const old = before.features[i]
    if (feature.id === undefined || old?.id !== feature.id || old.geometry !== feature.geometry) return null
    const changed = changedProperties(old, feature)
    if (changed.length > 0) update.push({ id: feature.id, addOrUpdateProperties: changed })
  }
  return { update }
}

function changedProperties(before: Feature, after: Feature): { key: string; value: unknown }[] {
  const changed: { key: string; value: unknown }[] = []
  const [old, now] = [before.properties, after.properties]
  // thousands at a time: no lists of entries in between
  for (const key in now) {
    if (old?.[key] !== now[key]) changed.push({ key, value: now[key] as unknown })
  }
  return changed
}

/** Layers that draw a GeoJSON source. */
export type DataLayer = Extract<LayerSpecification, { source: string }>

/** Owns one layer of the map; `before` is the id of the layer that it lies under. */
export function Layer(props: { readonly spec: DataLayer; readonly before?: string }): null {
  const { map } = useMap()
  createMapEffect<DataLayer>((_, shown) => {
    const spec = props.spec
    if (map.getLayer(spec.id) === undefined) {
      const before = props.before !== undefined && map.getLayer(props.before) ? props.before : undefined
      map.addLayer(spec, before)
    } else if (shown !== undefined && shown !== spec) updateLayer(map, shown, spec)
    return spec
  })
  onCleanup(() => {
    if (map.getLayer(props.spec.id) !== undefined) map.removeLayer(props.spec.id)
  })
  return null
}

/** Owns several layers, from below to above, always as many. */
export function Layers(props: {
  readonly specs: readonly DataLayer[]
  readonly before?: string
}): JSX.Element {
  return (
    <Index each={props.specs}>
      {(spec) =>
        props.before === undefined ? <Layer spec={spec()} /> : <Layer spec={spec()} before={props.before} />
      }
    </Index>
  )
}

type Values = Readonly<Record<string, unknown>>

function updateLayer(map: MapLibreMap, before: DataLayer, after: DataLayer): void {
  const { id } = after
  if (before.filter !== after.filter) map.setFilter(id, after.filter ?? null)
  for (const [key, value] of changes(before.paint, after.paint))
    map.setPaintProperty(id, key as never, value as never)
  for (const [key, value] of changes(before.layout, after.layout))
    map.setLayoutProperty(id, key as never, value as never)
}

function changes(before: unknown, after: unknown): [string, unknown][] {
  const [old, now] = [(before ?? {}) as Values, (after ?? {}) as Values]
  const keys = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...keys].filter((key) => old[key] !== now[key]).map((key) => [key, now[key]])
}
