import { fromE7, type Bounds } from '../../src/units.ts'
import type { OsmData } from '../osm/osm-data.ts'

/** The box of the file's header, else of its nodes: where the data may be taken to be complete. */
export function boundsOf(data: OsmData): Bounds {
  if (data.headerBounds !== null) return data.headerBounds
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [node, lonE7] of data.lonE7.entries()) {
    const latE7 = data.latE7[node] ?? 0
    box.west = Math.min(box.west, lonE7)
    box.east = Math.max(box.east, lonE7)
    box.south = Math.min(box.south, latE7)
    box.north = Math.max(box.north, latE7)
  }
  return [fromE7(box.west), fromE7(box.south), fromE7(box.east), fromE7(box.north)]
}
