import type { Point } from 'geojson'
import type { Community } from '../coverage/tables.ts'
import type { PaperMap } from '../state/paper-map.ts'
import { FONT_STACK, THEMES } from '../theme.ts'
import { communityFeatures, communityPoints } from './community-features.ts'
import { COMMUNITY_DOTS, COMMUNITY_MARKS, communityMarks } from './community-layer.tsx'
import type { DataLayer, MapData } from './map-source.tsx'
import { DOT, GAIN, LOSS, markName, type Mark } from './mark.ts'
import type { PictureMarks } from './picture-style.ts'
import type { StepMark } from './step-marks.ts'

type Of = Pick<PaperMap, 'members' | 'labels'>

const TEXT_FONT = [`${FONT_STACK[0]} Medium`, ...FONT_STACK]

/** What a map on paper marks of communities: those that it is about by what it shows, the others by dots. */
export function paperMarks(
  shows: PaperMap['shows'],
  communities: readonly Community[],
  of: Of,
): readonly PictureMarks[] {
  // streets are told by themselves
  if (shows.kind === 'streets') return labelled(communities, of)
  const all =
    shows.kind === 'communities'
      ? communityFeatures(communities, communityPoints(communities), {
          judgement: shows.judgement,
          rule: null,
          appearance: 'light',
          tolerance: 0,
        })
      : flipped(communities, shows)
  const isAbout = (c: unknown): boolean => of.members === null || of.members.has(Number(c))
  const dot = { image: markName(DOT, 'light'), judged: false, order: 0 }
  const data: MapData = {
    ...all,
    features: all.features.map((one) => (isAbout(one.id) ? one : { ...one, properties: dot })),
  }
  const marks = communityMarks(COMMUNITY_MARKS, { judged: true })
  const layers = [
    communityMarks(COMMUNITY_DOTS, { judged: false }),
    // what changed, and what a sheet is about, is all there
    shows.kind === 'flips' || of.members !== null ? alwaysShown(marks) : marks,
  ]
  return [{ source: 'communities', data, layers }, ...labelled(communities, of)]
}

const alwaysShown = (layer: DataLayer): DataLayer =>
  ({ ...layer, layout: { ...layer.layout, 'icon-overlap': 'always' } }) as DataLayer

function flipped(
  communities: readonly Community[],
  { gained, lost }: { readonly gained: readonly number[]; readonly lost: readonly number[] },
): MapData {
  const [gains, losses] = [new Set(gained), new Set(lost)]
  const markOf = (c: number): Mark => (gains.has(c) ? GAIN : losses.has(c) ? LOSS : DOT)
  return {
    type: 'FeatureCollection',
    features: communities.map(({ lon, lat }, id) => {
      const mark = markOf(id)
      const geometry: Point = { type: 'Point', coordinates: [lon, lat] }
      const properties = {
        image: markName(mark, 'light'),
        judged: mark !== DOT,
        order: mark === DOT ? 0 : -1,
      }
      return { type: 'Feature', id, geometry, properties }
    }),
  }
}

function labelled(communities: readonly Community[], { labels }: Of): readonly PictureMarks[] {
  const features = [...labels].flatMap(([id, text]) => {
    const community = communities[id]
    if (community === undefined) return []
    const geometry: Point = { type: 'Point', coordinates: [community.lon, community.lat] }
    return [{ type: 'Feature' as const, id, geometry, properties: { text } }]
  })
  const source = 'paper-labels'
  const layer: DataLayer = {
    id: source,
    type: 'symbol',
    source,
    layout: {
      'text-field': ['get', 'text'],
      'text-font': TEXT_FONT,
      'text-size': 11,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 1.1,
      'text-justify': 'auto',
    },
    paint: {
      'text-color': THEMES.light.ink,
      'text-halo-color': THEMES.light.halo,
      'text-halo-width': 1.8,
    },
  }
  return features.length === 0
    ? []
    : [{ source, data: { type: 'FeatureCollection', features }, layers: [layer] }]
}

/** The steps of a plan as numbers in black discs. */
export function paperSteps(steps: readonly StepMark[]): readonly PictureMarks[] {
  if (steps.length === 0) return []
  const source = 'paper-steps'
  const data: MapData = {
    type: 'FeatureCollection',
    features: steps.map(({ at, number }) => {
      const geometry: Point = { type: 'Point', coordinates: [at[0], at[1]] }
      return { type: 'Feature', id: number, geometry, properties: { text: String(number) } }
    }),
  }
  const { ink, panel } = THEMES.light
  const layers: DataLayer[] = [
    {
      id: 'paper-steps-disc',
      type: 'circle',
      source,
      paint: {
        'circle-radius': 9,
        'circle-color': ink,
        'circle-stroke-color': panel,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'paper-steps-number',
      type: 'symbol',
      source,
      layout: {
        'text-field': ['get', 'text'],
        'text-font': TEXT_FONT,
        'text-size': 12,
        'text-overlap': 'always',
        'text-ignore-placement': true,
      },
      paint: { 'text-color': panel },
    },
  ]
  return [{ source, data, layers }]
}
