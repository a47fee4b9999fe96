/** Walls, railways and water edges → polylines that an off-street leg should not cross. */

import { fromE7, toE7, type Bounds, type LonLat } from '../../../src/units.ts'
import { nodeIndexOf, type OsmData, type Tags } from '../../osm/osm-data.ts'
import { clippedShares } from '../shared/bounds-geometry.ts'
import { nearStreets } from './near-streets.ts'
import { simplifiedLine } from '../shared/simplify-line.ts'
import type { Segments } from './ways-to-segments.ts'

const WALLS = new Set(['wall', 'city_wall', 'fence', 'retaining_wall'])
/** Tram tracks lie in the street and are crossed anywhere. */
const RAILWAYS = new Set(['rail', 'light_rail', 'narrow_gauge', 'subway'])
/** Streams and ditches are stepped over or mapped with every bend: left out. */
const WATERWAYS = new Set(['river', 'canal', 'riverbank'])

const SIMPLIFY_M = 2
/** No leg is longer than this (`MAX_LEG_DM`), so an obstacle farther from all streets meets none. */
const REACH_M = 150

/**
 * Obstacles inside `keep` and near a street, each as [lonE7, latE7, …], in the order of the extract's ways, cut
 * where a way leaves that area and simplified to 2 m.
 */
export function obstaclesOf(data: OsmData, segments: Segments, keep: Bounds): Int32Array[] {
  const isNear = nearStreets(segments, keep, REACH_M)
  const ofWater = waterAreaMembers(data)
  const lines: Int32Array[] = []
  for (const way of data.ways) {
    if (!isObstacle(way.tags) && !(ofWater.has(way.id) && !isCovered(way.tags))) continue
    for (const line of presentRuns(data, way.refs)) {
      for (const run of keptRuns(line, keep, isNear)) lines.push(packed(simplifiedLine(run, SIMPLIFY_M)))
    }
  }
  return lines
}

/** Whether tags make a way something to walk around. What runs in a tunnel or over a bridge is passed under or over. */
export function isObstacle(tags: Tags): boolean {
  if (isCovered(tags)) return false
  if (WALLS.has(tags['barrier'] ?? '')) return true
  if (RAILWAYS.has(tags['railway'] ?? '')) return !isSet(tags['bridge'])
  return isWaterEdge(tags) || WATERWAYS.has(tags['waterway'] ?? '')
}

const isWaterEdge = (tags: Tags): boolean => tags['natural'] === 'water' || tags['natural'] === 'coastline'

const isSet = (value: string | undefined): boolean => value !== undefined && value !== 'no'

/** Underground: tunnels and culverts, and what is mapped below the surface without saying how. */
const isCovered = (tags: Tags): boolean => isSet(tags['tunnel']) || Number(tags['layer'] ?? 0) < 0

/** Lakes and wide rivers drawn as multipolygons: their shores are ways without tags. */
function waterAreaMembers(data: OsmData): ReadonlySet<number> {
  const ways = new Set<number>()
  for (const { tags, members } of data.relations) {
    if (tags['type'] !== 'multipolygon' || isCovered(tags)) continue
    if (tags['natural'] !== 'water' && tags['waterway'] !== 'riverbank') continue
    for (const member of members) if (member.type === 'way') ways.add(member.ref)
  }
  return ways
}

/** The pieces of a way between nodes that the extract lacks, in degrees. */
function presentRuns(data: OsmData, refs: Float64Array): LonLat[][] {
  const runs: LonLat[][] = [[]]
  for (const ref of refs) {
    const node = nodeIndexOf(data, ref)
    if (node < 0) runs.push([])
    else runs.at(-1)?.push([fromE7(data.lonE7[node] ?? 0), fromE7(data.latE7[node] ?? 0)])
  }
  return runs
}

/** The pieces of a line inside the bounds and near a street, segment by segment. */
function keptRuns(
  line: readonly LonLat[],
  keep: Bounds,
  isNear: (a: LonLat, b: LonLat) => boolean,
): LonLat[][] {
  const runs: LonLat[][] = []
  let run: LonLat[] = []
  for (const [i, b] of line.entries()) {
    const a = line[i - 1]
    if (a === undefined) continue
    const shares = clippedShares(keep, a, b)
    if (shares === null || !isNear(a, b)) {
      run = []
      continue
    }
    if (run.length === 0 || shares[0] > 0) {
      run = [pointAt(a, b, shares[0])]
      runs.push(run)
    }
    run.push(pointAt(a, b, shares[1]))
    if (shares[1] < 1) run = []
  }
  return runs
}

const pointAt = (a: LonLat, b: LonLat, share: number): LonLat =>
  share === 0 ? a : share === 1 ? b : [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]

const packed = (line: readonly LonLat[]): Int32Array => Int32Array.from(line.flat(), toE7)
