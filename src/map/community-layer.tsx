import { createMemo, type JSX } from 'solid-js'
import { createAfterPaint } from '../state/after-paint.ts'
import { useSession } from '../state/session.ts'
import { THEMES, type Theme } from '../theme.ts'
import { communityFeatures, communityPoints, litFeatures } from './community-features.ts'
import { communityPaint } from './map-modes.ts'
import { GeoJsonSource, Layer, NO_DATA, type DataLayer } from './map-source.tsx'
import { BELOW_LABELS } from './style.ts'

/** Layers that answer to the pointer. Dots make room for the names of places, marks go before them. */
export const COMMUNITY_DOTS = 'community-dots'
export const COMMUNITY_MARKS = 'community-marks'
const LIT = 'community-lit'

/** From the whole city down to the street: smaller while they are many. */
const ICON_SIZE = ['interpolate', ['linear'], ['zoom'], 9, 0.6, 11, 0.74, 13, 0.92, 15, 1.08] as const

/**
 * Every community by its verdict and grade, or by the rule that the session names. Where there is no room the less
 * urgent are left out, until the streets are near enough for all of them. The circle of a resident stands alone.
 */
export function CommunityLayer(): JSX.Element {
  const session = useSession()
  const communities = createMemo(() => session.city()?.communities ?? [])
  const points = createMemo(() => communityPoints(communities()))
  const isResident = (): boolean => session.door() === 'services'
  const asked = createMemo(() => communityPaint(session))
  const wanted = createMemo(() => ({
    communities: communities(),
    points: points(),
    paint: { ...asked(), appearance: session.appearance(), tolerance: session.tolerance() },
  }))
  // of 12,000 communities this takes as long as everything else that a tap changes: the panel answers first
  const painted = createAfterPaint(() => wanted(), 1)
  const all = createMemo(() => communityFeatures(painted().communities, painted().points, painted().paint))
  const shown = createMemo(() => (isResident() && session.place() !== null ? NO_DATA : all()))
  const lit = createMemo(() => {
    const place = session.place()
    const selected = !isResident() && place?.kind === 'community' ? place.community : null
    return litFeatures(shown(), { selected, hovered: session.hovered() })
  })
  return (
    <>
      <GeoJsonSource id="communities" data={shown()}>
        <Layer spec={communityMarks(COMMUNITY_DOTS, { judged: false })} before={BELOW_LABELS} />
        <Layer spec={communityMarks(COMMUNITY_MARKS, { judged: true })} />
      </GeoJsonSource>
      <GeoJsonSource id={LIT} data={lit()}>
        <Layer spec={halo(THEMES[session.appearance()])} />
        <Layer spec={litMarks()} />
      </GeoJsonSource>
    </>
  )
}

/** Dots or marks of communities. */
export const communityMarks = (id: string, { judged }: { readonly judged: boolean }): DataLayer => ({
  id,
  type: 'symbol',
  source: 'communities',
  filter: ['==', ['get', 'judged'], judged],
  layout: {
    'icon-image': ['get', 'image'],
    'icon-size': [...ICON_SIZE] as never,
    'icon-padding': 1,
    'icon-overlap': ['step', ['zoom'], 'never', 14, 'always'],
    'symbol-sort-key': ['get', 'order'],
  },
})

const halo = (theme: Theme): DataLayer => ({
  id: 'community-halo',
  type: 'circle',
  source: LIT,
  paint: {
    'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 10, 15, 17],
    'circle-color': theme.ink,
    'circle-opacity': ['case', ['get', 'selected'], 0.22, 0.12],
    'circle-stroke-color': theme.ink,
    'circle-stroke-width': ['case', ['get', 'selected'], 2, 0],
  },
})

const litMarks = (): DataLayer => ({
  id: 'community-lit-marks',
  type: 'symbol',
  source: LIT,
  layout: {
    'icon-image': ['get', 'image'],
    'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.75, 15, 1.2],
    'icon-overlap': 'always',
    'icon-ignore-placement': true,
  },
})
