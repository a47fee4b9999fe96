import { FONT_STACK, type Theme } from '../theme.ts'
import { mix } from './colour.ts'
import type { DataLayer } from './map-source.tsx'
import type { ReachedLook } from './reached-layer.ts'

/** Ids of the sources. */
export const CIRCLE = 'circle'
export const OTHER = 'other-circle'
export const STRAIGHT_LABEL = 'straight-label'

/** The streets that were walked lie below this layer, and above the bands' fill. */
export const ABOVE_REACHED = 'circle-inner-edge'

export interface CircleLook {
  readonly theme: Theme
  /** A resident's: with bands. Beside the planner's marks only the edge is drawn. */
  readonly isRamp: boolean
  readonly isEstimate: boolean
}

const EDGE_WIDTH = ['interpolate', ['linear'], ['zoom'], 11, 1.2, 15, 2.4] as never

/** What is within 5, 10 and 15 minutes, in one hue; solid where streets were walked, dashed where it is an estimate. */
export const circleLayers = ({ theme, isRamp, isEstimate }: CircleLook): readonly DataLayer[] => [
  {
    id: 'circle-fill',
    type: 'fill',
    source: CIRCLE,
    filter: ['==', ['get', 'kind'], 'band'],
    paint: {
      'fill-color': theme.teal,
      'fill-opacity': isRamp ? 0.13 : ['case', ['get', 'outer'], 0.07, 0],
      'fill-antialias': false,
    },
  },
  {
    id: ABOVE_REACHED,
    type: 'line',
    source: CIRCLE,
    filter: ['all', ['==', ['get', 'kind'], 'band'], ['!', ['get', 'outer']]],
    layout: { visibility: isRamp ? 'visible' : 'none', 'line-join': 'round' },
    paint: { 'line-color': theme.teal, 'line-width': 1, 'line-opacity': 0.65 },
  },
  {
    id: 'circle-outer-edge',
    type: 'line',
    source: CIRCLE,
    filter: ['all', ['==', ['get', 'kind'], 'band'], ['get', 'outer']],
    layout: { 'line-join': 'round', 'line-cap': 'butt' },
    paint: {
      'line-color': theme.teal,
      'line-width': EDGE_WIDTH,
      ...(isEstimate ? { 'line-dasharray': [3, 2] } : {}),
    },
  },
  {
    id: 'circle-straight-edge',
    type: 'line',
    source: CIRCLE,
    filter: ['==', ['get', 'kind'], 'straight'],
    paint: { 'line-color': theme.ink2, 'line-width': 1.4, 'line-dasharray': [4, 3] },
  },
]

/** The second walker's: amber, hatched and dashed on a rim, so that it is told from the first without its colour. */
export const otherLayers = (theme: Theme): readonly DataLayer[] => [
  {
    id: 'other-fill',
    type: 'fill',
    source: OTHER,
    paint: { 'fill-color': theme.amber, 'fill-opacity': 0.1, 'fill-antialias': false },
  },
  {
    id: 'other-rim',
    type: 'line',
    source: OTHER,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.panel, 'line-width': 5, 'line-opacity': 0.85 },
  },
  {
    id: 'other-edge',
    type: 'line',
    source: OTHER,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.amber, 'line-width': 2.6, 'line-dasharray': [2.4, 1.4] },
  },
]

/** Words along the top of the straight circle. */
export const straightLabelLayers = (theme: Theme): readonly DataLayer[] => [
  {
    id: 'straight-label',
    type: 'symbol',
    source: STRAIGHT_LABEL,
    layout: {
      'symbol-placement': 'line-center',
      'text-field': ['get', 'text'],
      'text-font': [`${FONT_STACK[0]} Medium`, ...FONT_STACK],
      'text-size': 13,
      'text-offset': [0, -0.9],
      'text-max-angle': 40,
      'text-overlap': 'always',
    },
    paint: { 'text-color': theme.ink, 'text-halo-color': theme.halo, 'text-halo-width': 2 },
  },
]

/** The streets that were walked: darker near the door, in the hue of the bands. */
export const reachedLook = (theme: Theme): ReachedLook => ({
  near: mix(theme.teal, theme.land, 0.05),
  far: mix(theme.teal, theme.land, 0.5),
})
