import { NO_NAME, type StreetShapes } from '../network/network.ts'
import type { Partition } from '../network/partition.ts'
import { openPartFile, requireRoom, writePartFile, type PartFileFormat } from './part-file.ts'
import type { NetworkPart } from './network-block.ts'
import { decodeKinds, decodeNameIndex, encodeKinds, encodeNameIndex, parseNames } from './name-sections.ts'
import { decodeObstacles, encodeObstacles } from './obstacle-section.ts'
import { decodePoints, encodePoints, type EdgeLines } from './point-sections.ts'
import { UNIT_E7 } from './quantise.ts'
import { middle, planeScale } from './straight-line.ts'
import { pieceOf } from './street-sections.ts'

const FORMAT = {
  title: 'street shape file of a city',
  magic: 'QHSH',
  version: 1,
  fields: [
    'part',
    'firstEdge',
    'edgeCount',
    'pointCount',
    'nameCount',
    'obstacleCount',
    'unitE7',
    'lonScale',
    'latScale',
  ],
  sections: ['points', 'obstacles', 'counts', 'names', 'nameIndex', 'kinds'],
} as const satisfies PartFileFormat<string, string>

/**
 * Writes the street shapes of one part; the network file of the same part is needed to read them.
 * @param part block number, or `blockCount` for the spine
 * @param obstacles what `dealObstacles` gives to this part
 * @throws Error when coordinates are not multiples of `UNIT_E7`: see `prepareForStorage`.
 */
export function encodeShapePart(
  partition: Partition,
  part: number,
  obstacles: readonly Int32Array[],
): Uint8Array {
  const { shapes, network } = partition
  const piece = pieceOf(partition, part)
  const { firstEdge, endEdge, edgeTo, x, y } = piece
  const nameIndex = shapes.nameIndex.subarray(firstEdge, endEdge)
  const used = [...new Set(nameIndex)].filter((name) => name !== NO_NAME)
  const kind = shapes.kind.subarray(firstEdge, endEdge)
  const edgeFrom = network.edgeFrom.subarray(firstEdge, endEdge).map((v) => v - piece.firstNode)
  const lines: EdgeLines = { x, y, edgeFrom, edgeTo, lengthDm: network.lengthDm.subarray(firstEdge, endEdge) }
  const scale = planeScale(middle(y.subarray(0, piece.nodeCount)) * UNIT_E7, UNIT_E7)
  const firstPoint = shapes.firstPoint.subarray(firstEdge, endEdge + 1)
  const points = encodePoints(lines, scale, {
    firstPoint,
    pointLonE7: shapes.pointLonE7,
    pointLatE7: shapes.pointLatE7,
  })
  const header = {
    part,
    firstEdge,
    edgeCount: edgeTo.length,
    pointCount: (firstPoint.at(-1) ?? 0) - (firstPoint[0] ?? 0),
    nameCount: used.length,
    obstacleCount: obstacles.length,
    unitE7: UNIT_E7,
    ...scale,
  }
  return writePartFile(FORMAT, header, {
    names: new TextEncoder().encode(JSON.stringify(used.map((name) => shapes.names[name] ?? {}))),
    nameIndex: encodeNameIndex(nameIndex),
    kinds: encodeKinds(kind, nameIndex),
    ...points,
    obstacles: encodeObstacles(obstacles),
  })
}

/**
 * Reads the street shapes of one part: parallel to the edges of `network`, names numbered within the part.
 * @param network the same part's network file
 * @param spine the city's spine, for a block whose edges end there
 * @throws Error `<label>: …` with the offset, what was found and what was expected.
 */
export function decodeShapePart(
  bytes: Uint8Array,
  label: string,
  network: NetworkPart,
  spine?: NetworkPart,
): StreetShapes {
  const { header, sections } = openPartFile(FORMAT, bytes, label)
  const { edgeCount, pointCount, nameCount, obstacleCount, unitE7 } = header
  const fits =
    header.part === network.part &&
    header.firstEdge === network.firstEdge &&
    edgeCount === network.edgeTo.length &&
    unitE7 === network.unitE7
  if (!fits) {
    throw new Error(
      `${label}: is the shape of part ${header.part} with ${edgeCount} edges, ` +
        `expected part ${network.part} with ${network.edgeTo.length}: of another build`,
    )
  }
  requireRoom(sections.points, pointCount, 2, 'points')
  const names = parseNames(sections.names, nameCount)
  const nameIndex = decodeNameIndex(sections.nameIndex, edgeCount, nameCount)
  const kind = decodeKinds(sections.kinds, nameIndex, nameCount)
  const lines = linesOf(network, spine, label)
  const points = decodePoints(lines, header, { counts: sections.counts, points: sections.points, pointCount })
  return {
    ...points,
    nameIndex,
    names,
    kind,
    obstacles: decodeObstacles(sections.obstacles, obstacleCount, unitE7),
  }
}

function linesOf(network: NetworkPart, spine: NetworkPart | undefined, label: string): EdgeLines {
  const { edgeFrom, edgeTo, lengthDm, unitE7, part, blockCount, spineNodeCount } = network
  const above = part === blockCount ? undefined : spine
  if (part !== blockCount && spineNodeCount !== (above?.lonE7.length ?? 0)) {
    throw new Error(`${label}: is of block ${part}: expected a spine of ${spineNodeCount} nodes beside it`)
  }
  const units = (of: 'lonE7' | 'latE7'): Int32Array =>
    Int32Array.from([...network[of], ...(above?.[of] ?? [])], (value) => value / unitE7)
  return { x: units('lonE7'), y: units('latE7'), edgeFrom, edgeTo, lengthDm }
}
