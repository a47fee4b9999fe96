import { PMTiles, type Source } from 'pmtiles'

/** The reference reader on an archive in memory, for tests. */
export function openPmtiles(bytes: Uint8Array<ArrayBuffer>): PMTiles {
  const source: Source = {
    getKey: () => 'memory',
    getBytes: (offset, length) => Promise.resolve({ data: bytes.slice(offset, offset + length).buffer }),
  }
  return new PMTiles(source)
}
