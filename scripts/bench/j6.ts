import { assembleNetwork } from '../../src/format/assemble-network.ts'
import { decodedParts, encodedCity, type EncodedCity } from '../../src/format/testing/encoded-city.ts'
import { generateNetwork } from '../generate/generate-city.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { buildRawNetwork } from '../pipeline/network/ways-to-network.ts'
import { asGeoJson, gzipped, realExtract } from '../testing/stored-streets.ts'
import { TOWN_SUPERBLOCKS } from './graphs.ts'
import { median, timeOf } from './measure.ts'
import { barOf, notMeasured, requireSameColumn, type Bar, type GraphSummary } from './report.ts'

export type StoredGraph = 'Astana' | 'Porto' | 'generated town'

const DECODED = 7

/** J6: how small a city's files are, and how soon they are read. */
export function j6(name: StoredGraph): { readonly bars: readonly Bar[]; readonly summary: GraphSummary } {
  const city = encoded(name)
  if (typeof city === 'string') {
    const told = { id: 'J6', graph: name, what: 'bytes per edge, and against GeoJSON', unit: '' }
    const summary = { name, nodes: null, edges: null, arcs: null, reason: city }
    return { bars: [notMeasured(told, { sense: 'at most', bar: null }, city)], summary }
  }
  const { network } = city.partition
  const { nodeCount: nodes, edgeCount: edges } = network
  requireReadBack(city)
  const decodeMs = median(Array.from({ length: DECODED }, () => timeOf(() => decodedParts(city))))
  const streets = gzipped(city.networkFiles)
  const shapes = gzipped(city.shapeFiles)
  const geojson = gzipped([new TextEncoder().encode(JSON.stringify(asGeoJson(city)))])
  const bars = [
    barOf(
      {
        id: 'J6a',
        graph: name,
        what: 'bytes per edge, lengths in decimetres, gzip',
        unit: 'B',
        details: { 'decode µs per edge': (1000 * decodeMs) / edges },
      },
      { measured: streets / edges },
      { sense: 'at most', bar: 4 },
    ),
    barOf(
      {
        id: 'J6b',
        graph: name,
        what: 'the same streets as GeoJSON, against network and shapes, gzip',
        unit: '×',
        details: { kB: (streets + shapes) / 1000, 'GeoJSON kB': geojson / 1000 },
      },
      { measured: geojson / (streets + shapes) },
      { sense: 'at least', bar: 2.8 },
    ),
  ]
  return { bars, summary: { name, nodes, edges, arcs: null, reason: null } }
}

/** The network of an extract, written; or why there is none. */
function encoded(name: StoredGraph): EncodedCity | string {
  const options = { seed: 1, places: 0 }
  if (name === 'generated town') {
    return encodedCity(generateNetwork({ seed: 1, superblocks: TOWN_SUPERBLOCKS }), options)
  }
  const { path, bounds } = realExtract(name)
  if (path === null) return `the extract of ${name} is not here (EXTRACTS_DIR names its folder)`
  return encodedCity(buildRawNetwork(readOsmData(path), bounds), options)
}

function requireReadBack(city: EncodedCity): void {
  const { spine, blocks } = decodedParts(city)
  const { network } = assembleNetwork(spine, blocks)
  for (const column of ['edgeFrom', 'edgeTo', 'lengthDm', 'edgeFlags', 'lonE7', 'latE7'] as const) {
    requireSameColumn(`J6 ${column} read back`, network[column], city.partition.network[column])
  }
}
