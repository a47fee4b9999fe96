import type { StyleSpecification } from 'maplibre-gl'
import type { Language } from '../i18n/language.ts'
import type { Appearance, Theme } from '../theme.ts'
import { areaLayers } from './style-areas.ts'
import { basemapColours } from './style-colours.ts'
import { labelLayers } from './style-labels.ts'
import { roadLayers } from './style-roads.ts'

/** What the basemap depends on. */
export interface BasemapLook {
  readonly theme: Theme
  readonly appearance: Appearance
  readonly language: Language
  /** Address of the PMTiles archive; null draws the land alone. */
  readonly basemapUrl: string | null
}

/** Name of the basemap in a city's folder; as `basemapFile` of `src/format`. */
export const BASEMAP_FILE = 'basemap.pmtiles.gz'

/** Data lie on the ground and below the names: layers are added before this one, which draws nothing. */
export const BELOW_LABELS = 'basemap-below-labels'

/** Id of the basemap's source, and what its address begins with. */
const BASEMAP_SOURCE = 'basemap'
const ARCHIVE = 'pmtiles://'

/** Ids of the basemap's own layers and of its source begin so. */
const BASEMAP_PREFIX = 'basemap'

/** A calm basemap. Neither glyphs nor sprites: names are drawn from the reader's fonts, marks by the page. */
export function basemapStyle({ theme, appearance, language, basemapUrl }: BasemapLook): StyleSpecification {
  const colours = basemapColours(theme, appearance)
  const known = basemapUrl !== null
  return {
    version: 8,
    sources: known ? { [BASEMAP_SOURCE]: { type: 'vector', url: ARCHIVE + basemapUrl } } : {},
    layers: [
      { id: 'basemap-land', type: 'background', paint: { 'background-color': colours.land } },
      ...(known ? [...areaLayers(colours), ...roadLayers(colours)] : []),
      { id: BELOW_LABELS, type: 'background', layout: { visibility: 'none' } },
      ...(known ? labelLayers(colours, language) : []),
    ],
  }
}

/** The address of the archive that a style draws, as `basemapStyle` was given it; null without one. */
export function basemapUrlOf(style: Pick<StyleSpecification, 'sources'> | undefined): string | null {
  const source = style?.sources[BASEMAP_SOURCE]
  return source?.type === 'vector' && source.url?.startsWith(ARCHIVE) === true
    ? source.url.slice(ARCHIVE.length)
    : null
}

type Style = Pick<StyleSpecification, 'sources' | 'layers'>

/**
 * The next basemap with the layers and sources that others added to the one before, each below the same basemap layer
 * as it was.
 */
export function withAddedLayers<S extends Style>(before: Style | undefined, next: S): S {
  if (before === undefined) return next
  const layers = [...next.layers]
  before.layers.forEach((layer, i) => {
    if (isBasemap(layer.id)) return
    const above = before.layers.slice(i + 1).find(({ id }) => isBasemap(id))
    const at = layers.findIndex(({ id }) => id === above?.id)
    layers.splice(at === -1 ? layers.length : at, 0, layer)
  })
  const added = Object.entries(before.sources).filter(([id]) => !isBasemap(id))
  return { ...next, sources: { ...next.sources, ...Object.fromEntries(added) }, layers }
}

const isBasemap = (id: string): boolean => id.startsWith(BASEMAP_PREFIX)
