import Flatbush from 'flatbush'
import { isInsideRings, ringsAreaM2, ringsBounds, type Rings } from '../../../src/format/area-geometry.ts'
import type { LonLat } from '../../../src/units.ts'

/**
 * Finds the areas that contain a point: their indices, smallest area first (ties by index). Building takes
 * O(n log n); a question takes O(log n + vertices of the areas whose box holds the point).
 */
export function indexAreas(areas: readonly Rings[]): (point: LonLat) => number[] {
  if (areas.length === 0) return () => []
  const boxes = new Flatbush(areas.length)
  for (const rings of areas) boxes.add(...ringsBounds(rings))
  boxes.finish()
  const areaM2 = areas.map(ringsAreaM2)
  const bySize = (a: number, b: number): number => (areaM2[a] ?? 0) - (areaM2[b] ?? 0) || a - b
  return (point) =>
    boxes
      .search(point[0], point[1], point[0], point[1])
      .filter((i) => isInsideRings(areas[i] ?? [], point))
      .sort(bySize)
}
