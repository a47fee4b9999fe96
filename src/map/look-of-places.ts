import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { FONT_STACK, type Appearance, type Theme } from '../theme.ts'
import type { DataLayer } from './map-source.tsx'
import { HOME, markName } from './mark.ts'

/** Ids of the sources. */
export const FACILITIES = 'facilities'
export const FOCUS = 'focus'
export const PLACE = 'place'

/** Layers of facilities that answer to the pointer. */
export const FACILITY_LAYERS = ['focus-marks', 'focus-choices', 'facility-marks', 'facility-spots'] as const

/** Marks that are drawn larger above themselves are not drawn twice. */
const UNLESS_LIT: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'lit'], false], 0, 1]

const zooming = (...stops: readonly number[]) =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification

const BY_TONE = (theme: Theme): ExpressionSpecification => [
  'match',
  ['get', 'tone'],
  'teal',
  theme.teal,
  'red',
  theme.red,
  theme.grey,
]

/** Name, and under it how long it takes. */
const label = (theme: Theme): ExpressionSpecification => [
  'format',
  ['get', 'name'],
  {},
  '\n',
  {},
  ['get', 'time'],
  { 'text-color': BY_TONE(theme), 'font-scale': 0.94 },
]

const labelLayout = (): SymbolLayerSpecification['layout'] => ({
  'text-font': [`${FONT_STACK[0]} Medium`, ...FONT_STACK],
  'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
  'text-justify': 'auto',
  'text-max-width': 9,
  'text-line-height': 1.15,
  'text-padding': 3,
})

const labelPaint = (theme: Theme) =>
  ({ 'text-color': theme.ink, 'text-halo-color': theme.halo, 'text-halo-width': 1.8 }) as const

/**
 * The nearest facilities: each has a small mark that always stands, and above it one with its icon where there is room,
 * with name and minutes where there is still more; what is too far and required first.
 */
export const facilityLayers = (theme: Theme): readonly DataLayer[] => [
  {
    id: 'facility-spots',
    type: 'symbol',
    source: FACILITIES,
    layout: {
      'icon-image': ['get', 'spot'],
      'icon-overlap': 'always',
      'icon-ignore-placement': true,
      'symbol-sort-key': ['-', ['get', 'order']],
    },
    paint: { 'icon-opacity': UNLESS_LIT },
  },
  {
    // Below the marks: these find room before any name does.
    id: 'facility-labels',
    type: 'symbol',
    source: FACILITIES,
    minzoom: 11.5,
    layout: {
      'text-field': label(theme),
      'text-size': zooming(12, 11, 15, 13),
      'text-radial-offset': zooming(11, 0.9, 13, 1.1, 15, 1.35, 17, 1.45),
      'symbol-sort-key': ['get', 'order'],
      ...labelLayout(),
    },
    paint: { 'text-opacity': UNLESS_LIT, ...labelPaint(theme) },
  },
  {
    id: 'facility-marks',
    type: 'symbol',
    source: FACILITIES,
    layout: {
      'icon-image': ['get', 'image'],
      'icon-size': zooming(11, 0.5, 13, 0.68, 15, 0.9, 17, 1),
      // The image has room for a shadow around the mark.
      'icon-padding': -5,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: { 'icon-opacity': UNLESS_LIT },
  },
]

/** The facility in focus and the other choices of its service: they stand whatever is below. The first has its words in any case. */
export const focusLayers = (theme: Theme): readonly DataLayer[] => [
  {
    id: 'focus-choices',
    type: 'symbol',
    source: FOCUS,
    filter: ['!', ['get', 'focused']],
    layout: {
      'icon-image': ['get', 'image'],
      'icon-size': zooming(11, 0.55, 13, 0.74, 15, 0.95, 17, 1),
      'icon-padding': -5,
      'icon-overlap': 'always',
      'text-field': label(theme),
      'text-size': 12,
      'text-radial-offset': zooming(11, 0.9, 13, 1.2, 15, 1.45),
      'text-optional': true,
      'symbol-sort-key': ['get', 'order'],
      ...labelLayout(),
    },
    paint: labelPaint(theme),
  },
  {
    id: 'focus-marks',
    type: 'symbol',
    source: FOCUS,
    filter: ['get', 'focused'],
    layout: {
      'icon-image': ['get', 'image'],
      'icon-size': zooming(11, 0.9, 14, 1.12, 16, 1.25),
      'icon-padding': -5,
      'icon-overlap': 'always',
      'text-field': label(theme),
      'text-size': 14,
      'text-radial-offset': zooming(11, 1.2, 14, 1.45, 16, 1.6),
      'text-overlap': 'always',
      ...labelLayout(),
    },
    paint: { ...labelPaint(theme), 'text-halo-width': 2.2 },
  },
]

/** Where the walk begins, above everything; names keep clear of it. */
export const homeLayers = (appearance: Appearance): readonly DataLayer[] => [
  {
    id: 'place-mark',
    type: 'symbol',
    source: PLACE,
    layout: {
      'icon-image': markName(HOME, appearance),
      'icon-size': zooming(11, 0.6, 14, 1),
      'icon-overlap': 'always',
      'icon-padding': -8,
    },
  },
]
