import type { Rings } from './surface-kernels.ts'

/**
 * Which rings make up which polygon: an outer ring, anticlockwise, then its holes, clockwise, as RFC 7946 has it.
 * Largest polygon first.
 */
export function polygonsOf(rings: Rings): readonly (readonly number[])[] {
  const { count, areaM2 } = rings
  const areaOf = (ring: number): number => areaM2[ring] ?? 0
  const all = Array.from({ length: count }, (_, ring) => ring)
  const outers = all.filter((ring) => areaOf(ring) > 0).sort((a, b) => areaOf(b) - areaOf(a))
  const polygons = outers.map((ring) => [ring])
  for (const hole of all) {
    if (areaOf(hole) > 0) continue
    // The smallest ring around it is its own: an island in a hole has its holes to itself.
    const owner = outers.findLastIndex((outer, i) => {
      if (areaOf(outer) <= -areaOf(hole)) return false
      // Every hole has a ring around it: the last one that is left need not be asked.
      return i === 0 || isInside(rings, hole, outer)
    })
    polygons[owner]?.push(hole)
  }
  return polygons
}

/** Whether a ring's first point is inside another ring, by a ray eastward; it is never on it. */
function isInside({ firstPoint, xyM }: Rings, ring: number, around: number): boolean {
  const at = 2 * (firstPoint[ring] ?? 0)
  const [x, y] = [xyM[at] ?? 0, xyM[at + 1] ?? 0]
  const start = 2 * (firstPoint[around] ?? 0)
  const end = 2 * (firstPoint[around + 1] ?? 0)
  let inside = false
  let px = xyM[start] ?? 0
  let py = xyM[start + 1] ?? 0
  for (let i = start + 2; i < end; i += 2) {
    const qx = xyM[i] ?? 0
    const qy = xyM[i + 1] ?? 0
    if (qy > y !== py > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside
    px = qx
    py = qy
  }
  return inside
}
