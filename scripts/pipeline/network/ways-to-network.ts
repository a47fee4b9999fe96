/** OpenStreetMap → walking network: the rules of docs/method.md step by step. */

import { ACCESS, EDGE, edgeAccess, NODE } from '../../../src/network/network.ts'
import type { Bounds } from '../../../src/units.ts'
import type { OsmData } from '../../osm/osm-data.ts'
import { widened } from '../shared/bounds-geometry.ts'
import { kmOf, mainComponentOf, type MainComponent } from './network-components.ts'
import type { NetworkDraft } from './network-draft.ts'
import { obstaclesOf } from './obstacles.ts'
import { placeRoles } from './place-roles.ts'
import type { NetworkReport, RawNetwork } from './raw-network.ts'
import { segmentEnds } from './segment-ends.ts'
import { segmentsToNetwork } from './segments-to-network.ts'
import { waysToSegments, type Segments } from './ways-to-segments.ts'

/** Streets are kept this far beyond the bounds, where the extract has them: walks may leave and come back. */
const RING_M = 2000

/**
 * Builds the walking network of an extract whose data are complete within `bounds`. Throws an error when there is
 * no walkable street at all. O(n log n) for n node references.
 */
export function buildRawNetwork(data: OsmData, bounds: Bounds): RawNetwork {
  const keep = widened(bounds, RING_M)
  const segments = waysToSegments(data, keep)
  if (segments.from.length === 0) {
    throw new Error(
      `no walkable street within ${bounds.join(', ')} and ${RING_M} m around: ` +
        `the extract has ${data.ways.length} ways, ${segments.ways.length} of them walkable; ` +
        `expected an extract with highway=* ways whose nodes are included`,
    )
  }
  const ends = segmentEnds(segments)
  const main = mainComponentOf(segmentsToNetwork(segments, ends, placeRoles(data, bounds, segments, ends)))
  return {
    columns: main.network.columns,
    shapes: { ...main.network.shapes, obstacles: obstaclesOf(data, segments, keep) },
    gates: main.network.gates,
    edgeWay: main.network.edgeWay,
    report: reportOf(segments, main),
  }
}

function reportOf(segments: Segments, main: MainComponent): NetworkReport {
  const { columns } = main.network
  const lengthKm = kmOf(columns)
  return {
    walkableWays: segments.ways.length,
    lengthKm,
    mainComponentShare: lengthKm / main.allKm,
    droppedPieces: main.droppedPieces,
    droppedSmallPieces: main.droppedSmallPieces,
    droppedKm: main.droppedKm,
    gates: gatesByAccess(main.network),
    residentsOnlyKm: kmOf(columns, ACCESS.residents),
    enclosedKm: kmOf(columns, ACCESS.enclosed),
    cutOffKm: kmOf(columns, ACCESS.cutOff) + kmOf(columns, ACCESS.cutOffResidents),
    closedKm: kmOf(columns, ACCESS.closed),
    stepsEdges: columns.edgeFlags.filter((flags) => (flags & EDGE.steps) !== 0).length,
    signals: columns.nodeFlags.filter((flags) => (flags & NODE.signal) !== 0).length,
    boundaryNodes: columns.nodeFlags.filter((flags) => (flags & NODE.boundary) !== 0).length,
    missingNodeRefs: segments.missingNodeRefs,
  }
}

/** Gates counted once each, stars too; an enclosed gate counts as open, a cut-off one as closed to walkers. */
function gatesByAccess({ gates, columns }: NetworkDraft): NetworkReport['gates'] {
  const counts = { open: 0, residents: 0, closed: 0 }
  const accessByNode = new Map(
    gates.map(({ edge, osmNode }) => [osmNode, edgeAccess(columns.edgeFlags[edge] ?? 0)]),
  )
  for (const access of accessByNode.values()) {
    if (access === ACCESS.open || access === ACCESS.enclosed) counts.open++
    else if (access === ACCESS.residents) counts.residents++
    else counts.closed++
  }
  return counts
}
