import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { BasemapColours } from './style-colours.ts'

/** Zooms at which the widths below hold, in pixels. */
const ZOOMS = [8, 10, 12, 14, 16, 18] as const
type Widths = readonly [number, number, number, number, number, number]

/** From the smallest to the largest: later ones are drawn over earlier ones. */
const ROADS: readonly (readonly [kind: string, widths: Widths])[] = [
  ['track', [0, 0, 0.3, 0.8, 2.5, 6]],
  ['service', [0, 0, 0.3, 1, 3.5, 9]],
  ['pedestrian', [0, 0, 0.4, 1.2, 4.5, 11]],
  ['minor', [0, 0, 0.7, 2.2, 7, 17]],
  ['tertiary', [0, 0.4, 1.3, 3.4, 8.5, 20]],
  ['secondary', [0, 0.8, 1.9, 4.2, 10, 22]],
  ['primary', [0.5, 1.2, 2.5, 5, 12, 26]],
  ['trunk', [0.9, 1.6, 3, 6, 13, 28]],
  ['motorway', [1, 1.8, 3.2, 6, 14, 30]],
]

/** Both edges together. */
const EDGES: Widths = [0.6, 1, 1.2, 1.6, 2, 2.4]

const KIND: ExpressionSpecification = ['get', 'kind']
const ON: Readonly<Record<'ground' | 'bridge' | 'tunnel', FilterSpecification>> = {
  ground: ['all', ['!', ['has', 'bridge']], ['!', ['has', 'tunnel']]],
  bridge: ['has', 'bridge'],
  tunnel: ['has', 'tunnel'],
}
const PATHS: FilterSpecification = ['in', KIND, ['literal', ['path', 'steps']]]

/** Paths, roads with their casing by class, rails, and bridges over all of them. */
export function roadLayers(colours: BasemapColours): LayerSpecification[] {
  return [
    path(colours),
    casing('tunnel', colours),
    fill('tunnel', colours),
    casing('ground', colours),
    fill('ground', colours),
    ...railLayers(colours),
    casing('bridge', colours),
    fill('bridge', colours),
  ]
}

function path(colours: BasemapColours): LayerSpecification {
  return {
    id: 'basemap-path',
    type: 'line',
    source: 'basemap',
    'source-layer': 'road',
    minzoom: 14,
    filter: PATHS,
    paint: {
      'line-color': colours.path,
      'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 14, 0.6, 18, 2.4],
      'line-dasharray': [3, 1.5],
    },
  }
}

function casing(on: keyof typeof ON, colours: BasemapColours): LayerSpecification {
  return {
    id: `basemap-road-${on}-casing`,
    type: 'line',
    source: 'basemap',
    'source-layer': 'road',
    filter: ['all', ON[on], ['!', PATHS]] as FilterSpecification,
    layout: { 'line-cap': on === 'ground' ? 'round' : 'butt', 'line-join': 'round', 'line-sort-key': rank() },
    paint: {
      'line-color': ['interpolate', ['linear'], ['zoom'], 11, colours.thinEdge, 14, colours.roadEdge],
      'line-width': width((widths, i) => (widths[i] === 0 ? 0 : (widths[i] ?? 0) + (EDGES[i] ?? 0))),
      'line-opacity': on === 'tunnel' ? 0.5 : 1,
    },
  }
}

function fill(on: keyof typeof ON, colours: BasemapColours): LayerSpecification {
  const main = ['motorway', 'trunk', 'primary', 'secondary']
  return {
    id: `basemap-road-${on}`,
    type: 'line',
    source: 'basemap',
    'source-layer': 'road',
    filter: ['all', ON[on], ['!', PATHS]] as FilterSpecification,
    layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': rank() },
    paint: {
      'line-color': ['match', KIND, main, colours.mainRoad, colours.road],
      'line-width': width((widths, i) => widths[i] ?? 0),
      'line-opacity': on === 'tunnel' ? 0.5 : 1,
    },
  }
}

function railLayers(colours: BasemapColours): LayerSpecification[] {
  const rail = { type: 'line', source: 'basemap', 'source-layer': 'rail' } as const
  const outside: FilterSpecification = ['!', ['has', 'tunnel']]
  return [
    {
      id: 'basemap-rail',
      ...rail,
      filter: outside,
      paint: {
        'line-color': colours.rail,
        'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 10, 0.6, 14, 1.4, 18, 4],
      },
    },
    {
      id: 'basemap-rail-sleepers',
      ...rail,
      minzoom: 13,
      filter: ['all', outside, ['==', KIND, 'rail']] as FilterSpecification,
      paint: {
        'line-color': colours.land,
        'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 13, 0.5, 14, 0.8, 18, 2.6],
        'line-dasharray': [5, 5],
      },
    },
  ]
}

function rank(): ExpressionSpecification {
  const order = ROADS.flatMap(([kind], i) => [kind, i])
  return ['match', KIND, ...order, 0] as unknown as ExpressionSpecification
}

function width(of: (widths: Widths, stop: number) => number): ExpressionSpecification {
  const stops = ZOOMS.flatMap((zoom, i) => [
    zoom,
    ['match', KIND, ...ROADS.flatMap(([kind, widths]) => [kind, of(widths, i)]), 0],
  ])
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as unknown as ExpressionSpecification
}
