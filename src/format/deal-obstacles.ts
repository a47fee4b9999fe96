import Flatbush from 'flatbush'
import { partOfEdge, type Partition } from '../network/partition.ts'
import { MAX_LEG_DM } from '../network/place.ts'
import { METRES_PER_DEGREE } from '../units.ts'

/** A leg may be this long, so a wall this near to a street of a part can matter to a place beside that street. */
const REACH_M = MAX_LEG_DM / 10 + 10

/**
 * Deals the walls, railways and shores of a city out to its parts (blocks, then the spine): each part gets the
 * stretches that a leg to one of its streets could cross, so that a place is joined the same way whichever blocks
 * are loaded around it. A stretch near several parts stands in each; one near no street is left out.
 * O((n + k) log n).
 */
export function dealObstacles(partition: Partition): Int32Array[][] {
  const { network, shapes, blockCount } = partition
  const dealt: Int32Array[][] = Array.from({ length: blockCount + 1 }, () => [])
  if (network.edgeCount === 0) return dealt
  const streets = indexEdges(partition)
  const latReach = (REACH_M / METRES_PER_DEGREE) * 1e7
  const lonReach = latReach / Math.cos((((network.latE7[0] ?? 0) / 1e7) * Math.PI) / 180)
  for (const line of shapes.obstacles) {
    const near: Set<number>[] = []
    for (let i = 0; i + 3 < line.length; i += 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = line.subarray(i, i + 4)
      const [west, east] = [Math.min(x1, x2) - lonReach, Math.max(x1, x2) + lonReach]
      const [south, north] = [Math.min(y1, y2) - latReach, Math.max(y1, y2) + latReach]
      near.push(new Set(streets.search(west, south, east, north).map((edge) => partOfEdge(partition, edge))))
    }
    for (const [part, lines] of dealt.entries())
      lines.push(...stretches(line, (i) => near[i]?.has(part) === true))
  }
  return dealt
}

/** The boxes of all edges with their inner points, in 1e-7 degrees. */
function indexEdges({ network, shapes }: Partition): Flatbush {
  const boxes = new Flatbush(network.edgeCount)
  for (let e = 0; e < network.edgeCount; e++) {
    const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
    const add = (lon: number, lat: number): void => {
      box.west = Math.min(box.west, lon)
      box.south = Math.min(box.south, lat)
      box.east = Math.max(box.east, lon)
      box.north = Math.max(box.north, lat)
    }
    for (const node of [network.edgeFrom[e] ?? 0, network.edgeTo[e] ?? 0]) {
      add(network.lonE7[node] ?? 0, network.latE7[node] ?? 0)
    }
    for (let p = shapes.firstPoint[e] ?? 0; p < (shapes.firstPoint[e + 1] ?? 0); p++) {
      add(shapes.pointLonE7[p] ?? 0, shapes.pointLatE7[p] ?? 0)
    }
    boxes.add(box.west, box.south, box.east, box.north)
  }
  boxes.finish()
  return boxes
}

/** The longest runs of segments that are wanted, as lines. */
function stretches(line: Int32Array, isWanted: (segment: number) => boolean): Int32Array[] {
  const found: Int32Array[] = []
  const segments = line.length / 2 - 1
  for (let start = 0; start < segments; start++) {
    if (!isWanted(start)) continue
    let end = start
    while (end < segments && isWanted(end)) end++
    found.push(line.slice(2 * start, 2 * end + 2))
    start = end
  }
  return found
}
