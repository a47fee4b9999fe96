import type { Point } from 'geojson'
import { createMemo, type JSX } from 'solid-js'
import { areaMembers } from '../state/area-members.ts'
import { useSession } from '../state/session.ts'
import { flipsBetween, type Flips } from './flips.ts'
import { GeoJsonSource, Layer, type DataLayer, type MapData } from './map-source.tsx'
import { GAIN, LOSS, markName, type Mark } from './mark.ts'

const FLIPS = 'flips'

const NO_FLIPS: Flips = { gained: [], lost: [] }

/** What the plan that is shown flips in the area that the map is about, as it paints it. */
export function createFlips(): () => Flips {
  const session = useSession()
  const flips = createMemo(() => {
    const [today, plan] = [session.judgement(), session.shown()]
    if (today === undefined || plan === undefined || today.verdict.length !== plan.verdict.length)
      return NO_FLIPS
    const { gained, lost } = flipsBetween(today, plan, {
      rule: session.mapRule(),
      tolerance: session.tolerance(),
    })
    const members = areaMembers(session)
    if (members === null) return { gained, lost }
    const isAbout = (community: number): boolean => members.has(community)
    return { gained: gained.filter(isAbout), lost: lost.filter(isAbout) }
  })
  return flips
}

/** A ring with a plus around every community that comes to meet what the map shows, a dashed one with a minus where it no longer does. */
export function FlipsLayer(): JSX.Element {
  const session = useSession()
  const flips = createFlips()
  const data = createMemo((): MapData => {
    const { gained, lost } = flips()
    const communities = session.city()?.communities ?? []
    const featureOf = (mark: Mark) => (id: number) => {
      const community = communities[id]
      if (community === undefined) return []
      const geometry: Point = { type: 'Point', coordinates: [community.lon, community.lat] }
      const properties = { image: markName(mark, session.appearance()) }
      return [{ type: 'Feature' as const, id, geometry, properties }]
    }
    return {
      type: 'FeatureCollection',
      features: [...gained.flatMap(featureOf(GAIN)), ...lost.flatMap(featureOf(LOSS))],
    }
  })
  return (
    <GeoJsonSource id={FLIPS} data={data()}>
      <Layer spec={rings()} />
    </GeoJsonSource>
  )
}

const rings = (): DataLayer => ({
  id: 'flip-rings',
  type: 'symbol',
  source: FLIPS,
  layout: {
    'icon-image': ['get', 'image'],
    // where marks are small and left out for want of room, rings must not hide the rest
    'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.4, 11, 0.54, 13, 0.86, 15, 1.08],
    'icon-overlap': 'always',
    'icon-ignore-placement': true,
  },
})
