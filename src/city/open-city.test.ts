import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockFile, shapeFile, spineFile } from '../format/city-manifest.ts'
import { decodeCommunities, encodeCommunities } from '../format/city-tables.ts'
import { withAdjacency } from '../network/network.ts'
import { PACES } from '../network/testing/arbitrary.ts'
import { assessCity } from './assess-city.ts'
import { isWhole } from './city.ts'
import { openCity, openShapes } from './open-city.ts'
import { cityOfPlan, memoryCity, openMemoryCity } from './testing/memory-city.ts'
import { cityStandard, randomCityPlan } from './testing/random-city.ts'
import { obstacleSegments } from '../format/testing/obstacle-segments.ts'

const seeds = fc.nat(9_999)

describe('a city opened with all its blocks', () => {
  test('is the city that was built, index by index', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1, 40, 300, 500), (seed, nodes) => {
        const built = memoryCity(randomCityPlan(seed, { nodes }))
        const opened = openMemoryCity(built)
        const { manifest, network, gates, communities, blocks, ...places } = opened.city
        expect(manifest).toEqual(built.manifest)
        expect(network).toEqual(withAdjacency(built.partition.network))
        expect(gates).toEqual(built.partition.gates)
        expect(places).toEqual(built.places)
        expect(communities).toEqual(built.communities)
        expect(blocks).toEqual([...built.manifest.blocks.keys()])
        expect(isWhole(opened.city)).toBe(true)
        const { obstacles, ...shapes } = openShapes(opened, built.files)
        const { obstacles: written, ...writtenShapes } = built.partition.shapes
        expect(shapes).toEqual(writtenShapes)
        const known = obstacleSegments(written)
        for (const segment of obstacleSegments(obstacles)) expect(known.has(segment)).toBe(true)
      }),
      { seed: 3, numRuns: 12 },
    )
  })

  test('has several blocks and a spine where the properties of this room are tested', () => {
    const { manifest } = memoryCity(randomCityPlan(1, { nodes: 500 }))
    expect(manifest.blocks.length).toBeGreaterThanOrEqual(4)
    expect(manifest.spine.nodeCount).toBeGreaterThan(20)
    expect(manifest.spine.edgeCount).toBeGreaterThan(5)
  })

  test('has the communities that were written', async () => {
    const { communities } = memoryCity(randomCityPlan(2))
    const bytes = encodeCommunities(communities)
    expect(await decodeCommunities(bytes, 'communities.fgb', communities.length)).toEqual(communities)
  })
})

describe('a city opened in part', () => {
  const built = memoryCity(randomCityPlan(4, { nodes: 500 }))

  test('knows which blocks it has, and is not judged', () => {
    const { city } = openMemoryCity(built, [3, 1])
    expect(city.blocks).toEqual([1, 3])
    expect(isWhole(city)).toBe(false)
    expect(() => assessCity(city, { standard: cityStandard(), walker: PACES.plain })).toThrow(
      /^test-city: 2 of \d blocks are loaded/,
    )
  })

  test('may be its spine alone', () => {
    const { city } = openMemoryCity(built, [])
    expect(city.network.nodeCount).toBe(built.manifest.spine.nodeCount)
    expect(city.network.edgeCount).toBe(built.manifest.spine.edgeCount)
  })
})

describe('files that are missing or belong to another city', () => {
  const built = memoryCity(randomCityPlan(5, { nodes: 500 }))
  const without = (name: string): ReadonlyMap<string, Uint8Array> =>
    new Map([...built.files].filter(([other]) => other !== name))

  test('no city opens without its spine, no shapes without those of a loaded block', () => {
    expect(() => openCity({ ...built, files: without(spineFile) })).toThrow('spine.bin: is missing')
    const opened = openMemoryCity(built)
    expect(() => openShapes(opened, without(shapeFile(2)))).toThrow('shape-2.bin: is missing')
  })

  test('a manifest of another build is found out by its counts', () => {
    const { manifest } = built
    const blocks = manifest.blocks.map((block, k) =>
      k === 1 ? { ...block, edgeCount: block.edgeCount + 1 } : block,
    )
    expect(() => openCity({ ...built, manifest: { ...manifest, blocks } })).toThrow(
      /^block-1.bin: has \d+ nodes and \d+ edges, city.json says \d+ and \d+: of another build/,
    )
    const spine = { ...manifest.spine, nodeCount: 0 }
    expect(() => openCity({ ...built, manifest: { ...manifest, spine } })).toThrow(/^spine.bin: has/)
  })

  test('a block of another city is refused', () => {
    const other = memoryCity(randomCityPlan(6, { nodes: 500 }))
    const files = new Map(built.files).set(blockFile(0), other.files.get(blockFile(0)) ?? new Uint8Array())
    expect(() => openCity({ ...built, files })).toThrow('block-0.bin: ')
  })

  test('a city judged needs its communities and its services', () => {
    const city = cityOfPlan(randomCityPlan(7))
    const request = { standard: cityStandard(), walker: PACES.plain }
    expect(() => assessCity({ ...city, communities: [] }, request)).toThrow('0 communities are loaded')
    const manifest = { ...city.manifest, services: ['shop'] }
    expect(() => assessCity({ ...city, manifest }, request)).toThrow('without the service "market"')
  })
})
