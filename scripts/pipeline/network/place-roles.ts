/** What a place is besides a point of a street: a signal, a gate, the edge of the data. */

import { isInBounds } from '../../../src/format/area-geometry.ts'
import { NODE } from '../../../src/network/network.ts'
import { fromE7, type Bounds, type LonLat } from '../../../src/units.ts'
import type { OsmData, Tags } from '../../osm/osm-data.ts'
import { clippedShares, metresToRim } from '../shared/bounds-geometry.ts'
import { degreeOf, type SegmentEnds } from './segment-ends.ts'
import { gateAccessOf, isSignalisedCrossing, isTrafficSignal, type TaggedAccess } from './walkable.ts'
import { NO_PLACE, type Segments } from './ways-to-segments.ts'

export interface Gate {
  readonly access: TaggedAccess
  readonly osmNode: number
}

export interface PlaceRoles {
  /** `NODE` bits of each place. */
  readonly flags: Uint8Array
  /** By place, ascending by node id. */
  readonly gates: ReadonlyMap<number, Gate>
}

/** A street that ends this close to the bounds was cut there (extracts round, and some tools move cut ends a little). */
const RIM_M = 20

/**
 * Roles of all places. A place beyond the bounds has a role only when a street from inside reaches it first;
 * `bounds` say where the data are complete. O(segments + tagged nodes).
 */
export function placeRoles(data: OsmData, bounds: Bounds, segments: Segments, ends: SegmentEnds): PlaceRoles {
  const flags = new Uint8Array(segments.placeCount)
  const gates = new Map<number, Gate>()
  for (const [node, tags] of data.nodeTags) {
    const place = segments.placeOfNode[node] ?? NO_PLACE
    if (place === NO_PLACE) continue
    if (isSignal(tags, degreeOf(ends, place))) setFlag(flags, place, NODE.signal)
    const access = gateAccessOf(tags)
    const other = gates.get(place)
    // Of two gates at one coordinate the stricter decides.
    if (access === null || (other && other.access >= access)) continue
    gates.set(place, { access, osmNode: data.nodeIds[node] ?? 0 })
  }
  markBoundary(flags, bounds, segments, ends)
  return { flags, gates }
}

const isSignal = (tags: Tags, degree: number): boolean =>
  isSignalisedCrossing(tags) || (isTrafficSignal(tags) && degree >= 3)

function markBoundary(flags: Uint8Array, bounds: Bounds, segments: Segments, ends: SegmentEnds): void {
  const pointOf = (place: number): LonLat => [
    fromE7(segments.lonE7[place] ?? 0),
    fromE7(segments.latE7[place] ?? 0),
  ]
  const isOutside = new Uint8Array(segments.placeCount)
  for (let place = 0; place < segments.placeCount; place++) {
    const point = pointOf(place)
    if (!isInBounds(bounds, point)) isOutside[place] = 1
    if (degreeOf(ends, place) === 1 && metresToRim(bounds, point) <= RIM_M)
      setFlag(flags, place, NODE.boundary)
  }
  for (const place of segments.cutPlaces) setFlag(flags, place, NODE.boundary)
  for (let s = 0; s < segments.from.length; s++) {
    const a = segments.from[s] ?? 0
    const b = segments.to[s] ?? 0
    if (isOutside[a] === 0 && isOutside[b] === 0) continue
    if (isOutside[a] === isOutside[b] && clippedShares(bounds, pointOf(a), pointOf(b)) === null) continue
    for (const place of [a, b]) if (isOutside[place] === 1) setFlag(flags, place, NODE.boundary)
  }
}

function setFlag(flags: Uint8Array, place: number, bit: number): void {
  flags[place] = (flags[place] ?? 0) | bit
}
