import type { Community } from '../../../coverage/tables.ts'
import { distanceM, type LonLat } from '../../../units.ts'

/** A community without a name is taken only where none with a name is this near. */
const NAMED_WITHIN_M = 400

export interface NearestCommunity {
  /** Index. */
  readonly community: number
  readonly metres: number
}

/** The community by which a place is told; null without any. O(communities). */
export function nearestCommunity(
  communities: readonly Pick<Community, 'names' | 'lon' | 'lat'>[],
  at: LonLat,
): NearestCommunity | null {
  let [nearest, named]: (NearestCommunity | null)[] = [null, null]
  for (const [community, { names, lon, lat }] of communities.entries()) {
    const metres = distanceM(at, [lon, lat])
    const one = { community, metres }
    if (metres < (nearest?.metres ?? Infinity)) nearest = one
    if (metres < (named?.metres ?? NAMED_WITHIN_M) && Object.keys(names).length > 0) named = one
  }
  return named ?? nearest ?? null
}
