import type { LayerSpecification } from 'maplibre-gl'
import type { BasemapColours } from './style-colours.ts'

const BASEMAP = 'basemap'

/** What lies on the ground: land use, green, water, and buildings from zoom 14. */
export function areaLayers(colours: BasemapColours): LayerSpecification[] {
  return [
    {
      id: 'basemap-landuse',
      type: 'fill',
      source: BASEMAP,
      'source-layer': 'landuse',
      // Residential land is the land.
      filter: ['!=', ['get', 'kind'], 'residential'],
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          'education',
          colours.education,
          'hospital',
          colours.hospital,
          'commercial',
          colours.commercial,
          'industrial',
          colours.industrial,
          'farmland',
          colours.farmland,
          'sand',
          colours.sand,
          'pedestrian',
          colours.pedestrian,
          colours.land,
        ],
      },
    },
    {
      id: 'basemap-green',
      type: 'fill',
      source: BASEMAP,
      'source-layer': 'green',
      paint: {
        'fill-color': ['match', ['get', 'kind'], 'wood', colours.wood, 'pitch', colours.pitch, colours.green],
        // Meadows around a city are as large as the city: from afar they would drown the parks.
        'fill-opacity': ['match', ['get', 'kind'], ['grass', 'wetland', 'orchard'], 0.55, 1],
      },
    },
    {
      id: 'basemap-water',
      type: 'fill',
      source: BASEMAP,
      'source-layer': 'water',
      paint: { 'fill-color': colours.water },
    },
    waterway('basemap-stream', ['canal', 'stream'], [0.5, 2.5], colours),
    waterway('basemap-river', ['river'], [1, 6], colours),
    {
      id: 'basemap-building',
      type: 'fill',
      source: BASEMAP,
      'source-layer': 'building',
      minzoom: 14,
      paint: {
        'fill-color': colours.building,
        'fill-outline-color': colours.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.6, 15, 1],
      },
    },
  ]
}

function waterway(
  id: string,
  kinds: readonly string[],
  [thinPx, widePx]: readonly [number, number],
  colours: BasemapColours,
): LayerSpecification {
  return {
    id,
    type: 'line',
    source: BASEMAP,
    'source-layer': 'waterway',
    filter: ['in', ['get', 'kind'], ['literal', [...kinds]]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colours.water,
      'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 10, thinPx, 16, widePx],
    },
  }
}
