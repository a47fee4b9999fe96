import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { StyleSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../i18n/language.ts'
import { THEMES, type Appearance } from '../theme.ts'
import { contrast, mix } from './colour.ts'
import { basemapColours } from './style-colours.ts'
import { basemapStyle, basemapUrlOf, BELOW_LABELS, withAddedLayers } from './style.ts'

const APPEARANCES: readonly Appearance[] = ['light', 'dark']
const URL = 'https://example.org/cities/astana/basemap.pmtiles.gz'

const styleOf = (appearance: Appearance, language: (typeof LANGUAGES)[number], basemapUrl: string | null) =>
  basemapStyle({ theme: THEMES[appearance], appearance, language, basemapUrl })

describe('the basemap', () => {
  for (const appearance of APPEARANCES) {
    for (const language of LANGUAGES) {
      it(`is a valid style: ${appearance}, ${language}`, () => {
        for (const url of [URL, null]) {
          const style = styleOf(appearance, language, url)
          expect(validateStyleMin(style as never)).toEqual([])
          expect(style).not.toHaveProperty('glyphs')
          expect(style).not.toHaveProperty('sprite')
        }
      })
    }

    it(`keeps names readable and streets visible: ${appearance}`, () => {
      const colours = basemapColours(THEMES[appearance], appearance)
      for (const label of ['label', 'placeLabel', 'greenLabel', 'waterLabel'] as const) {
        expect(contrast(colours[label], colours.halo), label).toBeGreaterThanOrEqual(4.5)
      }
      expect(contrast(colours.label, colours.land)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colours.water, colours.land)).toBeGreaterThan(1.25)
      expect(contrast(colours.path, colours.land)).toBeGreaterThan(1.25)
      const street = appearance === 'dark' ? colours.road : colours.roadEdge
      expect(contrast(street, colours.land)).toBeGreaterThan(appearance === 'dark' ? 1.5 : 1.2)
    })
  }

  it('is land alone without an archive, with the place for data still there', () => {
    const style = styleOf('light', 'en', null)
    expect(style.sources).toEqual({})
    expect(style.layers.map(({ id }) => id)).toEqual(['basemap-land', BELOW_LABELS])
  })

  it('names things in the language of the reader', () => {
    const fieldOf = (language: 'zh-Hans' | 'en') =>
      JSON.stringify(styleOf('light', language, URL).layers.find(({ id }) => id === 'basemap-label-city'))
    expect(fieldOf('zh-Hans')).toContain('name_zh')
    expect(fieldOf('en')).toContain('name_en')
  })

  it('names every layer once', () => {
    const ids = styleOf('dark', 'zh-Hans', URL).layers.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('added layers', () => {
  const fill = (id: string) => ({ id, type: 'fill' as const, source: 'circle' })
  const withData = (style: StyleSpecification): StyleSpecification => {
    const at = style.layers.findIndex(({ id }) => id === BELOW_LABELS)
    const layers = [
      ...style.layers.slice(0, at),
      fill('a'),
      fill('b'),
      ...style.layers.slice(at),
      fill('top'),
    ]
    const circle = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } }
    return { ...style, sources: { ...style.sources, circle }, layers }
  }

  it('stay where they were when the appearance, the language or the archive changes', () => {
    const before = withData(styleOf('light', 'zh-Hans', null))
    const after = withAddedLayers(before, styleOf('dark', 'en', URL))
    const expected = withData(styleOf('dark', 'en', URL))
    expect(after.layers.map(({ id }) => id)).toEqual(expected.layers.map(({ id }) => id))
    expect(Object.keys(after.sources)).toEqual(['basemap', 'circle'])
    expect(withAddedLayers(after, before.layers.length > 0 ? styleOf('light', 'en', null) : after)).toEqual(
      withData(styleOf('light', 'en', null)),
    )
  })

  it('are none before there is a style', () => {
    const next = styleOf('light', 'en', URL)
    expect(withAddedLayers(undefined, next)).toBe(next)
  })
})

describe('colours', () => {
  it('mix from one to the other', () => {
    expect(mix('#000000', '#ffffff', 0)).toBe('#000000')
    expect(mix('#000000', '#ff8000', 1)).toBe('#ff8000')
    expect(mix('#102030', '#304050', 0.5)).toBe('#203040')
  })

  it('have the contrast of the definition', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it('are refused in any other notation', () => {
    expect(() => mix('red', '#000000', 0.5)).toThrow('found "red", expected #rrggbb')
  })
})

it('tells the archive that a style draws', () => {
  const look = { theme: THEMES.light, appearance: 'light', language: 'en' } as const
  for (const basemapUrl of ['https://example.org/cities/a/basemap.pmtiles.gz', null])
    expect(basemapUrlOf(basemapStyle({ ...look, basemapUrl }))).toBe(basemapUrl)
  expect(basemapUrlOf(undefined)).toBeNull()
})
