/** Which district and which 街道 a point lies in. */

import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Ring, Rings } from '../../../src/format/area-geometry.ts'
import type { Area } from '../../../src/format/city-tables.ts'
import type { LonLat } from '../../../src/units.ts'
import { indexAreas } from './area-index.ts'

export interface AreaMatch {
  readonly district: Area | null
  readonly street: Area | null
}

/** Where areas of one level overlap, the smallest polygon wins (an enclave drawn over its surroundings). */
export function createAreaIndex(areas: readonly Area[]): (lon: number, lat: number) => AreaMatch {
  const districts = finder(areas.filter(({ level }) => level === 'district'))
  const streets = finder(areas.filter(({ level }) => level === 'street'))
  return (lon, lat) => ({ district: districts([lon, lat]), street: streets([lon, lat]) })
}

/** Polygon by polygon: the box of a district made of thirty streets would let all of them be tested. */
function finder(areas: readonly Area[]): (point: LonLat) => Area | null {
  const parts = areas.flatMap((area) => polygonsOf(area.geometry).map((rings) => ({ area, rings })))
  const indicesAt = indexAreas(parts.map(({ rings }) => rings))
  return (point) => parts[indicesAt(point)[0] ?? -1]?.area ?? null
}

function polygonsOf(geometry: Polygon | MultiPolygon): Rings[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.map((rings) =>
    rings.map((ring): Ring => ring.map(([lon = 0, lat = 0]: Position): LonLat => [lon, lat])),
  )
}
