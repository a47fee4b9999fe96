import Flatbush from 'flatbush'
import type { Community } from '../coverage/tables.ts'
import type { LonLat } from '../units.ts'

/**
 * Tells whether a place lies in the area of some communities: whether the nearest of all communities is one of them.
 * The page has no borders of areas, and lists of communities that somebody gives have none at all. Building takes
 * O(n log n), a question O(log n).
 */
export function inAreaOf(
  communities: readonly Pick<Community, 'lon' | 'lat'>[],
  members: ReadonlySet<number> | null,
): (at: LonLat) => boolean {
  if (members === null || communities.length === 0) return () => true
  const middle = communities.reduce((sum, { lat }) => sum + lat, 0) / communities.length
  const scale = Math.cos((middle * Math.PI) / 180)
  const points = new Flatbush(communities.length)
  for (const { lon, lat } of communities) points.add(lon * scale, lat)
  points.finish()
  return ([lon, lat]) => {
    const [nearest] = points.neighbors(lon * scale, lat, 1)
    return nearest !== undefined && members.has(nearest)
  }
}
