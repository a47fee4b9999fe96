import { keyOfName } from '../network/make-partition.ts'
import { NO_NAME, type NameSet, type StreetShapes } from '../network/network.ts'

/**
 * The shapes of some parts as one, parallel to the edges of `assembleNetwork` for the same parts. Names that stand in
 * several parts become one; they are numbered by first use, so with every part the numbers are those of the city.
 * @param parts blocks ascending by number, then the spine
 */
export function assembleShapes(parts: readonly StreetShapes[]): StreetShapes {
  const edgeCount = parts.reduce((sum, { kind }) => sum + kind.length, 0)
  const pointCount = parts.reduce((sum, { pointLonE7 }) => sum + pointLonE7.length, 0)
  const firstPoint = new Uint32Array(edgeCount + 1)
  const pointLonE7 = new Int32Array(pointCount)
  const pointLatE7 = new Int32Array(pointCount)
  const nameIndex = new Uint32Array(edgeCount)
  const kind = new Uint8Array(edgeCount)
  const names: NameSet[] = []
  const known = new Map<string, number>()
  let [edge, point] = [0, 0]
  for (const part of parts) {
    const start = point
    firstPoint.set(
      part.firstPoint.map((first) => start + first),
      edge,
    )
    pointLonE7.set(part.pointLonE7, point)
    pointLatE7.set(part.pointLatE7, point)
    const numbers = part.names.map((name) => numberOf(name, names, known))
    nameIndex.set(
      part.nameIndex.map((name) => numbers[name] ?? NO_NAME),
      edge,
    )
    kind.set(part.kind, edge)
    edge += part.kind.length
    point += part.pointLonE7.length
  }
  return {
    firstPoint,
    pointLonE7,
    pointLatE7,
    nameIndex,
    names,
    kind,
    obstacles: parts.flatMap(({ obstacles }) => obstacles),
  }
}

/** Stands in for the shapes of a part that are not loaded: straight lines without names, and no obstacles. */
export const straightShapes = (edgeCount: number): StreetShapes => ({
  firstPoint: new Uint32Array(edgeCount + 1),
  pointLonE7: new Int32Array(0),
  pointLatE7: new Int32Array(0),
  nameIndex: new Uint32Array(edgeCount).fill(NO_NAME),
  names: [],
  kind: new Uint8Array(edgeCount),
  obstacles: [],
})

function numberOf(name: NameSet, names: NameSet[], known: Map<string, number>): number {
  const key = keyOfName(name)
  const found = known.get(key)
  if (found !== undefined) return found
  known.set(key, names.length)
  return names.push(name) - 1
}
