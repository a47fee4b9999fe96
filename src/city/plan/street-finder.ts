import Flatbush from 'flatbush'
import { edgeLine, METRES_PER_E7, lonScale, segmentM, type PointE7 } from '../../network/edge-line.ts'
import { EDGE, type StreetShapes } from '../../network/network.ts'
import { nearestShare, pointOn } from '../../network/snap-index.ts'
import { distanceM, type LonLat } from '../../units.ts'
import type { City } from '../city.ts'
import { pointOf } from '../live/link-candidates.ts'
import { edgesOfGate } from './gate-ids.ts'

/** Finds what a step opens or closes. */
export interface StreetFinder {
  /**
   * Edges, ascending: all of a barrier, or one street; none where nothing is near.
   * @param way a barrier's id, which must be known then; other ids, and null, leave it to the point
   */
  readonly edgesAt: (at: LonLat, way: string | null) => readonly number[]
}

/** A barrier within this of the point is meant, be a street nearer or not; else the nearest street within the other. */
const GATE_REACH_M = 10
const STREET_REACH_M = 30

/** Gates and streets of a whole city, closed ones too. The index is made when a street is first asked for. */
export function createStreetFinder(city: City, shapes: () => StreetShapes): StreetFinder {
  const gates = city.gates.map(({ edge, osmNode }) => ({
    at: pointOf(city.network, city.network.edgeFrom[edge] ?? 0),
    edge,
    osmNode,
  }))
  const gateAt = (at: LonLat): readonly number[] => {
    let [nearest, leastM]: [number | null, number] = [null, GATE_REACH_M]
    for (const gate of gates) {
      // a degree is never so short that more than this is near
      if (Math.abs(gate.at[1] - at[1]) > NEAR_DEGREES) continue
      const metres = distanceM(gate.at, at)
      if (metres < leastM) [nearest, leastM] = [gate.osmNode, metres]
    }
    return gates.flatMap(({ edge, osmNode }) => (osmNode === nearest ? [edge] : []))
  }
  let index: Flatbush | null = null
  return {
    edgesAt: (at, way) => {
      if (way?.startsWith('osm:node/')) return edgesOfGate(city, way)
      const gate = gateAt(at)
      if (gate.length > 0) return gate
      index ??= indexStreets(city, shapes())
      const street = nearestStreet({ city, shapes: shapes(), index }, [at[0] * 1e7, at[1] * 1e7])
      return street === null ? [] : [street]
    },
  }
}

const NEAR_DEGREES = 1e-3

function indexStreets({ network }: City, shapes: StreetShapes): Flatbush {
  const index = new Flatbush(Math.max(1, network.edgeCount), 16, Int32Array)
  for (let edge = 0; edge < network.edgeCount; edge++) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [lon, lat] of edgeLine(network, shapes, edge)) {
      west = Math.min(west, lon)
      south = Math.min(south, lat)
      east = Math.max(east, lon)
      north = Math.max(north, lat)
    }
    index.add(west, south, east, north)
  }
  if (network.edgeCount === 0) index.add(0, 0, 0, 0)
  index.finish()
  return index
}

interface Streets {
  readonly city: City
  readonly shapes: StreetShapes
  readonly index: Flatbush
}

/** The nearest street; of equals the lowest edge. */
function nearestStreet({ city: { network }, shapes, index }: Streets, at: PointE7): number | null {
  const reach = STREET_REACH_M / METRES_PER_E7
  const east = reach / lonScale(Math.abs(at[1]) + reach)
  const near = index
    .search(at[0] - east, at[1] - reach, at[0] + east, at[1] + reach)
    .filter((edge) => edge < network.edgeCount && ((network.edgeFlags[edge] ?? 0) & EDGE.gate) === 0)
    .sort((a, b) => a - b)
  let [nearest, leastM]: [number | null, number] = [null, STREET_REACH_M]
  for (const edge of near) {
    const line = edgeLine(network, shapes, edge)
    for (const [i, b] of line.slice(1).entries()) {
      const segment = { a: line[i] ?? b, b }
      const metres = segmentM(at, pointOn(segment, nearestShare(at, segment)))
      if (metres < leastM) [nearest, leastM] = [edge, metres]
    }
  }
  return nearest
}
