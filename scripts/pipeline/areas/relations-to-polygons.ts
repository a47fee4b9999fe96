/** OpenStreetMap's areas (closed ways, multipolygon and boundary relations) → GeoJSON polygons. */

import type { MultiPolygon, Polygon } from 'geojson'
import { nodeIndexOf, type OsmData, type OsmRelation, type OsmWay } from '../../osm/osm-data.ts'
import { type Coordinates, ringsToPolygons, signedArea } from './rings-to-polygons.ts'
import { type Ring, type RingWay, waysToRings } from './ways-to-rings.ts'

export interface AssembledRelation {
  /** Null when not one ring closes. Degrees, outer rings counter-clockwise (RFC 7946). */
  readonly geometry: Polygon | MultiPolygon | null
  /** True when every member was there and stands in a ring. */
  readonly isComplete: boolean
  /** Member ways that the extract lacks. */
  readonly missingWays: number
  /** Member ways that are there but lack some of their nodes. */
  readonly brokenWays: number
  /** Ends left open, and holes without a ring around them. */
  readonly openRings: number
}

/** Roles that draw an area, and what they mean for a ring. Other members (`label`, `subarea`, …) do not. */
const RING_ROLES: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['outer', 'outer'],
  ['exclave', 'outer'],
  ['outline', 'outer'],
  ['inner', 'inner'],
  ['enclave', 'inner'],
])

/** Ways by id. */
export function indexWays(data: OsmData): Map<number, OsmWay> {
  return new Map(data.ways.map((way) => [way.id, way]))
}

/** Positions in drawing order, degrees; nodes that the extract lacks are skipped. */
export function wayToCoordinates(data: OsmData, way: OsmWay): Coordinates {
  return refsToCoordinates(data, way.refs)
}

/** A closed way as a polygon; null when it is open, lacks a node or encloses nothing. */
export function wayToPolygon(data: OsmData, way: OsmWay): Polygon | null {
  const { refs } = way
  if (refs.length < 4 || refs[0] !== refs[refs.length - 1]) return null
  const ring = refsToCoordinates(data, refs)
  if (ring.length < refs.length) return null
  const area = signedArea(ring)
  if (area === 0) return null
  return { type: 'Polygon', coordinates: [area > 0 ? ring : ring.toReversed()] }
}

/** The closed rings of a relation as one geometry; null when there are none. See `assembleRelation`. */
export function relationToPolygon(
  data: OsmData,
  relation: OsmRelation,
  waysById: ReadonlyMap<number, OsmWay>,
): Polygon | MultiPolygon | null {
  return assembleRelation(data, relation, waysById).geometry
}

/**
 * Joins the member ways by shared end nodes and sorts the rings into outer rings and holes by geometry.
 * A relation cut by the extract keeps the rings that close and says what is missing; it never invents an edge.
 */
export function assembleRelation(
  data: OsmData,
  relation: OsmRelation,
  waysById: ReadonlyMap<number, OsmWay>,
): AssembledRelation {
  const ways = new Map<number, RingWay>()
  const missing = new Set<number>()
  const broken = new Set<number>()
  for (const member of relation.members) {
    const role = RING_ROLES.get(member.role)
    if (member.type !== 'way' || role === undefined) continue
    const way = waysById.get(member.ref)
    if (!way) missing.add(member.ref)
    else if (!hasAllNodes(data, way)) broken.add(member.ref)
    else ways.set(way.id, { refs: way.refs, role })
  }
  const joined = waysToRings(data, [...ways.values()])
  const toRoled = (ring: Ring) => ({ coordinates: refsToCoordinates(data, ring.refs), role: ring.role })
  const { polygons, orphanHoles } = ringsToPolygons(joined.rings.map(toRoled))
  const openRings = joined.leftOver + orphanHoles
  return {
    geometry: toGeometry(polygons),
    isComplete: polygons.length > 0 && missing.size + broken.size + openRings === 0,
    missingWays: missing.size,
    brokenWays: broken.size,
    openRings,
  }
}

function toGeometry(polygons: Coordinates[][]): Polygon | MultiPolygon | null {
  const [only] = polygons
  if (!only) return null
  if (polygons.length > 1) return { type: 'MultiPolygon', coordinates: polygons }
  return { type: 'Polygon', coordinates: only }
}

function hasAllNodes(data: OsmData, way: OsmWay): boolean {
  return way.refs.every((ref) => nodeIndexOf(data, ref) >= 0)
}

function refsToCoordinates(data: OsmData, refs: Iterable<number>): Coordinates {
  const coordinates: Coordinates = []
  for (const ref of refs) {
    const index = nodeIndexOf(data, ref)
    if (index < 0) continue
    coordinates.push([(data.lonE7[index] ?? 0) / 1e7, (data.latE7[index] ?? 0) / 1e7])
  }
  return coordinates
}
