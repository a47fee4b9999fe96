/**
 * Vector tiles → one PMTiles archive, version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md):
 * 127-byte header, root directory, metadata, leaf directories, tile data. Clustered; equal tiles are stored once.
 */

import { createHash } from 'node:crypto'
import { constants, gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'
import type { Bounds } from '../../../src/units.ts'
import type { VectorTile } from './features-to-tiles.ts'

export interface PmtilesMeta {
  readonly bounds: Bounds
  /** Where a viewer opens the archive. */
  readonly center: readonly [lon: number, lat: number, zoom: number]
  /** Stored as JSON; `vector_layers` and `attribution` are what viewers look for. */
  readonly metadata: Readonly<Record<string, unknown>>
}

const HEADER_BYTES = 127
/** Header and root directory must fit into the first 16 KiB, the reader's first request. */
const MAX_ROOT_BYTES = 16_384 - HEADER_BYTES
/** Entries per leaf to begin with; doubled until the root fits. */
const FIRST_LEAF_ENTRIES = 2_048

/** Values of the specification. */
const GZIP = 2
const MVT = 1
/** "Unknown", so that every system writes the same byte. */
const GZIP_OS_UNKNOWN = 255

interface Entry {
  readonly tileId: number
  readonly offset: number
  readonly length: number
  /** Tiles in a row that share the data; 0 for a leaf directory. */
  runLength: number
}

/**
 * The archive as bytes; tiles may come in any order and are gzipped here. The same tiles give the same bytes.
 * Throws when there is no tile or one stands twice.
 */
export function writePmtiles(tiles: readonly VectorTile[], meta: PmtilesMeta): Uint8Array<ArrayBuffer> {
  if (tiles.length === 0) throw new Error('PMTiles: expected at least one tile, found none')
  const content = storeTiles(tiles)
  const { root, leaves } = directories(content.entries)
  const metadata = gzip(new TextEncoder().encode(JSON.stringify(meta.metadata)))
  const zooms = tiles.map(({ z }) => z)
  const header = headerBytes({
    sections: [root.length, metadata.length, leaves.length, content.byteLength],
    counts: [tiles.length, content.entries.length, content.chunks.length],
    zooms: [zooms.reduce((a, b) => Math.min(a, b)), zooms.reduce((a, b) => Math.max(a, b))],
    meta,
  })
  // A plain copy: a Buffer's `slice` would be a view, and its `buffer` may hold more than the archive.
  return new Uint8Array(Buffer.concat([header, root, metadata, leaves, ...content.chunks]))
}

interface StoredTiles {
  readonly entries: readonly Entry[]
  readonly chunks: readonly Uint8Array[]
  readonly byteLength: number
}

/** Data in the order of tile ids ("clustered"), each content once, at its first use. */
function storeTiles(tiles: readonly VectorTile[]): StoredTiles {
  const sorted = tiles.map((tile) => ({ tile, tileId: zxyToTileId(tile.z, tile.x, tile.y) }))
  sorted.sort((a, b) => a.tileId - b.tileId)
  const places = new Map<string, { offset: number; length: number }>()
  const chunks: Uint8Array[] = []
  const entries: Entry[] = []
  let byteLength = 0
  let previousId = -1
  for (const { tile, tileId } of sorted) {
    if (tileId === previousId) throw new Error(`PMTiles: tile ${tile.z}/${tile.x}/${tile.y} stands twice`)
    previousId = tileId
    const hash = createHash('sha256').update(tile.bytes).digest('base64')
    let place = places.get(hash)
    if (!place) {
      const chunk = gzip(tile.bytes)
      place = { offset: byteLength, length: chunk.length }
      places.set(hash, place)
      chunks.push(chunk)
      byteLength += chunk.length
    }
    const last = entries.at(-1)
    if (last && last.offset === place.offset && last.tileId + last.runLength === tileId) last.runLength++
    else entries.push({ tileId, ...place, runLength: 1 })
  }
  return { entries, chunks, byteLength }
}

function directories(entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } {
  let root = directoryBytes(entries)
  let leaves: Uint8Array = new Uint8Array()
  for (let size = FIRST_LEAF_ENTRIES; root.length > MAX_ROOT_BYTES; size *= 2) {
    const parts: Uint8Array[] = []
    const rootEntries: Entry[] = []
    let offset = 0
    for (let start = 0; start < entries.length; start += size) {
      const part = directoryBytes(entries.slice(start, start + size))
      const tileId = entries[start]?.tileId ?? 0
      rootEntries.push({ tileId, offset, length: part.length, runLength: 0 })
      parts.push(part)
      offset += part.length
    }
    leaves = Buffer.concat(parts)
    root = directoryBytes(rootEntries)
  }
  return { root, leaves }
}

/** Columns of varints: ids as differences, run lengths, lengths, offsets (0: right behind the one before). */
function directoryBytes(entries: readonly Entry[]): Uint8Array {
  const out: number[] = []
  appendVarint(out, entries.length)
  entries.forEach(({ tileId }, i) => appendVarint(out, tileId - (entries[i - 1]?.tileId ?? 0)))
  for (const { runLength } of entries) appendVarint(out, runLength)
  for (const { length } of entries) appendVarint(out, length)
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1]
    appendVarint(out, before && offset === before.offset + before.length ? 0 : offset + 1)
  })
  return gzip(Uint8Array.from(out))
}

/** Not by shifts: offsets and tile ids pass 32 bits. */
function appendVarint(out: number[], value: number): void {
  let rest = value
  while (rest >= 0x80) {
    out.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  out.push(rest)
}

function gzip(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION })
  // Modification time is 0 already.
  packed[9] = GZIP_OS_UNKNOWN
  return packed
}

interface HeaderFields {
  /** Bytes of root directory, metadata, leaf directories, tile data: stored in this order. */
  readonly sections: readonly number[]
  /** Addressed tiles, entries, contents. */
  readonly counts: readonly number[]
  readonly zooms: readonly [min: number, max: number]
  readonly meta: PmtilesMeta
}

function headerBytes({ sections, counts, zooms, meta }: HeaderFields): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 'latin1')
  header[7] = 3
  let at = 8
  const appendU64 = (value: number): void => {
    at = header.writeBigUInt64LE(BigInt(value), at)
  }
  let offset = HEADER_BYTES
  for (const length of sections) {
    appendU64(offset)
    appendU64(length)
    offset += length
  }
  counts.forEach(appendU64)
  const isClustered = 1
  for (const byte of [isClustered, GZIP, GZIP, MVT, ...zooms]) at = header.writeUInt8(byte, at)
  const appendE7 = (degrees: number): void => {
    at = header.writeInt32LE(Math.round(degrees * 1e7), at)
  }
  meta.bounds.forEach(appendE7)
  const [lon, lat, zoom] = meta.center
  at = header.writeUInt8(zoom, at)
  appendE7(lon)
  appendE7(lat)
  return header
}
