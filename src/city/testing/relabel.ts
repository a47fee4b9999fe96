import type { UnorderedNetwork } from '../../network/make-partition.ts'
import { DIRECTION, EDGE, edgeDirection } from '../../network/network.ts'
import { MAX_BLOCK_NODES } from '../../network/partition.ts'
import { seededRandom } from '../../network/testing/seeded-random.ts'
import type { CityPlan } from './memory-city.ts'

/**
 * The same city with everything numbered otherwise: nodes, edges (some drawn the other way), and all places. In one
 * block it keeps another order than in several.
 */
export function relabelled(plan: CityPlan, seed: number): CityPlan {
  const random = seededRandom(seed)
  const communityAt = shuffled(plan.communities.length, random)
  const homeAt = shuffled(plan.homes.length, random)
  const newCommunity = inverse(communityAt)
  return {
    ...plan,
    maxBlockNodes: random() < 0.5 ? MAX_BLOCK_NODES : (plan.maxBlockNodes ?? MAX_BLOCK_NODES),
    network: renumbered(plan.network, random),
    facilities: pick(plan.facilities, shuffled(plan.facilities.length, random)),
    communities: pick(plan.communities, communityAt),
    homes: pick(plan.homes, homeAt)
      .map((home) => ({ ...home, community: newCommunity[home.community] ?? 0 }))
      .sort((a, b) => a.community - b.community),
  }
}

function renumbered({ columns, shapes, gates }: UnorderedNetwork, random: () => number): UnorderedNetwork {
  const nodeAt = shuffled(columns.nodeCount, random)
  const edgeAt = shuffled(columns.edgeCount, random)
  const [newNode, newEdge] = [inverse(nodeAt), inverse(edgeAt)]
  const isTurned = edgeAt.map(() => random() < 0.5)
  const at = (column: ArrayLike<number>, i: number): number => column[i] ?? 0
  const ofNodes = (column: ArrayLike<number>): number[] => nodeAt.map((v) => at(column, v))
  const ofEdges = (column: ArrayLike<number>): number[] => edgeAt.map((e) => at(column, e))
  const end = (turned: boolean, e: number): number =>
    newNode[at(turned ? columns.edgeTo : columns.edgeFrom, e)] ?? 0
  const points = edgeAt.map((e, i) => {
    const first = at(shapes.firstPoint, e)
    const inner = Array.from({ length: at(shapes.firstPoint, e + 1) - first }, (_, k) => first + k)
    return isTurned[i] === true ? inner.reverse() : inner
  })
  const firstPoint = [0]
  for (const { length } of points) firstPoint.push((firstPoint.at(-1) ?? 0) + length)
  return {
    columns: {
      ...columns,
      lonE7: Int32Array.from(ofNodes(columns.lonE7)),
      latE7: Int32Array.from(ofNodes(columns.latE7)),
      nodeFlags: Uint8Array.from(ofNodes(columns.nodeFlags)),
      edgeFrom: Uint32Array.from(edgeAt, (e, i) => end(isTurned[i] === true, e)),
      edgeTo: Uint32Array.from(edgeAt, (e, i) => end(isTurned[i] !== true, e)),
      lengthDm: Uint32Array.from(ofEdges(columns.lengthDm)),
      edgeFlags: Uint8Array.from(ofEdges(columns.edgeFlags), (flags, i) =>
        isTurned[i] === true ? turnedFlags(flags) : flags,
      ),
    },
    shapes: {
      ...shapes,
      firstPoint: Uint32Array.from(firstPoint),
      pointLonE7: Int32Array.from(points.flat(), (p) => at(shapes.pointLonE7, p)),
      pointLatE7: Int32Array.from(points.flat(), (p) => at(shapes.pointLatE7, p)),
      nameIndex: Uint32Array.from(ofEdges(shapes.nameIndex)),
      kind: Uint8Array.from(ofEdges(shapes.kind)),
    },
    gates: gates.map(({ edge, osmNode }) => ({ edge: newEdge[edge] ?? 0, osmNode })),
  }
}

function turnedFlags(flags: number): number {
  const direction = edgeDirection(flags)
  if (direction === DIRECTION.both) return flags
  const other = direction === DIRECTION.forward ? DIRECTION.backward : DIRECTION.forward
  return (flags & ~(EDGE.directionMask << EDGE.directionShift)) | (other << EDGE.directionShift)
}

function shuffled(length: number, random: () => number): number[] {
  const order = Array.from({ length }, (_, i) => ({ i, key: random() }))
  return order.sort((a, b) => a.key - b.key).map(({ i }) => i)
}

function inverse(order: readonly number[]): number[] {
  const inverted = order.slice()
  for (const [i, old] of order.entries()) inverted[old] = i
  return inverted
}

const pick = <T>(list: readonly T[], order: readonly number[]): T[] => order.flatMap((i) => list[i] ?? [])
