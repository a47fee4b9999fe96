import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import type { PlaceAnswer, RouteAnswer } from '../city/place-answer.ts'
import { ABOVE_REACHED } from './look-of-circle.ts'
import { pictureStyle, type PictureContent } from './picture-style.ts'
import { BELOW_LABELS } from './style.ts'

const square = [
  [71, 51],
  [71.01, 51],
  [71.01, 51.01],
  [71, 51],
]
const polygon = (minutes: number) => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates: [square] },
  properties: { minutes },
})
const answer = {
  at: [71, 51],
  minutes: 15,
  method: 'network',
  polygons: [polygon(10), polygon(15)],
  straight: polygon(15),
  services: [
    { service: 'market', rule: 'food', nearest: { facility: 7, ds: 600, dm: 1 } },
    { service: 'bakery', rule: 'food', nearest: { facility: 8, ds: 600, dm: 1 } },
  ],
  report: { services: [] },
  facilities: [7, 8].map((globalId) => ({ globalId, lon: 71, lat: 51, names: {} })),
} as unknown as PlaceAnswer

const content: PictureContent = {
  language: 'zh-Hans',
  basemapUrl: 'https://example.org/basemap.pmtiles.gz',
  answer,
  comparison: answer,
  focus: { service: 'market', facility: 7 },
  route: {
    method: 'network',
    line: [71, 71.1, 71.2, 71.3].map((lon) => [lon, 51]),
    stretches: [],
  } as unknown as RouteAnswer,
  straightText: '直线 15 分钟',
  words: {
    appearance: 'light',
    name: () => '',
    serviceName: String,
    icon: () => 'maki-shop',
    minutes: String,
  },
  marks: [],
}

describe('the style of a picture', () => {
  const style = pictureStyle(content)

  it('is valid, with or without anything to show', () => {
    const empty = { ...content, answer: undefined, comparison: undefined, focus: null, route: undefined }
    for (const one of [style, pictureStyle({ ...empty, basemapUrl: null, straightText: null })])
      expect(validateStyleMin(one)).toEqual([])
  })

  it('has circle and way below the names of streets, facilities above them', () => {
    const at = (id: string) => style.layers.findIndex((layer) => layer.id === id)
    const order = [
      ABOVE_REACHED,
      'other-edge',
      'route-street',
      BELOW_LABELS,
      'facility-marks',
      'focus-marks',
      'place-mark',
    ]
    expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b))
    expect(order.map(at)).not.toContain(-1)
  })

  it('draws what is in focus once', () => {
    const ids = (source: string) => {
      const found = style.sources[source]
      if (
        found?.type !== 'geojson' ||
        typeof found.data === 'string' ||
        found.data.type !== 'FeatureCollection'
      )
        throw new Error(`no features in ${source}`)
      return found.data.features.map(({ id }) => id)
    }
    expect([ids('facilities'), ids('focus')]).toEqual([[8], [7]])
  })
})
