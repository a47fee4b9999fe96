import { expect, test } from 'vitest'
import { makePartition } from '../network/make-partition.ts'
import type { Partition } from '../network/partition.ts'
import { randomNetwork } from '../network/testing/random-network.ts'
import { distanceM, fromE7, type LonLat } from '../units.ts'
import { dealObstacles } from './deal-obstacles.ts'
import { obstacleSegments } from './testing/obstacle-segments.ts'

test('every part has each stretch that lies within a leg of one of its streets, and no other', () => {
  const partition = makePartition(randomNetwork(7, { nodes: 1_200 }), 200)
  const { shapes, blockCount, firstEdge } = partition
  // A wall right through the town, far longer than a block, beside the network's own.
  const wall = Int32Array.from({ length: 400 }, (_, i) => {
    const [lon = 0, lat = 0] = [partition.network.lonE7, partition.network.latE7].map((column) => column[0])
    return i % 2 === 0 ? lon - 300_000 + i * 2_000 : lat + (i - 200) * 300
  })
  const obstacles = [...shapes.obstacles, wall]
  const dealt = dealObstacles({ ...partition, shapes: { ...shapes, obstacles } })
  const all = obstacleSegments(obstacles)
  let needed = 0
  for (let part = 0; part <= blockCount; part++) {
    const own = obstacleSegments(dealt[part] ?? [])
    for (const segment of own) expect(all.has(segment)).toBe(true)
    for (const segment of all) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = segment.split(' ').map(Number)
      const middle: LonLat = [fromE7((x1 + x2) / 2), fromE7((y1 + y2) / 2)]
      const nearestM = nearestEdgePointM(partition, middle, [firstEdge[part] ?? 0, firstEdge[part + 1] ?? 0])
      if (nearestM > 150) continue
      needed++
      expect(own.has(segment), `${segment} in part ${part}, ${nearestM} m`).toBe(true)
    }
  }
  expect(needed).toBeGreaterThan(100)
})

test('what no street is near is left out', () => {
  const empty = makePartition(randomNetwork(1, { nodes: 0 }))
  const wall = Int32Array.of(0, 0, 100, 100)
  expect(dealObstacles({ ...empty, shapes: { ...empty.shapes, obstacles: [wall] } })).toEqual([[], []])
})

/** Metres to the nearest end or inner point of the edges in a range. */
function nearestEdgePointM(
  { network, shapes }: Partition,
  at: LonLat,
  [from, to]: readonly [number, number],
): number {
  let nearestM = Infinity
  const offer = (lonE7: number, latE7: number): void => {
    nearestM = Math.min(nearestM, distanceM(at, [fromE7(lonE7), fromE7(latE7)]))
  }
  for (let e = from; e < to; e++) {
    for (const node of [network.edgeFrom[e]!, network.edgeTo[e]!])
      offer(network.lonE7[node]!, network.latE7[node]!)
    for (let p = shapes.firstPoint[e]!; p < shapes.firstPoint[e + 1]!; p++)
      offer(shapes.pointLonE7[p]!, shapes.pointLatE7[p]!)
  }
  return nearestM
}
