import { expect, test } from 'vitest'
import { makePartition } from '../network/make-partition.ts'
import { randomNetwork } from '../network/testing/random-network.ts'
import { dealObstacles } from './deal-obstacles.ts'

test('every obstacle goes to the part of the node nearest to its middle point', () => {
  const partition = makePartition(randomNetwork(7, { nodes: 2_000 }), 300)
  const { network, shapes, firstNode, blockCount } = partition
  const dealt = dealObstacles(partition)
  expect(dealt).toHaveLength(blockCount + 1)
  expect(dealt.flat()).toHaveLength(shapes.obstacles.length)
  const lonScale = Math.cos((51 * Math.PI) / 180)
  const distance = (line: Int32Array, v: number): number => {
    const middle = 2 * Math.floor(line.length / 4)
    return Math.hypot((line[middle]! - network.lonE7[v]!) * lonScale, line[middle + 1]! - network.latE7[v]!)
  }
  dealt.forEach((lines, part) => {
    for (const line of lines) {
      const all = Array.from(network.lonE7, (_, v) => distance(line, v))
      const own = all.slice(firstNode[part], firstNode[part + 1])
      expect(Math.min(...own)).toBeLessThan(Math.min(...all) * 1.001 + 1)
    }
  })
})

test('without any node the spine keeps the obstacles', () => {
  const empty = makePartition(randomNetwork(1, { nodes: 0 }))
  const wall = Int32Array.of(0, 0, 100, 100)
  expect(dealObstacles({ ...empty, shapes: { ...empty.shapes, obstacles: [wall] } })).toEqual([[], [wall]])
})
