import type { Theme } from '../theme.ts'
import type { DataLayer } from './map-source.tsx'

export const ROUTE = 'route'

export interface RouteLook {
  readonly theme: Theme
  readonly tooFar: boolean
  /** Draws a ring where it ends: not where the facility's own mark stands. */
  readonly withEnd: boolean
}

const colourOf = ({ theme, tooFar }: RouteLook): string => (tooFar ? theme.red : theme.teal)
const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const
const WIDTH_PX = 5

/**
 * The way to the facility in focus, from below to above: red when it is too far, dotted off the street, a ladder where
 * it goes up or down steps.
 */
export const routeLayers = (look: RouteLook): readonly DataLayer[] => [
  {
    id: 'route-casing',
    type: 'line',
    source: ROUTE,
    filter: ['in', ['get', 'kind'], ['literal', ['street', 'steps']]],
    layout: ROUND,
    paint: { 'line-color': look.theme.panel, 'line-width': WIDTH_PX + 4 },
  },
  {
    id: 'route-street',
    type: 'line',
    source: ROUTE,
    filter: ['==', ['get', 'kind'], 'street'],
    layout: ROUND,
    paint: { 'line-color': colourOf(look), 'line-width': WIDTH_PX },
  },
  {
    id: 'route-steps',
    type: 'line',
    source: ROUTE,
    filter: ['==', ['get', 'kind'], 'steps'],
    paint: { 'line-color': colourOf(look), 'line-width': WIDTH_PX + 5, 'line-dasharray': [0.22, 0.22] },
  },
  {
    id: 'route-leg',
    type: 'line',
    source: ROUTE,
    filter: ['==', ['get', 'kind'], 'leg'],
    layout: { 'line-cap': 'round' },
    paint: { 'line-color': colourOf(look), 'line-width': WIDTH_PX - 1, 'line-dasharray': [0.1, 1.8] },
  },
  {
    id: 'route-end',
    type: 'circle',
    source: ROUTE,
    filter: ['==', ['get', 'kind'], 'end'],
    layout: { visibility: look.withEnd ? 'visible' : 'none' },
    paint: {
      'circle-radius': 8,
      'circle-color': look.theme.panel,
      'circle-stroke-color': colourOf(look),
      'circle-stroke-width': 4,
    },
  },
]
