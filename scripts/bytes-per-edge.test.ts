import { describe, expect, test } from 'vitest'
import { assembleNetwork } from '../src/format/assemble-network.ts'
import { decodedParts, encodedCity } from '../src/format/testing/encoded-city.ts'
import { readOsmData } from './osm/read-osm-data.ts'
import { buildRawNetwork } from './pipeline/network/ways-to-network.ts'
import { asGeoJson, gzipped, realExtract } from './testing/stored-streets.ts'

const cities = (['Astana', 'Porto'] as const).map(realExtract).filter(({ path }) => path !== null)

describe.each(cities)('$name on disk', ({ path, bounds }) => {
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
