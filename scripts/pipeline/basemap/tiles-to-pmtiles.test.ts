import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPmtiles } from '../../testing/open-pmtiles.ts'
import type { VectorTile } from './features-to-tiles.ts'
import { type PmtilesMeta, writePmtiles } from './tiles-to-pmtiles.ts'

const META: PmtilesMeta = {
  bounds: [71.28, 51.07, 71.63, 51.29],
  center: [71.45, 51.18, 12],
  metadata: { name: 'test', vector_layers: [{ id: 'road', fields: {} }] },
}

/** `count` tiles of zoom 8 and more, all different unless `content` repeats. */
function manyTiles(count: number, content: (index: number) => Uint8Array): VectorTile[] {
  return Array.from({ length: count }, (_, index) => ({
    z: 14,
    x: 11_000 + (index % 200),
    y: 5_000 + Math.floor(index / 200),
    bytes: content(index),
  }))
}

/** Pseudo-random bytes: lengths differ, so that the directories do not compress to nothing. */
const noise = (index: number): Uint8Array =>
  Uint8Array.from(
    { length: 1 + ((index * 2_654_435_761) % 97) },
    (_, i) => (index * 31 + i * 17 + (index >> 8)) & 255,
  )

async function expectAll(tiles: readonly VectorTile[], bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const archive = openPmtiles(bytes)
  for (const { z, x, y, bytes: expected } of tiles) {
    const found = await archive.getZxy(z, x, y)
    if (!found || Buffer.compare(Buffer.from(found.data), expected) !== 0) {
      throw new Error(`tile ${z}/${x}/${y} came back as ${found?.data.byteLength ?? 'nothing'}`)
    }
  }
}

describe('an archive', () => {
  it('has the header that the specification asks for', async () => {
    const tiles = manyTiles(3, noise)
    const bytes = writePmtiles([...tiles, { z: 8, x: 178, y: 85, bytes: noise(9) }], META)
    const header = await openPmtiles(bytes).getHeader()
    expect(header).toMatchObject({
      specVersion: 3,
      clustered: true,
      internalCompression: 2,
      tileCompression: 2,
      tileType: 1,
      minZoom: 8,
      maxZoom: 14,
      minLon: 71.28,
      minLat: 51.07,
      maxLon: 71.63,
      maxLat: 51.29,
      centerLon: 71.45,
      centerLat: 51.18,
      centerZoom: 12,
      rootDirectoryOffset: 127,
      numAddressedTiles: 4,
      numTileEntries: 4,
      numTileContents: 4,
      leafDirectoryLength: 0,
    })
    expect(header.tileDataOffset + (header.tileDataLength ?? 0)).toBe(bytes.length)
    expect(await openPmtiles(bytes).getMetadata()).toEqual(META.metadata)
  })

  it('gives back every tile, and nothing where there is none', async () => {
    const coordinate = fc.record({ z: fc.integer({ min: 0, max: 16 }), a: fc.nat(), b: fc.nat() })
    const tile = fc
      .tuple(coordinate, fc.uint8Array({ minLength: 1, maxLength: 40 }))
      .map(([{ z, a, b }, bytes]): VectorTile => ({ z, x: a % 2 ** z, y: b % 2 ** z, bytes }))
    const set = fc.uniqueArray(tile, {
      minLength: 1,
      maxLength: 60,
      selector: ({ z, x, y }) => `${z}/${x}/${y}`,
    })
    await fc.assert(
      fc.asyncProperty(set, async (tiles) => {
        const bytes = writePmtiles(tiles, META)
        await expectAll(tiles, bytes)
        expect(bytes).toEqual(writePmtiles(tiles.toReversed(), META))
        const absent = await openPmtiles(bytes).getZxy(17, 1, 1)
        expect(absent).toBeUndefined()
      }),
      { seed: 20_240_602, numRuns: 60 },
    )
  })

  it('splits the directory into leaves when the root does not fit into the first 16 KiB', async () => {
    const tiles = manyTiles(30_000, noise)
    const bytes = writePmtiles(tiles, META)
    const header = await openPmtiles(bytes).getHeader()
    expect(header.leafDirectoryLength).toBeGreaterThan(0)
    expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384)
    await expectAll(
      tiles.filter((_, i) => i % 7 === 0),
      bytes,
    )
  })

  it('stores equal tiles once and counts them in runs', async () => {
    const sea = Uint8Array.of(1, 2, 3)
    const tiles = manyTiles(5_000, (index) => (index % 50 === 0 ? noise(index) : sea))
    const bytes = writePmtiles(tiles, META)
    const header = await openPmtiles(bytes).getHeader()
    const contents = new Set(tiles.map((tile) => tile.bytes.toString())).size
    expect(header.numTileContents).toBe(contents)
    expect(header.numAddressedTiles).toBe(5_000)
    expect(header.numTileEntries).toBeLessThan(1_000)
    await expectAll(tiles, bytes)
  })

  it('refuses no tiles and a tile given twice', () => {
    expect(() => writePmtiles([], META)).toThrow('expected at least one tile')
    const tile = { z: 8, x: 1, y: 2, bytes: noise(1) }
    expect(() => writePmtiles([tile, tile], META)).toThrow('tile 8/1/2 stands twice')
  })

  it('carries no trace of time or system in its gzip members', () => {
    const bytes = writePmtiles(manyTiles(2, noise), META)
    const headerOfRoot = Array.from(bytes.subarray(127, 137))
    expect(headerOfRoot.slice(0, 3)).toEqual([0x1f, 0x8b, 8])
    expect(headerOfRoot.slice(4, 8)).toEqual([0, 0, 0, 0])
    expect(headerOfRoot[9]).toBe(255)
  })
})
