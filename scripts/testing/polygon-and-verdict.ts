import { booleanPointInPolygon } from '@turf/turf'
import type { Circle } from '../../src/city/circle.ts'
import { entriesByPlace, footOf } from '../../src/city/place-entries.ts'
import type { FacilityDetails } from '../../src/coverage/tables.ts'
import type { IsochroneFeature } from '../../src/isochrone/isochrone.ts'
import { METRES_PER_E7, segmentM, type PointE7 } from '../../src/network/edge-line.ts'
import type { Entry } from '../../src/network/place.ts'
import { createSnapIndex, nearestShare, offsetDmOf, pointOn } from '../../src/network/snap-index.ts'
import { toE7, UNREACHED } from '../../src/units.ts'
import type { AstanaInMemory } from './astana-in-memory.ts'

/** Why the picture and the verdict disagree about a facility; the first that holds. */
export const DISAGREEMENTS = ['area', 'leg', 'another street', 'cell', 'time', 'other'] as const
export type Disagreement = (typeof DISAGREEMENTS)[number]

/** One place, what can be walked to from there, and its largest polygon. */
export interface Pictured {
  readonly circle: Circle
  readonly polygon: IsochroneFeature
  readonly limitDs: number
  readonly paceMps: number
}

export interface Comparison {
  readonly verdict: boolean
  readonly picture: boolean
  /** Null where they agree. */
  readonly why: Disagreement | null
}

/** As the picture spreads from streets (`time-surface.ts`), and what it resolves. */
const [SPREAD_M, ASIDE_PACE_SHARE, CELL_M] = [60, 0.5, 20]

/** Within this share of the limit, half a wait or a rounding decides. */
const NEAR_LIMIT = 0.05

/** Asks of every facility that is on the network; null for the others: they have no verdict. */
export function createComparison({ city, shapes }: Pick<AstanaInMemory, 'city' | 'shapes'>) {
  const entriesOf = entriesByPlace(city.facilityEntries, city.facilities.count)
  const index = createSnapIndex(city.network, shapes)
  /** The soonest that the picture reaches the point from any street within 60 m, deciseconds. */
  const spreadDs = (point: PointE7, { circle, paceMps }: Pictured): number =>
    Math.min(
      ...index.near([point], SPREAD_M).map((segment) => {
        const share = nearestShare(point, segment)
        const asideM = segmentM(point, pointOn(segment, share))
        const offsetDm = offsetDmOf(city.network, segment, share)
        const reading = circle.reach.readEntry({ edge: segment.edge, offsetDm, legDm: 0, flags: 0 })
        if (reading === null || asideM > SPREAD_M) return Infinity
        return reading.primary + (10 * asideM) / (paceMps * ASIDE_PACE_SHARE)
      }),
    )
  /** An area's way to the street begins at its outline or a gate, not at the point that stands for it. */
  const isPictureAtGates = (entries: readonly Entry[], polygon: IsochroneFeature): boolean =>
    entries.some((entry) => booleanPointInPolygon([...footOf(city.network, shapes, entry)], polygon))
  return (facility: FacilityDetails, pictured: Pictured): Comparison | null => {
    const { polygon, circle, limitDs } = pictured
    const f = city.facilities.globalId.indexOf(facility.globalId)
    const entries = entriesOf[f] ?? []
    if (entries.length === 0) return null
    const ds = circle.facilities.find((reached) => reached.facility === f)?.ds ?? UNREACHED
    const verdict = ds <= limitDs
    const picture = booleanPointInPolygon([facility.lon, facility.lat], polygon)
    if (verdict === picture) return { verdict, picture, why: null }
    const point: PointE7 = [toE7(facility.lon), toE7(facility.lat)]
    const isSpreadTo = (): boolean => spreadDs(point, pictured) <= limitDs
    const isNearEdge = (): boolean => edgeM(point, polygon) <= CELL_M
    return { verdict, picture, why: whyOf() }

    function whyOf(): Disagreement {
      if (facility.areaM2 !== null && isPictureAtGates(entries, polygon) === verdict) return 'area'
      if (verdict && isLegSlower(entries, { ...pictured, ds })) return 'leg'
      if (picture && isSpreadTo()) return 'another street'
      if (isNearEdge()) return 'cell'
      return Math.abs(ds - limitDs) <= NEAR_LIMIT * limitDs ? 'time' : 'other'
    }
  }
}

/** The verdict walks the leg at full pace and up to 150 m, the picture at half the pace and up to 60 m. */
function isLegSlower(
  entries: readonly Entry[],
  { ds, limitDs, paceMps }: Pictured & { ds: number },
): boolean {
  const legM = Math.min(...entries.map(({ legDm }) => legDm / 10))
  return legM > SPREAD_M || ds + (10 * legM) / paceMps > limitDs
}

/** Metres between a point and the outline of a polygon. */
function edgeM(point: PointE7, { geometry }: IsochroneFeature): number {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
  let nearest = Infinity
  for (const ring of rings) {
    const line = ring.map(([lon = 0, lat = 0]): PointE7 => [lon * 1e7, lat * 1e7])
    for (const [i, b] of line.entries()) {
      const a = line[i - 1]
      if (a === undefined || Math.abs(a[1] - point[1]) * METRES_PER_E7 > 10 * CELL_M) continue
      nearest = Math.min(nearest, segmentM(point, pointOn({ a, b }, nearestShare(point, { a, b }))))
    }
  }
  return nearest
}
