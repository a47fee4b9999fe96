import type { ExpressionSpecification, FilterSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import type { Language } from '../i18n/language.ts'
import { FONT_STACK } from '../theme.ts'
import type { BasemapColours } from './style-colours.ts'

const REGULAR = [...FONT_STACK]
/** MapLibre reads the weight out of the first family's name and draws the whole stack with it. */
const MEDIUM = [`${FONT_STACK[0]} Medium`, ...FONT_STACK]

const KIND: ExpressionSpecification = ['get', 'kind']
/** Large areas and main stations first. */
const BY_RANK: ExpressionSpecification = ['get', 'rank']

interface Text {
  readonly id: string
  readonly sourceLayer: string
  readonly filter: FilterSpecification
  readonly colour: string
  readonly size: ExpressionSpecification | number
  readonly minZoom?: number
  readonly maxZoom?: number
  readonly along?: boolean
  readonly medium?: boolean
}

/** Names in the reader's language, drawn from the reader's own fonts; the later the layer the earlier it finds room. */
export function labelLayers(colours: BasemapColours, language: Language): SymbolLayerSpecification[] {
  const sizes = (...stops: readonly number[]): ExpressionSpecification =>
    ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification
  const texts: readonly Text[] = [
    {
      ...ROAD_NAMES,
      id: 'minor-road',
      filter: ['!', MAIN_ROADS],
      minZoom: 15,
      colour: colours.label,
      size: sizes(15, 11, 18, 14),
    },
    {
      ...ROAD_NAMES,
      id: 'road',
      filter: MAIN_ROADS,
      minZoom: 13,
      colour: colours.label,
      size: sizes(13, 11, 17, 14),
    },
    {
      id: 'river',
      sourceLayer: 'waterway',
      filter: ['has', 'name'],
      minZoom: 12,
      along: true,
      colour: colours.waterLabel,
      size: sizes(12, 11, 16, 14),
    },
    poi('water', { minZoom: 11, colour: colours.waterLabel, size: sizes(11, 11, 16, 13) }),
    poi('park', { minZoom: 12, colour: colours.greenLabel, size: sizes(12, 11, 16, 13) }),
    poi('metro', { minZoom: 14, colour: colours.label, size: 12 }),
    poi('station', { minZoom: 12, colour: colours.label, size: 12, medium: true }),
    place(['hamlet', 'neighbourhood', 'quarter'], {
      minZoom: 12,
      maxZoom: 16,
      colour: colours.label,
      size: sizes(12, 11, 15, 13),
    }),
    place(['village', 'suburb', 'borough'], {
      minZoom: 10,
      maxZoom: 16,
      colour: colours.placeLabel,
      size: sizes(10, 11, 14, 14),
    }),
    place(['town'], { maxZoom: 15, colour: colours.placeLabel, size: sizes(9, 12, 14, 17), medium: true }),
    place(['city'], { maxZoom: 13, colour: colours.placeLabel, size: sizes(8, 15, 12, 20), medium: true }),
  ]
  return texts.map((text) => layerOf(text, { halo: colours.halo, language }))
}

const MAIN_ROADS: ExpressionSpecification = [
  'in',
  KIND,
  ['literal', ['motorway', 'trunk', 'primary', 'secondary', 'tertiary']],
]
const ROAD_NAMES = { sourceLayer: 'road', along: true } as const

type Look = Pick<Text, 'colour' | 'size' | 'minZoom' | 'maxZoom' | 'medium'>

const poi = (kind: string, look: Look): Text => ({
  id: kind,
  sourceLayer: 'poi',
  filter: ['==', KIND, kind],
  ...look,
})

const place = (kinds: readonly string[], look: Look): Text => ({
  id: kinds[0] ?? '',
  sourceLayer: 'place',
  filter: ['in', KIND, ['literal', [...kinds]]],
  ...look,
})

function layerOf(
  text: Text,
  { halo, language }: { readonly halo: string; readonly language: Language },
): SymbolLayerSpecification {
  return {
    id: `basemap-label-${text.id}`,
    type: 'symbol',
    source: 'basemap',
    'source-layer': text.sourceLayer,
    filter: text.filter,
    ...(text.minZoom === undefined ? {} : { minzoom: text.minZoom }),
    ...(text.maxZoom === undefined ? {} : { maxzoom: text.maxZoom }),
    layout: {
      'text-field': nameExpression(language),
      'text-font': text.medium ? MEDIUM : REGULAR,
      'text-size': text.size,
      'text-padding': 6,
      ...(text.along
        ? { 'symbol-placement': 'line', 'symbol-spacing': 320, 'text-max-angle': 35 }
        : { 'text-max-width': 8, 'symbol-sort-key': BY_RANK }),
    },
    paint: { 'text-color': text.colour, 'text-halo-color': halo, 'text-halo-width': 1.6 },
  }
}

/** The name for a reader of a language, as `nameIn`, from the names that the tiles carry. */
export function nameExpression(language: Language): ExpressionSpecification {
  const own = language === 'en' ? 'name_en' : 'name_zh'
  return ['coalesce', ['get', own], ['get', 'name'], '']
}
