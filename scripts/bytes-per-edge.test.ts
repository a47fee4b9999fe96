import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { decodedParts, encodedCity, type EncodedCity } from '../src/format/testing/encoded-city.ts'
import { assembleNetwork } from '../src/format/assemble-network.ts'
import { STREET_KINDS } from '../src/network/network.ts'
import { fromE7, type Bounds } from '../src/units.ts'
import { readOsmData } from './osm/read-osm-data.ts'
import { buildRawNetwork } from './pipeline/network/ways-to-network.ts'
import { extractPath } from './testing/shared-extracts.ts'

const astana = fileURLToPath(new URL('../data/cities/astana/astana-2017-12.osm.pbf', import.meta.url))

const cities: readonly (readonly [name: string, path: string | null, bounds: Bounds])[] = [
  ['Astana', existsSync(astana) ? astana : null, [71.2, 50.95, 71.7, 51.35]],
  ['Porto', extractPath('test-extracts/porto-filtered.osm.pbf'), [-8.795, 40.981, -8.358, 41.399]],
]

const gzipped = (files: readonly Uint8Array[]): number =>
  files.reduce((sum, file) => sum + gzipSync(file, { level: 9, memLevel: 6 }).length, 0)

describe.each(cities.filter(([, path]) => path !== null))('%s on disk', (_, path, bounds) => {
  const city = encodedCity(buildRawNetwork(readOsmData(path ?? ''), bounds), { seed: 1, places: 0 })
  const { edgeCount } = city.partition.network

  test('takes at most 4 bytes per edge for the network', () => {
    expect(gzipped(city.networkFiles) / edgeCount).toBeLessThanOrEqual(4)
  })

  test('takes at most 1/2.8 of the same as GeoJSON, shapes included', () => {
    const files = gzipped([...city.networkFiles, ...city.shapeFiles])
    const geojson = gzipped([new TextEncoder().encode(JSON.stringify(asGeoJson(city)))])
    expect(geojson / files).toBeGreaterThanOrEqual(2.8)
  })

  test('is read back whole', () => {
    const { spine, blocks } = decodedParts(city)
    expect(assembleNetwork(spine, blocks).network).toMatchObject(city.partition.network)
  })
})

/** What the files hold of streets, names and walls: which streets join, how long they are and who may walk them. */
function asGeoJson({ partition: { network, shapes, gates } }: EncodedCity): unknown {
  const osmNode = new Map(gates.map((gate) => [gate.edge, gate.osmNode]))
  const node = (v: number): [number, number] => [fromE7(network.lonE7[v]!), fromE7(network.latE7[v]!)]
  const streets = Array.from(network.edgeFrom, (from, e) => {
    const inner = Array.from(
      { length: shapes.firstPoint[e + 1]! - shapes.firstPoint[e]! },
      (_, i) => shapes.firstPoint[e]! + i,
    ).map((p) => [fromE7(shapes.pointLonE7[p]!), fromE7(shapes.pointLatE7[p]!)])
    const to = network.edgeTo[e]!
    return {
      type: 'Feature',
      properties: {
        from,
        to,
        length: network.lengthDm[e]! / 10,
        flags: network.edgeFlags[e],
        kind: STREET_KINDS[shapes.kind[e]!],
        names: shapes.names[shapes.nameIndex[e]!],
        gate: osmNode.get(e),
      },
      geometry: { type: 'LineString', coordinates: [node(from), ...inner, node(to)] },
    }
  })
  const walls = shapes.obstacles.map((line) => ({
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'LineString',
      coordinates: Array.from({ length: line.length / 2 }, (_, i) => [
        fromE7(line[2 * i]!),
        fromE7(line[2 * i + 1]!),
      ]),
    },
  }))
  return { type: 'FeatureCollection', features: [...streets, ...walls] }
}
