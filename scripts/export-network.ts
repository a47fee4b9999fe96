import type { Feature, FeatureCollection, LineString, Position } from 'geojson'
import {
  edgeAccess,
  edgeDirection,
  EDGE,
  NO_NAME,
  STREET_KINDS,
  type Network,
  type StreetShapes,
} from '../src/network/network.ts'
import { fromE7 } from '../src/units.ts'
import { loadCity, loadShapes } from './load-city.ts'
import { replaceFile } from './pipeline/write-city.ts'
import type { CityFolder } from './read-city.ts'

const ACCESS_NAMES = ['open', 'residents', 'enclosed', 'cut-off', 'closed', 'cut-off-residents']
const DIRECTION_NAMES = ['both', 'forward', 'backward']

/** Writes a city's walking network as GeoJSON lines with their attributes, one feature per edge. */
export async function exportNetwork(folder: CityFolder, path: string): Promise<void> {
  const opened = await loadCity(folder)
  const shapes = await loadShapes(folder, opened)
  const { network } = opened.city
  const collection: FeatureCollection<LineString> & { attribution: string } = {
    type: 'FeatureCollection',
    attribution: folder.manifest.sources.map(({ attribution }) => attribution).join(', '),
    features: Array.from({ length: network.edgeCount }, (_, edge) => edgeFeature(network, shapes, edge)),
  }
  replaceFile(path, JSON.stringify(collection))
  console.log(`${path}: ${network.edgeCount} edges of ${folder.manifest.id}`)
}

/** One edge with its full line and its attributes; lengths in metres. */
export function edgeFeature(network: Network, shapes: StreetShapes, edge: number): Feature<LineString> {
  const flags = network.edgeFlags[edge] ?? 0
  const nameIndex = shapes.nameIndex[edge] ?? NO_NAME
  const from = network.edgeFrom[edge] ?? 0
  const to = network.edgeTo[edge] ?? 0
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: edgeLine(network, shapes, edge) },
    properties: {
      from,
      to,
      metres: (network.lengthDm[edge] ?? 0) / 10,
      kind: STREET_KINDS[shapes.kind[edge] ?? 0] ?? null,
      name: nameIndex === NO_NAME ? null : (shapes.names[nameIndex]?.[''] ?? null),
      access: ACCESS_NAMES[edgeAccess(flags)] ?? null,
      direction: DIRECTION_NAMES[edgeDirection(flags)] ?? null,
      steps: (flags & EDGE.steps) !== 0,
      gate: (flags & EDGE.gate) !== 0,
    },
  }
}

function edgeLine(network: Network, shapes: StreetShapes, edge: number): Position[] {
  const node = (v: number): Position => [fromE7(network.lonE7[v] ?? 0), fromE7(network.latE7[v] ?? 0)]
  const line = [node(network.edgeFrom[edge] ?? 0)]
  for (let p = shapes.firstPoint[edge] ?? 0; p < (shapes.firstPoint[edge + 1] ?? 0); p++) {
    line.push([fromE7(shapes.pointLonE7[p] ?? 0), fromE7(shapes.pointLatE7[p] ?? 0)])
  }
  line.push(node(network.edgeTo[edge] ?? 0))
  return line
}
