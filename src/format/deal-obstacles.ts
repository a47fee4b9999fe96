import Flatbush from 'flatbush'
import type { Partition } from '../network/partition.ts'

/**
 * Deals the walls, railways and shores of a city out to its parts (blocks, then the spine): each goes where the node
 * nearest to its middle point lies, so that it is loaded with the streets around it. Keeps their order. O((n + k) log n).
 */
export function dealObstacles({ network, shapes, blockCount, firstNode }: Partition): Int32Array[][] {
  const dealt: Int32Array[][] = Array.from({ length: blockCount + 1 }, () => [])
  if (network.nodeCount === 0 || shapes.obstacles.length === 0) {
    dealt[blockCount]?.push(...shapes.obstacles)
    return dealt
  }
  const lonScale = Math.cos((((network.latE7[0] ?? 0) / 1e7) * Math.PI) / 180)
  const nodes = new Flatbush(network.nodeCount)
  network.lonE7.forEach((lon, v) => nodes.add(lon * lonScale, network.latE7[v] ?? 0))
  nodes.finish()
  for (const line of shapes.obstacles) {
    const middle = 2 * Math.floor(line.length / 4)
    const [nearest = 0] = nodes.neighbors((line[middle] ?? 0) * lonScale, line[middle + 1] ?? 0, 1)
    const part = firstNode.findLastIndex((first, k) => k <= blockCount && first <= nearest)
    dealt[part]?.push(line)
  }
  return dealt
}
