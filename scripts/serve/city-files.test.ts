import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { FetchSource, PMTiles } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { basemapFile } from '../../src/format/city-manifest.ts'
import { unpackStoredFile, type StoredFile } from '../../src/format/stored-file.ts'
import type { VectorTile } from '../pipeline/basemap/features-to-tiles.ts'
import { writePmtiles } from '../pipeline/basemap/tiles-to-pmtiles.ts'
import { serveFolder, type ServedFolder } from '../testing/serve-folder.ts'
import type { ServerMode } from './file-body.ts'

const BASE = '/repo/'
/** Browsers differ here: with a range, Chromium accepts no packing; Firefox goes on to accept gzip. */
const CHROMIUM = { 'Accept-Encoding': 'identity' }
const FIREFOX = { 'Accept-Encoding': 'gzip, deflate, br, identity' }

/** More tiles than fit into the reader's first request of 16 KiB, so that it must ask for parts in the middle. */
const tiles: readonly VectorTile[] = Array.from({ length: 400 }, (_, index) => ({
  z: 14,
  x: 11_000 + (index % 20),
  y: 5_000 + Math.floor(index / 20),
  bytes: createHash('shake256', { outputLength: 300 }).update(String(index)).digest(),
}))
const archive = writePmtiles(tiles, {
  bounds: [71.28, 51.07, 71.63, 51.29],
  center: [71.45, 51.18, 14],
  metadata: { vector_layers: [] },
})

const content = new TextEncoder().encode('streets of a block\n'.repeat(500))
const stored = gzipSync(content)
const manifestEntry: StoredFile = {
  bytes: stored.length,
  rawBytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
}

let folder = ''
const servers = new Map<ServerMode, ServedFolder>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'city-files-'))
  writeFileSync(join(folder, basemapFile), archive)
  writeFileSync(join(folder, 'basemap.pmtiles'), archive)
  writeFileSync(join(folder, 'block-0.bin.gz'), stored)
  for (const mode of ['plain', 'like-pages', 'gzip-encoding'] as const)
    servers.set(mode, await serveFolder({ root: folder, base: BASE, mode }))
})
afterAll(async () => {
  await Promise.all([...servers.values()].map((served) => served.close()))
  rmSync(folder, { recursive: true, force: true })
})

function server(mode: ServerMode): ServedFolder {
  const served = servers.get(mode)
  if (served === undefined) throw new Error(`${mode}: not served`)
  return served
}

const archiveAt = (mode: ServerMode, name: string, browser: Readonly<Record<string, string>>): PMTiles =>
  new PMTiles(new FetchSource(`${server(mode).origin}${BASE}${name}`, new Headers(browser)))

/** Every tenth tile, the first and the last among them. */
async function expectTiles(found: PMTiles): Promise<void> {
  for (const { z, x, y, bytes } of tiles.filter(
    (_, index) => index % 10 === 0 || index === tiles.length - 1,
  )) {
    const tile = await found.getZxy(z, x, y)
    if (!tile || Buffer.compare(Buffer.from(tile.data), bytes) !== 0)
      throw new Error(`tile ${z}/${x}/${y} came back as ${tile?.data.byteLength ?? 'nothing'}`)
  }
}

describe('a stored file of a city', () => {
  it.each(['plain', 'like-pages', 'gzip-encoding'] as const)(
    'unpacks to its content from %s',
    async (mode) => {
      const response = await fetch(`${server(mode).origin}${BASE}block-0.bin.gz`)
      const received = new Uint8Array(await response.arrayBuffer())
      // Without this the test would not see whether the mode does what it is for.
      expect(received.length).toBe(mode === 'gzip-encoding' ? content.length : stored.length)
      expect(await unpackStoredFile('block-0.bin.gz', received, manifestEntry)).toEqual(content)
    },
  )
})

describe('the basemap', () => {
  it('is larger than the first request of its reader', () => {
    expect(archive.length).toBeGreaterThan(5 * 16_384)
  })

  it.each([
    ['plain', 'Chromium', CHROMIUM],
    ['plain', 'Firefox', FIREFOX],
    ['like-pages', 'Chromium', CHROMIUM],
    ['like-pages', 'Firefox', FIREFOX],
  ] as const)('is read tile by tile from %s by %s', async (mode, _browser, headers) => {
    await expectTiles(archiveAt(mode, basemapFile, headers))
  })

  it('would not be read by Firefox from Pages under the usual ending', async () => {
    await expectTiles(archiveAt('like-pages', 'basemap.pmtiles', CHROMIUM))
    // The beginning may still be unpacked: what it begins is gzip. A part from the middle is not.
    await expect(expectTiles(archiveAt('like-pages', 'basemap.pmtiles', FIREFOX))).rejects.toThrow()
  })

  it('fails at once, not with wrong tiles, where the server calls it packed', async () => {
    const range = await server('gzip-encoding').ask(`${BASE}${basemapFile}`, { Range: 'bytes=7-99' })
    expect(range.status).toBe(206)
    expect(range.body).toEqual(Buffer.from(archive.subarray(7, 100)))
    await expect(archiveAt('gzip-encoding', basemapFile, CHROMIUM).getHeader()).rejects.toThrow()
  })
})
