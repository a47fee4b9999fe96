import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { EncodedCity } from '../../src/format/testing/encoded-city.ts'
import { STREET_KINDS } from '../../src/network/network.ts'
import { fromE7, type Bounds } from '../../src/units.ts'
import { readRecipeFile, recipeFolder } from '../read-data.ts'
import { extractPath } from './shared-extracts.ts'

/** An extract of a real city, or null where it is not here, and the bounds within which it is complete. */
export interface RealExtract {
  readonly name: 'Astana' | 'Porto'
  readonly path: string | null
  readonly bounds: Bounds
}

export const PORTO_EXTRACT = 'test-extracts/porto-filtered.osm.pbf'
const ASTANA_BOUNDS: Bounds = [71.2, 50.95, 71.7, 51.35]
const PORTO_BOUNDS: Bounds = [-8.795, 40.981, -8.358, 41.399]

export function realExtract(name: RealExtract['name']): RealExtract {
  if (name === 'Porto') return { name, path: extractPath(PORTO_EXTRACT), bounds: PORTO_BOUNDS }
  const path = join(recipeFolder('astana'), readRecipeFile('astana').sources.osm.file)
  return { name, path: existsSync(path) ? path : null, bounds: ASTANA_BOUNDS }
}

/** Bytes of all files together, each packed as a city's files are. */
export const gzipped = (files: readonly Uint8Array[]): number =>
  files.reduce((sum, file) => sum + gzipSync(file, { level: 9, memLevel: 6 }).length, 0)

/** What the files hold of streets, names and walls: which streets join, how long they are and who may walk them. */
export function asGeoJson({ partition: { network, shapes, gates } }: EncodedCity): unknown {
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
