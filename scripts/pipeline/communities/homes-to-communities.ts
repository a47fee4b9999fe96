import { groupBy } from '../shared/group-by.ts'
import { around } from 'geokdbush'
import KDBush from 'kdbush'
import type { NameSet } from '../../../src/network/network.ts'
import type { CommunityUnit } from '../../../src/coverage/tables.ts'
import type { Rings } from '../../../src/format/area-geometry.ts'
import { distanceM, type LonLat } from '../../../src/units.ts'
import { indexAreas } from '../areas/area-index.ts'

/** District and street (街道) of a place, null where no area is known. */
export interface AreaNames {
  readonly district: string | null
  readonly street: string | null
}

/** A community before its homes are known. */
export interface CommunityDraft {
  readonly id: string
  readonly names: NameSet
  readonly unit: CommunityUnit
  readonly at: LonLat
  /** Null for a point. */
  readonly rings: Rings | null
  /** Where a point looks for its homes: within its street (else 400 m), or within 400 m in any case. */
  readonly reach: 'street' | 'near'
  /** The street area that holds the point, for `reach: 'street'`. */
  readonly area: AreaNames
}

/** Homes farther than this from a point do not belong to it, unless both lie in one street area. */
const POINT_REACH_M = 400

/** A home as far as belonging is concerned. */
interface PlacedHome {
  readonly at: LonLat
  readonly area: AreaNames
}

/**
 * Gives each home to one community at most: the smallest area that holds it, else the nearest point whose reach
 * it is in (ties by order). Returns the index of the community by home, or -1.
 */
export function homesToCommunities(
  homes: readonly PlacedHome[],
  drafts: readonly CommunityDraft[],
): Int32Array {
  const areas = drafts.flatMap(({ rings }, d) => (rings ? [{ rings, d }] : []))
  const areasAt = indexAreas(areas.map(({ rings }) => rings))
  const nearestPoint = indexPoints(drafts)
  return Int32Array.from(homes, (home) => {
    const [smallest] = areasAt(home.at)
    return smallest === undefined ? nearestPoint(home) : (areas[smallest]?.d ?? -1)
  })
}

function indexPoints(drafts: readonly CommunityDraft[]): (home: PlacedHome) => number {
  const points = drafts.flatMap((draft, d) => (draft.rings ? [] : [{ ...draft, d }]))
  const inStreet = points.filter(({ reach, area }) => reach === 'street' && area.street !== null)
  const byStreet = new Map(
    [...groupBy(inStreet, ({ area }) => keyOf(area))].map(([key, own]) => [key, nearestOf(own)]),
  )
  const everywhere = nearestOf(points)
  return ({ at, area }) => {
    const sameStreet = area.street === null ? null : byStreet.get(keyOf(area))?.(at, Infinity, () => true)
    // A home in a known street never goes to an office of another street.
    const near = everywhere(at, POINT_REACH_M, (draft) => isFree(draft) || area.street === null)
    if (!sameStreet || !near) return (sameStreet ?? near)?.d ?? -1
    return distanceM(near.at, at) < distanceM(sameStreet.at, at) ? near.d : sameStreet.d
  }
}

const isFree = ({ reach, area }: CommunityDraft): boolean => reach === 'near' || area.street === null

const keyOf = ({ district, street }: AreaNames): string => `${district ?? ''}/${street ?? ''}`

type PointDraft = CommunityDraft & { readonly d: number }
type Nearest = (at: LonLat, reachM: number, fits: (draft: PointDraft) => boolean) => PointDraft | null

function nearestOf(points: readonly PointDraft[]): Nearest {
  if (points.length === 0) return () => null
  const index = new KDBush(points.length)
  for (const { at } of points) index.add(at[0], at[1])
  index.finish()
  return (at, reachM, fits) => {
    const isFit = (p: number): boolean => {
      const point = points[p]
      return point !== undefined && fits(point)
    }
    const [first] = around(index, at[0], at[1], 1, reachM / 1_000, isFit)
    return first === undefined ? null : (points[first] ?? null)
  }
}
