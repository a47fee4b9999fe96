/** Makes shapes on the integer grid of a tile valid again after simplification and rounding. */

export type TilePoints = [x: number, y: number][]

/**
 * A tile's lines or rings without repeated points (the format forbids steps of length zero), without lines that
 * shrank to a point and rings that enclose nothing. A hole whose outer ring vanished goes with it.
 */
export function cleanShapes(parts: readonly TilePoints[], type: 2 | 3): TilePoints[] {
  const stepped = parts.map(withoutRepeats)
  if (type === 2) return stepped.filter((line) => line.length > 1)
  const rings = stepped.filter((ring) => twiceArea(ring) !== 0)
  // Outer rings have positive area with y downward (vector tile specification 2.1, 4.3.4.4).
  const firstOuter = rings.findIndex((ring) => twiceArea(ring) > 0)
  return firstOuter < 0 ? [] : rings.slice(firstOuter)
}

function withoutRepeats(points: TilePoints): TilePoints {
  return points.filter(([x, y], i) => {
    const before = points[i - 1]
    return !before || before[0] !== x || before[1] !== y
  })
}

function twiceArea(ring: TilePoints): number {
  return ring.reduce((sum, [x, y], i) => {
    const [beforeX, beforeY] = ring.at(i - 1) ?? [x, y]
    return sum + beforeX * y - x * beforeY
  }, 0)
}
