import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { PlaceAnswer, RouteAnswer } from '../city/place-answer.ts'
import type { Language } from '../i18n/language.ts'
import type { Focus } from '../state/session.ts'
import { THEMES } from '../theme.ts'
import { circleFeatures, otherCircle, pointData, straightLabel } from './circle-features.ts'
import {
  facilityFeatures,
  facilityMarks,
  focusFeatures,
  isTooFar,
  type MarkWords,
} from './facility-features.ts'
import {
  CIRCLE,
  circleLayers,
  OTHER,
  otherLayers,
  STRAIGHT_LABEL,
  straightLabelLayers,
} from './look-of-circle.ts'
import { FACILITIES, facilityLayers, FOCUS, focusLayers, homeLayers, PLACE } from './look-of-places.ts'
import { ROUTE, routeLayers } from './look-of-route.ts'
import { NO_DATA, type DataLayer, type MapData } from './map-source.tsx'
import { routeFeatures } from './route-features.ts'
import { basemapStyle, BELOW_LABELS } from './style.ts'

/** Pictures are for paper and for others: by day, whatever the page is. */
const APPEARANCE = 'light'

export interface PictureContent {
  readonly language: Language
  readonly basemapUrl: string | null
  /** The resident's circle with all that is around it; undefined: none. */
  readonly answer: PlaceAnswer | undefined
  readonly comparison: PlaceAnswer | undefined
  readonly focus: Focus | null
  readonly route: RouteAnswer | undefined
  /** On the straight circle; null: it is not drawn. */
  readonly straightText: string | null
  readonly words: MarkWords
  /** Painted by day, from below to above; layers of a source stand together. */
  readonly marks: readonly PictureMarks[]
}

/** One more source of a picture with its layers, above everything of the basemap. */
export interface PictureMarks {
  readonly source: string
  readonly data: MapData
  readonly layers: readonly DataLayer[]
}

/** Everything that the map shows as one style, to be drawn once. */
export function pictureStyle(content: PictureContent): StyleSpecification {
  const theme = THEMES[APPEARANCE]
  const style = basemapStyle({
    theme,
    appearance: APPEARANCE,
    language: content.language,
    basemapUrl: content.basemapUrl,
  })
  const data = dataOf(content)
  const isEstimate = content.answer?.method === 'straight-line-estimate'
  const tooFar = isTooFar(content.answer, content.focus?.service)
  const below: LayerSpecification[] = [
    ...circleLayers({ theme, isRamp: true, isEstimate }),
    ...otherLayers(theme),
    ...routeLayers({ theme, tooFar, withEnd: false }),
  ]
  const above: LayerSpecification[] = [
    ...straightLabelLayers(theme),
    ...content.marks.flatMap(({ layers }) => layers),
    ...facilityLayers(theme),
    ...focusLayers(theme),
    ...homeLayers(APPEARANCE),
  ]
  const at = style.layers.findIndex(({ id }) => id === BELOW_LABELS)
  const sources = Object.fromEntries(
    Object.entries(data).map(([id, features]) => [id, { type: 'geojson' as const, data: features }]),
  )
  return {
    ...style,
    sources: { ...style.sources, ...sources },
    layers: [...style.layers.slice(0, at), ...below, ...style.layers.slice(at), ...above],
  }
}

function dataOf(content: PictureContent): Readonly<Record<string, MapData>> {
  const { answer, words, focus, route, straightText } = content
  const withStraight = straightText !== null
  const lit = answer === undefined || focus === null ? NO_DATA : focusFeatures(answer, focus, words)
  const isLit = new Set(lit.features.map(({ id }) => id))
  // what the page hides by the state of a feature is left out here
  const marks = answer === undefined ? [] : facilityMarks(answer).filter(({ id }) => !isLit.has(id))
  return {
    [CIRCLE]: answer === undefined ? NO_DATA : circleFeatures(answer, { withStraight }),
    [STRAIGHT_LABEL]: answer && straightText ? straightLabel(answer, straightText) : NO_DATA,
    [OTHER]: otherCircle(content.comparison),
    [ROUTE]: route === undefined ? NO_DATA : routeFeatures(route),
    [FACILITIES]: facilityFeatures(marks, words),
    [FOCUS]: lit,
    [PLACE]: pointData(answer?.at),
    ...Object.fromEntries(content.marks.map((one) => [one.source, one.data])),
  }
}
